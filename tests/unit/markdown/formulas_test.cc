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

TEST(Formula, InAnItemHoldsBlankLinesAndEndsWithTheItem) {
    EXPECT_EQ(blocks_of("- $$\n  a\n\n  b\n  $$\n"),
              "list\n  item\n    formula-block \"a\\n\\nb\"\n");
    EXPECT_EQ(blocks_of("- $$\n  a\n\nb\n  $$\n").find("formula"), std::string::npos);
}

TEST(Formula, OnItsOwnLinesStandsInListsAndQuotations) {
    EXPECT_EQ(blocks_of("> $$\n> x\n> $$\n"), "quote\n  formula-block \"x\"\n");
    EXPECT_EQ(blocks_of("- $$\n  x\n  $$\n"), "list\n  item\n    formula-block \"x\"\n");
}

TEST(Formula, IsNeverLostWhereverItStands) {
    for (const std::string formula : {"$x_1*y*$", "$$x_1*y*$$"}) {
        for (const std::string& text : std::vector<std::string>{
                 "# 章" + formula + "\n\n文\n",
                 "## 节" + formula + "\n",
                 "| " + formula + " | 乙 |\n|---|---|\n| 丙 | 丁 |\n",
                 "| 甲 | 乙 |\n|---|---|\n| " + formula + " | 丁 |\n",
                 formula + " | 乙\n---|---\n" + formula + " | 丁\n",
                 "**重" + formula + "**\n",
                 "[链" + formula + "](u.md)\n",
                 "甲[^1]\n\n[^1]: " + formula + "\n",
                 "词\n: " + formula + "\n",
                 "词\n\n: 甲" + formula + "\n",
                 "- " + formula + "\n",
                 "- 甲\n  - 乙\n      " + formula + "\n",
                 "1. 甲\n    " + formula + "\n",
                 "> " + formula + "\n",
                 "> [!NOTE]\n> " + formula + "\n",
                 "!!! note\n    甲\n\n    " + formula + "\n",
                 "::: letter\n" + formula + "\n:::\n",
                 "::: verse\n" + formula + "\n:::\n",
                 "表：题" + formula + "\n\n| 甲 |\n|---|\n| 乙 |\n",
                 "<b>粗" + formula + "</b>\n",
                 "甲\n        " + formula + "\n",
             }) {
            const Reading reading(text);
            const std::string all = reading.blocks() + reading.notes() +
                                    dump({{Paragraph{reading.chapter.title}, {}, "", ""}});
            EXPECT_NE(all.find("\"x_1*y*\""), std::string::npos) << text << all;
            EXPECT_NE(all.find("formula"), std::string::npos) << text << all;
        }
    }
}

TEST(Formula, OnLinesOfItsOwnIsOneHoweverDeep) {
    const std::string block = "formula-block \"x \\\\\\\\\\n- y\"\n";
    const auto ends = [&](const std::string& text) {
        const std::string all = blocks_of(text);
        EXPECT_TRUE(all.ends_with(block)) << text << all;
    };
    ends("甲\n        $$\n        x \\\\\n        - y\n        $$\n");
    ends("- 甲\n    $$\n    x \\\\\n    - y\n    $$\n");
    ends("1. 甲\n   - 乙\n\n     $$\n     x \\\\\n     - y\n     $$\n");
    ends("1. 甲\n    - 乙\n        $$\n        x \\\\\n        - y\n        $$\n");
    ends("> - 甲\n>   $$\n>   x \\\\\n>   - y\n>   $$\n");
    ends("1. > - $$\n   >   x \\\\\n   >   - y\n   >   $$\n");
    ends("!!! note\n    甲\n\n    $$\n    x \\\\\n    - y\n    $$\n");
    EXPECT_EQ(Reading("甲[^1]\n\n[^1]: 乙\n\n    $$\n    x\n    $$\n").notes(),
              "note 1 marks 1\nparagraph\n  text \"乙\"\nformula-block \"x\"\n");
}

TEST(Formula, AboutWhichTheParserThinksOtherwiseIsWhatWasWritten) {
    EXPECT_EQ(blocks_of("> ```\n> $$\n> x\n>\n> $$\n> ```\n"),
              "quote\n  code-block \"$$\\nx\\n\\n$$\"\n");
    EXPECT_EQ(blocks_of("<div>\n$$\nx < y\n$$\n</div>\n"), "paragraph\n  text \"$$ x < y $$\"\n");
    EXPECT_EQ(blocks_of("![图$x_1$](a.png)\n").substr(0, 33),
              "figure image \"a.png\" alt \"图x_1\"");
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
    EXPECT_EQ(blocks_of("$$\nx ?> y\n$$\n"), "formula-block \"x ?> y\"\n");
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
