/// \file
/// Numbers and strings as PDF writes them. Lengths are rounded here and nowhere else, by integer
/// arithmetic, so that no locale and no floating point unit has a say.
#pragma once

#include "base/length.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace banxin::pdf {

/// `n / d`, rounded to the nearest, halves away from zero; `d` is positive.
[[nodiscard]] constexpr std::int64_t divide_rounded(std::int64_t n, std::int64_t d) {
    return n >= 0 ? (n + d / 2) / d : -((-n + d / 2) / d);
}
/// In 1/1000 pt: the grid that everything on a page is placed on.
[[nodiscard]] constexpr std::int64_t thousandths(Length length) {
    return divide_rounded(length.sp * 1000, 65536);
}

/// A decimal number: 12500 with 3 decimals is "12.5".
void append_decimal(std::string& to, std::int64_t value, int decimals);
void append_hex(std::string& to, std::uint32_t value, int digits);
/// On the grid of `thousandths`.
void append_length(std::string& to, Length length);
/// "12 0 R": the object of this number.
void append_reference(std::string& to, std::uint32_t number);
/// "<0AFF>": a string of bytes.
void append_hex_string(std::string& to, std::string_view bytes);
/// A string of bytes: "(so)" where they are printable ASCII, else as digits.
void append_string(std::string& to, std::string_view bytes);
/// Text for a person: ASCII as it is, all else in UTF-16BE with its mark.
void append_text(std::string& to, std::string_view utf8);
/// The bytes of such a text.
[[nodiscard]] std::string text_bytes(std::string_view utf8);
[[nodiscard]] bool is_plain_ascii(std::string_view text);

/// UTF-16BE, without a mark.
[[nodiscard]] std::string utf16(std::string_view utf8);

}  // namespace banxin::pdf
