#include "base/files.h"

#include "base/diagnostics.h"
#include "base/length.h"
#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <stdexcept>

namespace fs = std::filesystem;

namespace banxin {
namespace {

class Files : public ::testing::Test {
protected:
    void SetUp() override {
        root_ = fs::path(::testing::TempDir()) / "banxin-files-test";
        fs::remove_all(root_);
        fs::create_directories(root_ / "book/img");
        write_file(root_ / "book/01.md", "text");
        write_file(root_ / "book/img/a.png", "png");
        write_file(root_ / "secret", "secret");
    }
    void TearDown() override { fs::remove_all(root_); }

    static BookFolder::Refusal refusal(const BookFolder& folder, std::string_view name,
                                       std::string_view base = {}) {
        return std::get<BookFolder::Refusal>(folder.find(name, base));
    }
    fs::path root_;
};

TEST_F(Files, AreFoundOnlyInsideTheBook) {
    const BookFolder folder(root_ / "book");
    EXPECT_TRUE(std::holds_alternative<fs::path>(folder.find("01.md")));
    EXPECT_TRUE(std::holds_alternative<fs::path>(folder.find("../01.md", "img")));
    EXPECT_EQ(refusal(folder, "../secret"), BookFolder::Refusal::outside);
    EXPECT_EQ(refusal(folder, "../../secret", "img"), BookFolder::Refusal::outside);
    EXPECT_EQ(refusal(folder, "/etc/passwd"), BookFolder::Refusal::outside);
    EXPECT_EQ(refusal(folder, "none.md"), BookFolder::Refusal::not_found);
    EXPECT_EQ(refusal(folder, "img"), BookFolder::Refusal::not_a_file);
    EXPECT_EQ(refusal(folder, std::string_view("01.md\0x", 7)), BookFolder::Refusal::not_found);
}

TEST_F(Files, AreNotReachedThroughASymbolicLink) {
    fs::create_symlink(root_ / "secret", root_ / "book/link.md");
    fs::create_directory_symlink(root_, root_ / "book/up");
    const BookFolder folder(root_ / "book");
    EXPECT_EQ(refusal(folder, "link.md"), BookFolder::Refusal::outside);
    EXPECT_EQ(refusal(folder, "up/secret"), BookFolder::Refusal::outside);
    EXPECT_TRUE(folder.list("up").empty());
}

// EPUB 11
TEST_F(Files, StayWholeWhenOneOfSeveralCannotBeWritten) {
    write_file(root_ / "a", "old");
    write_file(root_ / "blocked", "a file, no folder");
    EXPECT_THROW(write_files({{root_ / "a", "new"}, {root_ / "blocked/b", "new"}}), Failure);
    EXPECT_EQ(read_file(root_ / "a"), "old");
    EXPECT_EQ(BookFolder(root_).list(""), (std::vector<std::string>{"a", "blocked", "secret"}));
}

TEST_F(Files, SayWhatCannotBeRead) {
    EXPECT_THROW(static_cast<void>(read_file(root_ / "none")), Failure);
    EXPECT_THROW(static_cast<void>(read_file(root_ / "book")), Failure);
}

TEST(ForEachParallel, DoesEverythingOnceAndRethrowsTheFirstFailure) {
    for (const unsigned jobs : {0u, 1u, 3u}) {
        std::vector<std::atomic<int>> done(100);
        for_each_parallel(100, jobs, [&](std::size_t i) { ++done[i]; });
        for (const auto& one : done) EXPECT_EQ(one, 1);
        try {
            for_each_parallel(100, jobs, [](std::size_t i) {
                if (i % 10 == 3) throw std::runtime_error(std::to_string(i));
            });
            FAIL();
        } catch (const std::runtime_error& failure) {
            EXPECT_STREQ(failure.what(), "3");
        }
    }
}

TEST(Length, IsExact) {
    EXPECT_EQ(points(10.5).sp, 688128);
    EXPECT_EQ(millimetres(25.4), points(72));
    EXPECT_EQ(points(10.5) * 27, points(283.5));
}

}  // namespace
}  // namespace banxin
