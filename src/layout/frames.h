/// \file
/// What stands around blocks: rules, boxes, colour behind them. Private to the layout room.
#pragma once

#include "layout/cursor.h"

#include <optional>
#include <span>

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

/// Around what stands from `top` to `bottom`; where a page cuts it, a box is open.
void draw_frame(const Frame& frame, Length top, Length bottom, bool begins, bool ends,
                std::vector<Item>& to);

}  // namespace banxin::layout
