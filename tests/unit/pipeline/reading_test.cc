// What happens to a book whose files change while it is read.
#include "pipeline.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <functional>

namespace fs = std::filesystem;

namespace banxin {
namespace {

constexpr const char* manifest_text = R"([book]
title = "书"
language = "zh-Hans"

[[chapter]]
file = "a.md"

[[chapter]]
kind = "translation"
file = "b.md"
original = { title = "B", author = "A. Writer", language = "en" }
translators = ["丙丁"]
parallel = "b.en.md"
)";

class ReadingABook : public ::testing::Test {
protected:
    ReadingABook() {
        fs::create_directories(folder_);
        for (const char* name : {"a.md", "b.md", "b.en.md"})
            std::ofstream(folder_ / name) << "# 题\n\n文。\n";
        std::ofstream(folder_ / manifest_name) << manifest_text;
    }
    ~ReadingABook() override { fs::remove_all(folder_); }
    ReadingABook(const ReadingABook&) = delete;
    ReadingABook& operator=(const ReadingABook&) = delete;

    /// Codes and places of the errors when `change` comes right after the manifest was read.
    std::string errors_after(const std::function<void(const fs::path&)>& change) {
        banxin::Run run;
        run.jobs = 1;
        run.on_stage = [&](const std::string& stage) {
            if (stage == "chapters") change(folder_);
        };
        const bool loaded = load_book(folder_, run).has_value();
        std::string errors;
        for (const Diagnostic& one : run.diagnostics.items()) {
            if (severity_of(one.code) != Severity::error) continue;
            const Source& source = run.sources[one.span.source];
            errors += std::string(name_of(one.code)) + " " +
                      fs::path(source.path()).filename().string() + ":" +
                      std::to_string(source.position(one.span.begin).line) + "\n";
        }
        EXPECT_EQ(loaded, errors.empty());
        return errors;
    }

    fs::path folder_ = fs::temp_directory_path() / ("banxin-reading-" + std::to_string(::getpid()));
};

TEST_F(ReadingABook, NothingIsWrongWithIt) {
    EXPECT_EQ(errors_after([](const fs::path&) {}), "");
}

TEST_F(ReadingABook, AChapterThatVanishesIsAnErrorAtItsName) {
    EXPECT_EQ(errors_after([](const fs::path& book) { fs::remove(book / "b.md"); }),
              "M016 banxin.toml:10\n");
}

TEST_F(ReadingABook, AnOriginalThatVanishesIsAnErrorAtItsName) {
    EXPECT_EQ(errors_after([](const fs::path& book) { fs::remove(book / "b.en.md"); }),
              "M016 banxin.toml:13\n");
}

TEST_F(ReadingABook, AChapterThatBecomesAFolderOrAPipeIsAnErrorAtItsName) {
    EXPECT_EQ(errors_after([](const fs::path& book) {
                  fs::remove(book / "a.md");
                  fs::create_directory(book / "a.md");
                  fs::remove(book / "b.en.md");
                  ASSERT_EQ(::mkfifo((book / "b.en.md").c_str(), 0600), 0);
              }),
              "M018 banxin.toml:6\nM018 banxin.toml:13\n");
}

TEST_F(ReadingABook, WhatTheDiskRefusesIsAnErrorAtItsName) {
    // Longer than any text may be, and takes no room.
    EXPECT_EQ(errors_after([](const fs::path& book) {
                  fs::resize_file(book / "a.md", std::uintmax_t{300} << 20);
                  fs::resize_file(book / "b.en.md", std::uintmax_t{300} << 20);
              }),
              "W001 banxin.toml:6\nW001 banxin.toml:13\n");
}

}  // namespace
}  // namespace banxin
