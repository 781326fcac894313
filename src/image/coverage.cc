// Curves become lines; each line adds, in every pixel that it passes, the area between itself and
// the pixel's right edge, with a sign for its direction, and what is left of a row's whole height
// to the next pixel. Summed from the left, these are the parts that are covered.
#include "image/coverage.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace banxin::image {
namespace {

/// Of a pixel.
constexpr std::int64_t unit = 256;
/// The sum of a pixel that is covered whole.
constexpr std::int64_t whole = 2 * unit * unit;
/// How far a line may leave the curve that it stands for, in units: less than an edge's step shows.
constexpr std::int64_t tolerance = 2;
constexpr std::int64_t most_lines = 128;

/// Farther from the canvas a point cannot be; an outline may be anyone's.
constexpr std::int64_t farthest = std::int64_t{1} << 24;

struct Place {
    std::int64_t x = 0;
    std::int64_t y = 0;
};

std::int64_t units_of(Length length, std::uint32_t pixels, Length whole_length) {
    const std::int64_t all = std::max<std::int64_t>(1, whole_length.sp);
    const std::int64_t twice = length.sp * pixels * unit * 2;
    const std::int64_t nearest = (twice + (twice < 0 ? -all : all)) / (all * 2);
    return std::clamp(nearest, -farthest, farthest);
}

std::int64_t floor_pixel(std::int64_t units) {
    return units >> 8;
}

class Filler {
public:
    explicit Filler(Coverage& to)
        : to_(to),
          left_(std::int64_t{to.x} * unit),
          right_(std::int64_t{to.x + to.width} * unit),
          stride_(std::size_t{to.width} + 1),
          sums_(stride_ * to.height) {}

    void line(Place from, Place to) {
        if (from.y == to.y) return;
        const std::int64_t sign = from.y < to.y ? 1 : -1;
        if (sign < 0) std::swap(from, to);
        const std::int64_t first = std::max<std::int64_t>(floor_pixel(from.y), to_.y);
        const std::int64_t end =
            std::min<std::int64_t>(floor_pixel(to.y - 1) + 1, std::int64_t{to_.y} + to_.height);
        for (std::int64_t row = first; row < end; ++row) {
            const std::int64_t top = std::max(from.y, row * unit);
            const std::int64_t bottom = std::min(to.y, (row + 1) * unit);
            in_row(static_cast<std::size_t>(row - to_.y), {x_at(from, to, top), top},
                   {x_at(from, to, bottom), bottom}, sign);
        }
    }

    void settle() {
        to_.parts.resize(std::size_t{to_.width} * to_.height);
        std::size_t out = 0;
        for (std::size_t row = 0; row < to_.height; ++row) {
            std::int64_t sum = 0;
            for (std::size_t x = 0; x < to_.width; ++x) {
                sum += sums_[row * stride_ + x];
                const std::int64_t covered = std::min(std::abs(sum), whole);
                to_.parts[out++] = static_cast<std::uint8_t>((covered * 255 + whole / 2) / whole);
            }
        }
    }

private:
    static std::int64_t x_at(Place from, Place to, std::int64_t y) {
        return from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y);
    }
    static std::int64_t y_at(Place from, Place to, std::int64_t x) {
        return from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x);
    }

    /// A piece of a line within one row. Right of the pixels that are kept it covers nothing of
    /// them, left of them all that is as high.
    void in_row(std::size_t row, Place from, Place to, std::int64_t sign) {
        // How high it is over each pixel is the same in a mirror.
        if (from.x > to.x) std::swap(from.x, to.x);
        if (to.x <= left_) {
            add(row, 0, 0, sign * (to.y - from.y));
            return;
        }
        Place at = from;
        if (from.x < left_) {
            at = {left_, y_at(from, to, left_)};
            add(row, 0, 0, sign * (at.y - from.y));
        }
        for (bool last = false; !last && at.x < right_;) {
            const std::int64_t pixel = floor_pixel(at.x - left_);
            const std::int64_t begin = left_ + pixel * unit;
            last = to.x <= begin + unit;
            const Place next = last ? to : Place{begin + unit, y_at(from, to, begin + unit)};
            add(row, static_cast<std::size_t>(pixel), at.x + next.x - 2 * begin,
                sign * (next.y - at.y));
            at = next;
        }
    }

    /// `twice_in`: twice how far into the pixel the middle of the piece is.
    void add(std::size_t row, std::size_t pixel, std::int64_t twice_in, std::int64_t height) {
        std::int64_t* const sum = &sums_[row * stride_ + pixel];
        sum[0] += height * (2 * unit - twice_in);
        sum[1] += height * twice_in;
    }

    Coverage& to_;
    const std::int64_t left_;
    const std::int64_t right_;
    const std::size_t stride_;
    std::vector<std::int64_t> sums_;
};

