// Decimal and hexadecimal digits, and UTF-16.

#include "pdf/numbers.h"

#include "base/unicode.h"

#include <array>
#include <cstddef>

namespace banxin::pdf {

void append_decimal(std::string& to, std::int64_t value, int decimals) {
    if (value < 0) {
        to.push_back('-');
        value = -value;
    }
    while (decimals > 0 && value % 10 == 0) {
        value /= 10;
        --decimals;
    }
    std::array<char, 24> digits;
    std::size_t count = 0;
    for (; value != 0 || decimals >= 0; value /= 10) {
        digits[count++] = static_cast<char>('0' + value % 10);
        if (--decimals == 0) digits[count++] = '.';
        if (decimals < 0 && value < 10) break;
    }
    while (count > 0) to.push_back(digits[--count]);
}

void append_hex(std::string& to, std::uint32_t value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        to.push_back("0123456789ABCDEF"[value >> static_cast<unsigned>(shift) & 15U]);
    }
}

std::string utf16(std::string_view utf8) {
    std::string units;
    const auto append = [&](std::uint32_t unit) {
        units.push_back(static_cast<char>(unit >> 8U));
        units.push_back(static_cast<char>(unit & 0xFFU));
    };
    for (std::size_t at = 0; at < utf8.size();) {
        const Decoded character = decode_utf8(utf8, at);
        at += character.bytes;
        const std::uint32_t value = character.value;
        if (value < 0x10000U) {
            append(value);
        } else {
            append(0xD800U + ((value - 0x10000U) >> 10U));
            append(0xDC00U + ((value - 0x10000U) & 0x3FFU));
        }
    }
    return units;
}

}  // namespace banxin::pdf
