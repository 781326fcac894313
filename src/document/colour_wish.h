/// \file
/// Colours as a designer writes them: of their own, or shares of black or of the book's accent.
#pragma once

#include "base/colour.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banxin {

/// A colour that is known when the accent is.
struct ColourWish {
    bool is_accent = false;
    Colour own;
    /// 100: the full colour.
    std::int32_t percent = 100;
    bool operator==(const ColourWish&) const = default;
    [[nodiscard]] Colour with(Colour accent) const {
        return tint(is_accent ? accent : own, percent);
    }
};

/// "#7a1f1f", "#712", "K" (black) or "accent", each with a share behind it: "K 60%".
[[nodiscard]] std::optional<ColourWish> parse_colour(std::string_view text);
/// As it is parsed again.
[[nodiscard]] std::string to_string(const ColourWish& wish);
/// "#7a1f1f".
[[nodiscard]] std::string to_string(Colour colour);

}  // namespace banxin