/// The lines of an outline, each contour closed.
template <class Line>
class Pen {
public:
    Pen(const Drawing::Shape& shape, const Scale& scale, Line line)
        : shape_(shape), scale_(scale), line_(line) {}

    void run() {
        for (const OutlineStep& step : shape_.outline) {
            const Place a = place(step, 0);
            const Place b = place(step, 2);
            const Place c = place(step, 4);
            switch (step.kind) {
                case OutlineStep::Kind::move:
                    close();
                    begin_ = at_ = a;
                    break;
                case OutlineStep::Kind::line: to(a); break;
                case OutlineStep::Kind::quadratic: bend(a, b); break;
                case OutlineStep::Kind::cubic: bend(a, b, c); break;
                case OutlineStep::Kind::close: close(); break;
            }
        }
        close();
    }

private:
    [[nodiscard]] Place place(const OutlineStep& step, std::size_t at) const {
        constexpr std::int64_t em = 65536;
        const Length right = shape_.size.scaled(step.points[at], em);
        const Length up = shape_.size.scaled(step.points[at + 1], em);
        return {scale_.x(shape_.origin.x + right), scale_.y(shape_.origin.y - up)};
    }

    void to(Place next) {
        line_(at_, next);
        at_ = next;
    }
    void close() {
        if (at_.x != begin_.x || at_.y != begin_.y) to(begin_);
    }

    /// Lines that are needed for a curve that has this second difference, doubled and doubled.
    static std::int64_t lines_for(std::int64_t difference) {
        std::int64_t lines = 1;
        while (lines < most_lines && difference > 4 * tolerance * lines * lines) lines *= 2;
        return lines;
    }
    static std::int64_t difference(Place a, Place b, Place c) {
        return std::max(std::abs(a.x - 2 * b.x + c.x), std::abs(a.y - 2 * b.y + c.y));
    }
    static std::int64_t divided(std::int64_t sum, std::int64_t by) {
        return (sum + (sum < 0 ? -by : by) / 2) / by;
    }

    void bend(Place b, Place c) {
        const Place a = at_;
        const std::int64_t n = lines_for(difference(a, b, c));
        for (std::int64_t i = 1; i <= n; ++i) {
            const std::int64_t j = n - i;
            const auto mean = [&](std::int64_t p, std::int64_t q, std::int64_t r) {
                return divided(j * j * p + 2 * i * j * q + i * i * r, n * n);
            };
            to({mean(a.x, b.x, c.x), mean(a.y, b.y, c.y)});
        }
    }
    void bend(Place b, Place c, Place d) {
        const Place a = at_;
        const std::int64_t n = lines_for(3 * std::max(difference(a, b, c), difference(b, c, d)));
        for (std::int64_t i = 1; i <= n; ++i) {
            const std::int64_t j = n - i;
            const auto mean = [&](std::int64_t p, std::int64_t q, std::int64_t r, std::int64_t s) {
                return divided(j * j * j * p + 3 * i * j * (j * q + i * r) + i * i * i * s,
                               n * n * n);
            };
            to({mean(a.x, b.x, c.x, d.x), mean(a.y, b.y, c.y, d.y)});
        }
    }

    const Drawing::Shape& shape_;
    const Scale& scale_;
    Line line_;
    Place begin_;
    Place at_;
};

template <class Line>
void for_each_line(const Drawing::Shape& shape, const Scale& scale, Line line) {
    Pen<Line>(shape, scale, line).run();
}

}  // namespace

std::int64_t Scale::x(Length of) const {
    return units_of(of, pixels_across, across);
}

std::int64_t Scale::y(Length of) const {
    return units_of(of, pixels_down, down);
}

Coverage coverage_of(const Drawing::Shape& shape, const Scale& scale) {
    std::int64_t left = farthest;
    std::int64_t top = farthest;
    std::int64_t right = -farthest;
    std::int64_t bottom = -farthest;
    for_each_line(shape, scale, [&](Place from, Place to) {
        left = std::min({left, from.x, to.x});
        top = std::min({top, from.y, to.y});
        right = std::max({right, from.x, to.x});
        bottom = std::max({bottom, from.y, to.y});
    });
    const auto within = [](std::int64_t pixel, std::uint32_t count) {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(pixel, 0, count));
    };
    Coverage coverage;
    coverage.x = within(floor_pixel(left), scale.pixels_across);
    coverage.y = within(floor_pixel(top), scale.pixels_down);
    const std::uint32_t end = within(floor_pixel(right + unit - 1), scale.pixels_across);
    const std::uint32_t below = within(floor_pixel(bottom + unit - 1), scale.pixels_down);
    if (end <= coverage.x || below <= coverage.y) return {};
    coverage.width = end - coverage.x;
    coverage.height = below - coverage.y;
    Filler filler(coverage);
    for_each_line(shape, scale, [&](Place from, Place to) { filler.line(from, to); });
    filler.settle();
    return coverage;
}

}  // namespace banxin::image
