/// \file
/// What stands around blocks: rules, boxes, colour behind them. Private to the layout room.
#pragma once

#include "layout/cursor.h"

#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace banxin::layout {

/// How far a role's text stands in from the box, the colour or the rule beside it.
struct FrameInsets {
    Length left;
    Length right;
};
[[nodiscard]] FrameInsets frame_insets(const style::RoleStyle& look, Length em);

/// The frame of a role around its text.
[[nodiscard]] std::optional<Frame> frame_of(const style::RoleStyle& look, Length left, Length width,
                                            const Cursor& at);

/// Around what is added to a column until it is closed. `inner` is the cursor of the text in it.
struct OpenFrame {
    std::optional<Frame> frame;
    std::size_t first = 0;
    std::uint32_t index = 0;
};
[[nodiscard]] OpenFrame open_frame(const style::RoleStyle& look, const Cursor& inner);
void close_frame(const OpenFrame& open, const Cursor& inner);

/// How far frames reach on a page, or in a box that nothing cuts.
class FrameExtents {
public:
    /// Every box that there is, in order: with which of them a frame begins and ends.
    void meet(const Box& box);
    /// A box of the page, and where it stands.
    void put(const Box& box, Point place, const std::vector<Frame>& frames);
    /// Draws what the page has, once for each column that a frame comes to; and begins the next.
    void draw(const std::vector<Frame>& frames, std::vector<Item>& to);

private:
    struct Extent {
        Length top;
        Length bottom;
        bool begins = false;
        bool ends = false;
    };
    std::map<std::uint32_t, std::pair<const Box*, const Box*>> ends_;
    /// By frame, and how far to the right the column stands in which it is.
    std::map<std::pair<std::uint32_t, Length>, Extent> found_;
};

/// Around what stands from `top` to `bottom`; where a page cuts it, a box is open.
void draw_frame(const Frame& frame, Length top, Length bottom, bool begins, bool ends,
                std::vector<Item>& to);

}  // namespace banxin::layout
