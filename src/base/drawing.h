/// \file
/// A drawing of plain values: fields, filled outlines and pictures, one upon the other. It needs no
/// font and no file; who paints it knows nothing of pages.
#pragma once

#include "base/colour.h"
#include "base/length.h"

#include <array>
#include <cstdint>
#include <variant>
#include <vector>

namespace banxin {

/// One step of an outline: where it leads, after the points that bend it; 1/65536 em, y upward.
struct OutlineStep {
    enum class Kind : std::uint8_t { move, line, quadratic, cubic, close } kind = Kind::close;
    std::array<std::int32_t, 6> points{};
};
using Outline = std::vector<OutlineStep>;

struct Drawing {
    struct Field {
        Rect area;
        Colour colour;
    };
    /// Filled wherever the outline winds around; `size` is that of its em.
    struct Shape {
        Outline outline;
        Point origin;
        Length size;
        Colour colour;
    };
    struct Picture {
        Rect area;                  ///< that it fills
        std::uint32_t picture = 0;  ///< its number, among those of whoever made the drawing
    };
    using Mark = std::variant<Field, Shape, Picture>;

    Length width;
    Length height;
    /// The later over the earlier; under the first is white paper.
    std::vector<Mark> marks;
};

}  // namespace banxin
