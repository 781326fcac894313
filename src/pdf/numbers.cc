// Decimal and hexadecimal digits, strings, and UTF-16.

#include "pdf/numbers.h"

#include "base/unicode.h"

#include <algorithm>
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

void append_length(std::string& to, Length length) {
    append_decimal(to, thousandths(length), 3);
}

void append_reference(std::string& to, std::uint32_t number) {
    append_decimal(to, number, 0);
    to += " 0 R";
}

void append_hex_string(std::string& to, std::string_view bytes) {
    to.push_back('<');
    for (const char byte : bytes) append_hex(to, static_cast<unsigned char>(byte), 2);
    to.push_back('>');
}

void append_string(std::string& to, std::string_view bytes) {
    if (!is_plain_ascii(bytes)) {
        append_hex_string(to, bytes);
        return;
    }
    to.push_back('(');
    for (const char c : bytes) {
        if (c == '(' || c == ')' || c == '\\') to.push_back('\\');
        to.push_back(c);
    }
    to.push_back(')');
}

void append_text(std::string& to, std::string_view utf8) {
    append_string(to, text_bytes(utf8));
}

std::string text_bytes(std::string_view utf8) {
    return is_plain_ascii(utf8) ? std::string(utf8) : "\xFE\xFF" + utf16(utf8);
}

bool is_plain_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
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
