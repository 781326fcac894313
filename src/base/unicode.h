/// \file
/// UTF-8, and the few character properties that the whole program needs. Characters that
/// are invisible or easily confused have names here and appear nowhere as literals.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banxin {

namespace chars {
inline constexpr char32_t tab = 0x09;
inline constexpr char32_t no_break_space = 0xA0;
inline constexpr char32_t soft_hyphen = 0xAD;
inline constexpr char32_t middle_dot = 0xB7;
inline constexpr char32_t zero_width_space = 0x200B;
inline constexpr char32_t zero_width_non_joiner = 0x200C;
inline constexpr char32_t zero_width_joiner = 0x200D;
inline constexpr char32_t hyphen = 0x2010;
inline constexpr char32_t non_breaking_hyphen = 0x2011;
inline constexpr char32_t en_dash = 0x2013;
inline constexpr char32_t em_dash = 0x2014;
inline constexpr char32_t left_single_quote = 0x2018;
inline constexpr char32_t right_single_quote = 0x2019;
inline constexpr char32_t left_double_quote = 0x201C;
inline constexpr char32_t right_double_quote = 0x201D;
inline constexpr char32_t ellipsis = 0x2026;
inline constexpr char32_t line_separator = 0x2028;
inline constexpr char32_t paragraph_separator = 0x2029;
inline constexpr char32_t word_joiner = 0x2060;
inline constexpr char32_t two_em_dash = 0x2E3A;
inline constexpr char32_t ideographic_space = 0x3000;
inline constexpr char32_t byte_order_mark = 0xFEFF;
inline constexpr char32_t replacement = 0xFFFD;
}  // namespace chars

/// One decoded character. For ill-formed input `valid` is false, `value` is U+FFFD and
/// `bytes` covers the maximal ill-formed part (Unicode, "U+FFFD Substitution of Maximal
/// Subparts"); `bytes` is never 0 unless `at` is the end.
struct Decoded {
    char32_t value = 0;
    std::uint8_t bytes = 0;
    bool valid = true;
};

/// Any bytes, for the few that `decode_utf8` does not know at once.
[[nodiscard]] Decoded decode_utf8_elsewhere(std::string_view text, std::size_t at);
[[nodiscard]] inline Decoded decode_utf8(std::string_view text, std::size_t at) {
    // Nearly every character of a book has three bytes, or is of ASCII.
    if (at + 2 < text.size()) {
        const auto* const bytes = text.data() + at;
        const auto lead = static_cast<unsigned char>(bytes[0]);
        if (lead < 0x80) return {lead, 1, true};
        const unsigned second = static_cast<unsigned char>(bytes[1]) ^ 0x80U;
        const unsigned third = static_cast<unsigned char>(bytes[2]) ^ 0x80U;
        if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && (second | third) < 0x40)
            return {(lead & 0x0FU) << 12U | second << 6U | third, 3, true};
    }
    return decode_utf8_elsewhere(text, at);
}
void append_utf8(std::string& to, char32_t character);
[[nodiscard]] std::string to_utf8(std::u32string_view text);
[[nodiscard]] std::u32string to_utf32(std::string_view text);
[[nodiscard]] std::size_t count_code_points(std::string_view text);
/// Byte offset of the first ill-formed sequence, if there is one.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Scripts that typesetting tells apart; everything else is `other`.
enum class Script : std::uint8_t {
    common,
    han,
    hiragana,
    katakana,
    hangul,
    bopomofo,
    latin,
    greek,
    cyrillic,
    other
};
[[nodiscard]] Script script_of(char32_t character);

/// Han, kana or bopomofo (not Hangul, which separates words by spaces): set in CJK cells.
[[nodiscard]] bool is_ideographic_elsewhere(char32_t character);
[[nodiscard]] inline bool is_ideographic(char32_t character) {
    // Nearly every character of a book is of this one block.
    return (character >= 0x4E00 && character <= 0x9FFF) || is_ideographic_elsewhere(character);
}
/// Kana of either kind, their iteration and length marks included.
[[nodiscard]] bool is_kana(char32_t character);
[[nodiscard]] bool is_hangul(char32_t character);
/// CJK punctuation and full-width forms: 。「」（）， and the like, and the marks that
/// Chinese shares with Latin (curly quotes, dash, ellipsis, middle dot).
[[nodiscard]] bool is_cjk_punctuation(char32_t character);
/// Combining mark or variation selector: stays with the character before it.
[[nodiscard]] bool is_combining(char32_t character);
/// Unicode white space that separates words (not U+00A0, not U+3000).
[[nodiscard]] bool is_space(char32_t character);
/// C0/C1 controls other than tab and line ends; XML 1.0 and PDF text allow none of them.
[[nodiscard]] bool is_control(char32_t character);
/// Cells on a terminal: 0, 1 or 2 (Unicode, "East Asian Width"; combining marks are 0).
[[nodiscard]] int display_width(char32_t character);
[[nodiscard]] int display_width(std::string_view text);

/// What a character does at a line's edge (UAX #14, "Line Breaking Properties"), as far as the
/// typesetting tells it apart: OP; CL and CP; NS; CJ; EX and IS; PR; PO.
enum class LineBreakClass : std::uint8_t {
    other,
    opening,
    closing,
    nonstarter,
    conditional_starter,  ///< small kana, the length mark
    terminator,
    prefix,   ///< stands before a figure: ¥ №
    postfix,  ///< stands after a figure: % ℃
};
[[nodiscard]] LineBreakClass line_break_of(char32_t character);

/// "U+3000", as a person would look it up.
[[nodiscard]] std::string code_point_name(char32_t character);

}  // namespace banxin
