#include "base/mapped_file.h"

#include "base/files.h"
#include "unit/resident.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <numeric>
#include <string>

namespace banxin {
namespace {

namespace fs = std::filesystem;

class MappedFiles : public ::testing::Test {
protected:
    void SetUp() override {
        fs::remove_all(root_);
        fs::create_directories(root_);
    }
    void TearDown() override { fs::remove_all(root_); }

    const fs::path root_ = fs::path(::testing::TempDir()) / "banxin-mapped-file-test";
};

unsigned sum(std::string_view bytes) {
    return std::accumulate(bytes.begin(), bytes.end(), 0U, [](unsigned all, char c) {
        return all * 31U + static_cast<unsigned char>(c);
    });
}

TEST_F(MappedFiles, TakeNoMemoryWhenTheyAreLetGoAndHaveTheSameBytes) {
    std::string bytes;
    for (unsigned i = 0; bytes.size() < 1'000'001; ++i) bytes += std::to_string(i);
    const fs::path path = root_ / "large";
    write_file(path, bytes);
    const std::unique_ptr<MappedFile> file = MappedFile::open(path);
    ASSERT_NE(file, nullptr);
    EXPECT_EQ(sum(file->bytes()), sum(bytes));
    EXPECT_GE(resident_bytes(path), bytes.size());
    file->let_go();
    EXPECT_EQ(resident_bytes(path), 0U);
    EXPECT_TRUE(file->bytes() == bytes);
}

TEST_F(MappedFiles, AreOnlyWhatHasBytesToMap) {
    write_file(root_ / "empty", "");
    write_file(root_ / "one", "1");
    EXPECT_EQ(MappedFile::open(root_ / "none"), nullptr);
    EXPECT_EQ(MappedFile::open(root_ / "empty"), nullptr);
    EXPECT_EQ(MappedFile::open(root_), nullptr);
    EXPECT_EQ(MappedFile::open("/dev/null"), nullptr);
    ASSERT_EQ(::mkfifo((root_ / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(MappedFile::open(root_ / "pipe"), nullptr) << "and is not waited for";
    const std::unique_ptr<MappedFile> one = MappedFile::open(root_ / "one");
    ASSERT_NE(one, nullptr);
    EXPECT_EQ(one->bytes(), "1");
}

}  // namespace
}  // namespace banxin
