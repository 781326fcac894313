// PNG through libpng's simplified API, which converts every colour type and depth to 8 bits
// and keeps its own longjmp to itself.

#include "image/formats.h"

#include <png.h>

#include <cstring>
#include <optional>
#include <utility>

namespace banxin::image {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}

/// Calls `each(type, data)` for the chunks up to IEND: the simplified API stops at the last row,
/// and would take a file that is cut short after it.
template <typename Each>
void for_each_chunk(std::string_view bytes, Each each) {
    std::size_t at = 8;
    while (bytes.size() - at >= 12) {
        const std::size_t length = big_endian(bytes, at);
        const std::string_view type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - 12) break;
        each(type, bytes.substr(at + 8, length));
        if (type == "IEND") return;
        at += length + 12;
    }
    refuse(Problem::Kind::broken, "cut short");
}

}  // namespace

bool is_animated_png(std::string_view bytes) {
    bool animated = false;
    for_each_chunk(bytes, [&](std::string_view type, std::string_view) {
        animated = animated || type == "acTL";
    });
    return animated;
}

namespace {

/// Owns what libpng allocated for a png_image.
struct Image {
    png_image image = {};
    Image() { image.version = PNG_IMAGE_VERSION; }
    ~Image() { png_image_free(&image); }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;
};

}  // namespace

Picture read_png(std::string_view bytes) {
    Picture picture;
    picture.info.animated = is_animated_png(bytes);
    Image holder;
    png_image& image = holder.image;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
        refuse(Problem::Kind::broken, image.message);
    }
    check_size(image.width, image.height);
    image.format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA;
    const int samples = static_cast<int>(PNG_IMAGE_PIXEL_CHANNELS(image.format));
    const std::size_t stride = std::size_t{image.width} * static_cast<std::size_t>(samples);
    std::string rows(stride * image.height, '\0');
    if (png_image_finish_read(&image, nullptr, rows.data(), static_cast<png_int_32>(stride),
                              nullptr) == 0) {
        refuse(Problem::Kind::broken, image.message);
    }
    picture.info.format = Format::png;
    picture.info.width = image.width;
    picture.info.height = image.height;
    picture.pixels = part_samples(image.width, image.height, samples, std::move(rows));
    picture.info.components = static_cast<std::uint8_t>(picture.pixels.components);
    return picture;
}

std::optional<PackedPixels> read_packed_png(std::string_view bytes) {
    constexpr std::size_t head_size = 13;
    constexpr char grey = 0;
    constexpr char rgb = 2;
    constexpr char palette = 3;
    /// In hundred thousandths; sRGB's, about.
    constexpr std::uint32_t usual_gamma = 45455;
    PackedPixels packed;
    std::string_view head;
    bool as_it_is = true;
    for_each_chunk(bytes, [&](std::string_view type, std::string_view data) {
        if (type == "IHDR" && data.size() >= head_size) head = data;
        if (type == "PLTE") packed.palette = data;
        if (type == "IDAT") packed.data += data;
        if (type == "tRNS") as_it_is = false;
        if (type == "gAMA" && data.size() >= 4 && big_endian(data, 0) != usual_gamma)
            as_it_is = false;
    });
    if (head.empty() || packed.data.empty()) return std::nullopt;
    packed.width = big_endian(head, 0);
    packed.height = big_endian(head, 4);
    packed.bits = head[8];
    const char colour = head[9];
    const bool interlaced = head[12] != 0;
    if (!as_it_is || interlaced || packed.bits > 8) return std::nullopt;
    if (colour != grey && colour != rgb && colour != palette) return std::nullopt;
    if (colour == palette && (packed.palette.empty() || packed.palette.size() % 3 != 0))
        return std::nullopt;
    packed.components = colour == rgb ? 3 : 1;
    // One of suggested colours, where there is no need of any.
    if (colour != palette) packed.palette.clear();
    return packed;
}

}  // namespace banxin::image
