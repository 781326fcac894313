#include "layout/transform.h"

#include "layout/sides.h"
#include "unit/layout/setting.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace banxin::layout {
namespace {

const Turn turns[] = {Turn::none, Turn::clockwise, Turn::counterclockwise};

/// Puts back what the turn has turned.
Turn back(Turn turn) {
    if (turn == Turn::none) return turn;
    return turn == Turn::clockwise ? Turn::counterclockwise : Turn::clockwise;
}

TEST(Transform, PutsAreasWhereTheirCornersAre) {
    const Rect area{points(3), points(5), points(20), points(7)};
    for (const Turn turn : turns) {
        const Transform to{turn, {points(100), points(200)}};
        const Rect put = to(area);
        const Point one = to(Point{area.x, area.y});
        const Point other = to(Point{area.right(), area.bottom()});
        EXPECT_EQ(put.x, std::min(one.x, other.x));
        EXPECT_EQ(put.right(), std::max(one.x, other.x));
        EXPECT_EQ(put.y, std::min(one.y, other.y));
        EXPECT_EQ(put.bottom(), std::max(one.y, other.y));
    }
}

TEST(Transform, TurnsBackToWhereItWas) {
    Box box;
    GlyphRun run;
    run.origin = {points(3), points(5)};
    box.items.emplace_back(run);
    box.items.emplace_back(
        RuleItem{{points(1), points(2), points(4), points(8)}, 0, NodeId::artifact});
    box.links.push_back({{points(9), points(8), points(7), points(6)}, "a", true});
    MarkSlot mark;
    mark.at = {points(11), points(12)};
    box.marks.push_back(mark);
    for (const Turn turn : turns) {
        Box made = box;
        Transform{turn, {}}.apply(made);
        const auto direction = std::get<GlyphRun>(made.items[0]).direction;
        EXPECT_EQ(turn_to(direction), turn);
        EXPECT_EQ(turn_to(made.marks[0].direction), turn);
        Transform{back(turn), {}}.apply(made);
        const auto& again = std::get<GlyphRun>(made.items[0]);
        EXPECT_EQ(again.origin.x, run.origin.x);
        EXPECT_EQ(again.origin.y, run.origin.y);
        EXPECT_EQ(again.direction, Direction::horizontal);
        EXPECT_EQ(std::get<RuleItem>(made.items[1]).area.y, points(2));
        EXPECT_EQ(made.links[0].area.x, points(9));
        EXPECT_EQ(made.marks[0].at.y, points(12));
    }
}

TEST(Transform, LeavesUprightGlyphsUprightAndTurnsNothingUpsideDown) {
    const Transform clockwise{Turn::clockwise, {}};
    EXPECT_EQ(clockwise(Direction::vertical), Direction::vertical);
    EXPECT_THROW((void)clockwise(Direction::clockwise), std::logic_error);
}

TEST(Sides, OddPagesAreRectosAndBoundWhereTheBookIs_A05) {
    EXPECT_EQ(side_of(1), Side::recto);
    EXPECT_EQ(side_after(Side::verso, 0), Side::verso);
    EXPECT_EQ(side_after(Side::verso, 3), Side::recto);
    const style::Page page = test_style().page;
    ASSERT_NE(page.gutter, page.fore_edge);
    EXPECT_EQ(left_margin(Side::recto, Binding::left, page), page.gutter);
    EXPECT_EQ(left_margin(Side::verso, Binding::left, page), page.fore_edge);
    EXPECT_EQ(left_margin(Side::recto, Binding::right, page), page.fore_edge);
    EXPECT_EQ(left_margin(Side::verso, Binding::right, page), page.gutter);
}

}  // namespace
}  // namespace banxin::layout
