/// \file
/// Raw HTML in Markdown to blocks and inlines, through gumbo, an HTML5 parser. Only what
/// html_elements.cc knows comes through.
#pragma once

#include "document/block.h"
#include "markdown/html_elements.h"

#include <optional>
#include <string_view>

namespace banxin::markdown {

/// A piece of inline HTML as CommonMark cuts it: one tag, a comment, a declaration.
struct InlineTag {
    enum class Kind { start, end, other } kind = Kind::other;
    HtmlTag tag;
};
/// Lower-case name that begins at `at`, behind `<` or `</`.
[[nodiscard]] std::string tag_name(std::string_view html, std::size_t at);
[[nodiscard]] InlineTag read_inline_tag(std::string_view literal, Span span);

/// The HTML parser's work and ours may grow with depth times size; past this it is an attack.
/// Counts start tags less end tags, which is an upper bound.
[[nodiscard]] bool is_bearable(std::string_view html);

/// What a mark of emphasis is in HTML: a blank of the parser that no clean text holds. One of its
/// own would be taken for a character that is none.
inline constexpr char mark_in_html = '\f';

/// An HTML block. `map` maps its bytes to the source; `parts` are blocks of Markdown that stand in
/// it, in elements of our own.
[[nodiscard]] Blocks read_html_block(std::string_view literal, const ContentMap& map,
                                     std::vector<Blocks>&& parts, Context& context);

}  // namespace banxin::markdown
