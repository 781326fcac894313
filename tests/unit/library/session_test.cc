// What other programs see: a book that is opened, looked at and made, and that nothing in a book's
// files makes throw. That it makes what the program makes is for tests/library/run.py.
#include "library/inside.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace fs = std::filesystem;

namespace banxin::library {
namespace {

constexpr const char* manifest = R"([book]
title = "小书"
language = "zh-Hans"
authors = ["甲乙"]
date = 2026-11-28

[[chapter]]
file = "a.md"
)";

class AnOpenedBook : public ::testing::Test {
protected:
    AnOpenedBook() {
        fs::create_directories(folder_);
        write("banxin.toml", manifest);
        write("a.md",
              "# 雨\n\n雨停了[^1]。\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n[^1]: 注文。\n");
    }
    ~AnOpenedBook() override { fs::remove_all(folder_); }
    AnOpenedBook(const AnOpenedBook&) = delete;
    AnOpenedBook& operator=(const AnOpenedBook&) = delete;

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }
    static std::string codes(const Findings& findings) {
        std::string all;
        for (const Finding& one : findings.list(Language::english)) all += one.code + " ";
        return all;
    }
    /// "name:line:column" of the line with this text, from all pages.
    static std::string place_of(const Book& book, const std::string& text) {
        for (std::size_t i = 0; i < book.page_count(); ++i)
            for (const Line& line : book.page(i).lines)
                if (line.text == text)
                    return line.place ? fs::path(line.place->file).filename().string() + ":" +
                                            std::to_string(line.place->begin.line) + ":" +
                                            std::to_string(line.place->begin.column)
                                      : "made";
        return "nowhere";
    }
    static std::string bytes_of(const fs::path& path) {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    const fs::path folder_ =
        fs::temp_directory_path() / ("banxin-library-" + std::to_string(::getpid()));
    const SessionOptions alone_{1, false, true};
};

TEST_F(AnOpenedBook, ShowsItsPagesAndWhereTheirLinesAreFrom) {
    Session session(folder_, alone_);
    const Book book = session.update();
    ASSERT_TRUE(book.is_current()) << book.findings().text(Language::english);
    EXPECT_EQ(book.title(), "小书");
    ASSERT_GE(book.page_count(), 3U);
    EXPECT_EQ(book.page(0).label, "i");
    EXPECT_GT(book.page(0).height, book.page(0).width);
    EXPECT_EQ(place_of(book, "小书\n甲乙　著"), "made");
    EXPECT_EQ(place_of(book, "雨停了①。"), "a.md:3:1");
    EXPECT_EQ(place_of(book, "丙\t丁"), "a.md:7:3");
    EXPECT_EQ(place_of(book, "①注文。"), "a.md:9:1");
    const Page behind = book.page(book.page_count());
    EXPECT_TRUE(behind.lines.empty() && behind.label.empty());
}

TEST_F(AnOpenedBook, ReadsNoRuby) {
    write("a.md", "# 雨\n\n{汉字|hàn zì}很美。\n");
    Session session(folder_, alone_);
    EXPECT_EQ(place_of(session.update(), "汉字很美。"), "a.md:3:1");
}

TEST_F(AnOpenedBook, IsMadeInMemoryAndWrittenWhereOneLikes) {
    Session session(folder_, alone_);
    const Book book = session.update();
    const Made made = book.make();
    ASSERT_TRUE(made) << made.findings().text(Language::english);
    EXPECT_FALSE(fs::exists(folder_ / "build"));
    EXPECT_EQ(made.epub()->substr(0, 2), "PK");
    EXPECT_EQ(made.pdf()->substr(0, 5), "%PDF-");
    EXPECT_EQ(made.write().error_count(), 0U);
    EXPECT_EQ(bytes_of(made.epub_path()), *made.epub());
    EXPECT_EQ(made.write({}, folder_ / "new" / "x.pdf").error_count(), 0U);
    EXPECT_EQ(bytes_of(folder_ / "new" / "x.pdf"), *made.pdf());
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "new"), {}), 1);
}

