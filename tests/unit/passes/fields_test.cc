// Front matter, openings, 版权页.
#include "unit/passes/book.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

using namespace passes;

TEST(FrontMatter, FillsWhatTheManifestLeavesOpen) {
    TestBook test;
    const Chapter& chapter =
        test.add("a.md",
                 "---\ntitle: 题\nauthor: 张三\ndate: 2024-10\ntranslators: 甲、乙, 丙\n"
                 "original.title: Title\n---\n正文\n");
    EXPECT_EQ(plain_text(chapter.title), "题");
    EXPECT_EQ(chapter.fields.author, "张三");
    EXPECT_EQ(chapter.fields.date, (Date{2024, 10, 0}));
    EXPECT_EQ(chapter.fields.translators, (std::vector<std::string>{"甲", "乙", "丙"}));
    EXPECT_EQ(chapter.fields.original->title, "Title");
    EXPECT_EQ(test.complaints(), "");

    Chapter given;
    given.fields.author = "李四";
    apply_front_matter(given, {{"author", "张三", {}}}, test.diagnostics);
    EXPECT_EQ(given.fields.author, "李四");
}

TEST(FrontMatter, YieldsToTheManifestAndTellsOfBothPlaces) {
    TestBook test;
    const SourceId manifest = test.sources.add("banxin.toml", "0123456789");
    Chapter given;
    given.fields.author = "李四";
    given.fields.date = Date{2024, 10, 0};
    given.fields.translators = {"甲", "乙"};
    given.fields.original.emplace();
    given.fields.original->title = "Title";
    for (std::uint32_t at = 0;
         const char* key : {"author", "date", "translators", "original.title", "title"}) {
        given.fields.in_manifest.push_back({key, "题", {manifest, at, at + 1}});
        ++at;
    }
    apply_front_matter(given,
                       {{"author", "张三", {manifest, 9, 10}},
                        {"date", "2024-11", {manifest, 8, 9}},
                        {"translator", "丙", {manifest, 7, 8}},
                        {"original.title", "Other", {manifest, 6, 7}},
                        {"title", "别题", {manifest, 5, 6}}},
                       test.diagnostics);
    EXPECT_EQ(test.complaints(), "S030@1:10 S030@1:9 S030@1:8 S030@1:7 S030@1:6");
    for (std::uint32_t i = 0; i < 5; ++i)
        EXPECT_EQ(test.diagnostics.items()[i].related.begin, i) << i;
    EXPECT_EQ(given.fields.author, "李四");
    EXPECT_EQ(given.fields.date, (Date{2024, 10, 0}));
    EXPECT_EQ(given.fields.translators, (std::vector<std::string>{"甲", "乙"}));
    EXPECT_EQ(given.fields.original->title, "Title");
    // The same twice is no contradiction.
    TestBook same;
    apply_front_matter(
        given, {{"author", "李四", {}}, {"date", "2024-10", {}}, {"translators", "甲、乙", {}}},
        same.diagnostics);
    EXPECT_EQ(same.complaints(), "");
}

TEST(FrontMatter, ReportsUnknownKeysAndImpossibleDays) {
    TestBook test;
    test.add("a.md", "---\nauthr: 张三\ndate: 2023-02-29\n---\n正文\n");
    EXPECT_EQ(test.complaints(), "S017@2:8 S018@3:7");
    EXPECT_EQ(test.hint(0), "author");
}

TEST(FrontMatter, TellsOfOtherProgramsKeysOnce) {
    TestBook test;
    test.add("a.md", "---\ntags: x\nauthor:\nlayout: post\n---\n正文\n");
    EXPECT_EQ(test.complaints(), "S027@2:7");
    EXPECT_EQ(test.diagnostics.items()[0].arguments[0], "tags, layout");
}

