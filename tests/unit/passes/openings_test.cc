// How each kind of chapter opens and is signed, and what the list of sources says of it.
#include "unit/document/noted.h"
#include "unit/passes/book.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

using namespace passes;

std::string opened(TestBook& test) {
    add_openings(test.book, test.diagnostics);
    return dump(test.book.chapters.back().blocks);
}

Original original() {
    return {"Title", "A. Writer", "en", "Press", Date{2024, 10, 20}, "https://e.com/", {}, "英"};
}

/// Every paragraph of the opening, "role: text".
std::string lines(const Blocks& blocks) {
    std::string text;
    for (const Block& block : blocks) {
        const auto* one = std::get_if<Paragraph>(&block.value);
        if (one == nullptr || one->role == ParagraphRole::body) continue;
        text += std::string(text.empty() ? "" : " | ") + name_of(one->role) + ": " +
                plain_text(one->content);
    }
    return text;
}

TEST(Opening, OfAPlainChapterNamesAuthorAndDay) {
    TestBook test;
    test.add("a.md", "---\nauthor: 张三\ndate: 2024-10\n---\n# 题\n\n正文\n");
    EXPECT_EQ(opened(test),
              "paragraph byline\n  text \"张三\"\nparagraph date\n  text \"2024年10月\"\n"
              "paragraph\n  text \"正文\"\n");
}

TEST(Opening, LeavesForewordsToBeSignedAtTheirEnd) {
    for (const ChapterRole role : {ChapterRole::foreword, ChapterRole::preface,
                                   ChapterRole::afterword, ChapterRole::acknowledgments}) {
        TestBook test;
        test.add("a.md", "---\nauthor: 张三\ndate: 2024-10\n---\n# 题\n\n正文\n").role = role;
        EXPECT_EQ(opened(test),
                  "paragraph\n  text \"正文\"\nparagraph closing\n  text \"张三\"\n"
                  "paragraph closing\n  text \"2024年10月\"\n");
    }
}

TEST(Opening, OfAnEssayHasTheDayUnderTheLastLine) {
    TestBook test;
    test.add("a.md",
             "---\nauthor: 张三\ndate: 2024-10-20\nepigraph: 风来了。\nepigraph.source: 《谣》\n"
             "---\n# 题\n\n正文\n",
             ChapterKind::essay);
    EXPECT_EQ(opened(test),
              "paragraph byline\n  text \"张三\"\n"
              "epigraph\n  paragraph\n    text \"风来了。\"\n"
              "  paragraph attribution\n    text \"——\"\n    text \"《谣》\"\n"
              "paragraph\n  text \"正文\"\n"
              "paragraph closing\n  text \"2024年10月20日\"\n");
    EXPECT_EQ(test.complaints(), "");
}

TEST(Opening, MakesAParagraphOfEachLineOfAnEpigraph) {
    TestBook test;
    test.add("b.md", "# Title\n\nText\n", "en").fields.epigraph =
        Epigraph{"One.\n\nTwo.", "Somebody"};
    EXPECT_EQ(opened(test),
              "epigraph\n  paragraph\n    text \"One.\"\n"
              "  paragraph\n    text \"Two.\"\n"
              "  paragraph attribution\n    text \"— \"\n    text \"Somebody\"\n"
              "paragraph\n  text \"Text\"\n");
}

TEST(Opening, OfATranslationNamesEveryoneInOneLine) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "# 题\n\n正文\n", ChapterKind::translation);
    chapter.fields.author = "阿·作家";
    chapter.fields.original = original();
    chapter.fields.translators = {"甲", "乙"};
    const std::string text = opened(test);
    EXPECT_EQ(dump(test.book.chapters[0].under_title),
              "paragraph original-title\n  foreign en\n    emphasis\n      text \"Title\"\n");
    EXPECT_EQ(
        lines(test.book.chapters[0].blocks),
        "byline: 〔英〕阿·作家 著　甲、乙 译 | original: 原文：A. Writer，Press，2024年10月20日");
    EXPECT_NE(text.find("link \"https://e.com/\"\n    foreign en\n      text \"A. Writer\"\n"),
              std::string::npos)
        << text;
}

