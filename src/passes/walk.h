/// \file
/// Walking a book: every block and every inline, in reading order, to look or to change.
#pragma once

#include "document/book.h"

#include <functional>

namespace banxin::passes {

/// Every block, those inside others too; a container comes before what it holds.
void for_each_block(Blocks& blocks, const std::function<void(Block&)>& visit);

/// A block and every one inside it.
void for_each_block(Block& block, const std::function<void(Block&)>& visit);

/// Every run of inlines that a block holds directly (content, caption, cells, terms); not what is
/// in quotes and lists, which `for_each_block` reaches.
void for_each_run(Block& block, const std::function<void(Inlines&)>& visit);

/// Every run of a block and of those inside it; and inside links and styles, inner ones first.
void for_each_nested_run(Block& block, const std::function<void(Inlines&)>& visit);

/// The runs of a whole chapter: title, blocks, original, notes; and inside links and styles, inner
/// ones first.
void for_each_run(Chapter& chapter, const std::function<void(Inlines&)>& visit);

/// Every block of a chapter, of the original beside it and of its notes.
void for_each_block(Chapter& chapter, const std::function<void(Block&)>& visit);

}  // namespace banxin::passes
