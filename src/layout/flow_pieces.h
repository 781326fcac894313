/// \file
/// A chapter's text and its notes in pieces, each set by itself: by several threads. The boxes are
/// the same however the text is cut. Private to the layout room.
#pragma once

#include "layout/flow.h"
#include "layout/stream.h"

namespace banxin::layout {

/// All of a chapter, everything in so many hundredths of its size, under its node `section`.
/// Diagnostics go to the context, nodes into its structure.
[[nodiscard]] Flow flow_of_pieces(StreamContext& whole, NodeId section, std::int64_t percent);

}  // namespace banxin::layout
