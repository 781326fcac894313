/// \file
/// A chapter without the words that concern nothing but their own place: what the passes over a
/// whole book need of a text that has not changed.
#pragma once

#include "document/book.h"

namespace banxin {

/// All of the chapter and its notes but the blocks that are nothing but words, which are counted
/// (Block::left_out), and the words around other things in paragraphs. The first and the last block
/// of its text are left as they are: openings and closings grow on to them. A pass that writes
/// words into paragraphs must leave a trace in what is kept.
[[nodiscard]] Chapter skeleton_of(const Chapter& chapter);

}  // namespace banxin
