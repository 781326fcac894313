// The properties are given by ranges, a little wider than Unicode's: a picture that is none is
// harmless, since only what follows it makes a sequence.
#include "base/emoji.h"

#include "base/unicode.h"

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
/// Unicode, "Extended_Pictographic".
bool is_picture(char32_t c) {
    if (is_emoji_modifier(c)) return true;
    return (c >= 0x1F000 && c <= 0x1FAFF && !is_regional_indicator(c)) ||
           (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2300 && c <= 0x23FF) ||
           (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) || c == 0xA9 || c == 0xAE ||
           c == 0x203C || c == 0x2049 || c == 0x2122 || c == 0x2139 || c == 0x24C2 ||
           (c >= 0x25AA && c <= 0x25FE) || (c >= 0x2934 && c <= 0x2935) || c == 0x3030 ||
           c == 0x303D || c == 0x3297 || c == 0x3299;
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
    const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : U'\0'; };
    const char32_t first = at(0);
    if ((first >= '0' && first <= '9') || first == '#' || first == '*') {
        const std::size_t end = at(1) == emoji_selector ? 2 : 1;
        return at(end) == keycap ? end + 1 : 0;
    }
    if (is_regional_indicator(first)) return is_regional_indicator(at(1)) ? 2 : 0;
    if (!is_picture(first)) return 0;
    std::size_t end = 1;
    bool several = false;
    const auto take = [&](bool (*what)(char32_t)) {
        const std::size_t before = end;
        while (end < text.size() && what(text[end])) ++end;
        return end > before;
    };
    while (true) {
        take(is_selector);
        several = (is_emoji_modifier(at(end)) && ++end > 0) || several;
        take(is_selector);
        several = take(is_tag) || several;
        // UAX #29, "Grapheme Cluster Boundary Rules", GB11.
        if (at(end) != chars::zero_width_joiner || !is_picture(at(end + 1))) break;
        several = true;
        end += 2;
    }
    return several ? end : 0;
}

}  // namespace banxin
