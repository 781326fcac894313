#include "image/draw.h"

#include "base/diagnostics.h"
#include "image/coverage.h"
#include "image/decoding_room.h"
#include "image/formats.h"

#include <algorithm>
#include <string>
#include <utility>

namespace banxin::image {
namespace {

/// Of an outline's edge: with all 256, the edges of two colours would fill a palette.
constexpr unsigned steps = 32;

/// Pixels of one side that are covered: `first` may lie before the canvas.
struct Side {
    std::int64_t first = 0;
    std::int64_t end = 0;

    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(end - first, 1, 0xFFFFFFFF));
    }
    /// What of it is on the canvas, which is `count` wide; maybe nothing.
    [[nodiscard]] std::uint32_t begin_within(std::uint32_t count) const {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(first, 0, count));
    }
    [[nodiscard]] std::uint32_t end_within(std::uint32_t count) const {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(end, 0, count));
    }
};

class Canvas {
public:
    Canvas(const Drawing& drawing, std::uint32_t width, std::uint32_t height)
        : scale_{width, height, drawing.width, drawing.height} {
        pixels_.width = width;
        pixels_.height = height;
        pixels_.components = 3;
        pixels_.colour.assign(std::size_t{width} * height * 3, '\xFF');
    }

    void fill(const Drawing::Field& field) {
        const Side across = side(scale_.x(field.area.x), scale_.x(field.area.right()));
        const Side down = side(scale_.y(field.area.y), scale_.y(field.area.bottom()));
        const std::uint32_t begin = across.begin_within(pixels_.width);
        const std::uint32_t end = across.end_within(pixels_.width);
        const std::uint32_t top = down.begin_within(pixels_.height);
        const std::uint32_t bottom = down.end_within(pixels_.height);
        if (begin >= end || top >= bottom) return;
        char* const first = at(begin, top);
        for (std::uint32_t x = begin; x < end; ++x) put(at(x, top), field.colour);
        for (std::uint32_t y = top + 1; y < bottom; ++y)
            std::copy_n(first, std::size_t{end - begin} * 3, at(begin, y));
    }

    void fill(const Drawing::Shape& shape) {
        const Coverage coverage = coverage_of(shape, scale_);
        const std::uint8_t* part = coverage.parts.data();
        for (std::uint32_t y = 0; y < coverage.height; ++y) {
            char* to = at(coverage.x, coverage.y + y);
            for (std::uint32_t x = 0; x < coverage.width; ++x, ++part, to += 3) {
                const unsigned step = (*part * steps + 127) / 255;
                if (step == steps)
                    put(to, shape.colour);
                else if (step > 0)
                    mix(to, shape.colour, step, steps);
            }
        }
    }

    void show(const Drawing::Picture& picture, const StoredBytes& file) {
        const Side across = side(scale_.x(picture.area.x), scale_.x(picture.area.right()));
        const Side down = side(scale_.y(picture.area.y), scale_.y(picture.area.bottom()));
        const auto stretch = [](const Side& of, std::uint32_t count) {
            const std::uint32_t begin = of.begin_within(count);
            return Stretch{of.size(), static_cast<std::uint32_t>(begin - of.first),
                           of.end_within(count) - begin};
        };
        const Stretch width = stretch(across, pixels_.width);
        const Stretch height = stretch(down, pixels_.height);
        if (width.count == 0 || height.count == 0) return;
        const auto bytes = file.hold();
        const DecodingRoom room(decoding_size(*bytes));
        const Pixels shown =
            recognise(*bytes) == Format::svg
                ? paint_svg(*bytes, width, height)
                : resized(decode_upright(*bytes, {width.whole, height.whole}), width, height);
        for (std::uint32_t y = 0; y < shown.height; ++y) lay_row(shown, y, across, down);
    }

    [[nodiscard]] Pixels take() { return std::move(pixels_); }

private:
    /// At least one pixel, so that a thin rule is seen.
    static Side side(std::int64_t begin, std::int64_t end) {
        const auto nearest = [](std::int64_t units) { return (units + 128) >> 8; };
        const std::int64_t first = nearest(begin);
        return {first, std::max(first + 1, nearest(end))};
    }

    [[nodiscard]] char* at(std::uint32_t x, std::uint32_t y) {
        return pixels_.colour.data() + (std::size_t{y} * pixels_.width + x) * 3;
    }

    static void put(char* to, Colour colour) {
        to[0] = static_cast<char>(colour.red);
        to[1] = static_cast<char>(colour.green);
        to[2] = static_cast<char>(colour.blue);
    }
    /// So many parts of the colour, the rest what is there.
    static void mix(char* to, Colour colour, unsigned parts, unsigned of) {
        const auto mixed = [&](char old, unsigned fresh) {
            const unsigned under = static_cast<unsigned char>(old);
            return static_cast<char>((under * (of - parts) + fresh * parts + of / 2) / of);
        };
        to[0] = mixed(to[0], colour.red);
        to[1] = mixed(to[1], colour.green);
        to[2] = mixed(to[2], colour.blue);
    }

    void lay_row(const Pixels& shown, std::uint32_t y, const Side& across, const Side& down) {
        const auto colours = static_cast<std::size_t>(shown.components);
        const std::size_t row = std::size_t{y} * shown.width;
        char* to = at(across.begin_within(pixels_.width), down.begin_within(pixels_.height) + y);
        for (std::size_t x = 0; x < shown.width; ++x, to += 3) {
            const auto* from = static_cast<const unsigned char*>(
                static_cast<const void*>(shown.colour.data() + (row + x) * colours));
            const Colour colour{from[0], from[colours / 2], from[colours - 1]};
            const unsigned seen =
                shown.alpha.empty() ? 255U : static_cast<unsigned char>(shown.alpha[row + x]);
            if (seen > 0) mix(to, colour, seen, 255);
        }
    }

    Scale scale_;
    Pixels pixels_;
};

}  // namespace

Pixels draw(const Drawing& drawing, std::uint32_t width, std::uint32_t height,
            const std::function<StoredBytes(std::uint32_t)>& picture) {
    Canvas canvas(drawing, width, height);
    for (const Drawing::Mark& mark : drawing.marks) {
        if (const auto* field = std::get_if<Drawing::Field>(&mark))
            canvas.fill(*field);
        else if (const auto* shape = std::get_if<Drawing::Shape>(&mark))
            canvas.fill(*shape);
        else if (const auto* shown = std::get_if<Drawing::Picture>(&mark))
            canvas.show(*shown, picture(shown->picture));
    }
    return canvas.take();
}

}  // namespace banxin::image