TEST_F(AnOpenedBook, IsMadeToOneFileOnly) {
    Session session(folder_, alone_);
    MakeOptions options;
    options.epub = true;
    options.output = folder_ / "out";
    const Made made = session.update().make(options);
    ASSERT_TRUE(made);
    EXPECT_EQ(made.epub_path().parent_path(), folder_ / "out");
    EXPECT_TRUE(made.pdf_path().empty());
    EXPECT_FALSE(made.pdf().has_value());
    EXPECT_EQ(made.write(folder_ / "a.epub", folder_ / "a.pdf").error_count(), 0U);
    EXPECT_FALSE(fs::exists(folder_ / "a.pdf"));
}

TEST_F(AnOpenedBook, WithoutPagesIsMadeAllTheSame) {
    Session setting(folder_, alone_);
    Session reading(folder_, {1, false, false});
    const Book book = reading.update();
    EXPECT_TRUE(book.is_current());
    EXPECT_EQ(book.page_count(), 0U);
    const Made made = book.make();
    const Made other = setting.update().make();
    ASSERT_TRUE(made && other);
    EXPECT_EQ(*made.epub(), *other.epub());
    EXPECT_EQ(*made.pdf(), *other.pdf());
    write("a.md", "# 雪\n\n雪停了。\n");
    EXPECT_TRUE(reading.update().is_current());
}

TEST_F(AnOpenedBook, HasTheDateThatItIsTold) {
    write("banxin.toml",
          "[book]\ntitle = \"小书\"\nlanguage = \"zh-Hans\"\nauthors = [\"甲\"]\n"
          "[[chapter]]\nfile = \"a.md\"\n");
    Session session(folder_, alone_);
    const Book book = session.update();
    MakeOptions options;
    options.source_date = 86400;
    EXPECT_NE(*book.make(options).epub(), *book.make().epub());
}

TEST_F(AnOpenedBook, SeesEditsByItselfAndLeavesFormerStatesAsTheyWere) {
    Session session(folder_, alone_);
    const Book before = session.update();
    EXPECT_EQ(before.make().write().error_count(), 0U);
    write("a.md", "# 雨\n\n雨又来了。\n");
    const Book after = session.update();
    EXPECT_EQ(place_of(after, "雨又来了。"), "a.md:3:1");
    EXPECT_EQ(place_of(before, "雨停了①。"), "a.md:3:1");
    // What is no text may change how all looks.
    write("banxin.toml", std::string(manifest) + "\n[output]\ntrim = \"a4\"\n");
    EXPECT_GT(session.update().page(0).width, after.page(0).width);
}

TEST_F(AnOpenedBook, ThatCannotBeReadShowsTheLastStateThatCould) {
    Session session(folder_, alone_);
    const Book good = session.update();
    write("banxin.toml", "[book\n");
    const Book broken = session.update();
    EXPECT_FALSE(broken.is_current());
    EXPECT_GT(broken.findings().error_count(), 0U);
    EXPECT_EQ(broken.page_count(), good.page_count());
    const Made made = broken.make();
    EXPECT_FALSE(made);
    EXPECT_EQ(codes(made.findings()), codes(broken.findings()));
    EXPECT_EQ(made.write().error_count(), broken.findings().error_count());
    EXPECT_TRUE(made.epub_path().empty() && !made.epub());
    write("banxin.toml", manifest);
    EXPECT_TRUE(session.update().is_current());
}

TEST_F(AnOpenedBook, ThatIsNotThereIsAFindingUntilItComes) {
    const fs::path later = folder_ / "later";
    Session session(later, alone_);
    const Book none = session.update();
    EXPECT_FALSE(none.is_current());
    EXPECT_EQ(codes(none.findings()), "W001 ");
    EXPECT_FALSE(none.findings().list(Language::english).at(0).place.has_value());
    EXPECT_EQ(none.page_count(), 0U);
    fs::create_directories(later);
    EXPECT_EQ(codes(session.update().findings()), "W001 ");
    fs::copy_file(folder_ / "banxin.toml", later / "banxin.toml");
    fs::copy_file(folder_ / "a.md", later / "a.md");
    EXPECT_TRUE(session.update().is_current());
}

