/// \file
/// `[[note]]`, `[[note#heading|words]]` and `![[picture.png|300]]`: links and pictures by name.
/// Private to this room.
#pragma once

#include "document/inline.h"

namespace banxin::markdown {

struct Context;

/// Makes links and pictures of them, whose addresses are those of document/wiki.h. Whether a link
/// in lone brackets is one, or text, is known when the whole book is. What is neither a picture nor
/// a note is told of (S101).
void read_wiki_links(Inlines& inlines, Context& context);

}  // namespace banxin::markdown
