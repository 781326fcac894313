// Pixels as PNG packs them: rows that say what they differ by, deflated (PNG specification,
// "Filtering"). Written here, because libpng deflates by zlib, which takes twice as long.
#include "image/image.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace banxin::image {
namespace {

/// An opaque picture in few colours: rows of numbers, each row after the byte of its filter.
struct Indexed {
    /// Three bytes each.
    std::string palette;
    std::string rows;
};

/// Nothing: it has more colours than a palette. Rows of a drawing are mostly like the one above.
std::optional<Indexed> with_palette(std::uint32_t width, std::uint32_t height,
                                    std::string_view samples) {
    constexpr std::size_t most = 256;
    Indexed indexed;
    const std::size_t stride = std::size_t{width} * 3;
    const std::size_t row_size = std::size_t{width} + 1;
    std::unordered_map<std::uint32_t, char> numbers;
    indexed.rows.reserve(row_size * height);
    for (std::size_t y = 0; y < height; ++y) {
        const std::string_view row = samples.substr(y * stride, stride);
        if (y > 0 && row == samples.substr((y - 1) * stride, stride)) {
            indexed.rows.append(indexed.rows, indexed.rows.size() - row_size, row_size);
            continue;
        }
        // "Filter type 0: None", which the specification wants for palettes.
        indexed.rows.push_back('\0');
        std::string_view last;
        for (std::size_t x = 0; x < width; ++x) {
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

using Byte = unsigned char;

/// "Filter type 4: Paeth": of left, up and upper left the nearest to left + up - upper left.
int paeth(int left, int up, int upper_left) {
    const int to_left = std::abs(up - upper_left);
    const int to_up = std::abs(left - upper_left);
    const int to_upper_left = std::abs(left + up - 2 * upper_left);
    if (to_left <= to_up && to_left <= to_upper_left) return left;
    return to_up <= to_upper_left ? up : upper_left;
}

constexpr std::size_t filters = 5;

/// A row with each of the filters: what a byte differs by from what the filter expects there.
class RowFilters {
public:
    RowFilters(std::size_t stride, std::size_t pixel)
        : pixel_(pixel), above_(stride + pixel), row_(stride + pixel) {
        for (std::string& one : filtered_) one.resize(stride);
    }

    /// The one whose bytes, taken as numbers with a sign, are smallest together ("Filter
    /// selection").
    void add(std::string_view row, std::string& to) {
        // A pixel of nothing stands before the first one.
        std::copy(row.begin(), row.end(), row_.begin() + static_cast<std::ptrdiff_t>(pixel_));
        std::array<std::uint64_t, filters> sums{};
        for (std::size_t i = 0; i < row.size(); ++i) {
            const int left = row_[i];
            const int up = above_[i + pixel_];
            const int upper_left = above_[i];
            const int byte = row_[i + pixel_];
            const std::array<int, filters> differences = {byte, byte - left, byte - up,
                                                          byte - (left + up) / 2,
                                                          byte - paeth(left, up, upper_left)};
            for (std::size_t k = 0; k < filters; ++k) {
                const auto difference = static_cast<std::int8_t>(differences[k]);
                filtered_[k][i] = static_cast<char>(difference);
                sums[k] += static_cast<std::uint64_t>(std::abs(int{difference}));
            }
        }
        const auto best = std::min_element(sums.begin(), sums.end()) - sums.begin();
        to += static_cast<char>(best);
        to += filtered_[static_cast<std::size_t>(best)];
        std::swap(above_, row_);
    }

private:
    std::size_t pixel_;
    std::vector<Byte> above_;
    std::vector<Byte> row_;
    std::array<std::string, filters> filtered_;
};

std::string filtered(std::uint32_t width, std::uint32_t height, std::size_t pixel,
                     std::string_view samples) {
    const std::size_t stride = width * pixel;
    std::string rows;
    rows.reserve((stride + 1) * height);
    RowFilters filters_of(stride, pixel);
    for (std::size_t y = 0; y < height; ++y)
        filters_of.add(samples.substr(y * stride, stride), rows);
    return rows;
}

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

/// "Colour types".
char colour_type(const PackedPixels& packed) {
    if (!packed.palette.empty()) return 3;
    constexpr std::array<char, 5> by_samples = {0, 0, 4, 2, 6};
    return by_samples.at(static_cast<std::size_t>(packed.components));
}

}  // namespace

PackedPixels pack(std::uint32_t width, std::uint32_t height, int components,
                  std::string_view samples, Effort effort) {
    PackedPixels packed{width, height, components, 8, {}, {}};
    auto indexed = components == 3 ? with_palette(width, height, samples) : std::nullopt;
    if (indexed) {
        packed.components = 1;
        packed.palette = std::move(indexed->palette);
        packed.data = deflated(indexed->rows, Wrapping::zlib, effort);
    } else {
        packed.data = deflated(
            filtered(width, height, static_cast<std::size_t>(components), samples), Wrapping::zlib);
    }
    return packed;
}

std::string encode_png(const Pixels& pixels, Effort effort) {
    const bool opaque = pixels.alpha.empty();
    const PackedPixels packed =
        opaque ? pack(pixels.width, pixels.height, pixels.components, pixels.colour, effort)
               : pack(pixels.width, pixels.height, pixels.components + 1, joined_samples(pixels),
                      effort);
    std::string head;
    put32(head, packed.width);
    put32(head, packed.height);
    head += static_cast<char>(packed.bits);
    head += colour_type(packed);
    // Of compression and filters the only methods; not interlaced.
    head.append(3, '\0');
    std::string png("\x89PNG\r\n\x1A\n");
    add_chunk(png, "IHDR", head);
    if (!packed.palette.empty()) add_chunk(png, "PLTE", packed.palette);
    add_chunk(png, "IDAT", packed.data);
    add_chunk(png, "IEND", {});
    return png;
}

}  // namespace banxin::image
