/// \file
/// A text's lines as boxes of a column, or all in one box. Private to the layout room.
#pragma once

#include "layout/breaker.h"
#include "layout/cursor.h"

#include <memory>

namespace banxin::layout {

/// What lines of a text leave to something that stands beside them, a picture or a large initial.
/// No page ends between these lines.
struct RoomBeside {
    std::uint32_t lines = 0;
    Length width = {};
    bool on_left = true;
    /// So many lines of the text stand above it.
    std::uint32_t after = 0;
};

/// How a text is cut into lines, and where they stand.
struct LineSetting {
    style::RoleStyle look;
    Length left;
    Length width;
    Length indent = {};
    bool on_grid = true;
    /// A title: see LineShape::balance.
    bool balance = false;
    /// Where the text stands in the chapter.
    TextPlace place{0, no_block, 0};
    RoomBeside beside = {};
    /// A large letter, relative to the first line's box, that is read before it; and its bytes.
    std::shared_ptr<const Box> initial = {};
    std::uint32_t initial_bytes = 0;
};

/// A text's lines, each a box.
[[nodiscard]] std::vector<Box> lines_of(const Stream& stream, const LineSetting& setting,
                                        const style::Page& page, const text::Fonts& fonts);

/// Lines at the end of the column, each a box.
void add_lines(Stream stream, const LineSetting& setting, const Cursor& at);

/// All lines in one box that is never cut, so far under its top; returns their height.
Length lines_in_box(const Stream& stream, const LineSetting& setting, Length top, Box& box,
                    const Cursor& at);

}  // namespace banxin::layout
