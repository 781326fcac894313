/// \file
/// `^id` behind a block, by which Obsidian's links name it: `[[note#^id]]`. Private to this room.
#pragma once

#include "document/block.h"

#include <string>
#include <string_view>

namespace banxin::markdown {

/// Takes it off the end of a paragraph or a heading, with the blanks before it; "" where none is.
/// What it gives begins with `^`, as the anchor of a block does that is called so. `source` says
/// what stands before it: `x^2` is text, and so is a short number (`x ^2`).
[[nodiscard]] std::string take_block_id(Inlines& content, std::string_view source);

/// The same of one that stands right under a table, which the parser takes for a row of it.
[[nodiscard]] std::string take_row_id(Table& table, std::string_view source);

}  // namespace banxin::markdown
