/// \file
/// Marks of notes in raw HTML, where the parser sees none, and drops a note that has no other
/// mark. Private to this room.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

struct cmark_node;

namespace banxin::markdown {

/// Definitions by their labels in small letters.
using NoteDefinitions = std::unordered_map<std::string, cmark_node*>;

/// `[^1][^2]`: those in raw HTML that lead to notes which the text defines.
[[nodiscard]] std::string marks_in_html(cmark_node& document, std::string_view text);

[[nodiscard]] NoteDefinitions definitions_in(cmark_node& document);

/// The next mark of one of these notes in a text; `size` is 0 when there is none.
struct HtmlMark {
    std::size_t begin = 0;
    std::size_t size = 0;
    cmark_node* definition = nullptr;
};
[[nodiscard]] HtmlMark next_mark(std::string_view text, std::size_t from,
                                 const NoteDefinitions& definitions);

}  // namespace banxin::markdown
