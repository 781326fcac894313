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

/// An HTML block. `content` maps its bytes to the source.
[[nodiscard]] Blocks read_html_block(std::string_view literal, const ContentMap& map,
                                     Context& context);

}  // namespace banxin::markdown
