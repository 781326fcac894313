// A chapter's own fields: read by the schema, in YAML and in TOML, and weighed against the
// manifest's.
#include "reading/front_matter.h"
#include "document/names.h"
#include "schema/chapter.h"
#include "unit/passes/book.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

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
}

TEST(FrontMatter, TakesWhatYamlCanSay) {
    TestBook test;
    const Chapter& chapter =
        test.add("a.md",
                 "---\n# 注释\ntitle: \"题：\\\"一\\\"\"  # 也是\nauthor:\n  - name: 甲\n    "
                 "email: x\n  - 乙\n"
                 "translator: [丙, '丁 戊']\ndate: 2024-10-20T08:00:00+08:00\n"
                 "original:\n  title: >\n    One\n    two\n  language: en\n  date: 1999\n"
                 "epigraph:\n  text: |\n    风来了。\n\n    雨来了。\n  source: '《谣》'\n"
                 "parallel:\n  file: b.md\n  print: columns\n  folded: true\n---\n正文\n",
                 ChapterKind::translation);
    // An essay's day is no translation's.
    EXPECT_EQ(test.complaints(), "S035@9:7");
    EXPECT_EQ(plain_text(chapter.title), "题：\"一\"");
    EXPECT_EQ(chapter.fields.author, "甲、乙");
    EXPECT_EQ(chapter.fields.translators, (std::vector<std::string>{"丙", "丁 戊"}));
    EXPECT_EQ(chapter.fields.original->title, "One two");
    EXPECT_EQ(chapter.fields.original->date, (Date{1999, 0, 0}));
    EXPECT_EQ(chapter.fields.epigraph->text, "风来了。\n\n雨来了。");
    EXPECT_EQ(chapter.fields.epigraph->source, "《谣》");
    EXPECT_EQ(chapter.fields.parallel->file, "b.md");
    EXPECT_EQ(chapter.fields.parallel->print, ParallelPrint::columns);
    EXPECT_EQ(chapter.fields.parallel->folded, true);
    EXPECT_TRUE(chapter.fields.parallel->span.known());
    EXPECT_EQ(dump(chapter.blocks), "paragraph\n  text \"正文\"\n");
}

TEST(FrontMatter, TakesToml) {
    TestBook test;
    const Chapter& chapter =
        test.add("a.md",
                 "+++\ntitle = \"题\"\nauthor = [\"A\", \"B\"]\ndate = 2024-10-20T08:00:00Z\n"
                 "draft = true\nepigraph = \"风\"\n[params]\nx = 1\n+++\n正文\n",
                 ChapterKind::essay);
    EXPECT_EQ(test.complaints(), "S089@5:9 S027@7:2");
    EXPECT_EQ(test.diagnostics.items()[1].arguments[0], "params");
    EXPECT_EQ(plain_text(chapter.title), "题");
    EXPECT_EQ(chapter.fields.author, "A, B");
    EXPECT_EQ(chapter.fields.date, (Date{2024, 10, 20}));
    EXPECT_EQ(chapter.fields.epigraph->text, "风");
    TestBook wrong;
    wrong.add("a.md", "+++\nauthor = 1\ntitle = \n+++\n正文\n");
    EXPECT_EQ(wrong.complaints(), "M001@3:8 S018@2:10");
}

TEST(FrontMatter, TakesJsonAndWhatHasNoFirstFence) {
    for (const char* fields :
         {"{\n\t\"title\": \"题\",\n\t\"date\": \"2024-05-01T12:30:00Z\",\n\t\"draft\": true\n}\n",
          ";;;\n\"title\": \"题\",\n\"date\": \"2024/5/1 12:30\",\n\"draft\": true,\n;;;\n",
          "\"title\": \"题\",\n\"date\": \"2024-5-1\",\n\"draft\": true\n;;;\n",
          "title: 题\ndate: 2024-05-01 12:30:00 +0800\npublished: false\n---\n"}) {
        TestBook test;
        const Chapter& chapter = test.add("a.md", std::string(fields) + "文\n", ChapterKind::essay);
        EXPECT_EQ(plain_text(chapter.title), "题") << fields;
        EXPECT_EQ(chapter.fields.date, (Date{2024, 5, 1})) << fields;
        EXPECT_EQ(dump(chapter.blocks), "paragraph\n  text \"文\"\n") << fields;
        EXPECT_EQ(test.complaints().substr(0, 4), "S089") << fields;
        EXPECT_EQ(test.diagnostics.items().size(), 1U) << fields;
    }
    TestBook places;
    places.add("a.md", "{\n  \"authr\": \"甲\"\n}\n文\n");
    EXPECT_EQ(places.complaints(), "S017@2:3");
    // A day that is none, and no draft.
    TestBook other;
    other.add("a.md",
              "---\ndate: 2024-5-1-2\ndraft: false\npublished: 2024\nauthors:\n\t- 甲\n---\n文\n",
              ChapterKind::essay);
    EXPECT_EQ(other.complaints(), "S018@2:7 S027@4:1");
    EXPECT_EQ(other.book.chapters[0].fields.author, "甲");
}

