#include "base/unicode.h"

#include <array>
#include <cstdio>

namespace banxin {
namespace {

#include "base/unicode_tables.inc"

std::uint8_t properties(char32_t c) {
    if (c >= 0x110000) return 0;
    return property_blocks[property_index[c >> 8]][c & 0xFF];
}

}  // namespace

LineBreakClass line_break_of(char32_t c) {
    if (c >= 0x110000) return LineBreakClass::other;
    return static_cast<LineBreakClass>(line_break_blocks[line_break_index[c >> 8]][c & 0xFF]);
}

Decoded decode_utf8_elsewhere(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {0, 0, false};
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const unsigned lead = byte(at);
    if (lead < 0x80) return {lead, 1, true};
    int more = 0;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    char32_t value = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        more = 1;
        value = lead & 0x1F;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        more = 2;
        value = lead & 0x0F;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        more = 3;
        value = lead & 0x07;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return {chars::replacement, 1, false};
    }
    for (int i = 1; i <= more; ++i) {
        const unsigned next = byte(at + static_cast<std::size_t>(i));
        if (next < low || next > high) {
            return {chars::replacement, static_cast<std::uint8_t>(i), false};
        }
        value = value << 6 | (next & 0x3F);
        low = 0x80;
        high = 0xBF;
    }
    return {value, static_cast<std::uint8_t>(more + 1), true};
}

void append_utf8(std::string& to, char32_t c) {
    const auto put = [&](char32_t byte) { to.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::string to_utf8(std::u32string_view text) {
    std::string result;
    result.reserve(text.size() * 3);
    for (const char32_t c : text) append_utf8(result, c);
    return result;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string result;
    result.reserve(text.size() / 2);
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        result.push_back(next.value);
        at += next.bytes;
    }
    return result;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).bytes) ++count;
    return count;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        if (!next.valid) return at;
        at += next.bytes;
    }
    return std::nullopt;
}

Script script_of(char32_t c) {
    return static_cast<Script>(properties(c) & 0x0F);
}

bool is_ideographic_elsewhere(char32_t c) {
    switch (script_of(c)) {
        case Script::han:
        case Script::hiragana:
        case Script::katakana:
        case Script::bopomofo: return true;
        default: return c == 0x30FC || c == 0x3007;
    }
}

bool is_kana(char32_t c) {
    return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF) ||
           script_of(c) == Script::hiragana || script_of(c) == Script::katakana;
}

bool is_hangul(char32_t c) {
    return script_of(c) == Script::hangul;
}

bool is_cjk_punctuation(char32_t c) {
    using namespace chars;
    if (c >= 0x3000 && c <= 0x303F) return script_of(c) != Script::han;
    if (c >= 0xFF01 && c <= 0xFF65) {
        // Full-width letters and digits are set like Han; the rest of the block is marks.
        const bool digit = c >= 0xFF10 && c <= 0xFF19;
        const bool letter = (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
        return !digit && !letter;
    }
    switch (c) {
        case left_single_quote:
        case right_single_quote:
        case left_double_quote:
        case right_double_quote:
        case em_dash:
        case two_em_dash:
        case ellipsis:
        case middle_dot:
        case 0x2025:  // two dot leader
        case 0x22EF:  // midline horizontal ellipsis
        case 0x30FB:  // katakana middle dot
        case 0x2027:  // hyphenation point
            return true;
        default: return c >= 0xFE10 && c <= 0xFE4F && !is_combining(c);
    }
}

bool is_combining(char32_t c) {
    return (properties(c) & 0x40) != 0;
}

bool is_space(char32_t c) {
    switch (c) {
        case ' ':
        case '\t':
        case '\n':
        case '\v':
        case '\f':
        case '\r':
        case 0x1680:
        case 0x2028:
        case 0x2029:
        case 0x205F: return true;
        default: return c >= 0x2000 && c <= 0x200A && c != 0x2007;
    }
}

bool is_control(char32_t c) {
    if (c == '\t' || c == '\n' || c == '\r') return false;
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xFFFE || c == 0xFFFF;
}

int display_width(char32_t c) {
    if (c < 0x20) return 0;
    return properties(c) >> 4 & 0x03;
}

int display_width(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        width += display_width(next.value);
        at += next.bytes;
    }
    return width;
}

std::string code_point_name(char32_t c) {
    std::array<char, 16> buffer{};
    const int length =
        std::snprintf(buffer.data(), buffer.size(), "U+%04X", static_cast<unsigned>(c));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

}  // namespace banxin
