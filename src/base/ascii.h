/// \file
/// What the letters, digits and blanks of ASCII are, whatever the locale says; bytes of other
/// characters are none of them. Also percent-coding, and a hash that is the same everywhere.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace banxin::ascii {

// For bytes and for characters alike.
template <std::integral C>
[[nodiscard]] constexpr bool is_digit(C c) {
    return c >= C('0') && c <= C('9');
}
template <std::integral C>
[[nodiscard]] constexpr bool is_upper(C c) {
    return c >= C('A') && c <= C('Z');
}
template <std::integral C>
[[nodiscard]] constexpr bool is_lower(C c) {
    return c >= C('a') && c <= C('z');
}
template <std::integral C>
[[nodiscard]] constexpr bool is_letter(C c) {
    return is_lower(c) || is_upper(c);
}
template <std::integral C>
[[nodiscard]] constexpr bool is_alphanumeric(C c) {
    return is_letter(c) || is_digit(c);
}
/// A space or a tab.
template <std::integral C>
[[nodiscard]] constexpr bool is_blank(C c) {
    return c == C(' ') || c == C('\t');
}
/// A blank or the end of a line: what XML, CSS and HTML call white space.
template <std::integral C>
[[nodiscard]] constexpr bool is_space(C c) {
    return is_blank(c) || c == C('\n') || c == C('\r') || c == C('\f');
}
/// Without the white space at its ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}
/// The same, and without the quotation marks around all of it, "" or ''.
[[nodiscard]] constexpr std::string_view unquoted(std::string_view text) {
    text = trimmed(text);
    if (text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0])
        text = text.substr(1, text.size() - 2);
    return text;
}
template <std::integral C>
[[nodiscard]] constexpr C to_lower(C c) {
    return is_upper(c) ? static_cast<C>(c - C('A') + C('a')) : c;
}
template <std::integral C>
[[nodiscard]] constexpr C to_upper(C c) {
    return is_lower(c) ? static_cast<C>(c - C('a') + C('A')) : c;
}
/// -1 for what is no hexadecimal digit.
[[nodiscard]] constexpr int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    const char small = to_lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

[[nodiscard]] constexpr bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit<char>);
}
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);
/// Whether both are the same but for the case of ASCII letters.
[[nodiscard]] bool same_letters(std::string_view a, std::string_view b);

/// `%E6%A0%87` to its bytes; a sequence that is none stays, and so does `%00`.
[[nodiscard]] std::string percent_decoded(std::string_view url);

/// FNV-1a, 64 bit.
[[nodiscard]] std::uint64_t hash_of(std::string_view bytes);

}  // namespace banxin::ascii
