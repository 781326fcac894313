// --show-grid: what a designer sees under the text, and that it moves nothing.

#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"

namespace banxin::layout {
namespace {

TEST_F(Pagination, DrawsTheGridUnderEveryPageAndMovesNothing_A02) {
    chapter("01", "").blocks.push_back(paragraph("字"));
    const Pages bare = pages();
    LayoutOptions options{1, 2};
    options.show_grid = true;
    Diagnostics diagnostics;
    const Pages shown = laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics);
    ASSERT_EQ(bare.pages.size(), shown.pages.size());
    const std::vector<Item>& with = shown.pages.back().items;
    const std::vector<Item>& without = bare.pages.back().items;
    const style::Page& page = style_.page;
    // A line between characters, three for each line of the grid, and four around the type area.
    const auto grid = static_cast<std::size_t>(page.characters - 1 + 3 * page.lines + 4);
    // The only line of text has a box.
    ASSERT_EQ(with.size(), without.size() + grid + 4);
    for (std::size_t i = 0; i < grid + 4; ++i) {
        const auto* rule = std::get_if<RuleItem>(&with[i]);
        ASSERT_NE(rule, nullptr) << i;
        EXPECT_EQ(rule->node, NodeId::artifact);
    }
    const auto& run = std::get<GlyphRun>(with[grid + 4]);
    EXPECT_EQ(run.text, "字");
    EXPECT_EQ(run.origin, std::get<GlyphRun>(without[0]).origin);
    // The line still knows its items.
    ASSERT_EQ(shown.pages.back().lines.size(), 1U);
    EXPECT_EQ(shown.pages.back().lines[0].first_item, grid + 4);
    EXPECT_EQ(shown.pages.back().lines[0].end_item, grid + 5);
    // The type area, and the first baseline, which the text stands on.
    const auto& area = std::get<RuleItem>(with[grid - 4]);
    EXPECT_EQ(area.area.width, page.measure());
    EXPECT_EQ(area.area.y, page.head_margin);
    EXPECT_EQ(std::get<RuleItem>(with[static_cast<std::size_t>(page.characters) + 1]).area.y,
              run.origin.y);
    EXPECT_EQ(std::get<RuleItem>(with[grid + 2]).area.height, page.body_size);
}

}  // namespace
}  // namespace banxin::layout
