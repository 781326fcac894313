// Titles, 版权页, people.
#include "unit/passes/book.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

using namespace passes;

TEST(Titles, AreTakenFromAFirstHeadingThatAllOthersAreUnder) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "## 题 {#t}\n\n文\n\n### 节\n\n#### 款\n");
    take_title(chapter);
    EXPECT_EQ(plain_text(chapter.title), "题");
    EXPECT_EQ(chapter.anchor, "t");
    EXPECT_EQ(dump(chapter.blocks),
              "paragraph\n  text \"文\"\nheading 2\n  text \"节\"\nheading 3\n  text \"款\"\n");
    TestBook beside;
    Chapter& first = beside.add("a.md", "## 题\n\n### 节\n\n## 一、记\n\n### 二、款\n");
    take_title(first);
    EXPECT_EQ(plain_text(first.title), "题");
    EXPECT_EQ(dump(first.blocks),
              "heading 2\n  text \"节\"\nheading 2\n  text \"一、记\"\n"
              "heading 3\n  text \"二、款\"\n");
    for (const char* text :
         {"## 一、雨\n\n## 二、雪\n", "## 1.1 雨\n\n## 1.2 雪\n", "## 第九章 雨\n\n## 第十章 雪\n",
          "文\n\n## 一\n", "## ![](a.svg)\n\n文\n"}) {
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

TEST(Titles, AreElseTheNamesOfFiles) {
    for (const auto& [file, title] : {std::pair{"02-the_sea.md", "the sea"},
                                      {"part/2024-05-01-雨 记.md", "雨 记"},
                                      {"第一章.md", "第一章"},
                                      {"3-4.md", "3 4"},
                                      {"01.md", "01"},
                                      {"1984年.md", "1984年"},
                                      {"02-海/README.md", "海"},
                                      {"a/index.md", "a"},
                                      {"index.md", "index"},
                                      {".md", ".md"}}) {
        TestBook test;
        Chapter& chapter = test.add(file, "文\n");
        add_openings(test.book, test.diagnostics);
        EXPECT_EQ(plain_text(chapter.title), title);
        EXPECT_EQ(test.complaints(), "M053@1:1");
        EXPECT_EQ(test.diagnostics.items()[0].arguments[1], title);
    }
    TestBook test;
    Chapter& chapter = test.add("x.md", "文\n");
    chapter.role = ChapterRole::preface;
    add_openings(test.book, test.diagnostics);
    EXPECT_EQ(plain_text(chapter.title), "前言");
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
              "  paragraph colophon-entry\n    text \"ISBN 978-7-302-51162-5\"\n"
              "  paragraph colophon-entry\n    text \"《头条》原载\"\n"
              "    link \"https://n.cn/\"\n      text \"某报\"\n");
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

TEST(Colophon, NamesTranslatorsOfChaptersAndAuthorsOfBooksThatListNone) {
    for (const bool listed : {false, true}) {
        TestBook test;
        if (listed) test.book.metadata.authors = {{"张三", "aut", "", {}}};
        test.book.metadata.contributors = {{"丙", "aut", "", {}}, {"丁", "trl", "", {}}};
        add_colophon(test.book);
        const std::string text = dump(test.book.chapters[0]);
        EXPECT_NE(text.find(listed ? "作者：张三\"" : "作者：丙\""), std::string::npos) << text;
        EXPECT_NE(text.find("译者：丁\""), std::string::npos) << text;
    }
}

// EPUB 17
TEST(Contributors, AreWhoIsNamedInChaptersAlone) {
    TestBook test;
    test.book.metadata.authors = {{"甲", "aut", "", {}},
                                  {"艾达·芬威克", "aut", "", {}, {{"en", "Ida Fenwick"}}},
                                  {"乙", "trl", "", {}}};
    const auto translate = [&](const char* author, const char* original, const char* by) {
        Chapter& one = test.add("t.md", "# 题\n", ChapterKind::translation);
        one.fields.author = author;
        one.fields.original.emplace();
        one.fields.original->author = original;
        one.fields.original->language = "en";
        one.fields.translators = {by};
    };
    translate("", "Ida Fenwick", "乙");
    translate("约翰", "John", "丁");
    translate("", "John", "甲");
    test.add("e.md", "---\nauthor: 丙\n---\n# 题\n", ChapterKind::essay);
    test.add("e.md", "---\nauthor: 甲\n---\n# 题\n").role = ChapterRole::preface;
    test.add("e.md", "---\nauthor: 戊\n---\n# 题\n").role = ChapterRole::foreword;
    test.add("e.md", "---\nauthor: 己\n---\n# 题\n").role = ChapterRole::afterword;
    // A byline is a printed line, and the author of what a digest is of has no part in the book.
    test.add("n.md", "---\nbyline: 记者 庚\n---\n# 题\n", ChapterKind::news);
    test.add("d.md", "---\noriginal.author: 辛\n---\n# 题\n", ChapterKind::digest);
    add_contributors(test.book);
    add_sort_keys(test.book);
    std::string found;
    for (const Person& person : test.book.metadata.contributors) {
        found += person.role + " " + person.name + " " + person.sort;
        for (const Alternative& other : person.name_in) found += other.language.tag() + other.text;
        found += "; ";
    }
    EXPECT_EQ(
        found,
        "aut 约翰 Yue HanenJohn; aut 丙 Bing; aui 戊 Wu; aft 己 Ji; trl 丁 Ding; trl 甲 Jia; ");
    EXPECT_EQ(test.book.metadata.authors.size(), 3U);
}

TEST(Colophon, SaysAllOfThePrintedEditionAndNothingThatIsForPrograms) {
    TestBook test;
    Metadata& metadata = test.book.metadata;
    metadata.authors = {{"甲", "aut", "", {}}, {"乙", "red", "", {}}, {"丙", "bkd", "", {}},
                        {"丁", "pfr", "", {}}, {"戊", "cov", "", {}}, {"己", "pht", "", {}}};
    metadata.identifier = "urn:uuid:9f93fc6c-7ca9-5149-baab-257176eaf1cb";
    metadata.publisher = "某社";
    metadata.edition = "2026年1月第1版";
    metadata.series = Series{"某丛书", 3};
    metadata.rights = "版权所有";
    metadata.imprint = {"2026年1月第1次印刷",
                        "890毫米×1240毫米 1/32",
                        "8.5",
                        "190千字",
                        "1—3000册",
                        "某厂",
                        "某市某路1号",
                        "39.00元",
                        {"书/甲著.", "Ⅰ.①书…"},
                        {"客服电话：000"}};
    add_colophon(test.book);
    std::string text;
    for (const Block& block : test.book.chapters[0].blocks) {
        for (const Inline& one : std::get<Paragraph>(block.value).content) {
            const auto* words = std::get_if<Text>(&one.value);
            text += words != nullptr ? words->text : "/";
        }
        text += "\n";
    }
    EXPECT_EQ(
        text,
        "图书在版编目（CIP）数据/书/甲著./Ⅰ.①书…\n书名：书\n丛书：某丛书 3\n作者：甲\n参与：己\n"
        "责任编辑：乙　　责任校对：丁　　装帧设计：丙　　封面设计：戊\n出版：某社\n"
        "地址：某市某路1号\n印刷：某厂\n"
        "开本：890毫米×1240毫米 1/32　　印张：8.5　　字数：190千字\n"
        "版次：2026年1月第1版　　印次：2026年1月第1次印刷　　印数：1—3000册\n定价：39.00元\n"
        "客服电话：000\n版权：版权所有\n");
    metadata.identifier = "urn:doi:10.1/2";
    add_colophon(test.book);
    EXPECT_NE(dump(test.book.chapters[0]).find("标识：urn:doi:10.1/2"), std::string::npos);
}

TEST(Colophon, NamesThePrintedEditionsIsbn) {
    TestBook test;
    test.book.metadata.print_identifier = "urn:isbn:9787532773329";
    add_colophon(test.book);
    EXPECT_NE(dump(test.book.chapters[0]).find("印刷版 ISBN 978-7-5327-7332-9"), std::string::npos);
}

}  // namespace
}  // namespace banxin
