// Code: its grid, where its lines are cut, and what stands at their edges.
#include "layout/code_lines.h"
#include "layout/line_maker.h"

#include "unit/layout/setting.h"

namespace banxin::layout {
namespace {

/// The pieces of a line, each with its indent in dots.
std::vector<std::string> pieces(std::string_view line, std::int64_t room) {
    const std::vector<CodeCell> cells = code_cells(line);
    std::vector<std::string> made;
    for (const CodePiece& piece : wrap_code(cells, room)) {
        std::string text(static_cast<std::size_t>(piece.indent), '.');
        for (std::size_t i = piece.first; i < piece.last; ++i) text += cells[i].text;
        made.push_back(std::move(text));
    }
    return made;
}
using Pieces = std::vector<std::string>;

TEST(CodeLines, AreCutAfterBlanksAndBracketsBeforeAnywhereElse_B16) {
    EXPECT_EQ(pieces("alpha beta gamma", 12), (Pieces{"alpha beta ", "..gamma"}));
    EXPECT_EQ(pieces("call(alpha,beta)", 12), (Pieces{"call(alpha,", "..beta)"}));
    EXPECT_EQ(pieces("path/to/a/file", 12), (Pieces{"path/to/a/", "..file"}));
    EXPECT_EQ(pieces("abcdefghijklmn", 8), (Pieces{"abcdefgh", "..ijklmn"}));
    // A blank may stand over the edge.
    EXPECT_EQ(pieces("abcdefgh ij", 8), (Pieces{"abcdefgh ", "..ij"}));
}

TEST(CodeLines, KeepTheirIndentWhereTheyAreCut_B16) {
    EXPECT_EQ(pieces("    alpha beta gamma", 16), (Pieces{"    alpha beta ", "......gamma"}));
    EXPECT_EQ(pieces("            alpha beta", 16), (Pieces{"            alph", "........a beta"}));
}

TEST(CodeLines, NeverBeginWithAClosingMarkOfHan_K01) {
    EXPECT_EQ(pieces("读数三次，读一次。", 8), (Pieces{"读数三", "..次，读", "..一次。"}));
    EXPECT_EQ(pieces("读数（三次）读", 6), (Pieces{"读数", "..（三", "..次）", "..读"}));
}

TEST(CodeLines, StopTabsAtEveryFourthCellAndForgetBlanksAtTheEnd_B16) {
    EXPECT_EQ(pieces("\ta", 20), (Pieces{"    a"}));
    EXPECT_EQ(pieces("a\tb", 20), (Pieces{"a   b"}));
    EXPECT_EQ(pieces("中\tb", 20), (Pieces{"中  b"}));
    EXPECT_EQ(pieces("中文\tb", 20), (Pieces{"中文    b"}));
    EXPECT_EQ(pieces("abcd   \t  ", 4), (Pieces{"abcd"}));
    EXPECT_EQ(longest_line("a\tb\n┌──┐\n中文"), 5);
}

TEST(CodeLines, StandInTheirCellsWhateverFaceTheyComeFrom_B16) {
    const style::Style style = test_style();
    const style::RoleStyle& look = style[style::Role::code];
    const CodeGrid grid(test_fonts(), look, "zh-Hans");
    EXPECT_EQ(grid.cell(), look.size / 2);
    const std::int64_t cell = grid.cell().sp;
    for (const char* text :
         {"┌", "中", "é", "α", "Ж", "→", "①", "❤️", "✅", "°", "👨‍👩‍👧"}) {
        const std::string line = std::string(text) + "|";
        const std::vector<CodeCell> cells = code_cells(line);
        ASSERT_EQ(cells.size(), 2u) << text;
        Box box;
        const Length end = place_whole(grid.stream(cells, NodeId::artifact), {}, test_fonts(), box);
        const std::vector<Item>& items = box.items;
        EXPECT_EQ(end.sp, cell * (cells[0].cells + 1)) << text;
        const auto& last = std::get<GlyphRun>(items.back());
        EXPECT_EQ(last.origin.x.sp + last.glyphs.back().x, cell * cells[0].cells) << text;
        std::string copied;
        for (const Item& item : items) {
            const auto& run = std::get<GlyphRun>(item);
            copied += run.text;
            for (const PlacedGlyph& glyph : run.glyphs) {
                const text::Bounds ink = test_fonts().bounds(run.face, glyph.glyph);
                const std::int64_t x = run.origin.x.sp + glyph.x;
                EXPECT_GE(x + run.size.scaled(ink.left, 65536).sp, -cell / 10) << text;
                EXPECT_LE(x + run.size.scaled(ink.right, 65536).sp, end.sp + cell / 10) << text;
            }
        }
        EXPECT_EQ(copied, line);
    }
}

TEST(CodeInLines, NeverBeginsOrEndsALineWithAMarkOfHan_K01_K03) {
    Setting setting;
    const std::u32string no_start = U"，。；！？、）”";
    const std::u32string no_end = U"（“";
    for (int cells = 4; cells < 24; ++cells) {
        const std::vector<std::string> lines = setting.lines(
            Inlines{
                {Text{"甲乙", {}}},
                {CodeSpan{"天地，玄黄。宇宙；洪荒！“日月”、盈昃（辰宿）列张？寒来（暑往）", {}}},
                {Text{"，秋收。", {}}}},
            cells);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::u32string line = to_utf32(lines[i]);
            const bool starts = i > 0 && no_start.find(line.front()) != no_start.npos;
            const bool ends = i + 1 < lines.size() && no_end.find(line.back()) != no_end.npos;
            EXPECT_FALSE(starts || ends) << lines[i];
        }
    }
}

TEST(CodeInLines, GivesItsHanTheSlackOfALine_J07) {
    Setting setting;
    const Stream made = setting.stream(Inlines{{CodeSpan{"天地 ab，玄", {}}}});
    EXPECT_EQ(made.clusters[1].stretch_tier, 3);
    EXPECT_EQ(made.clusters[4].stretch_tier, 0);
    for (std::size_t i = 1; i < made.size(); ++i) EXPECT_EQ(made.clusters[i].glue_shrink, 0) << i;
}

}  // namespace
}  // namespace banxin::layout
