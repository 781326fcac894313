/// \file
/// The order of a chapter's notes. Private to the markdown room.
#pragma once

#include "document/book.h"

namespace banxin::markdown {

/// Numbers the notes in the order of their first marks; those that stand where their mark is were
/// met after the others of their paragraph.
void order_notes(Blocks& blocks, std::vector<Note>& notes);

}  // namespace banxin::markdown
