/// \file
/// Where a block of the parser's stands in the text that it was given, and in the source. Private
/// to this room.
#pragma once

#include "base/source.h"
#include "markdown/context.h"

#include <cstddef>

struct cmark_node;

namespace banxin::markdown {

/// The parser counts from 1, and gives 0 to what has no place.
[[nodiscard]] inline std::size_t line_index(int line) {
    return line > 0 ? static_cast<std::size_t>(line) - 1 : 0;
}

/// As an index. A paragraph that the parser cut off the head of a table has no place of its own.
[[nodiscard]] std::size_t first_line(const cmark_node& node);
[[nodiscard]] Span span_of(const cmark_node& node, const Context& context);
[[nodiscard]] ContentMap map_of(const cmark_node& node, const Context& context);

}  // namespace banxin::markdown
