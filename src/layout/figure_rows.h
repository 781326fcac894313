/// \file
/// How large pictures are that stand beside each other, and in how many lines. Knows sizes alone.
/// Private to the layout room.
#pragma once

#include "base/length.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace banxin::layout {

struct RowPicture {
    std::int64_t pixels_wide = 1;
    std::int64_t pixels_high = 1;
    /// As wide as it asks to be or, if it does not ask, as it is.
    Length natural;
    bool asked = false;
};

struct RowLook {
    Length measure;
    /// Between two pictures.
    Length gap;
    /// No picture is higher.
    Length tallest;
};

struct RowSize {
    Length width;
    Length height;
};

struct RowLine {
    std::size_t first = 0;
    std::vector<RowSize> sizes;
};

/// Widths that are asked for are obeyed as far as the measure goes. Others give pictures of one
/// height that fill the measure, none larger than the largest of them is by itself; they stand in
/// more lines where they would be narrower than a fifth of it (upright ones, a sixth).
[[nodiscard]] std::vector<RowLine> rows_of(const std::vector<RowPicture>& pictures,
                                           const RowLook& look);

}  // namespace banxin::layout