/// On a screen and under a title in print it stands here; across a page, over the original.
TEST(Opening, HasTheOriginalsTitleWithItsMarksOnceInAnyWrapping) {
    for (const noted::Wrapping& wrapping : noted::wrappings()) {
        for (const bool only_address : {false, true}) {
            SCOPED_TRACE(wrapping.name);
            TestBook test;
            Chapter& chapter = test.add("a.md", "# 题\n\n正文\n", ChapterKind::translation);
            chapter.fields.original = original();
            if (only_address) {
                chapter.fields.original->publisher.clear();
                chapter.fields.original->date.reset();
            }
            ParallelText& parallel = chapter.parallel.emplace();
            parallel.language = "en";
            parallel.title = noted::text("The ");
            for (Inline& one : wrapping.wrap({{Text{"Text", {}}}, {NoteRef{0, 0, {}}}}))
                parallel.title.push_back(std::move(one));
            opened(test);
            std::size_t marks = 0;
            for_each_mark(chapter, [&](const NoteRef&) { ++marks; });
            EXPECT_EQ(marks, 1U);
            EXPECT_EQ(plain_text(chapter.parallel->title), "The Text");
            EXPECT_EQ(lines(chapter.under_title), "original-title: The Text");
            EXPECT_FALSE(for_each_of<Link>(chapter.under_title, [](Link& link) {
                return !marks_of(link.children).empty() ||
                       any_inline(link.children, [](const Inline& one) {
                           return std::holds_alternative<Link>(one.value);
                       });
            }));
        }
    }
}

TEST(Opening, MarksNamesOfAnotherLanguageAndScript) {
    struct Case {
        const char* name;
        const char* own;
        const char* language;
        bool marked;
    };
    for (const Case& one : {Case{"A. Writer", "en", "zh-Hans", true},
                            {"艾达", "en", "zh-Hans", false},
                            {"A. Writer", "", "zh-Hans", false},
                            {"A. Writer", "en-GB", "en", false},
                            {"A. Writer", "fr", "en", true},
                            {"夏目漱石", "ja", "zh-Hans", false},
                            {"鲁迅", "zh-Hans", "en", true},
                            {"鲁迅", "zh-Hans", "ko", true},
                            {"よしもとばなな", "ja", "zh-Hans", true},
                            {"한강", "ko", "zh-Hans", true},
                            {"Han Kang", "ko", "zh-Hans", false},
                            {"Чехов", "ru", "ja", true}}) {
        TestBook test;
        Chapter& chapter = test.add("a.md", "# 题\n", one.language, ChapterKind::translation);
        chapter.fields.original.emplace();
        chapter.fields.original->author = one.name;
        chapter.fields.original->language = one.own;
        const std::string mark = std::string("foreign ") + one.own + "\n    text \"" + one.name;
        EXPECT_EQ(opened(test).find(mark) != std::string::npos, one.marked)
            << one.name << " " << one.own << " " << one.language << "\n"
            << dump(test.book.chapters[0].blocks);
    }
}

TEST(Opening, OfATranslationIsWholeWhateverIsMissing) {
    struct Case {
        Original original;
        std::vector<std::string> translators;
        const char* expected;
    };
    const Original nobody{"T", "", "en", "", {}, "", {}};
    for (const Case& one :
         {Case{nobody, {}, ""},
          {nobody, {"甲"}, "translator: 甲 译"},
          {{"", "A", "en", "", {}, "", {}}, {}, "byline: A 著"},
          {{"", "A", "en", "", {}, "", {}, "美"}, {"甲"}, "byline: 〔美〕A 著　甲 译"},
          {{"", "", "en", "Press", {}, "", {}}, {}, "original: 原文：Press"},
          {{"T", "", "en", "", Date{2024, 0, 0}, "", {}}, {}, "original: 原文：2024年"},
          {{"T", "", "en", "", {}, "https://e.com/", {}}, {}, ""},
          {{"", "", "en", "", {}, "https://e.com/", {}}, {}, "original: 原文：https://e.com/"},
          // More names than a narrow page has room for.
          {{"T", "A. B. Longname-Writer", "en", "", {}, "", {}},
           {"甲某某", "乙某某", "丙某某"},
           "byline: A. B. Longname-Writer 著 | translator: 甲某某、乙某某、丙某某 译"}}) {
        TestBook test;
        Chapter& chapter = test.add("a.md", "# 题\n\n正文\n", ChapterKind::translation);
        chapter.fields.original = one.original;
        chapter.fields.translators = one.translators;
        opened(test);
        EXPECT_EQ(lines(test.book.chapters[0].blocks), one.expected);
    }
    // An address that nothing else could hold is behind the title.
    TestBook test;
    Chapter& chapter = test.add("a.md", "# 题\n", ChapterKind::translation);
    chapter.fields.original = Original{"T", "", "en", "", {}, "https://e.com/", {}};
    opened(test);
    EXPECT_NE(dump(test.book.chapters[0].under_title).find("link \"https://e.com/\""),
              std::string::npos);
}

