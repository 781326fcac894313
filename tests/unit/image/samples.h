/// \file
/// Small pictures of every format, made by the libraries' own encoders.
#pragma once

#include <string>

namespace banxin::image::samples {

enum class PngKind { grey16, palette, interlaced_rgb, rgba };
/// 8 by 6, of the kind.
[[nodiscard]] std::string png(PngKind kind);
/// 16 by 8; `components` 1, 3 or 4 (CMYK). `exif` is put into an APP1 marker.
[[nodiscard]] std::string jpeg(int components, const std::string& exif = {});
/// An Exif block that says only this orientation.
[[nodiscard]] std::string exif(unsigned char orientation, bool little_endian);
/// 4 by 4: the frame covers the right half; one of its pixels is transparent.
[[nodiscard]] std::string gif(int frames, bool interlaced);
/// 6 by 5, lossless; animated: in two frames.
[[nodiscard]] std::string webp(bool alpha, bool animated);

}  // namespace banxin::image::samples
