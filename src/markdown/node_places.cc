// See node_places.h.
#include "markdown/node_places.h"

#include "markdown/inline_reader.h"

#include <cmark-gfm/node.h>

#include <algorithm>

namespace banxin::markdown {

std::size_t first_line(const cmark_node& node) {
    const bool placed = node.start_line > 0 || node.next == nullptr;
    return line_index(placed ? node.start_line : node.next->start_line);
}

Span span_of(const cmark_node& node, const Context& context) {
    const ParsedText& text = context.text;
    const std::size_t first = first_line(node);
    const std::size_t last = std::max(first, line_index(node.end_line));
    const auto column = static_cast<std::size_t>(std::max(node.start_column - 1, 0));
    const std::size_t begin =
        std::min(text.line_start(first) + column, text.line_start(first) + text.line(first).size());
    return text.span(begin, text.line_start(last) + text.line(last).size());
}

ContentMap map_of(const cmark_node& node, const Context& context) {
    return ContentMap::of_lines(content_of(&node), context.text, first_line(node));
}

}  // namespace banxin::markdown