TEST(FrontMatter, ThatIsProseStaysTextAndIsToldOf) {
    TestBook test;
    const Chapter& chapter = test.add("a.md", "---\n雨停了。\n\n---\n\n文\n");
    EXPECT_EQ(test.complaints(), "S088@1:1");
    EXPECT_EQ(chapter.blocks.size(), 4U);
}

TEST(FrontMatter, ThatIsBrokenIsAnErrorWithItsPlaceAndNoText) {
    for (const auto& [fields, place] : {std::pair{"title: 甲: 乙\n", "C012@2"},
                                        {"tags [甲]\ntitle: 题\n", "C012@3"},
                                        {"title: 题\n- 甲\n", "C012@3"},
                                        {"title: *甲\n", "C012@2"},
                                        {"title: [题\n", "C012@3"},
                                        {"\"题\"\ntitle: 题\n", "C012@3"},
                                        {"author: \"甲\ntitle: 题\n", "C012@2"}}) {
        TestBook test;
        const Chapter& chapter = test.add("a.md", "---\n" + std::string(fields) + "---\n正文\n");
        EXPECT_EQ(test.complaints().substr(0, 6), place) << fields;
        EXPECT_EQ(test.diagnostics.items().size(), 1U) << fields;
        EXPECT_EQ(dump(chapter.blocks), "paragraph\n  text \"正文\"\n") << fields;
    }
    TestBook open;
    open.add("a.md", "---\ntitle: 题\n\n正文\n");
    EXPECT_EQ(open.complaints(), "S053@1:1");
    TestBook open_toml;
    open_toml.add("a.md", "+++\ntitle = \"题\"\n\n正文\n");
    EXPECT_EQ(open_toml.complaints(), "S053@1:1");
}

TEST(FrontMatter, TellsWhatAValueShouldBeInTheWordsOfItsForm) {
    const auto hint = [](const std::string& lines) {
        TestBook test;
        test.add("a.md", lines + "文\n", ChapterKind::translation);
        EXPECT_EQ(test.complaints().substr(0, 4), "S018") << lines;
        return test.diagnostics.items().at(0).hint->id;
    };
    EXPECT_EQ(hint("---\nparallel.folded: yes\n---\n"), HintId::possible_values);
    EXPECT_EQ(hint("---\nparallel.print: col\n---\n"), HintId::possible_values);
    EXPECT_EQ(hint("---\noriginal.date: 24\n---\n"), HintId::date_format);
    EXPECT_EQ(hint("+++\nauthor = 1\n+++\n"), HintId::write_string);
}

TEST(FrontMatter, LeavesOutALineThatSaysNoFieldOrOneAgain) {
    for (const auto& [fields, place] :
         {std::pair{"author: { given: 甲 }\n", "S005@2:9"},
          {"original: 甲\n", "S005@2:11"},
          {"author: 甲\nauthor: 乙\n", "S005@3:9"},
          {"original.title: 甲\noriginal:\n  title: 乙\n", "S005@4:10"}}) {
        TestBook test;
        test.add("a.md", "---\n" + std::string(fields) + "---\n文\n", ChapterKind::translation);
        EXPECT_EQ(test.complaints(), place) << fields;
    }
}

