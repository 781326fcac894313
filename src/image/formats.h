/// \file
/// What the decoders of this room share: how each refuses, and the limit on pixels. Inside the
/// room a refusal is an exception; it never leaves image.cc.
#pragma once

#include "image/image.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace banxin::image {

/// Thrown by the decoders, never through a C frame.
struct Refusal {
    Problem problem;
};
[[noreturn]] void refuse(Problem::Kind kind, std::string detail);

/// Refuses sizes that no page needs and no memory should be promised to: none is allocated
/// before this was asked.
void check_size(std::uint64_t width, std::uint64_t height);

struct Picture {
    Info info;
    Pixels pixels;
};
/// Parts interleaved samples into colour and alpha. `samples` is 1, 2, 3 or 4 a pixel.
[[nodiscard]] Pixels part_samples(std::uint32_t width, std::uint32_t height, int samples,
                                  std::string interleaved);

[[nodiscard]] Picture read_png(std::string_view bytes);
/// The pixels are as few as the decoder finds without effort that are no fewer than `least`; the
/// info is of the whole.
[[nodiscard]] Picture read_jpeg(std::string_view bytes, Limit least = {});
[[nodiscard]] Info read_jpeg_header(std::string_view bytes);
[[nodiscard]] Picture read_gif(std::string_view bytes);
[[nodiscard]] Picture read_webp(std::string_view bytes);
[[nodiscard]] bool is_animated_png(std::string_view bytes);
[[nodiscard]] std::optional<PackedPixels> read_packed_png(std::string_view bytes);
/// From the header alone, of a picture that may be broken.
struct Size {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};
[[nodiscard]] Size webp_size(std::string_view bytes);
[[nodiscard]] Size size_of(std::string_view bytes);
/// Within a limit, in the same proportions.
[[nodiscard]] Size within(Size size, Limit limit);

/// `count` pixels, from `first` on, of the `whole` that a picture gets on one side.
struct Stretch {
    std::uint32_t whole = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};
/// Fewer pixels or more, and of these a part: nothing is made of the others.
[[nodiscard]] Pixels resized(Pixels&& pixels, const Stretch& width, const Stretch& height);

struct SvgBox {
    double width = 0;
    double height = 0;
};
/// Parses and checks; the box in CSS pixels.
[[nodiscard]] SvgBox read_svg(std::string_view bytes);
[[nodiscard]] bool looks_like_svg(std::string_view bytes);
/// Refuses what the renderer's XML parser, which is stricter, does not read. Of bytes that
/// `read_svg` accepted, as below.
void parse_svg(std::string_view bytes);
[[nodiscard]] std::string draw_svg(std::string_view bytes, SvgBox box);
/// In pixels, a part of them; what it does not cover can be seen through.
[[nodiscard]] Pixels paint_svg(std::string_view bytes, const Stretch& width, const Stretch& height);

/// The rotation that an EXIF block asks for, 1 to 8; 1 where it says nothing usable.
[[nodiscard]] std::uint8_t exif_orientation(std::string_view app1);

}  // namespace banxin::image
