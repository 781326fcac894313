/// \file
/// Two rows of boxes as one, for texts that stand beside each other. Private to the layout room.
#pragma once

#include "layout/flow.h"
#include "style/style.h"

#include <vector>

namespace banxin::layout {

/// What stands at the same height becomes one box, as small as it can be cut: where one side is
/// between two boxes and the other too. With `facing` the left side goes to the facing page
/// (Box::facing). What is first on both sides begins at the same height.
[[nodiscard]] std::vector<Box> side_by_side(std::vector<Box> left, std::vector<Box> right,
                                            bool facing, const style::Page& page);

}  // namespace banxin::layout
