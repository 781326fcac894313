/// \file
/// What is one character to a reader (UAX #29, "Grapheme Cluster Boundary Rules").
#pragma once

#include <cstddef>
#include <string_view>

namespace banxin {

/// Whether a reader sees two characters where these stand beside each other. What needs more than
/// two to be told (flags, joined emoji) is told by `grapheme_size`.
[[nodiscard]] bool parts_graphemes(char32_t before, char32_t after);

/// How many characters at the beginning of a text are one to a reader; 0 for an empty text.
[[nodiscard]] std::size_t grapheme_size(std::u32string_view text);

/// Unicode, "Extended_Pictographic": what may be joined to an emoji.
[[nodiscard]] bool is_pictographic(char32_t character);

}  // namespace banxin
