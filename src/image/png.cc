// PNG through libpng's simplified API, which converts every colour type and depth to 8 bits
// and keeps its own longjmp to itself.

#include "base/diagnostics.h"
#include "image/formats.h"

#include <png.h>

#include <cstring>
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

/// Walks the chunks up to IEND: the simplified API stops at the last row, and would take a
/// file that is cut short after it. Returns whether the picture is animated.
bool walk_chunks(std::string_view bytes) {
    bool animated = false;
    std::size_t at = 8;
    while (bytes.size() - at >= 12) {
        const std::size_t length = big_endian(bytes, at);
        const std::string_view type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - 12) break;
        if (type == "acTL") animated = true;
        if (type == "IEND") return animated;
        at += length + 12;
    }
    refuse(Problem::Kind::broken, "cut short");
}

}  // namespace

bool is_animated_png(std::string_view bytes) {
    return walk_chunks(bytes);
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

/// The samples of each pixel beside each other.
std::string joined_samples(const Pixels& pixels) {
    const auto colours = static_cast<std::size_t>(pixels.components);
    std::string rows;
    rows.reserve(pixels.colour.size() + pixels.alpha.size());
    for (std::size_t i = 0; i < pixels.alpha.size(); ++i) {
        rows.append(pixels.colour, i * colours, colours);
        rows.push_back(pixels.alpha[i]);
    }
    return rows;
}

}  // namespace

Picture read_png(std::string_view bytes) {
    Picture picture;
    picture.info.animated = walk_chunks(bytes);
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

std::string encode_png(const Pixels& pixels, bool drawing) {
    const auto colours = static_cast<std::size_t>(pixels.components);
    const std::size_t step = colours + (pixels.alpha.empty() ? 0 : 1);
    // A page of samples is large: it is not copied where it is in order as it is.
    const std::string joined = joined_samples(pixels);
    const std::string& rows = pixels.alpha.empty() ? pixels.colour : joined;
    Image holder;
    png_image& image = holder.image;
    image.width = pixels.width;
    image.height = pixels.height;
    image.format = (colours == 3 ? PNG_FORMAT_FLAG_COLOR : 0U) |
                   (pixels.alpha.empty() ? 0U : PNG_FORMAT_FLAG_ALPHA);
    if (drawing) image.flags |= PNG_IMAGE_FLAG_FAST;
    std::string png(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
    png_alloc_size_t size = png.size();
    if (png_image_write_to_memory(&image, png.data(), &size, 0, rows.data(),
                                  static_cast<png_int_32>(pixels.width * step), nullptr) == 0) {
        throw Failure(Code::W004, {"libpng", image.message});
    }
    png.resize(size);
    return png;
}

}  // namespace banxin::image
