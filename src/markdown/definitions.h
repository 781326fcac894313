/// \file
/// Lists of definitions as PHP Markdown Extra and Pandoc write them: `术语` and under it
/// `: 定义`, once or more often, each with all the blocks that stand as deep as its first line. For
/// the parser they are lists whose mark is a colon. Private to the markdown room.
#pragma once

#include "document/block.h"
#include "document/dialect.h"

#include <string_view>

struct cmark_node;
struct cmark_syntax_extension;

namespace banxin::markdown {

/// Opens a list at a colon under a paragraph or another definition; in Pandoc's dialect at a tilde
/// too.
[[nodiscard]] cmark_syntax_extension* make_definition_extension(Dialect dialect);

[[nodiscard]] bool is_definitions(const cmark_node& list);

/// Explains the paragraph that `blocks` end with, which becomes the term; a list of definitions
/// before it goes on. False: there is nothing to explain, and nothing is changed.
[[nodiscard]] bool add_definitions(Blocks& definitions, Span span, Blocks& blocks);

/// The same where the colons are text: what stands behind one of them. With `goes_on` its first
/// line goes on with the paragraph that `blocks` end with.
void add_undefined(Blocks&& inside, Text&& colon, bool goes_on, Blocks& blocks);

/// Takes away the mark of a typed break with which the last paragraph ends, since a definition
/// begins on the next line; for the parser it is a backslash at the end of a text.
void drop_break_at_end(Blocks& blocks, std::string_view source);

}  // namespace banxin::markdown