TEST(Titles, AreTakenFromAFirstHeadingThatAllOthersAreUnder) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "## 题 {#t}\n\n文\n\n### 节\n\n#### 款\n");
    take_title(chapter);
    EXPECT_EQ(plain_text(chapter.title), "题");
    EXPECT_EQ(chapter.anchor, "t");
    EXPECT_EQ(dump(chapter.blocks),
              "paragraph\n  text \"文\"\nheading 2\n  text \"节\"\nheading 3\n  text \"款\"\n");
    for (const char* text : {"## 一\n\n## 二\n", "文\n\n## 一\n"}) {
        TestBook other;
        Chapter& plain = other.add("a.md", text);
        take_title(plain);
        EXPECT_TRUE(plain.title.empty()) << text;
    }
    TestBook given;
    Chapter& titled = given.add("a.md", "---\ntitle: 题\n---\n\n## 一\n");
    take_title(titled);
    EXPECT_EQ(plain_text(titled.title), "题");
    EXPECT_EQ(titled.blocks.size(), 1U);
}

TEST(Opening, OfATranslationNamesEveryone) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "# 题\n\n正文\n");
    chapter.kind = ChapterKind::translation;
    chapter.fields.original =
        Original{"Title", "A. Writer", "en", "Press", Date{2024, 10, 20}, "https://e.com/", {}};
    chapter.fields.translators = {"甲", "乙"};
    add_openings(test.book, test.diagnostics);
    EXPECT_EQ(dump(test.book.chapters[0].blocks),
              "paragraph byline\n  text \"A. Writer 著\"\n"
              "paragraph translator\n  text \"甲、乙 译\"\n"
              "paragraph original\n  text \"原题：\"\n  link \"https://e.com/\"\n    foreign en\n"
              "      emphasis\n        text \"Title\"\n  text \"，Press，2024年10月20日\"\n"
              "paragraph\n  text \"正文\"\n");
    EXPECT_EQ(test.complaints(), "");
}

TEST(Opening, OfADigestNamesTheTextThatItIsOf) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "# 题\n\n正文\n");
    chapter.kind = ChapterKind::digest;
    chapter.fields.author = "丁某";
    chapter.fields.original =
        Original{"Title", "A. Writer", "en", "Press", Date{2024, 10, 20}, "https://e.com/", {}};
    add_colophon(test.book);
    add_openings(test.book, test.diagnostics);
    EXPECT_EQ(dump(test.book.chapters[1].blocks),
              "paragraph byline\n  text \"丁某\"\n"
              "paragraph source\n  text \"原文：\"\n  text \"A. Writer，\"\n"
              "  link \"https://e.com/\"\n    foreign en\n"
              "      emphasis\n        text \"Title\"\n  text \"，Press，2024年10月20日\"\n"
              "paragraph\n  text \"正文\"\n");
    EXPECT_EQ(test.complaints(), "");
    EXPECT_EQ(plain_text(std::get<Paragraph>(test.book.chapters[0].blocks.back().value).content),
              "《题》摘自A. Writer，Title，Press，2024年10月20日");
}

TEST(Opening, OfADigestSpeaksTheChaptersLanguage) {
    for (const auto& [language, expected] : {std::pair{"zh-Hans", "原文：甲《乙》"},
                                             {"zh-Hant", "原文：甲《乙》"},
                                             {"ja", "原文：甲『乙』"},
                                             {"en", "Digest of: 甲, “乙”"}}) {
        TestBook test;
        Chapter& chapter = test.add("a.md", "# 题\n", language);
        chapter.kind = ChapterKind::digest;
        chapter.fields.original.emplace();
        chapter.fields.original->title = "乙";
        chapter.fields.original->author = "甲";
        add_openings(test.book, test.diagnostics);
        EXPECT_EQ(plain_text(std::get<Paragraph>(test.book.chapters[0].blocks[0].value).content),
                  expected);
    }
}

TEST(Opening, SetsAnEpigraphBeforeTheText) {
    TestBook test;
    test.add("a.md",
             "---\nauthor: 张三\nepigraph: 风来了。\nepigraph.source: 《谣》\n---\n# 题\n\n正文\n");
    Chapter& lines = test.add("b.md", "# Title\n\nText\n", "en");
    lines.fields.epigraph = Epigraph{"One.\n\nTwo.", "Somebody"};
    add_openings(test.book, test.diagnostics);
    EXPECT_EQ(dump(test.book.chapters[0].blocks),
              "paragraph byline\n  text \"张三\"\n"
              "epigraph\n  paragraph\n    text \"风来了。\"\n"
              "  paragraph attribution\n    text \"——《谣》\"\n"
              "paragraph\n  text \"正文\"\n");
    EXPECT_EQ(dump(test.book.chapters[1].blocks),
              "epigraph\n  paragraph\n    text \"One.\"\n"
              "  paragraph\n    text \"Two.\"\n"
              "  paragraph attribution\n    text \"— Somebody\"\n"
              "paragraph\n  text \"Text\"\n");
    EXPECT_EQ(test.complaints(), "");
}

