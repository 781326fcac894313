/// \file
/// Pages that the program makes itself: the contents. Private to the layout room.
#pragma once

#include "document/book.h"
#include "layout/flow.h"
#include "layout/stream.h"
#include "style/style.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

/// One line of the contents.
struct ContentsEntry {
    /// 0: a part; 1: a chapter; then its headings.
    int level = 1;
    Inlines title;
    Language language;
    std::string anchor;
    /// The printed number of the page that it stands on.
    std::string label;
};

/// B07–B09: dotted leaders on one grid, numbers flush right, long titles wrapped clear of them.
[[nodiscard]] Flow contents(const std::vector<ContentsEntry>& entries, StreamContext& context);

}  // namespace banxin::layout
