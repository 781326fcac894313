// Numbers that a style puts before titles and headings.

#include "document/walk.h"
#include "passes/passes.h"

#include <gtest/gtest.h>

namespace banxin::passes {
namespace {

constexpr auto none = HeadingSeries::none;
constexpr auto decimal = HeadingSeries::decimal;
constexpr auto section = HeadingSeries::section;
constexpr auto han = HeadingSeries::han;
constexpr auto brackets = HeadingSeries::brackets;

Inlines words(std::string text) {
    Inlines all;
    all.push_back(Inline{Text{std::move(text), {}}});
    return all;
}

Chapter chapter(const std::string& title,
                const std::vector<std::pair<std::uint8_t, std::string>>& headings,
                ChapterRole role = ChapterRole::chapter) {
    Chapter made;
    made.role = role;
    made.language = "zh-Hans";
    made.title = words(title);
    for (const auto& [level, text] : headings) {
        Heading heading;
        heading.level = level;
        heading.content = words(text);
        made.blocks.push_back({std::move(heading), {}, "", ""});
    }
    return made;
}

std::string told(Book book, const HeadingSeriesByLevel& series) {
    number_headings(book, series);
    std::string text;
    for (const Chapter& one : book.chapters) {
        text += plain_text(one.title) + "|";
        for_each_block(one.blocks, [&](const Block& block) {
            if (const auto* heading = std::get_if<Heading>(&block.value))
                text += plain_text(heading->content) + "|";
        });
    }
    return text;
}

Book sample() {
    Book book;
    book.chapters.push_back(chapter("序", {{2, "缘起"}}, ChapterRole::preface));
    book.chapters.push_back(chapter("风", {{2, "东"}, {3, "早"}, {3, "晚"}, {2, "西"}, {3, "夜"}}));
    book.chapters.push_back(chapter("水", {{2, "河"}}));
    return book;
}

TEST(HeadingNumbers, CountByLevelAndBeginAnewUnderEach_H14) {
    EXPECT_EQ(told(sample(), {decimal, decimal, decimal}),
              "序|缘起|1\u2002风|1.1\u2002东|1.1.1\u2002早|1.1.2\u2002晚|1.2\u2002西|"
              "1.2.1\u2002夜|2\u2002水|2.1\u2002河|");
    EXPECT_EQ(told(sample(), {HeadingSeries::chapter, han, brackets}),
              "序|缘起|第一章\u3000风|一、东|（一）早|（二）晚|二、西|（一）夜|第二章\u3000水|"
              "一、河|");
    EXPECT_EQ(told(sample(), {none, section, decimal}),
              "序|缘起|风|第一节\u3000东|1\u2002早|2\u2002晚|第二节\u3000西|1\u2002夜|水|"
              "第一节\u3000河|");
    EXPECT_EQ(told(sample(), {}), "序|缘起|风|东|早|晚|西|夜|水|河|");
}

TEST(HeadingNumbers, LeaveAnAuthorsOwnAlone) {
    Book book;
    book.chapters.push_back(chapter(
        "第一章　风",
        {{2, "1.1 东"}, {2, "2 西"}, {2, "三、南"}, {2, "第二遍"}, {2, "2024 年"}, {2, "一个人"}}));
    EXPECT_EQ(told(std::move(book), {decimal, decimal}),
              "第一章　风|1.1 东|2 西|三、南|1.4\u2002第二遍|1.5\u20022024 年|1.6\u2002一个人|");
}

TEST(HeadingNumbers, AChapterUnderAnotherIsALevelDeeper) {
    Book book = sample();
    book.chapters[2].level = 2;
    EXPECT_EQ(told(std::move(book), {decimal, decimal, decimal}),
              "序|缘起|1\u2002风|1.1\u2002东|1.1.1\u2002早|1.1.2\u2002晚|1.2\u2002西|"
              "1.2.1\u2002夜|1.3\u2002水|1.3.1\u2002河|");
}

TEST(HeadingNumbers, SpeakTheLanguageOfTheirChapter) {
    Book book = sample();
    for (Chapter& one : book.chapters) one.language = "en";
    EXPECT_EQ(told(std::move(book), {HeadingSeries::chapter, han}),
              "序|缘起|Chapter 1\u2002风|1.\u2002东|早|晚|2.\u2002西|夜|Chapter 2\u2002水|"
              "1.\u2002河|");
}

TEST(HeadingNumbers, CountInHanUpToNinetyNine) {
    Book book;
    for (int i = 0; i < 100; ++i) book.chapters.push_back(chapter("章", {}));
    const std::string all = told(std::move(book), {HeadingSeries::chapter});
    for (const char* one : {"第九章", "第十章", "第十一章", "第二十章", "第九十九章", "第100章"})
        EXPECT_NE(all.find(one), std::string::npos) << one;
}

TEST(HeadingNumbers, StandBeforeShortTitlesToo) {
    Book book;
    book.chapters.push_back(chapter("风从哪里来", {{2, "东边的海"}, {2, "西边的山"}}));
    book.chapters[0].fields.short_title = "风";
    std::get<Heading>(book.chapters[0].blocks[0].value).short_title = "海";
    std::get<Heading>(book.chapters[0].blocks[1].value).short_title = "2 山";
    number_headings(book, {HeadingSeries::chapter, decimal});
    EXPECT_EQ(head_of(book.chapters[0]), "第一章\u3000风");
    EXPECT_EQ(head_of(std::get<Heading>(book.chapters[0].blocks[0].value)), "1\u2002海");
    EXPECT_EQ(head_of(std::get<Heading>(book.chapters[0].blocks[1].value)), "2 山");
}

TEST(HeadingNumbers, AreWhatLinksWithoutWordsSay) {
    const auto said = [](const HeadingSeriesByLevel& series) {
        Book book;
        book.chapters.push_back(chapter("风", {{2, "东"}, {2, "二、西"}}));
        book.chapters[0].blocks[0].id = "east";
        book.chapters[0].blocks[1].id = "west";
        Paragraph links;
        for (const char* id : {"", "east", "west"}) {
            Link link{"#x", "", words("题"), {}, Target{0, id}};
            link.is_called_by_target = true;
            links.content.push_back({link});
            link.is_called_by_target = false;
            links.content.push_back({std::move(link)});
        }
        book.chapters[0].blocks.push_back({std::move(links), {}, "", ""});
        number_headings(book, series);
        std::string text;
        for_each_of<Link>(book.chapters[0],
                          [&](const Link& link) { text += plain_text(link.children) + "|"; });
        return text;
    };
    EXPECT_EQ(said({}), "题|题|题|题|题|题|");
    // The author's own number is in the words already.
    EXPECT_EQ(said({HeadingSeries::chapter, section}), "第一章|题|第一节|题|题|题|");
    EXPECT_EQ(said({decimal, decimal}), "1|题|1.1|题|题|题|");
    // Each chapter has a 一、 and a （一）.
    EXPECT_EQ(said({none, han}), "题|题|一、东|题|题|题|");
    EXPECT_EQ(said({none, brackets}), "题|题|（一）东|题|题|题|");
}

}  // namespace
}  // namespace banxin::passes