TEST_F(AnOpenedBook, SaysWhatIsWrongInBothLanguagesAndWhere) {
    write("a.md", "# 雨\n\n雨停之后，[天晴了](#上午)。\n\n## 下午\n\n天晴了。\n");
    Session session(folder_, alone_);
    const Findings findings = session.update().findings();
    const std::vector<Finding> all = findings.list(Language::chinese);
    const auto one = std::find_if(all.begin(), all.end(),
                                  [](const Finding& each) { return each.code == "R002"; });
    ASSERT_NE(one, all.end()) << codes(findings);
    EXPECT_EQ(one->severity, Severity::warning);
    EXPECT_EQ(one->place->file, (folder_ / "a.md").string());
    EXPECT_EQ(one->place->begin.line, 3U);
    EXPECT_EQ(one->place->begin.column, 6U);
    EXPECT_EQ(one->place->end.column, 16U);
    EXPECT_NE(one->message.find("没有"), std::string::npos) << one->message;
    EXPECT_FALSE(one->hint.empty());
    EXPECT_EQ(findings.warning_count(), 1U);
    EXPECT_NE(findings.text(Language::english).find("a.md:3:6: warning[R002]: "),
              std::string::npos);
}

TEST_F(AnOpenedBook, WithErrorsIsADraftIfOneLikes) {
    write("a.md", "# 雨\n\n![没有](none.png)\n");
    Session strict(folder_, alone_);
    Session draft(folder_, {1, true, true});
    EXPECT_FALSE(strict.update().make());
    const Made made = draft.update().make();
    EXPECT_TRUE(made) << made.findings().text(Language::english);
    EXPECT_GT(made.findings().warning_count(), 0U);
}

TEST_F(AnOpenedBook, SaysWhenADiskRefuses) {
    Session session(folder_, alone_);
    const Made made = session.update().make();
    write("file", "");
    const Findings refused = made.write(folder_ / "file" / "a.epub", folder_ / "a.pdf");
    EXPECT_EQ(codes(refused), "W002 ");
    EXPECT_FALSE(fs::exists(folder_ / "a.pdf"));
}

TEST_F(AnOpenedBook, OutlivesItsSessionAndIsAskedByManyThreads) {
    Book book;
    EXPECT_FALSE(book.is_current());
    EXPECT_TRUE(codes(book.findings()).empty() && !book.make());
    {
        Session session(folder_, alone_);
        Session moved = std::move(session);
        book = moved.update();
    }
    std::vector<std::string> places(4);
    std::vector<std::string> epubs(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < places.size(); ++i)
            threads.emplace_back([&, i] {
                places[i] = place_of(book, "丙\t丁");
                epubs[i] = *book.make().epub();
                // Sessions know nothing of each other.
                Session own(folder_, alone_);
                places[i] += place_of(own.update(), "雨停了①。");
            });
    }
    for (const std::string& place : places) EXPECT_EQ(place, "a.md:7:3a.md:3:1");
    for (const std::string& epub : epubs) EXPECT_EQ(epub, epubs[0]);
}

TEST(ALibrary, TellsOfNoMemoryAndOfMistakesOfItsOwn) {
    const auto told = [](const auto& thrown) {
        auto run = std::make_shared<banxin::Run>();
        try {
            throw thrown;
        } catch (...) {
            tell_exception(*run);
        }
        return findings_in(run).list(Language::english).at(0);
    };
    EXPECT_EQ(told(std::bad_alloc()).code, "W005");
    const Finding bug = told(std::logic_error("two and two"));
    EXPECT_EQ(bug.code + " " + bug.message, "W003 internal error: two and two");
}

TEST(ALibrary, SaysItsVersion) {
    EXPECT_EQ(std::string(version()), std::to_string(BANXIN_VERSION_MAJOR) + "." +
                                          std::to_string(BANXIN_VERSION_MINOR) + "." +
                                          std::to_string(BANXIN_VERSION_PATCH));
}

}  // namespace
}  // namespace banxin::library
