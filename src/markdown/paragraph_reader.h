/// \file
/// One paragraph of the parser's to Blocks. Private to this room.
#pragma once

#include "document/block.h"
#include "markdown/context.h"

struct cmark_node;

namespace banxin::markdown {

/// Adds what it says to `blocks`: an image on a line of its own is a figure, alone in its paragraph
/// or not; text above and below it are paragraphs.
void read_paragraph(const cmark_node& node, Context& context, Blocks& blocks);

}  // namespace banxin::markdown
