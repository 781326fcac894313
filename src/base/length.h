/// \file
/// Length: the one unit of distance on a page, an exact integer.
/// Knows nothing of fonts, paper or PDF; the canvas alone turns it into decimals.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace banxin {

/// A distance in scaled points: 1 pt (1/72 inch) is 65536 units, as in TeX. Integer
/// arithmetic keeps sums exact, so a justified line closes at the measure on every machine.
struct Length {
    std::int64_t sp = 0;

    constexpr auto operator<=>(const Length&) const = default;

    constexpr Length operator-() const { return {-sp}; }
    constexpr Length& operator+=(Length other) {
        sp += other.sp;
        return *this;
    }
    constexpr Length& operator-=(Length other) {
        sp -= other.sp;
        return *this;
    }
    friend constexpr Length operator+(Length a, Length b) { return {a.sp + b.sp}; }
    friend constexpr Length operator-(Length a, Length b) { return {a.sp - b.sp}; }
    friend constexpr Length operator*(Length a, std::int64_t n) { return {a.sp * n}; }
    friend constexpr Length operator*(std::int64_t n, Length a) { return {a.sp * n}; }
    /// Rounds toward zero.
    friend constexpr Length operator/(Length a, std::int64_t n) { return {a.sp / n}; }
    /// How often `b` fits into `a`, rounded toward zero.
    friend constexpr std::int64_t operator/(Length a, Length b) { return a.sp / b.sp; }
    friend constexpr Length operator%(Length a, Length b) { return {a.sp % b.sp}; }

    /// `a * n / d`, rounded toward zero, without losing the middle product.
    [[nodiscard]] constexpr Length scaled(std::int64_t n, std::int64_t d) const {
        return {sp * n / d};
    }
    /// In points, for printing only.
    [[nodiscard]] constexpr double pt() const { return static_cast<double>(sp) / 65536.0; }
};

/// Points (1/72 inch) to the nearest scaled point.
[[nodiscard]] inline Length points(double pt) {
    return {std::llround(pt * 65536.0)};
}
/// Millimetres to the nearest scaled point.
[[nodiscard]] inline Length millimetres(double mm) {
    return points(mm * 72.0 / 25.4);
}

struct Point {
    Length x;
    Length y;
    constexpr bool operator==(const Point&) const = default;
};

/// Top-left origin, y grows downward (the PDF writer turns it over).
struct Rect {
    Length x;
    Length y;
    Length width;
    Length height;
    constexpr bool operator==(const Rect&) const = default;
    [[nodiscard]] constexpr Length right() const { return x + width; }
    [[nodiscard]] constexpr Length bottom() const { return y + height; }
};

}  // namespace banxin