TEST(Opening, OfAReportNamesItsSourceOnce) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "# 头条\n\n正文\n");
    chapter.kind = ChapterKind::news;
    chapter.fields.source = NewsSource{"某报", "头条", Date{2024, 12, 8}, "https://n.cn/", {}};
    chapter.fields.byline = "记者";
    chapter.fields.dateline = "本报北京电";
    add_openings(test.book, test.diagnostics);
    EXPECT_EQ(dump(test.book.chapters[0].blocks),
              "paragraph byline\n  text \"记者\"\n"
              "paragraph source\n  text \"来源：\"\n  link \"https://n.cn/\"\n"
              "    text \"某报，2024年12月8日\"\n"
              "paragraph\n  dateline\n    text \"本报北京电\"\n  text \"　\"\n  text \"正文\"\n");
}

TEST(Opening, GivesADatelineItsOwnLineBeforeWhatIsNoParagraph_B15) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "# 头条\n\n- 一\n");
    chapter.kind = ChapterKind::news;
    chapter.fields.source = NewsSource{"某报", "头条", {}, "", {}};
    chapter.fields.dateline = "本报北京电";
    add_openings(test.book, test.diagnostics);
    const std::string text = dump(test.book.chapters[0].blocks);
    EXPECT_NE(text.find("paragraph dateline\n  text \"本报北京电\"\nlist"), std::string::npos)
        << text;
}

TEST(HeadingNumbers, HaveTheBlankThatTheirMarkWants_H14) {
    for (const auto& [written, wanted] : {std::pair{"第一章 雨", "第一章　雨"},
                                          {"第12回  雨", "第12回　雨"},
                                          {"1.1 雨", "1.1\u2002雨"},
                                          {"2. 雨", "2.\u2002雨"},
                                          {"一、 雨", "一、雨"},
                                          {"（三） 雨", "（三）雨"},
                                          // No number, or no blank: as written.
                                          {"2024 年", "2024 年"},
                                          {"第一章雨", "第一章雨"},
                                          {"第一 章", "第一 章"},
                                          {"一 雨", "一 雨"}}) {
        TestBook test;
        Chapter& chapter = test.add("a.md", "# 题\n\n## " + std::string(written) + "\n");
        settle_heading_numbers(test.book);
        EXPECT_EQ(plain_text(std::get<Heading>(chapter.blocks[0].value).content), wanted);
    }
}

TEST(Opening, SpeaksTheChaptersLanguage) {
    for (const auto& [language, expected] :
         {std::pair{"zh-Hant", "甲 譯"}, {"ja", "甲 訳"}, {"en", "translated by 甲"}}) {
        TestBook test;
        Chapter& chapter = test.add("a.md", "# 题\n", language);
        chapter.kind = ChapterKind::translation;
        chapter.fields.translators = {"甲"};
        add_openings(test.book, test.diagnostics);
        EXPECT_EQ(plain_text(std::get<Paragraph>(test.book.chapters[0].blocks[0].value).content),
                  expected);
    }
}

TEST(Opening, ChecksWhatAKindNeeds) {
    TestBook test;
    test.add("a.md", "# 甲").kind = ChapterKind::translation;
    test.add("b.md", "# 乙").kind = ChapterKind::news;
    test.add("无题.md", "丙");
    test.add("d.md", "# 丁").kind = ChapterKind::digest;
    add_openings(test.book, test.diagnostics);
    EXPECT_EQ(test.complaints(), "M050@1:1 M051@1:1 M052@1:1 M053@1:1 M054@1:1");
    EXPECT_EQ(plain_text(test.book.chapters[2].title), "无题");
}

