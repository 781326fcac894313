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

}  // namespace
}  // namespace banxin
