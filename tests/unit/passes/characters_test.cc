// Characters that are kept and told of.

#include "unit/passes/book.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

std::string told_of(std::string text, Language language = "zh-Hans") {
    TestBook book;
    book.add("01.md", std::move(text), language);
    passes::check_characters(book.book, book.diagnostics);
    return book.complaints();
}

TEST(Characters, CompatibilityFormsAreToldOf_M14) {
    EXPECT_EQ(told_of("# 题\n\n共１０页"), "S019@3:2");
    EXPECT_EQ(told_of("# 題\n\nﾃﾞｰﾀ", "ja"), "S020@3:1");
    EXPECT_EQ(told_of("# 题\n\n共10页"), "");
}

TEST(Characters, QuotationMarksOfAnotherTraditionAreToldOf_L08) {
    EXPECT_EQ(told_of("# 题\n\n他说「好」"), "S021@3:3");
    EXPECT_EQ(told_of("# 题\n\n他说“好”"), "");
    EXPECT_EQ(told_of("# 題\n\n他說“好”", "zh-Hant-TW"), "S021@3:3");
    EXPECT_EQ(told_of("# 題\n\n他說「好」", "zh-Hant"), "");
    EXPECT_EQ(told_of("# 題\n\n彼は“はい”", "ja"), "S021@3:3");
    EXPECT_EQ(told_of("# Title\n\nHe said “yes”", "en"), "");
}

TEST(Characters, AHabitOfTheBookIsToldOfOnce_L08) {
    TestBook book;
    book.add("01.md", "# 一\n\n他说「好」");
    book.add("02.md", "# 二\n\n「好」，「好」");
    passes::check_characters(book.book, book.diagnostics);
    EXPECT_EQ(book.complaints(), "S021@3:3");
    EXPECT_EQ(book.diagnostics.items().front().arguments.at(1), "3");
}

TEST(Characters, TwelveDotsStandAlone_U04) {
    EXPECT_EQ(told_of("# 题\n\n很久…………没有说话"), "S022@3:3");
    EXPECT_EQ(told_of("# 题\n\n…………"), "");
    EXPECT_EQ(told_of("# 题\n\n很久……没有说话"), "");
}

std::string codes_of(const std::string& text, Language language = "zh-Hans") {
    std::string codes = told_of("# 题\n\n" + text, language);
    std::string bare;
    for (std::size_t at = 0; at < codes.size(); ++at)
        if (codes.compare(at, 1, "S") == 0) bare += (bare.empty() ? "" : " ") + codes.substr(at, 4);
    return bare;
}

TEST(Characters, SlipsOfTypingAreToldOf) {
    const std::pair<const char*, const char*> asked[] = {
        {"他说﹁好﹂。", "S092"},     {"甲︱乙", "S092"},        {"他说\"好\"。", "S093"},
        {"他说'好'。", "S093"},       {"天黑了,灯亮了", "S094"}, {"天黑了, 灯亮了", "S094"},
        {"天黑了(在桥上)。", "S094"}, {"走吧!", "S094"},         {"走了...", "S095"},
        {"走了。。", "S095"},         {"走了…又回来", "S095"},   {"走了--又回来", "S096"},
        {"走了 -- 又回来", "S096"},   {"走了――又回来", "S096"},  {"他说：“好。", "S097"},
        {"他说：好”。", "S097"},      {"看《书〉。", "S097"},    {"走了。　又回来", "S098"},
        {"走\u200B了", "S099"},       {"走\u00A0了", "S099"},
    };
    for (const auto& [text, code] : asked) EXPECT_EQ(codes_of(text).substr(0, 4), code) << text;
}

TEST(Characters, OrdinaryTextIsNoSlipOfTyping) {
    for (const char* text : {"it's a \"test\" -- 2019--2024, (see below)...",
                             "用 \"foo\" 这个词",
                             "运行 `a\"字\",(注)`",
                             "比分是 3:2, 时间 12:30",
                             "北京—上海",
                             "说了……又说——",
                             "屏幕5.5\"大",
                             "1）甲；2）乙；一）丙",
                             "（1）甲",
                             "don’t 与 rock ’n’ roll",
                             "(￣︶￣)",
                             "甲 乙",
                             "张　三",
                             "从 1, 2, …, n",
                             "用--help看",
                             "见https://a.example/a--b(c),d。",
                             "$a\"字\"$",
                             "见 [](#题) 里",
                             "看了《书》，很久很久以后。一）甲；二）乙",
                             "唱的是 ’90 年代的歌"})
        EXPECT_EQ(codes_of(text), "") << text;
    EXPECT_EQ(codes_of("그는 \"예\"라고, (말)...", "ko"), "");
    EXPECT_EQ(codes_of("「はい」…と、「え？」", "ja"), "");
    EXPECT_EQ(codes_of("She said \"no\"...", "en"), "");
}

TEST(Characters, AMarkThatOpensAnewInEachParagraphHasAPartner_G11) {
    EXPECT_EQ(codes_of("他说：“一。\n\n“二。\n\n“三。”"), "");
    EXPECT_EQ(codes_of("他说：“一。\n\n二。”"), "S097");
}

TEST(Characters, FormsOfVerticalLinesBecomeMarksOfHorizontalOnes) {
    TestBook book;
    book.add("01.md", "# ︽题︾\n\n他说﹁走︐﹃好﹄﹂︙︙`﹁码﹂`（︶）");
    passes::check_characters(book.book, book.diagnostics);
    EXPECT_EQ(plain_text(book.book.chapters[0].title), "《题》");
    const auto& paragraph = std::get<Paragraph>(book.book.chapters[0].blocks[0].value);
    EXPECT_EQ(plain_text(paragraph.content), "他说「走，『好』」……﹁码﹂（︶）");
}

}  // namespace
}  // namespace banxin
