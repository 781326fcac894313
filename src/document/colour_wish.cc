#include "document/colour_wish.h"

#include "base/ascii.h"

#include <fmt/format.h>

#include <charconv>

namespace banxin {
namespace {

std::optional<Colour> colour_of_digits(std::string_view digits) {
    if (digits.size() != 3 && digits.size() != 6) return std::nullopt;
    std::uint32_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, value, 16);
    if (error != std::errc() || stopped != end) return std::nullopt;
    const std::uint32_t bits = digits.size() == 6 ? 8 : 4;
    const auto part = [&](std::uint32_t place) {
        const std::uint32_t one = (value >> (bits * place)) & ((1U << bits) - 1);
        return static_cast<std::uint8_t>(bits == 8 ? one : one * 17);
    };
    return Colour{part(2), part(1), part(0)};
}

}  // namespace

std::optional<ColourWish> parse_colour(std::string_view text) {
    ColourWish wish;
    const std::size_t blank = text.find(' ');
    if (blank != std::string_view::npos) {
        std::string_view share = text.substr(blank + 1);
        if (!share.ends_with('%')) return std::nullopt;
        share.remove_suffix(1);
        const char* end = share.data() + share.size();
        const auto [stopped, error] = std::from_chars(share.data(), end, wish.percent);
        const bool number = error == std::errc() && stopped == end;
        if (!number || wish.percent < 0 || wish.percent > 100) return std::nullopt;
    }
    const std::string_view name = text.substr(0, blank);
    if (name == "accent") {
        wish.is_accent = true;
    } else if (name.starts_with('#')) {
        const auto own = colour_of_digits(name.substr(1));
        if (!own) return std::nullopt;
        wish.own = *own;
    } else if (name != "K" && name != "k" && name != "black") {
        return std::nullopt;
    }
    return wish;
}

std::string to_string(Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

std::string to_string(const ColourWish& wish) {
    std::string text = wish.is_accent ? "accent" : wish.own == Colour() ? "K" : to_string(wish.own);
    return wish.percent == 100 ? text : fmt::format("{} {}%", text, wish.percent);
}

}  // namespace banxin
