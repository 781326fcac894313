// Where a sequence ends is where a grapheme ends; here is told which graphemes are emoji.
#include "base/emoji.h"

#include "base/ascii.h"
#include "base/graphemes.h"
#include "base/unicode.h"

#include <algorithm>

namespace banxin {
namespace {

constexpr char32_t text_selector = 0xFE0E;
constexpr char32_t emoji_selector = 0xFE0F;
constexpr char32_t keycap = 0x20E3;

bool is_tag(char32_t c) {
    return c >= 0xE0020 && c <= 0xE007F;
}
bool is_selector(char32_t c) {
    return c == text_selector || c == emoji_selector;
}

}  // namespace

bool is_regional_indicator(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

bool is_emoji_modifier(char32_t c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

bool is_emoji_part(char32_t c) {
    return c == chars::zero_width_joiner || is_selector(c) || is_emoji_modifier(c) || is_tag(c);
}

std::size_t emoji_sequence(std::u32string_view text) {
    std::size_t size = grapheme_size(text);
    if (size < 2) return 0;
    const char32_t first = text[0];
    if (ascii::is_digit(first) || first == '#' || first == '*') {
        const std::size_t end = text[1] == emoji_selector ? 2 : 1;
        return end < size && text[end] == keycap ? end + 1 : 0;
    }
    if (is_regional_indicator(first)) return is_regional_indicator(text[1]) ? 2 : 0;
    if (!is_pictographic(first)) return 0;
    // A joiner that joins nothing is left to the text.
    while (text[size - 1] == chars::zero_width_joiner) --size;
    const std::u32string_view rest = text.substr(1, size - 1);
    const bool several = std::any_of(rest.begin(), rest.end(), [](char32_t c) {
        return c == chars::zero_width_joiner || is_emoji_modifier(c) || is_tag(c);
    });
    return several ? size : 0;
}

}  // namespace banxin
