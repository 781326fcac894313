// PNG through libpng's simplified API, which converts every colour type and depth to 8 bits
// and keeps its own longjmp to itself. Pictures of few colours are written here.

#include "base/deflate.h"
#include "base/diagnostics.h"
#include "image/formats.h"

#include <png.h>

#include <cstring>
#include <optional>
#include <unordered_map>
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

void put32(std::string& to, std::size_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        to.push_back(static_cast<char>(value >> shift & 0xFFU));
}

void add_chunk(std::string& png, std::string_view type, std::string_view data) {
    put32(png, data.size());
    const std::size_t begin = png.size();
    png.append(type).append(data);
    put32(png, crc32_of(std::string_view(png).substr(begin)));
}

/// An opaque picture in few colours: rows of numbers, each row after the byte of its filter.
struct Indexed {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    /// Three bytes each.
    std::string palette;
    std::string rows;
};

/// Nothing: it has more colours than a palette. Rows of a drawing are mostly like the one above.
std::optional<Indexed> with_palette(const Pixels& pixels) {
    constexpr std::size_t most = 256;
    if (pixels.components != 3 || !pixels.alpha.empty()) return std::nullopt;
    Indexed indexed{pixels.width, pixels.height, {}, {}};
    const std::size_t stride = std::size_t{pixels.width} * 3;
    const std::size_t row_size = std::size_t{pixels.width} + 1;
    std::unordered_map<std::uint32_t, char> numbers;
    indexed.rows.reserve(row_size * pixels.height);
    for (std::size_t y = 0; y < pixels.height; ++y) {
        const std::string_view row = std::string_view(pixels.colour).substr(y * stride, stride);
        if (y > 0 && row == std::string_view(pixels.colour).substr((y - 1) * stride, stride)) {
            indexed.rows.append(indexed.rows, indexed.rows.size() - row_size, row_size);
            continue;
        }
        // PNG specification, "Filter type 0: None", as it says of palettes.
        indexed.rows.push_back('\0');
        std::string_view last;
        for (std::size_t x = 0; x < pixels.width; ++x) {
            const std::string_view colour = row.substr(x * 3, 3);
            if (colour == last) {
                indexed.rows.push_back(indexed.rows.back());
                continue;
            }
            last = colour;
            const auto byte = [&](std::size_t i) {
                return std::uint32_t{static_cast<unsigned char>(colour[i])};
            };
            const auto [number, is_new] = numbers.emplace(byte(0) << 16 | byte(1) << 8 | byte(2),
                                                          static_cast<char>(numbers.size()));
            if (is_new && numbers.size() > most) return std::nullopt;
            if (is_new) indexed.palette += colour;
            indexed.rows.push_back(number->second);
        }
    }
    return indexed;
}

/// Written here: what libpng would do for rows without filters is deflate them, in four times the
/// time.
std::string png_of(const Indexed& indexed) {
    std::string head;
    put32(head, indexed.width);
    put32(head, indexed.height);
    // Bits of a number, colour type 3: a palette; the usual compression and filters, not
    // interlaced.
    head.append("\x08\x03\0\0\0", 5);
    std::string png("\x89PNG\r\n\x1A\n");
    add_chunk(png, "IHDR", head);
    add_chunk(png, "PLTE", indexed.palette);
    add_chunk(png, "IDAT", deflated(indexed.rows, Wrapping::zlib));
    add_chunk(png, "IEND", {});
    return png;
}

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

std::string encode_png(const Pixels& pixels) {
    if (const auto indexed = with_palette(pixels)) return png_of(*indexed);
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
