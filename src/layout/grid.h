/// \file
/// What a designer wants to see under a page: its type area, the lines and characters of its grid,
/// the boxes that stand on it. Private to the layout room.
#pragma once

#include "layout/page.h"
#include "style/style.h"

#include <vector>

namespace banxin::layout {

/// A box's outline; as wide as the type area.
void draw_box(Length top, Length height, const style::Page& page, std::vector<Item>& to);
/// Under everything that stands on `to`; relative to the type area.
void draw_grid(const style::Page& page, Page& to);

}  // namespace banxin::layout
