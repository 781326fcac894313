/// \file
/// How much of each pixel an outline covers. Integers alone, so that every machine finds the same.
#pragma once

#include "base/drawing.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace banxin::image {

/// Of the pixels of a canvas that an outline may touch.
struct Coverage {
    std::uint32_t x = 0, y = 0, width = 0, height = 0;
    /// Row by row: 0 not at all … 255 whole.
    std::vector<std::uint8_t> parts;
};

/// From lengths to pixels; a drawing may be stretched.
struct Scale {
    /// So many pixels stand for so long.
    std::uint32_t pixels_across = 0, pixels_down = 0;
    Length across, down;

    /// In 1/256 pixel.
    [[nodiscard]] std::int64_t x(Length of) const;
    [[nodiscard]] std::int64_t y(Length of) const;
};

/// Pixels beyond the canvas, which is `pixels_across` by `pixels_down`, are left out.
[[nodiscard]] Coverage coverage_of(const Drawing::Shape& shape, const Scale& scale);

}  // namespace banxin::image
