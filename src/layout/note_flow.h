/// \file
/// Notes as boxes: those that stand beside their marks apart from the text, others in it. Private
/// to the layout room.
#pragma once

#include "layout/cursor.h"

namespace banxin::layout {

/// Gives a flow the notes of its chapter from `begin` to before `end`. `text` is the cursor of the
/// chapter.
void add_notes(Flow& flow, std::size_t begin, std::size_t end, const Cursor& text);

/// 旁注: whether what is set here may stand at the side of its page; and puts it there, beside the
/// next box of the column.
[[nodiscard]] bool may_stand_beside(const Cursor& at);
void set_beside(const Blocks& aside, const Cursor& at);

}  // namespace banxin::layout
