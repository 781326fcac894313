/// \file
/// A colour of print and screen: red, green and blue, or a grey where they are alike.
#pragma once

#include <cstdint>

namespace banxin {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;

    constexpr Colour() = default;
    /// A grey: 0 black … 255 white.
    constexpr Colour(std::uint8_t grey)  // NOLINT(google-explicit-constructor)
        : red(grey), green(grey), blue(grey) {}
    constexpr Colour(std::uint8_t r, std::uint8_t g, std::uint8_t b) : red(r), green(g), blue(b) {}

    constexpr bool operator==(const Colour&) const = default;
    [[nodiscard]] constexpr bool is_grey() const { return red == green && green == blue; }
};

/// So many hundredths of the colour, the rest white.
[[nodiscard]] constexpr Colour tint(Colour colour, std::int32_t percent) {
    const auto mixed = [percent](std::uint8_t part) {
        return static_cast<std::uint8_t>(255 - ((255 - part) * percent + 50) / 100);
    };
    return {mixed(colour.red), mixed(colour.green), mixed(colour.blue)};
}

}  // namespace banxin
