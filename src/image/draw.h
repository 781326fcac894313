/// \file
/// A drawing in pixels: for what must be a raster file in the end, a book's cover.
#pragma once

#include "base/drawing.h"
#include "base/stored_bytes.h"
#include "image/image.h"

#include <cstdint>
#include <functional>

namespace banxin::image {

/// The drawing, stretched to `width` × `height`. Edges of fields and pictures stand at whole
/// pixels, so that they are sharp and those that meet leave no gap; edges of outlines are mixed in
/// few enough steps for a palette. `picture` gives the file of a picture by its number, which
/// `check` accepted; an SVG's texts are set in installed families by name. The same input gives the
/// same pixels. Throws Failure W004.
[[nodiscard]] Pixels draw(const Drawing& drawing, std::uint32_t width, std::uint32_t height,
                          const std::function<StoredBytes(std::uint32_t)>& picture);

}  // namespace banxin::image
