// The door of the room: recognises a picture by its first bytes and sends it to its decoder.
// Knows no decoder library.

#include "image/image.h"

#include "base/diagnostics.h"
#include "image/decoding_room.h"
#include "image/formats.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace banxin::image {
namespace {

constexpr std::uint64_t most_pixels = 100'000'000;

Picture read_raster(std::string_view bytes, Format format, Limit least = {}) {
    switch (format) {
        case Format::png: return read_png(bytes);
        case Format::jpeg: return read_jpeg(bytes, least);
        case Format::gif: return read_gif(bytes);
        case Format::webp: return read_webp(bytes);
        case Format::svg: break;
    }
    refuse(Problem::Kind::broken, "not a raster picture");
}

std::uint32_t whole_pixels(double length) {
    return static_cast<std::uint32_t>(std::max(1.0, std::ceil(length - 1e-6)));
}

const char* decoder_of(Format format) {
    switch (format) {
        case Format::png: return "libpng";
        case Format::jpeg: return "libjpeg";
        case Format::gif: return "giflib";
        case Format::webp: return "libwebp";
        case Format::svg: return "librsvg";
    }
    return "";
}

}  // namespace

void refuse(Problem::Kind kind, std::string detail) {
    throw Refusal{{kind, std::move(detail)}};
}

void check_size(std::uint64_t width, std::uint64_t height) {
    if (width == 0 || height == 0) refuse(Problem::Kind::broken, "no width or no height");
    if (width > most_pixels || height > most_pixels || width * height > most_pixels) {
        refuse(Problem::Kind::too_large, std::to_string(width) + " x " + std::to_string(height));
    }
}

Pixels part_samples(std::uint32_t width, std::uint32_t height, int samples,
                    std::string interleaved) {
    Pixels pixels;
    pixels.width = width;
    pixels.height = height;
    pixels.components = samples < 3 ? 1 : 3;
    if (samples == pixels.components) {
        pixels.colour = std::move(interleaved);
        return pixels;
    }
    const std::size_t count = std::size_t{width} * height;
    const auto step = static_cast<std::size_t>(samples);
    pixels.colour.resize(count * (step - 1));
    pixels.alpha.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const char* from = interleaved.data() + i * step;
        std::copy_n(from, step - 1, pixels.colour.data() + i * (step - 1));
        pixels.alpha[i] = from[step - 1];
    }
    // A picture that is opaque everywhere needs no mask in print.
    if (pixels.alpha.find_first_not_of('\xFF') == std::string::npos) pixels.alpha.clear();
    return pixels;
}

Size within(Size size, Limit limit) {
    const auto fit = [](std::uint32_t& side, std::uint32_t& other, std::uint32_t most) {
        if (most == 0 || side <= most) return;
        const std::uint64_t scaled = (std::uint64_t{other} * most + side / 2) / side;
        other = static_cast<std::uint32_t>(std::max<std::uint64_t>(1, scaled));
        side = most;
    };
    fit(size.width, size.height, limit.width);
    fit(size.height, size.width, limit.height);
    return size;
}

Size size_of(std::string_view bytes) {
    const auto number = [&](std::size_t at, std::size_t count, bool little) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count && at + i < bytes.size(); ++i) {
            const std::uint32_t byte =
                static_cast<unsigned char>(bytes[at + (little ? count - 1 - i : i)]);
            value = value << 8U | byte;
        }
        return value;
    };
    const std::optional<Format> format = recognise(bytes);
    if (!format || bytes.size() < 24) return {};
    switch (*format) {
        case Format::png: return {number(16, 4, false), number(20, 4, false)};
        case Format::gif: return {number(6, 2, true), number(8, 2, true)};
        case Format::webp: return webp_size(bytes);
        case Format::jpeg: {
            const Info info = read_jpeg_header(bytes);
            return {info.width, info.height};
        }
        case Format::svg: break;
    }
    return {};
}

std::uint64_t decoding_size(std::string_view bytes) {
    constexpr std::uint64_t bytes_a_pixel = 8;
    try {
        const Size size = size_of(bytes);
        return std::min<std::uint64_t>(std::uint64_t{size.width} * size.height, most_pixels) *
               bytes_a_pixel;
    } catch (const Refusal&) {
        return 0;
    }
}

std::optional<Format> recognise(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return Format::png;
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return Format::jpeg;
    if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return Format::gif;
    if (bytes.size() >= 12 && bytes.starts_with("RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv) {
        return Format::webp;
    }
    if (looks_like_svg(bytes)) return Format::svg;
    return {};
}

Checked check(std::string_view bytes) {
    Checked checked;
    const std::optional<Format> format = recognise(bytes);
    try {
        if (!format) refuse(Problem::Kind::broken, "not PNG, JPEG, SVG, GIF or WebP");
        if (*format == Format::svg) {
            const SvgBox box = read_svg(bytes);
            parse_svg(bytes);
            Info info;
            info.format = Format::svg;
            info.width = whole_pixels(box.width);
            info.height = whole_pixels(box.height);
            checked.info = info;
        } else {
            // All of a JPEG's data are read for few of its pixels as well.
            const DecodingRoom room(decoding_size(bytes));
            checked.info = read_raster(bytes, *format, {1, 1}).info;
        }
    } catch (const Refusal& refusal) {
        checked.problem = refusal.problem;
    }
    return checked;
}

Info jpeg_info(std::string_view bytes) {
    try {
        return read_jpeg_header(bytes);
    } catch (const Refusal& refusal) {
        throw Failure(Code::W004, {"libjpeg", refusal.problem.detail});
    }
}

Pixels decode(std::string_view bytes, Limit limit) {
    const std::optional<Format> format = recognise(bytes);
    try {
        if (!format) refuse(Problem::Kind::broken, "unknown format");
        const Size wanted = within(size_of(bytes), limit);
        const bool all = limit.width == 0 && limit.height == 0;
        Pixels pixels =
            read_raster(bytes, *format, all ? Limit{} : Limit{wanted.width, wanted.height}).pixels;
        return all ? std::move(pixels) : shrunk(std::move(pixels), wanted.width, wanted.height);
    } catch (const Refusal& refusal) {
        throw Failure(Code::W004, {format ? decoder_of(*format) : "image", refusal.problem.detail});
    }
}

std::optional<PackedPixels> packed_png(std::string_view bytes) {
    if (recognise(bytes) != Format::png) return std::nullopt;
    try {
        return read_packed_png(bytes);
    } catch (const Refusal& refusal) {
        throw Failure(Code::W004, {"libpng", refusal.problem.detail});
    }
}

std::string svg_to_pdf(std::string_view svg) {
    try {
        return draw_svg(svg, read_svg(svg));
    } catch (const Refusal& refusal) {
        throw Failure(Code::W004, {"librsvg", refusal.problem.detail});
    }
}

}  // namespace banxin::image