TEST(Colophon, SaysWhatTheManifestSaysAndWhereTextsComeFrom) {
    TestBook test;
    test.book.metadata.authors = {{"张三", "aut", "", {}}, {"李四", "trl", "", {}}};
    test.book.metadata.subtitle = "副题";
    test.book.metadata.isbn = "9787302511625";
    test.book.metadata.identifier = "urn:isbn:9787302511625";
    test.book.metadata.date = Date{2025, 1, 2};
    Chapter& chapter = test.add("a.md", "# 头条\n");
    chapter.fields.source = NewsSource{"某报", "头条", {}, "https://n.cn/", {}};
    add_colophon(test.book);
    assign_ids(test.book, test.diagnostics);
    EXPECT_EQ(dump(test.book.chapters[0]),
              "chapter colophon plain colophon zh-Hans\n  title\n    text \"版权信息\"\n"
              "  paragraph colophon-entry\n    text \"书名：书——副题\"\n"
              "  paragraph colophon-entry\n    text \"作者：张三\"\n"
              "  paragraph colophon-entry\n    text \"译者：李四\"\n"
              "  paragraph colophon-entry\n    text \"日期：2025年1月2日\"\n"
              "  paragraph colophon-entry\n    text \"ISBN 9787302511625\"\n"
              "  paragraph colophon-entry\n    text \"《头条》原载\"\n"
              "    link \"https://n.cn/\"\n      text \"《头条》\"\n    text \"，某报\"\n");
}

// EPUB 17
TEST(SortKeys, AreMadeForChineseBooksAndNeverInPlaceOfTheManifests) {
    TestBook test;
    test.book.metadata.authors = {
        {"鲁迅", "aut", "", {}}, {"老舍", "aut", "Shu Qingchun", {}}, {"Ida", "aut", "", {}}};
    add_sort_keys(test.book);
    EXPECT_EQ(test.book.metadata.authors[0].sort, "Lu Xun");
    EXPECT_EQ(test.book.metadata.authors[1].sort, "Shu Qingchun");
    EXPECT_EQ(test.book.metadata.authors[2].sort, "");
    test.book.metadata.language.value = "ja";
    test.book.metadata.authors = {{"森鷗外", "aut", "", {}}};
    add_sort_keys(test.book);
    EXPECT_EQ(test.book.metadata.authors[0].sort, "");
}

TEST(Sources, AreListedAtTheEndInPlaceOfTheColophon) {
    TestBook test;
    Chapter& translation = test.add("a.md", "# 甲\n");
    translation.kind = ChapterKind::translation;
    translation.fields.original =
        Original{"Title", "A. Writer", "en", "Press", Date{2024, 10, 20}, "https://e.com/", {}};
    translation.fields.translators = {"丙", "丁"};
    Chapter& report = test.add("b.md", "# 乙\n");
    report.kind = ChapterKind::news;
    report.fields.source = NewsSource{"某报", "乙", Date{2024, 12, 8}, "https://n.cn/", {}};
    test.add("c.md", "# 无源\n");
    add_sources(test.book);
    add_colophon(test.book, false);
    EXPECT_EQ(dump(test.book.chapters.front()).find("译自"), std::string::npos);
    EXPECT_EQ(dump(test.book.chapters.back()),
              "chapter sources plain bibliography zh-Hans\n  title\n    text \"出处\"\n"
              "  paragraph colophon-entry\n    text \"《甲》译自\"\n    text \"A. Writer，\"\n"
              "    foreign en\n      emphasis\n        text \"Title\"\n"
              "    text \"，Press，2024年10月20日\"\n    text \"，丙、丁 译\"\n"
              "    text \"，\"\n    link \"https://e.com/\"\n      text \"https://e.com/\"\n"
              "  paragraph colophon-entry\n    text \"《乙》原载\"\n"
              "    text \"某报，2024年12月8日\"\n"
              "    text \"，\"\n    link \"https://n.cn/\"\n      text \"https://n.cn/\"\n");
    // A book of which no chapter has a source has no list.
    TestBook without;
    without.add("a.md", "# 甲\n");
    add_sources(without.book);
    EXPECT_EQ(without.book.chapters.size(), 1U);
}

TEST(Colophon, NamesThePrintedEditionsIsbn) {
    TestBook test;
    test.book.metadata.print_identifier = "urn:isbn:9787532773329";
    add_colophon(test.book);
    EXPECT_NE(dump(test.book.chapters[0]).find("印刷版 ISBN 9787532773329"), std::string::npos);
}

}  // namespace
}  // namespace banxin