TEST(FrontMatter, YieldsToTheManifestAndTellsOfBothPlaces) {
    TestBook test;
    const SourceId manifest = test.sources.add("banxin.toml", "0123456789");
    Chapter given;
    given.kind = ChapterKind::translation;
    given.language = "zh-Hans";
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
    const auto read = [&](TestBook& into, const char* text) {
        const SourceId source = into.sources.add("a.md", text);
        reading::read_text(given, source, into.sources, Manifest{}, into.diagnostics);
    };
    read(test,
         "---\nauthor: 张三\noriginal.date: 2024-11\ntranslator: 丙\noriginal.title: Other\n"
         "title: 别题\n---\n# 章\n");
    EXPECT_EQ(test.complaints(), "S030@2:9 S030@3:16 S030@4:13 S030@5:17 S030@6:8");
    for (std::uint32_t i = 0; i < 5; ++i)
        EXPECT_EQ(test.diagnostics.items()[i].related.begin, i) << i;
    EXPECT_EQ(given.fields.author, "李四");
    EXPECT_EQ(given.fields.original->date, (Date{2024, 10, 0}));
    EXPECT_EQ(given.fields.translators, (std::vector<std::string>{"甲", "乙"}));
    EXPECT_EQ(given.fields.original->title, "Title");
    EXPECT_EQ(plain_text(given.title), "章");
    // The same twice is no contradiction.
    TestBook same;
    given.fields.in_front_matter.clear();
    read(same, "---\nauthor: 李四\noriginal.date: 2024-10\ntranslators: 甲、乙\n---\n文\n");
    EXPECT_EQ(same.complaints(), "");
}

TEST(FrontMatter, ReportsUnknownKeysAndImpossibleDays) {
    TestBook test;
    test.add("a.md", "---\nauthr: 张三\ndate: 2023-02-29\n---\n正文\n");
    EXPECT_EQ(test.complaints(), "S017@2:1 S018@3:7");
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
    for (const auto& field : schema::chapter()) {
        const bool alone = field.type == schema::Type::table && !field.main.empty();
        if (!alone && !field.in_front_matter) continue;
        for (const auto& [kind, name] : names<ChapterKind>()) {
            if (field.needed.has(kind) || field.key == "epigraph.source") continue;
            std::string value = "值";
            if (field.type == schema::Type::date) value = "2024";
            if (field.type == schema::Type::address) value = "https://e.com/";
            if (field.type == schema::Type::language) value = "ko";
            if (field.type == schema::Type::boolean) value = "true";
            if (field.type == schema::Type::choice) value = field.values.front();
            TestBook test;
            test.add("a.md", "---\n" + field.key + ": " + value + "\n---\n# 值\n", kind);
            const std::string place = "S035@2:" + std::to_string(field.key.size() + 3);
            EXPECT_EQ(test.complaints(), field.kinds.has(kind) ? "" : place)
                << field.key << " " << name;
        }
    }
    TestBook test;
    const Chapter& essay = test.add("a.md", "---\ndeck: 副题\n---\n# 题\n", ChapterKind::essay);
    EXPECT_EQ(essay.fields.deck, "");
    EXPECT_EQ(test.diagnostics.items()[0].hint->arguments, (Arguments{"deck", "news"}));
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
    test.add("a.md", "---\ntags: x\nauthor:\nlayout: post\nformat:\n  html: x\n---\n正文\n");
    EXPECT_EQ(test.complaints(), "S027@2:1");
    EXPECT_EQ(test.diagnostics.items()[0].arguments[0], "tags, layout, format");
    // Of a book all at once.
    Diagnostics all;
    reading::report_foreign({{"tags", {test.diagnostics.items()[0].span}}, {"x", {}}, {"tags", {}}},
                            all);
    ASSERT_EQ(all.items().size(), 1U);
    EXPECT_EQ(all.items()[0].arguments[0], "tags (2), x");
    EXPECT_EQ(all.items()[0].span.begin, test.diagnostics.items()[0].span.begin);
}

TEST(FrontMatter, GivesTheTitleAndKeepsOtherHeadings) {
    TestBook test;
    const Chapter& chapter = test.add("a.md", "---\ntitle: 书评\n---\n# 一\n\n文\n\n# 二\n");
    EXPECT_EQ(plain_text(chapter.title), "书评");
    EXPECT_EQ(dump(chapter.blocks),
              "heading 2\n  text \"一\"\nparagraph\n  text \"文\"\nheading 2\n  text \"二\"\n");
    EXPECT_EQ(test.complaints(), "");
    EXPECT_EQ(plain_text(test.add("b.md", "---\ntitle: 书评\n---\n# 书评\n\n文\n").title), "书评");
    EXPECT_EQ(test.book.chapters.back().blocks.size(), 1U);
}

}  // namespace
}  // namespace banxin
