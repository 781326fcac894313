/// \file
/// What is told of a book beside its pages: outline and document information. Private to the layout
/// room.
#pragma once

#include "document/book.h"
#include "layout/front_matter.h"
#include "layout/page.h"

#include <vector>

namespace banxin::layout {

/// Parts hold the chapters after them; the contents and the other lists stand between the front
/// matter and the body.
[[nodiscard]] std::vector<OutlineEntry> outline_of(const Book& book,
                                                   const std::vector<ContentsList>& lists);

[[nodiscard]] DocumentInfo info_of(const Metadata& metadata);

}  // namespace banxin::layout
