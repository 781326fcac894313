/// \file
/// Steps through UTF-8 text that is known to be well formed.
#pragma once

#include <cstddef>
#include <string_view>

namespace banxin {

/// A byte that goes on with a character that began before it.
[[nodiscard]] constexpr bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Where the character begins that the byte at `at` is of; the end stays the end.
[[nodiscard]] constexpr std::size_t start_of_character(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    while (at > 0 && continues_character(text[at])) --at;
    return at;
}

/// Where the character begins that ends at `end`, which is not 0.
[[nodiscard]] constexpr std::size_t previous_character(std::string_view text, std::size_t end) {
    return start_of_character(text, end - 1);
}

}  // namespace banxin
