/// \file
/// Marks of notes in the order of the text, and the notes in the order of their first marks.
#pragma once

#include "document/book.h"

#include <functional>
#include <vector>

namespace banxin {

/// Every mark in a block and in those inside it, in the order of the text.
void for_each_mark(Block& block, const std::function<void(NoteRef&)>& visit);
void for_each_mark(Blocks& blocks, const std::function<void(NoteRef&)>& visit);

/// Puts the notes into the order of their first marks and numbers the marks anew. `text` is all
/// that is read, in its order; what a note marks comes after that, and notes that nothing marks
/// come last.
void order_notes(const std::vector<Block*>& text, std::vector<Note>& notes);

}  // namespace banxin
