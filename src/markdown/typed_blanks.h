/// \file
/// Ideographic spaces, which Chinese types where Markdown wants others: behind a mark, and before a
/// paragraph. Private to the markdown room.
#pragma once

#include "document/inline.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::markdown {

/// Makes spaces of those behind the mark of a heading or an item (`#　标题`, `-　项`, `1.　项`) and
/// in a line of nothing but stars (`*　*　*`), outside code. The text keeps its length.
void hide_wide_blanks(std::string& text);

/// What a paragraph's first line begins with in this language: two of them, one in Japanese, and
/// none where paragraphs are not typed so.
[[nodiscard]] std::string_view typed_indent(Language language);

/// The paragraphs of a text whose lines begin with one each, which needs no blank lines between.
[[nodiscard]] std::vector<Inlines> typed_paragraphs(Inlines&& content, Language language);

/// Takes ideographic spaces off a paragraph's head: the indent is the style's.
void drop_typed_indent(Inlines& content);

/// Takes blanks off the end: what stood behind them shows nothing.
void drop_last_blanks(Inlines& content);

}  // namespace banxin::markdown
