// Bars in rows of tables: those of formulas and code, and those of cells too many.
#include "document/table.h"
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

/// The last row's cells, parted by `/`.
std::string last_row(const std::string& row) {
    const Reading reading("| 甲 | 乙 |\n|---|---|\n" + row + "\n");
    const Table& table = std::get<Table>(reading.chapter.blocks.at(0).value);
    std::string cells;
    for (const TableCell& cell : table.sections.at(1).rows.at(0)) {
        const Paragraph* words = lone_paragraph(cell.blocks);
        cells += (words == nullptr ? std::string() : plain_text(words->content)) + "/";
    }
    return cells + reading.complaints();
}

TEST(TableBars, OfFormulasPartNoCells) {
    EXPECT_EQ(last_row("| $|x|$ | 值 |"), "|x|/值/");
    EXPECT_EQ(last_row("| 设$a|b$为 | $c|d$ |"), "设a|b为/c|d/");
    EXPECT_EQ(last_row("| $$P(A|B)$$ | 值 |"), "P(A|B)/值/");
    EXPECT_EQ(last_row("| \\\\(a|b_1\\\\) | 值 |"), "a|b_1/值/");
}

TEST(TableBars, OfMoneyPartCells) {
    EXPECT_EQ(last_row("| $5 | $10 |"), "$5/$10/");
    EXPECT_EQ(last_row("| US$ | HK$ |"), "US$/HK$/");
    EXPECT_EQ(last_row("|$a|b$|"), "$a/b$/");
}

TEST(TableBars, OfCodePartNoCellsWhereThereWouldBeTooMany) {
    EXPECT_EQ(last_row("| `a|b` | 值 |"), "a|b/值/");
    EXPECT_EQ(last_row("| `a\\|b` | 值 |"), "a|b/值/");
}

TEST(TableBars, OfCellsTooManyStayInTheLastOne) {
    EXPECT_EQ(last_row("| 一 | 二 | 三 | 四 |"), "一/二 | 三 | 四/S046@3:9");
    EXPECT_EQ(last_row("一|二|三"), "一/二|三/S046@3:4");
}

TEST(TableBars, OfAHeadWithAFormulaMakeATable) {
    EXPECT_EQ(blocks_of("| $|x|$ | 乙 |\n|---|---|\n| 一 | 二 |\n").substr(0, 5), "table");
}

TEST(TableBars, InTablesOfQuotationsAndLists) {
    EXPECT_NE(blocks_of("> | 甲 | 乙 |\n> |---|---|\n> | $|x|$ | 值 |\n").find("formula \"|x|\""),
              std::string::npos);
    EXPECT_NE(blocks_of("- | 甲 | 乙 |\n  |---|---|\n  | $|x|$ | 值 |\n").find("formula \"|x|\""),
              std::string::npos);
}

TEST(TableBars, WithoutATableAreText) {
    EXPECT_EQ(blocks_of("甲 | 乙 | 丙\n\n$|x|$\n"),
              "paragraph\n  text \"甲 | 乙 | 丙\"\nparagraph\n  formula \"|x|\"\n");
}

}  // namespace
}  // namespace banxin
