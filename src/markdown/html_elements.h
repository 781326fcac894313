/// \file
/// The HTML that a manuscript may use, and what each element means in a book. What is not
/// named here cannot get into one. Knows no parser of HTML.
#pragma once

#include "markdown/pieces.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::markdown {

struct HtmlTag {
    /// Lower case.
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    Span span;

    /// Empty when there is none; `has` tells the two apart.
    [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
    [[nodiscard]] bool has(std::string_view wanted) const;
};

/// Elements without an end tag.
[[nodiscard]] bool is_void_element(std::string_view name);
/// Elements that go with all they hold: script, style, iframe, object and the like.
[[nodiscard]] bool goes_with_content(std::string_view name);
/// Elements whose text is code.
[[nodiscard]] bool is_code_element(std::string_view name);
/// In HTML that the parser cut up: where blocks of Markdown stand, by their number in `value`.
inline constexpr std::string_view markdown_element = "banxin-markdown";
/// Elements that html_blocks.cc makes blocks of.
[[nodiscard]] bool is_block_element(std::string_view name);

/// What an inline element with these children is. An element that is not known gives its
/// children and is noted in the context.
[[nodiscard]] Pieces make_element(const HtmlTag& tag, Pieces&& children, Context& context);

/// `id="…"`, or `name="…"` of an `a`: a place for links, which the block around it takes.
void meet_id(const HtmlTag& tag, Context& context);

/// At which side of the text a picture or a figure floats.
[[nodiscard]] FigurePlace side_of(const HtmlTag& tag);

/// Through how many columns its text flows; see `columns_said` of attributes.
[[nodiscard]] std::uint32_t columns_said(const HtmlTag& tag);

/// `<img>`: address, alternative, title, width.
[[nodiscard]] Image make_image(const HtmlTag& tag);

}  // namespace banxin::markdown
