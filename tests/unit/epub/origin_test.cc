// From a finished document back to the manuscript.
#include "epub/origin.h"

#include "passes/passes.h"
#include "unit/epub/support.h"

namespace banxin::epub::testing {
namespace {

constexpr std::string_view manuscript =
    "# 第一章\n\n开头。\n\n## 一节\n\n灯火[^a]。\n\n- 甲\n- 乙\n\n> 引文。\n>\n> "
    "后文。\n\n末段。\n\n[^a]: 注文。\n";

class Origins : public ::testing::Test {
protected:
    /// What of the manuscript stands where `shown` is in the chapter's document.
    std::string origin(std::string_view shown) const {
        const std::string& document = made_.file("epub/text/" + book_.chapters[0].name + ".xhtml");
        const std::size_t at = document.find(shown);
        EXPECT_NE(at, std::string::npos) << shown;
        const auto span =
            origin_of(book_, "epub/text/" + book_.chapters[0].name + ".xhtml", document, at);
        if (!span) return "nothing";
        return std::string(manuscript.substr(span->begin, span->end - span->begin));
    }

    Book book_ = small_book(manuscript);
    Made made_ = make(book_);
};

TEST_F(Origins, AreTheBlocksThatMadeAPlace) {
    EXPECT_TRUE(origin("开头").starts_with("开头。"));
    EXPECT_TRUE(origin("一节").starts_with("## 一节"));
    EXPECT_TRUE(origin("灯火").starts_with("灯火"));
    EXPECT_TRUE(origin("乙").starts_with("- 甲"));
    EXPECT_TRUE(origin("后文").starts_with("后文"));
    EXPECT_TRUE(origin("末段").starts_with("末段"));
    EXPECT_NE(origin("注文").find("注文"), std::string::npos);
    EXPECT_EQ(origin("<h1"), "第一章");
}

TEST(OriginsOfNotes, AreFoundInEverySection) {
    const std::string text =
        "# 章\n\n甲[^1]乙[^2]丙[^3]。\n\n[^1]: 一。（译注）\n\n[^2]: 二。\n\n[^3]: 三。（译注）\n";
    Book book = small_book(text);
    passes::attribute_notes(book.chapters[0].notes, NoteBy::author);
    book.notes_apart = true;
    const std::string path = "epub/text/" + book.chapters[0].name + ".xhtml";
    const Made made = make(book);
    const std::string& document = made.file(path);
    for (const char* words : {"一。", "二。", "三。"}) {
        const auto span = origin_of(book, path, document, document.find(words));
        ASSERT_TRUE(span.has_value());
        EXPECT_NE(text.substr(span->begin, span->end - span->begin).find(words), std::string::npos);
    }
}

TEST(OriginsOfNotes, AreFoundWhereverTheyStand) {
    const std::string text =
        "# 章\n\n甲[^1]乙[^2]丙[^3]。\n\n[^1]: 一。（译注）\n\n[^2]: 二。\n\n[^3]: 三。（译注）\n";
    for (const NotePlace place : {NotePlace::chapter, NotePlace::book}) {
        Book book = small_book(text);
        passes::attribute_notes(book.chapters[0].notes, NoteBy::author);
        book.notes_apart = true;
        passes::place_notes(book, place);
        const std::string path = "epub/text/" + book.chapters.back().name + ".xhtml";
        const Made made = make(book);
        const std::string& document = made.file(path);
        for (const char* words : {"一。", "二。", "三。"}) {
            const auto span = origin_of(book, path, document, document.find(words));
            ASSERT_TRUE(span.has_value()) << words;
            EXPECT_NE(text.substr(span->begin, span->end - span->begin).find(words),
                      std::string::npos);
        }
    }
}

TEST(OriginsOfOpenings, AreTheFieldsThatMadeThem) {
    Book book = small_book("# 题\n\n正文。\n");
    Chapter& chapter = book.chapters[0];
    const SourceId source = chapter.blocks[0].span.source;
    const auto line = [&](const char* words, ParagraphRole role, std::uint32_t begin) {
        const Text text{words, {source, begin, begin + 1}};
        return Block{Paragraph{{{text}}, role, false}, chapter.span, "", ""};
    };
    chapter.over_title = {line("引题", ParagraphRole::kicker, 1001)};
    chapter.under_title = {line("副题", ParagraphRole::deck, 1002)};
    chapter.blocks.insert(chapter.blocks.begin(), line("记者", ParagraphRole::byline, 1003));
    const Made made = make(book);
    const std::string path = "epub/text/" + chapter.name + ".xhtml";
    const std::string& document = made.file(path);
    const auto origin = [&](const char* shown) {
        const auto span =
            origin_of(book, path, document, document.find(shown, document.find("<h")));
        return span ? span->begin : 0;
    };
    EXPECT_EQ(origin("引题"), 1001U);
    EXPECT_EQ(origin("副题"), 1002U);
    EXPECT_EQ(origin("记者"), 1003U);
    EXPECT_LT(origin("<h1"), 10U);
    EXPECT_LT(origin("正文"), 20U);
}

TEST(OriginsOfParts, AreFoundInEveryDocumentAndBehindMarksOfPages) {
    std::string text = "# 章\n";
    for (int i = 0; i < 30; ++i) {
        text += "\n## 第" + std::to_string(i) + "节\n\n";
        for (int k = 0; k < 200; ++k) text += "雨下了一夜，街上的石板都亮了，没有人走过。";
        text += "尾" + std::to_string(i) + "\n";
    }
    Book book = small_book(text);
    PageMap pages;
    pages.starts.push_back({{0, book.chapters[0].blocks[3].number, 0}, "1"});
    pages.starts.push_back({{0, book.chapters[0].blocks[50].number, 0}, "2"});
    EpubOptions options;
    options.pages = &pages;
    const Made made = make(book, options);
    const std::string path = "epub/text/" + book.chapters[0].name;
    for (const auto& [file, last] :
         {std::pair{path + ".xhtml", "尾3<"}, {path + "-part2.xhtml", "尾29<"}}) {
        const std::string& document = made.file(file);
        const std::size_t at = document.find(last);
        ASSERT_NE(at, std::string::npos) << file << last;
        const auto span = origin_of(book, file, document, at);
        ASSERT_TRUE(span.has_value());
        const std::string block = text.substr(span->begin, span->end - span->begin);
        EXPECT_TRUE(block.ends_with(std::string(last).substr(0, std::string(last).size() - 1)))
            << block.substr(0, 30);
    }
}

TEST_F(Origins, AreNotGuessedForPagesThatNoChapterMade) {
    EXPECT_FALSE(origin_of(book_, "epub/nav.xhtml", made_.file("epub/nav.xhtml"), 300));
    EXPECT_FALSE(origin_of(book_, "other/text.xhtml", "<html/>", 3));
}

TEST_F(Origins, SurviveADocumentThatIsNotTheirs) {
    const std::string path = "epub/text/" + book_.chapters[0].name + ".xhtml";
    const std::string& document = made_.file("epub/text/" + book_.chapters[0].name + ".xhtml");
    for (std::size_t size = 0; size < document.size(); size += 7)
        static_cast<void>(origin_of(book_, path, document.substr(0, size), size));
    std::string many = "<html><body><section><header/>";
    for (int i = 0; i < 50; ++i) many += "<p>x</p>";
    static_cast<void>(origin_of(book_, path, many, many.size()));
}

}  // namespace
}  // namespace banxin::epub::testing
