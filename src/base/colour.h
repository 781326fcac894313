/// \file
/// A colour of a screen (sRGB), as drawings for print and for the EPUB name it.
#pragma once

#include <cstdint>

namespace banxin {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    constexpr Colour() = default;
    /// 0 black … 255 white.
    constexpr Colour(std::uint8_t grey) : red(grey), green(grey), blue(grey) {}
    constexpr Colour(std::uint8_t r, std::uint8_t g, std::uint8_t b) : red(r), green(g), blue(b) {}
    [[nodiscard]] constexpr bool is_grey() const { return red == green && green == blue; }
    bool operator==(const Colour&) const = default;
};

}  // namespace banxin
