// What a page end costs, by itself (TYPOGRAPHY.md, W03): each fault its price, and no good for a
// bad.
#include "layout/page_costs.h"

#include <gtest/gtest.h>

namespace banxin::layout::costs {
namespace {

TEST(PageCosts, OfAnEndAreThoseOfItsFaults_W03) {
    const Box plain;
    Box first;
    first.first_line = true;
    Box last;
    last.last_line = true;
    Box lone = last;
    lone.lone_character = true;
    Box hyphened;
    hyphened.hyphen = true;
    Box table;
    table.keep_with_next = Keep::rather;
    EXPECT_EQ(end_cost({plain, plain, false, 0}, 2), 0);
    EXPECT_EQ(end_cost({plain, last, false, 0}, 2), widow);
    EXPECT_EQ(end_cost({plain, lone, false, 0}, 2), lone_widow);
    EXPECT_EQ(end_cost({first, plain, false, 0}, 2), orphan);
    EXPECT_EQ(end_cost({first, plain, false, 0}, 1), 0);
    EXPECT_EQ(end_cost({first, plain, true, 0}, 1), one_line_after_heading);
    EXPECT_EQ(end_cost({plain, plain, true, 0}, 1), 0);
    EXPECT_EQ(end_cost({hyphened, plain, false, 0}, 2), hyphen_at_foot);
    EXPECT_EQ(end_cost({table, plain, false, 0}, 2), parted_table);
    EXPECT_EQ(end_cost({table, last, false, 0}, 2), parted_table + widow);
}

TEST(PageCosts, OfBlankLinesGrowFasterAtFirst_W05) {
    const Box plain;
    const auto blank = [&](std::int64_t lines) {
        return end_cost({plain, plain, false, lines}, 2);
    };
    EXPECT_EQ(blank(1), one_blank_line);
    EXPECT_EQ(blank(2), one_blank_line * 4);
    EXPECT_EQ(blank(3), one_blank_line * 4 + more_blank_line);
    EXPECT_EQ(blank(9), one_blank_line * 4 + more_blank_line * 7);
}

TEST(PageCosts, OfHolesAreForLinesThatCouldStandThere_W05) {
    EXPECT_EQ(hole_cost(0, 0), 0);
    EXPECT_EQ(hole_cost(few_lines, 0), 0);
    EXPECT_EQ(hole_cost(few_lines + 1, 0), hole_line);
    EXPECT_EQ(hole_cost(few_lines + 1, 1), hole_line);
    EXPECT_EQ(hole_cost(6, 6), 0);
    EXPECT_EQ(hole_cost(8, 6), hole_line * 2);
}

TEST(PageCosts, OfALastPageAreForTheLinesItLacks_W07) {
    style::Page page;
    page.pitch = points(17);
    Box line;
    line.last_line = true;
    const auto cost = [&](std::int32_t lines) {
        return last_page_cost(line, page.pitch * lines, page);
    };
    EXPECT_EQ(cost(1), one_line_page - widow);
    EXPECT_EQ(cost(2), short_last_page * 3);
    EXPECT_EQ(cost(4), short_last_page);
    EXPECT_EQ(cost(5), 0);
    EXPECT_EQ(cost(30), 0);
    // What is higher than a line by anything takes the next.
    EXPECT_EQ(last_page_cost(line, page.pitch + Length{1}, page), short_last_page * 3);
    EXPECT_EQ(last_page_cost(Box(), page.pitch, page), one_line_page);
}

}  // namespace
}  // namespace banxin::layout::costs
