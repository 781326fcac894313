// Pictures as every reading program shows them alike: old ones know neither an EXIF orientation nor
// four inks nor how to scale an SVG without a viewBox, and some refuse or shrink large pictures.

#include "image/decoding_room.h"
#include "image/formats.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace banxin::image {
namespace {

/// Kindle shrinks what has more (EPUB.md, requirement 35).
constexpr std::uint64_t most_screen_pixels = 5'000'000;

/// Orientations from here on change width and height.
constexpr std::uint8_t first_on_its_side = 5;

/// Where a pixel of the upright picture is in the other one (Exif 2.32, "Orientation").
struct Turn {
    std::size_t width, height;  ///< of the other one
    std::uint8_t orientation;

    [[nodiscard]] bool on_its_side() const { return orientation >= first_on_its_side; }
    [[nodiscard]] std::size_t from(std::size_t x, std::size_t y) const {
        const std::size_t right = width - 1;
        const std::size_t bottom = height - 1;
        switch (orientation) {
            case 2: return y * width + (right - x);
            case 3: return (bottom - y) * width + (right - x);
            case 4: return (bottom - y) * width + x;
            case 5: return x * width + y;
            case 6: return (bottom - x) * width + y;
            case 7: return (bottom - x) * width + (right - y);
            case 8: return x * width + (right - y);
            default: return y * width + x;
        }
    }
};

Pixels turned(Pixels&& pixels, std::uint8_t orientation) {
    if (orientation == 1) return std::move(pixels);
    const Turn turn{pixels.width, pixels.height, orientation};
    Pixels upright = pixels;
    if (turn.on_its_side()) std::swap(upright.width, upright.height);
    const auto samples = static_cast<std::size_t>(pixels.components);
    std::size_t to = 0;
    for (std::size_t y = 0; y < upright.height; ++y) {
        for (std::size_t x = 0; x < upright.width; ++x) {
            const std::size_t from = turn.from(x, y) * samples;
            for (std::size_t c = 0; c < samples; ++c)
                upright.colour[to++] = pixels.colour[from + c];
        }
    }
    return upright;
}

struct StringWriter : pugi::xml_writer {
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
    std::string text;
};

std::string with_view_box(std::string_view svg) {
    pugi::xml_document document;
    document.load_buffer(svg.data(), svg.size(), pugi::parse_full | pugi::parse_ws_pcdata);
    pugi::xml_node root = document.document_element();
    if (root.attribute("viewBox")) return {};
    const SvgBox box = read_svg(svg);
    const auto whole = [](double side) {
        return std::max(1L, std::lround(std::ceil(side - 1e-6)));
    };
    root.append_attribute("viewBox").set_value(
        fmt::format("0 0 {} {}", whole(box.width), whole(box.height)).c_str());
    StringWriter writer;
    document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::move(writer.text);
}

/// The largest whole number whose square is no more.
std::uint64_t root_of(std::uint64_t square) {
    auto root = static_cast<std::uint64_t>(std::sqrt(static_cast<double>(square)));
    while (root * root > square) --root;
    while ((root + 1) * (root + 1) <= square) ++root;
    return root;
}

/// Whether a picture has to become smaller; then the limit says how small.
bool is_over(Size size, std::uint32_t longest_side, Limit& limit) {
    if (longest_side == 0 || size.width == 0 || size.height == 0) return false;
    const std::uint64_t longer = std::max(size.width, size.height);
    const std::uint64_t shorter = std::min(size.width, size.height);
    const std::uint64_t side =
        std::min<std::uint64_t>(longest_side, root_of(most_screen_pixels * longer / shorter));
    limit.width = limit.height = static_cast<std::uint32_t>(std::max<std::uint64_t>(1, side));
    return longer > side;
}

std::string jpeg_for_screen(std::string_view bytes, const Info& info, bool over, Limit limit) {
    if (!over && info.orientation == 1 && !info.cmyk) return {};
    return encode_jpeg(decode_upright(bytes, over ? limit : Limit{}));
}

}  // namespace

Pixels decode_upright(std::string_view bytes, Limit limit) {
    const std::uint8_t orientation =
        recognise(bytes) == Format::jpeg ? jpeg_info(bytes).orientation : std::uint8_t{1};
    if (orientation >= first_on_its_side) std::swap(limit.width, limit.height);
    return turned(decode(bytes, limit), orientation);
}

std::string for_screen(std::string_view bytes, std::uint32_t longest_side) {
    const std::optional<Format> format = recognise(bytes);
    if (format == Format::svg) return with_view_box(bytes);
    if (!format || format == Format::gif) return {};
    const DecodingRoom room(decoding_size(bytes));
    Limit limit;
    const bool over = is_over(size_of(bytes), longest_side, limit);
    switch (*format) {
        case Format::jpeg: return jpeg_for_screen(bytes, jpeg_info(bytes), over, limit);
        case Format::webp: return encode_png(decode(bytes, over ? limit : Limit{}));
        case Format::png:
            if (!over || is_animated_png(bytes)) return {};
            return encode_png(decode(bytes, limit));
        case Format::gif:
        case Format::svg: break;
    }
    return {};
}

std::string smaller_jpeg(std::string_view bytes, Limit limit) {
    return encode_jpeg(decode(bytes, limit));
}

}  // namespace banxin::image
