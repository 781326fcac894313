/// \file
/// 首字下沉: a paragraph's first letter, large over several lines. Private to the layout room.
#pragma once

#include "layout/line_boxes.h"

#include <memory>
#include <optional>

namespace banxin::layout {

struct LargeInitial {
    /// What goes on beside it.
    Inlines rest;
    RoomBeside beside;
    /// Relative to the first line's box.
    std::shared_ptr<const Box> box;
    /// Of the text.
    std::uint32_t bytes = 0;
};

/// Han, kana and hangul from the head of the first line to the foot of the last; letters of
/// alphabets as high as capitals of the first line, on the last one's baseline. Empty where the
/// text has none, see `initial_of`.
[[nodiscard]] std::optional<LargeInitial> large_initial(const Inlines& content, std::int32_t lines,
                                                        const style::RoleStyle& look, NodeId node,
                                                        const Cursor& at);

}  // namespace banxin::layout
