// Tags one at a time, as they stand between Markdown text.
#include "base/ascii.h"
#include "markdown/gumbo.h"
#include "markdown/html_elements.h"
#include "markdown/html_reader.h"

#include <algorithm>

namespace banxin::markdown {
namespace {

bool is_name_character(char c) {
    return ascii::is_alphanumeric(c) || c == '-';
}

}  // namespace

std::string tag_name(std::string_view html, std::size_t at) {
    std::string name;
    for (; at < html.size() && is_name_character(html[at]); ++at) {
        name += ascii::to_lower(html[at]);
    }
    return name;
}

InlineTag read_inline_tag(std::string_view literal, Span span) {
    InlineTag result;
    result.tag.span = span;
    if (literal.starts_with("</")) {
        result.kind = InlineTag::Kind::end;
        result.tag.name = tag_name(literal, 2);
        return result;
    }
    if (literal.size() < 2 || literal[0] != '<' || !is_name_character(literal[1])) return result;
    result.kind = InlineTag::Kind::start;
    result.tag.name = tag_name(literal, 1);
    // Attributes are read by the HTML parser, under a name that it has no rule for: a cell or
    // an item would not be taken outside of its table or list.
    const bool has_attributes =
        literal.find('=') != std::string_view::npos || literal.find(' ') != std::string_view::npos;
    if (!has_attributes) return result;
    const std::string neutral = "<x" + std::string(literal.substr(1 + result.tag.name.size()));
    const GumboTree tree(neutral);
    if (const GumboNode* element = tree.first_element()) {
        result.tag.attributes = attributes_of(element->v.element);
    }
    return result;
}

bool is_bearable(std::string_view html) {
    std::size_t open = 0;
    std::size_t most = 0;
    std::size_t tags = 0;
    for (std::size_t at = html.find('<'); at + 1 < html.size(); at = html.find('<', at + 1)) {
        if (at == std::string_view::npos) break;
        const char next = html[at + 1];
        if (next == '/') {
            open -= open > 0 ? 1 : 0;
        } else if (ascii::is_letter(next)) {
            ++tags;
            if (!is_void_element(tag_name(html.substr(at + 1, 12), 0)))
                most = std::max(most, ++open);
        }
    }
    return most <= std::size_t{deepest} || most * tags <= 1'000'000;
}

}  // namespace banxin::markdown