TEST(Opening, SetsATitleOfHanUprightAndWithoutMarks) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "# 题\n", ChapterKind::translation);
    chapter.fields.original = Original{"こころ", "夏目漱石", "ja", "", {}, "", {}, "日"};
    opened(test);
    EXPECT_EQ(dump(test.book.chapters[0].under_title),
              "paragraph original-title\n  foreign ja\n    text \"こころ\"\n");
    EXPECT_EQ(lines(test.book.chapters[0].blocks), "byline: 〔日〕夏目漱石 著");
}

TEST(Opening, SpeaksTheChaptersLanguage) {
    for (const auto& [language, expected] :
         {std::pair{
              "zh-Hant",
              "byline: 〔英〕A. Writer 著　甲、乙 譯 | original: 原文：Press，2024年10月20日"},
          {"ja", "byline: 〔英〕A. Writer 著　甲、乙 訳 | original: 原文：Press、2024年10月20日"},
          {"ko",
           "byline: A. Writer (英) 지음 · 甲, 乙 옮김 | original: 원문: Press, 2024년 10월 20일"},
          {"en",
           "byline: by A. Writer (英), translated by 甲, 乙 | original: Original: Press, 20 "
           "October 2024"}}) {
        TestBook test;
        Chapter& chapter = test.add("a.md", "# 题\n", language, ChapterKind::translation);
        chapter.fields.original = original();
        chapter.fields.translators = {"甲", "乙"};
        opened(test);
        EXPECT_EQ(lines(test.book.chapters[0].blocks), expected);
    }
}

TEST(Opening, OfAReportNamesWhereAndWhenItWasPrinted) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "# 头条\n\n正文\n", ChapterKind::news);
    chapter.fields.source = NewsSource{"某报", "头条", Date{2024, 12, 8}, "https://n.cn/", {}};
    chapter.fields.kicker = "引题";
    chapter.fields.deck = "副题";
    chapter.fields.byline = "记者";
    chapter.fields.dateline = "本报北京电";
    EXPECT_EQ(opened(test),
              "paragraph byline\n  text \"记者\"\n"
              "paragraph source\n  link \"https://n.cn/\"\n    text \"某报\"\n"
              "    text \"　\"\n    text \"2024年12月8日\"\n"
              "paragraph\n  dateline\n    text \"本报北京电\"\n  text \"　\"\n  text \"正文\"\n");
    EXPECT_EQ(dump(test.book.chapters[0].over_title), "paragraph kicker\n  text \"引题\"\n");
    EXPECT_EQ(dump(test.book.chapters[0].under_title), "paragraph deck\n  text \"副题\"\n");
}

TEST(Opening, OfAReportSaysAnotherHeadlineAndIsWholeWithoutMore) {
    const auto report = [](NewsSource source, const char* language = "zh-Hans") {
        TestBook test;
        test.add("a.md", "# 头条\n", language, ChapterKind::news).fields.source = std::move(source);
        opened(test);
        return lines(test.book.chapters[0].blocks);
    };
    EXPECT_EQ(report({"某报", "另题", {}, "", {}}), "original: 原题：另题 | source: 某报");
    EXPECT_EQ(report({"", "", Date{2024, 0, 0}, "", {}}), "source: 2024年");
    EXPECT_EQ(report({"", "", {}, "https://n.cn/", {}}), "source: https://n.cn/");
    EXPECT_EQ(report({}), "");
    EXPECT_EQ(report({"Post", "", Date{2024, 5, 0}, "", {}}, "en"), "source: Post, May 2024");
}

