/// \file
/// SVG to pixels, for pictures that a program makes itself and that must be raster files in
/// the end: a book's cover. Hides librsvg and cairo.
#pragma once

#include "image/image.h"

#include <cstdint>
#include <string_view>

namespace banxin::image {

/// The picture, scaled to fill `width` × `height` and opaque: its own background covers it,
/// else white. Text is set in installed families by name. The same input gives the same
/// pixels. Throws Failure W004.
[[nodiscard]] Pixels draw_svg(std::string_view svg, std::uint32_t width, std::uint32_t height);

}  // namespace banxin::image
