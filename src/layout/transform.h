/// \file
/// The one way from coordinates in which something was set to those of what it stands in: from the
/// lines of a box to the page, which may run across it. Private to the layout room.
#pragma once

#include "layout/flow.h"
#include "layout/page.h"

namespace banxin::layout {

/// How lines lie on what they are put on: as they were set, downward (the next one to the left,
/// as in vertical text), or upward (as on a sheet that is read from its right edge).
enum class Turn : std::uint8_t { none, clockwise, counterclockwise };

/// The turn that gives a line this direction.
[[nodiscard]] constexpr Turn turn_to(Direction direction) {
    switch (direction) {
        case Direction::horizontal: return Turn::none;
        case Direction::vertical:
        case Direction::clockwise: return Turn::clockwise;
        case Direction::counterclockwise: return Turn::counterclockwise;
    }
    return Turn::none;
}

struct Transform {
    Turn turn = Turn::none;
    /// Where the origin comes to stand.
    Point origin;

    [[nodiscard]] Point operator()(Point at) const;
    [[nodiscard]] Rect operator()(const Rect& area) const;
    /// A line may be turned once, not upside down; glyphs that are upright stay so.
    [[nodiscard]] Direction operator()(Direction direction) const;

    void apply(Item& item) const;
    /// All that is in a box, but neither its height nor where it stands in a flow.
    void apply(Box& box) const;
    /// All that is on a page.
    void apply(Page& page) const;
};

}  // namespace banxin::layout
