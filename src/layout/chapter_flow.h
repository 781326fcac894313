/// \file
/// A chapter to boxes. Private to the layout room.
#pragma once

#include "layout/flow.h"
#include "layout/stream.h"

namespace banxin::layout {

/// Title, opening, text and notes. Diagnostics go to the context, nodes into its structure. The
/// context is needed as long as the flow's paragraphs may be set again.
[[nodiscard]] Flow flow_of_chapter(StreamContext& context);

}  // namespace banxin::layout
