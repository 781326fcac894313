// Names in the order that a person counts them in: numbers by their value, 第二 before 第十, 上
// before 下.
#include "base/ascii.h"
#include "base/unicode.h"
#include "importer/readers.h"

#include <algorithm>
#include <optional>

namespace banxin::importer {
namespace {

/// 第十二章 → 12: value of a run of Chinese numerals at `at`, which is moved behind it; nothing
/// when there is none.
std::optional<std::uint64_t> chinese_number(std::string_view text, std::size_t& at) {
    constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    std::uint64_t total = 0;
    std::uint64_t digit = 0;
    bool any = false;
    while (at < text.size()) {
        const Decoded next = decode_utf8(text, at);
        const char32_t c = next.value == U'零' ? U'〇' : next.value == U'两' ? U'二' : next.value;
        const std::uint64_t unit = c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
        if (const std::size_t found = digits.find(c); found != std::u32string_view::npos) {
            // 二〇二四 is written digit by digit.
            digit = std::min<std::uint64_t>(digit * 10 + found, 1'000'000);
        } else if (unit > 0) {
            total += (any && digit == 0 ? 1 : std::max<std::uint64_t>(digit, 1)) * unit;
            digit = 0;
        } else {
            break;
        }
        any = true;
        at += next.bytes;
    }
    if (!any) return std::nullopt;
    return total + digit;
}

/// A piece of a name: a number, or one character.
struct Piece {
    std::uint64_t number = 0;
    char32_t character = 0;  ///< 0 for a number
};

Piece next_piece(std::string_view text, std::size_t& at) {
    if (ascii::is_digit(text[at])) {
        std::uint64_t value = 0;
        for (; at < text.size() && ascii::is_digit(text[at]); ++at)
            value = std::min<std::uint64_t>(value * 10 + static_cast<unsigned>(text[at] - '0'),
                                            1'000'000'000'000);
        return {value, 0};
    }
    if (const auto number = chinese_number(text, at)) return {*number, 0};
    const Decoded next = decode_utf8(text, at);
    at += next.bytes;
    // 上中下 in their order, not in that of their code points.
    constexpr std::u32string_view volumes = U"上中下";
    if (const std::size_t volume = volumes.find(next.value); volume != std::u32string_view::npos)
        return {volume + 1, 0};
    return {0, next.value};
}

}  // namespace

bool natural_less(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const Piece left = next_piece(a, i);
        const Piece right = next_piece(b, j);
        // Numbers before words.
        if (left.character != right.character) return left.character < right.character;
        if (left.number != right.number) return left.number < right.number;
    }
    return a.size() - i != b.size() - j ? a.size() - i < b.size() - j : a < b;
}

}  // namespace banxin::importer
