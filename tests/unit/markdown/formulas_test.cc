// Formulas: what is one, and that Markdown leaves it whole.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Formula, IsKeptWholeBetweenHan) {
    EXPECT_EQ(blocks_of("设$x_1*y*z_2$为正。\n"),
              "paragraph\n  text \"设\"\n  formula \"x_1*y*z_2\"\n  text \"为正。\"\n");
    EXPECT_EQ(blocks_of("和$\\{a\\}$，$a\\$b$。\n"),
              "paragraph\n  text \"和\"\n  formula \"\\\\{a\\\\}\"\n  text \"，\"\n"
              "  formula \"a\\\\$b\"\n  text \"。\"\n");
}

TEST(Formula, InDoubleDollarsStandsInALineToo) {
    EXPECT_EQ(blocks_of("即$$E=mc^2$$，完。\n"),
              "paragraph\n  text \"即\"\n  formula \"E=mc^2\"\n  text \"，完。\"\n");
}

TEST(Formula, KnowsWhereItStands) {
    const Reading reading("一\n\n设**$x$为**正\r\n");
    const auto& content = std::get<Paragraph>(reading.chapter.blocks[1].value).content;
    const auto& strong = std::get<Styled>(content[1].value);
    EXPECT_EQ(reading.at(std::get<Formula>(strong.children[0].value).span), "$x$");
}

TEST(Formula, DollarsOfMoneyAndShellsAreNone) {
    for (const char* text :
         {"价格$5到$10。", "花了$5，买$。", "US$5。", "$ x $", "\\$x\\$", "`$a$`",
          "$20,000 and $30,000", "甲$。乙$丙", "$PATH 和 $HOME", "一个$", "$$", "$$ $$"})
        EXPECT_EQ(blocks_of(text).find("formula"), std::string::npos) << text;
}

TEST(Formula, OnLinesOfItsOwnHoldsBlankLinesAndListMarks) {
    EXPECT_EQ(blocks_of("设\n$$\na &= b \\\\\n\n- c\n# d\n$$\n则\n"),
              "paragraph\n  text \"设\"\nformula-block \"a &= b \\\\\\\\\\n\\n- c\\n# d\"\n"
              "paragraph continuation\n  text \"则\"\n");
    EXPECT_EQ(blocks_of("$$ x = 1 $$\n"), "formula-block \"x = 1\"\n");
}

TEST(Formula, OnItsOwnLinesStandsInListsAndQuotations) {
    EXPECT_EQ(blocks_of("> $$\n> x\n> $$\n"), "quote\n  formula-block \"x\"\n");
    EXPECT_EQ(blocks_of("- $$\n  x\n  $$\n"), "list\n  item\n    formula-block \"x\"\n");
}

TEST(Formula, OnItsOwnLinesMayHaveAnId) {
    EXPECT_EQ(blocks_of("$$\nx\n$$ {#eq-a}\n"), "formula-block \"x\"\n");
    const Reading reading("$$\nx\n$$ {#eq-a}\n");
    EXPECT_EQ(reading.chapter.blocks[0].anchor, "eq-a");
}

TEST(Formula, DollarsInCodeStayCode) {
    EXPECT_EQ(blocks_of("```\n$$\nx\n$$\n```\n"), "code-block \"$$\\nx\\n$$\"\n");
    EXPECT_EQ(blocks_of("文\n\n    $$\n    x\n    $$\n"),
              "paragraph\n  text \"文\"\ncode-block \"$$\\nx\\n$$\"\n");
}

TEST(Formula, WithoutItsEndIsText) {
    EXPECT_EQ(blocks_of("$$\nx\n"), "paragraph\n  text \"$$ x\"\n");
    EXPECT_EQ(blocks_of("- $$\n  x\n\n甲\n\n$$\n").find("formula"), std::string::npos);
}

TEST(Formula, DoesNotSwallowProcessingInstructions) {
    EXPECT_EQ(blocks_of("<?php echo 1 ?>\n\n文\n"), "paragraph\n  text \"文\"\n");
}

TEST(Formula, ManyDollarsCostNoMoreThanTheirNumber) {
    std::string text;
    for (int i = 0; i < 50000; ++i) text += "$a ";
    EXPECT_EQ(blocks_of(text).find("formula"), std::string::npos);
    std::string lines;
    for (int i = 0; i < 20000; ++i) lines += "$$ a\n\n";
    EXPECT_FALSE(blocks_of(lines).empty());
}

}  // namespace
}  // namespace banxin