TEST(Opening, GivesADatelineItsOwnLineBeforeWhatIsNoParagraph_B15) {
    TestBook test;
    test.add("a.md", "# 头条\n\n- 一\n", ChapterKind::news).fields.dateline = "本报北京电";
    const std::string text = opened(test);
    EXPECT_NE(text.find("paragraph dateline\n  text \"本报北京电\"\nlist"), std::string::npos)
        << text;
}

TEST(Opening, OfADigestHasABlockAboutTheTextThatItIsOf) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "# 题\n\n正文\n", ChapterKind::digest);
    chapter.fields.author = "丁某";
    chapter.fields.date = Date{2024, 12, 0};
    chapter.fields.original = original();
    EXPECT_EQ(opened(test),
              "paragraph byline\n  text \"丁某\"\nparagraph date\n  text \"2024年12月\"\n"
              "paragraph source\n  text \"原文：\"\n  link \"https://e.com/\"\n    foreign en\n"
              "      emphasis\n        text \"Title\"\n  line-break\n"
              "  text \"作者：\"\n  foreign en\n    text \"A. Writer\"\n  line-break\n"
              "  text \"来源：\"\n  foreign en\n    text \"Press\"\n"
              "  text \"，\"\n  text \"2024年10月20日\"\n"
              "paragraph\n  text \"正文\"\n");
}

TEST(Opening, OfADigestSpeaksTheChaptersLanguageAndIsWholeWithoutMore) {
    for (const auto& [language, expected] : {std::pair{"zh-Hans", "原文：《乙》 作者：甲"},
                                             {"zh-Hant", "原文：《乙》 作者：甲"},
                                             {"ja", "原文：『乙』 著者：甲"},
                                             {"ko", "원문: 「乙」 지은이: 甲"},
                                             {"en", "Digest of: “乙” Author: 甲"}}) {
        TestBook test;
        Chapter& chapter = test.add("a.md", "# 题\n", language, ChapterKind::digest);
        chapter.fields.original.emplace();
        chapter.fields.original->title = "乙";
        chapter.fields.original->author = "甲";
        opened(test);
        EXPECT_EQ(lines(test.book.chapters[0].blocks), std::string("source: ") + expected);
    }
    TestBook test;
    test.add("a.md", "# 题\n", ChapterKind::digest).fields.original =
        Original{"", "", "", "", {}, "https://e.com/", {}};
    opened(test);
    EXPECT_EQ(lines(test.book.chapters[0].blocks), "source: 来源：https://e.com/");
}

TEST(Fields, OfEachKindThatItNeedsAreChecked) {
    for (const auto& [kind, expected] : {std::pair{ChapterKind::plain, ""},
                                         {ChapterKind::essay, ""},
                                         {ChapterKind::translation, "M050@1:1 M055@1:1 M051@1:1"},
                                         {ChapterKind::news, "M052@1:1 M055@1:1"},
                                         {ChapterKind::digest, "M054@1:1"}}) {
        TestBook test;
        test.add("a.md", "# 甲", kind);
        check_fields(test.book, test.diagnostics);
        EXPECT_EQ(test.complaints(), expected);
    }
    TestBook whole;
    Chapter& translation = whole.add("a.md", "# 甲", ChapterKind::translation);
    translation.fields.original = Original{"T", "", "en", "", {}, "", {}};
    translation.fields.author = "甲";
    translation.fields.translators = {"乙"};
    whole.add("b.md", "# 乙", ChapterKind::news).fields.source =
        NewsSource{"某报", "", Date{2024, 0, 0}, "", {}};
    check_fields(whole.book, whole.diagnostics);
    EXPECT_EQ(whole.complaints(), "");
}

TEST(Fields, AreMissedWhereTheTableIsThatLacksThem) {
    TestBook test;
    Chapter& chapter = test.add("a.md", "# 甲乙丙", ChapterKind::digest);
    chapter.fields.original.emplace();
    chapter.fields.original->span = {chapter.span.source, 2, 5};
    check_fields(test.book, test.diagnostics);
    EXPECT_EQ(test.complaints(), "M054@1:3");
}

