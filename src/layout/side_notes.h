/// \file
/// Notes in the outer margin: how far down each begins, so that none covers another or leaves its
/// page. Private to the layout room.
#pragma once

#include "base/length.h"

#include <vector>

namespace banxin::layout {

struct SideNote {
    /// Its top, where it would stand beside its mark.
    Length wanted;
    Length height;
};

/// The tops of notes in a column that is as high as they are together, or higher: as near to what
/// they want as their order lets them be. One that the note above it reaches stands under that;
/// those at the foot move up until all have room.
[[nodiscard]] std::vector<Length> stand_beside(const std::vector<SideNote>& notes, Length between,
                                               Length column);

}  // namespace banxin::layout
