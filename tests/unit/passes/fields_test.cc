// Front matter, titles, 版权页, people.
#include "document/chapter_kinds.h"
#include "unit/passes/book.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

using namespace passes;

TEST(FrontMatter, FillsWhatTheManifestLeavesOpen) {
    TestBook test;
    const Chapter& chapter =
        test.add("a.md",
                 "---\ntitle: 题\nauthor: 张三\noriginal.date: 2024-10\n"
                 "translators: 甲、乙, 丙\noriginal.title: Title\noriginal.country: 英\n"
                 "original.language: EN-gb\n---\n正文\n",
                 ChapterKind::translation);
    EXPECT_EQ(plain_text(chapter.title), "题");
    EXPECT_EQ(chapter.fields.author, "张三");
    EXPECT_EQ(chapter.fields.original->date, (Date{2024, 10, 0}));
    EXPECT_EQ(chapter.fields.translators, (std::vector<std::string>{"甲", "乙", "丙"}));
    EXPECT_EQ(chapter.fields.original->title, "Title");
    EXPECT_EQ(chapter.fields.original->country, "英");
    EXPECT_EQ(chapter.fields.original->language, "en-GB");
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
    given.kind = ChapterKind::translation;
    given.fields.author = "李四";
    given.fields.original.emplace();
    given.fields.original->date = Date{2024, 10, 0};
    given.fields.translators = {"甲", "乙"};
    given.fields.original->title = "Title";
    for (std::uint32_t at = 0;
         const char* key : {"author", "original.date", "translators", "original.title", "title"}) {
        given.fields.in_manifest.push_back({key, "题", {manifest, at, at + 1}});
        ++at;
    }
    apply_front_matter(given,
                       {{"author", "张三", {manifest, 9, 10}},
                        {"original.date", "2024-11", {manifest, 8, 9}},
                        {"translator", "丙", {manifest, 7, 8}},
                        {"original.title", "Other", {manifest, 6, 7}},
                        {"title", "别题", {manifest, 5, 6}}},
                       test.diagnostics);
    EXPECT_EQ(test.complaints(), "S030@1:10 S030@1:9 S030@1:8 S030@1:7 S030@1:6");
    for (std::uint32_t i = 0; i < 5; ++i)
        EXPECT_EQ(test.diagnostics.items()[i].related.begin, i) << i;
    EXPECT_EQ(given.fields.author, "李四");
    EXPECT_EQ(given.fields.original->date, (Date{2024, 10, 0}));
    EXPECT_EQ(given.fields.translators, (std::vector<std::string>{"甲", "乙"}));
    EXPECT_EQ(given.fields.original->title, "Title");
    // The same twice is no contradiction.
    TestBook same;
    apply_front_matter(
        given,
        {{"author", "李四", {}}, {"original.date", "2024-10", {}}, {"translators", "甲、乙", {}}},
        same.diagnostics);
    EXPECT_EQ(same.complaints(), "");
}

TEST(FrontMatter, ReportsUnknownKeysAndImpossibleDays) {
    TestBook test;
    test.add("a.md", "---\nauthr: 张三\ndate: 2023-02-29\n---\n正文\n");
    EXPECT_EQ(test.complaints(), "S017@2:8 S018@3:7");
    EXPECT_EQ(test.hint(0), "author");
}

TEST(FrontMatter, ChecksAddressesAndLanguages) {
    TestBook test;
    const Chapter& chapter = test.add(
        "a.md",
        "---\noriginal.title: T\noriginal.url: /posts/t\noriginal.language: zh_CN\n---\n文\n",
        ChapterKind::digest);
    EXPECT_EQ(test.complaints(), "S018@3:15 S018@4:20");
    EXPECT_EQ(test.hint(1), "zh-CN");
    EXPECT_EQ(chapter.fields.original->url + chapter.fields.original->language.tag(), "");
}

TEST(FrontMatter, LeavesOutWhatIsAnotherKindsField) {
    for (const KindField& field : kind_fields()) {
        const std::string key = field.key;
        if (key == "original" || key == "source") continue;
        for (const ChapterKind kind : chapter_kinds()) {
            TestBook test;
            const bool day = key.ends_with("date");
            const std::string value = day ? "2024" : key == "url" ? "https://e.com/" : "值";
            test.add("a.md", "---\n" + key + ": " + value + "\n---\n# 题\n", kind);
            const std::string place = "S035@2:" + std::to_string(key.size() + 3);
            EXPECT_EQ(test.complaints(), field.kinds.has(kind) ? "" : place)
                << key << " " << name_of(kind);
        }
    }
    TestBook test;
    const Chapter& essay = test.add("a.md", "---\ndeck: 副题\n---\n# 题\n", ChapterKind::essay);
    EXPECT_EQ(essay.fields.deck, "");
    EXPECT_EQ(test.diagnostics.items()[0].hint->arguments,
              (std::vector<std::string>{"deck", "news"}));
}

TEST(FrontMatter, LeavesOutAnEpigraphsSourceWithoutAText) {
    TestBook test;
    const Chapter& chapter =
        test.add("a.md", "---\nepigraph.source: 《谣》\n---\n# 题\n", ChapterKind::essay);
    EXPECT_EQ(test.complaints(), "S036@2:18");
    EXPECT_FALSE(chapter.fields.epigraph);
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
              "  paragraph colophon-entry\n    text \"ISBN 9787302511625\"\n"
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

TEST(Colophon, NamesThePrintedEditionsIsbn) {
    TestBook test;
    test.book.metadata.print_identifier = "urn:isbn:9787532773329";
    add_colophon(test.book);
    EXPECT_NE(dump(test.book.chapters[0]).find("印刷版 ISBN 9787532773329"), std::string::npos);
}

}  // namespace
}  // namespace banxin
