/// \file
/// The door to cmark-gfm: a marked text to the library's tree of nodes. Knows nothing of
/// books.
#pragma once

#include "document/dialect.h"

#include <memory>
#include <string_view>

struct cmark_node;

namespace banxin::markdown {

struct NodeDeleter {
    void operator()(cmark_node* node) const;
};
using NodeTree = std::unique_ptr<cmark_node, NodeDeleter>;

/// CommonMark with tables, strikethrough, task lists, footnotes and our emphasis marks. Safe
/// to call from many threads. The nodes keep their own copies of the text. The parser drops the
/// definitions of notes that no mark leads to, but for those that `marks` lead to: `[^1][^2]`.
/// Pandoc's dialect: its lists and, spelled out, its tables too.
[[nodiscard]] NodeTree parse(std::string_view marked, Dialect dialect, std::string_view marks = {});

}  // namespace banxin::markdown
