/// \file
/// 书名页: title, subtitle, who made the book, who publishes it. Private to the layout room.
#pragma once

#include "layout/flow.h"
#include "layout/stream.h"

namespace banxin::layout {

/// One page, whatever stands on it; reports L011 where that cannot be.
[[nodiscard]] Flow title_page(const Metadata& metadata, StreamContext& context);

}  // namespace banxin::layout
