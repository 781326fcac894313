/// \file
/// Characters that stand in a text and are none of it, wherever they came from: raw, or as an
/// entity. Private to this room.
#pragma once

#include "markdown/context.h"
#include "markdown/markdown.h"

#include <string_view>

namespace banxin::markdown {

/// U+2028 and U+2029 part lines and paragraphs for programs that know no other way: each is a line
/// break, or a blank where none can be (S061). Controls and U+FEFF are dropped (S002). `clean` is
/// the text that was read, which tells whether there can be any.
void settle_separators(MarkdownChapter& chapter, std::string_view clean, Context& context);

}  // namespace banxin::markdown
