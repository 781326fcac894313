/// \file
/// Where some words stand on a page: for a browser that has only the pages in its window.
#pragma once

#include "layout/page.h"
#include "preview/view.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::preview {

struct Hit {
    /// What stands around it, for a list.
    std::string before;
    std::string text;
    std::string after;
    /// One or more for each line that it is on.
    std::vector<Rect> areas;
};

/// In paragraphs, over the ends of lines; blanks and the case of letters do not count.
[[nodiscard]] std::vector<Hit> find(const layout::Page& page,
                                    const std::vector<layout::StructureNode>& structure,
                                    std::string_view words);

}  // namespace banxin::preview