TEST(Fields, OfAnEssayNameItsAuthorInABookOfSeveral) {
    for (const std::size_t authors : {0U, 1U, 2U}) {
        TestBook test;
        test.book.metadata.authors.assign(authors, Person{"甲", "aut", "", {}});
        test.add("a.md", "# 甲", ChapterKind::essay);
        check_fields(test.book, test.diagnostics);
        EXPECT_EQ(test.complaints(), authors > 1 ? "M055@1:1" : "");
    }
}

TEST(Opening, GivesAChapterWithoutATitleItsFilesName) {
    TestBook test;
    test.add("无题.md", "丙");
    opened(test);
    EXPECT_EQ(test.complaints(), "M053@1:1");
    EXPECT_EQ(plain_text(test.book.chapters[0].title), "无题");
}

TEST(Sources, AreListedAtTheEndInPlaceOfTheColophon) {
    TestBook test;
    Chapter& translation = test.add("a.md", "# 甲\n", ChapterKind::translation);
    translation.fields.original = original();
    translation.fields.translators = {"丙", "丁"};
    test.add("b.md", "# 乙\n", ChapterKind::news).fields.source =
        NewsSource{"某报", "乙", Date{2024, 12, 8}, "https://n.cn/", {}};
    test.add("c.md", "# 无源\n");
    Chapter& digest = test.add("d.md", "# 丁\n", ChapterKind::digest);
    digest.fields.original = original();
    test.add("e.md", "# 戊\n", ChapterKind::essay).fields.url = "https://e.cn/";
    add_sources(test.book);
    add_colophon(test.book, false);
    EXPECT_EQ(dump(test.book.chapters.front()).find("译自"), std::string::npos);
    EXPECT_EQ(lines(test.book.chapters.back().blocks),
              "source-entry: 《甲》译自A. Writer，Title，Press，2024年10月20日，丙、丁 "
              "译，https://e.com/"
              " | source-entry: 《乙》原载某报，2024年12月8日，https://n.cn/"
              " | source-entry: 《丁》摘自A. Writer，Title，Press，2024年10月20日，https://e.com/"
              " | source-entry: 《戊》原载https://e.cn/");
    const std::string text = dump(test.book.chapters.back());
    EXPECT_NE(text.find("foreign en\n      text \"A. Writer\""), std::string::npos) << text;
    EXPECT_NE(text.find("foreign en\n      emphasis\n        text \"Title\""), std::string::npos);
    EXPECT_NE(text.find("link \"https://n.cn/\"\n      text \"https://n.cn/\""), std::string::npos);
    // A book of which no chapter has a source has no list.
    TestBook without;
    without.add("a.md", "# 甲\n");
    add_sources(without.book);
    EXPECT_EQ(without.book.chapters.size(), 1U);
}

TEST(Sources, AreSaidInTheBooksLanguage) {
    for (const auto& [language, expected] :
         {std::pair{"zh-Hant", "《甲》譯自A，T，Press，乙 譯"},
          {"ja", "『甲』原著A、T、Press、乙 訳"},
          {"ko", "「甲」의 원문: A, T, Press, 乙 옮김"},
          {"en", "“甲” translated from A, “T”, Press, translated by 乙"}}) {
        TestBook test;
        test.book.metadata.language.value = language;
        Chapter& chapter = test.add("a.md", "# 甲\n", language, ChapterKind::translation);
        chapter.fields.original = Original{"T", "A", "en", "Press", {}, "", {}};
        chapter.fields.translators = {"乙"};
        add_sources(test.book);
        EXPECT_EQ(lines(test.book.chapters.back().blocks),
                  std::string("source-entry: ") + expected);
    }
}

TEST(Characters, OfFieldsAreLookedAtWhereTheyWereWritten_M10) {
    TestBook test;
    Chapter& chapter =
        test.add("a.md", "---\nkicker: 引Ａ题\ndeck: 副Ｂ题\nbyline: 记者Ｃ\n---\n# 头条\n\n正文\n",
                 ChapterKind::news);
    chapter.fields.source = NewsSource{"某报", "", {}, "", {}};
    add_openings(test.book, test.diagnostics);
    check_characters(test.book, test.diagnostics);
    EXPECT_EQ(test.complaints(), "S019@2:10");
    EXPECT_EQ(test.diagnostics.items()[0].arguments[1], "3");
}

}  // namespace
}  // namespace banxin
