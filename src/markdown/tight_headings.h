/// \file
/// `##标题`: headings of people who put no blank behind the marks, as Markdown once allowed.
/// Private to the markdown room.
#pragma once

#include "document/inline.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace banxin::markdown {

/// The level of each line of a paragraph, 0 for a line of text; none where all are text. `#读书
/// #笔记`,
/// `#话题#` and `#1` are tags. With `alone`, the only line of its paragraph may be a heading of the
/// first level, which tags look like too.
[[nodiscard]] std::vector<int> tight_levels(std::string_view lines, bool alone);

/// A heading or, with level 0, the lines between two.
struct LinesOfParagraph {
    int level = 0;
    /// Of the paragraph, from 0.
    std::size_t first = 0;
    std::size_t last = 0;
    /// A heading without its marks; of text the line ends are kept.
    Inlines content;
};
/// A paragraph that was read with its line ends, cut at its headings.
[[nodiscard]] std::vector<LinesOfParagraph> cut_at_headings(Inlines&& paragraph,
                                                            const std::vector<int>& levels);

}  // namespace banxin::markdown
