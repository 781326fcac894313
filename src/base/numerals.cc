#include "base/numerals.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <array>

namespace banxin {
namespace {

struct Digit {
    std::uint32_t value;
    std::string_view letters;
};
constexpr std::array<Digit, 13> digits = {{{1000, "m"},
                                           {900, "cm"},
                                           {500, "d"},
                                           {400, "cd"},
                                           {100, "c"},
                                           {90, "xc"},
                                           {50, "l"},
                                           {40, "xl"},
                                           {10, "x"},
                                           {9, "ix"},
                                           {5, "v"},
                                           {4, "iv"},
                                           {1, "i"}}};
constexpr std::uint32_t most = 3999;

}  // namespace

std::uint32_t roman_value(std::string_view word) {
    const bool capitals = !word.empty() && ascii::is_upper(word[0]);
    std::string small(word);
    for (char& c : small) c = ascii::to_lower(c);
    std::uint32_t value = 0;
    std::string_view rest = small;
    for (const Digit& digit : digits) {
        while (rest.starts_with(digit.letters) && value <= most) {
            value += digit.value;
            rest.remove_prefix(digit.letters.size());
        }
    }
    const bool whole = rest.empty() && value > 0 && value <= most;
    return whole && roman_number(value, capitals) == word ? value : 0;
}

std::string roman_number(std::uint32_t number, bool capitals) {
    if (number == 0 || number > most) return std::to_string(number);
    std::string word;
    for (const Digit& digit : digits) {
        for (; number >= digit.value; number -= digit.value) word += digit.letters;
    }
    if (capitals)
        for (char& c : word) c = static_cast<char>(c - 'a' + 'A');
    return word;
}

std::string han_number(std::uint32_t number) {
    constexpr std::u32string_view han_digits = U"〇一二三四五六七八九";
    if (number == 0 || number > 99) return std::to_string(number);
    std::u32string text;
    if (number >= 20) text += han_digits[number / 10];
    if (number >= 10) text += U'十';
    if (number % 10 != 0) text += han_digits[number % 10];
    return to_utf8(text);
}

std::string letter_number(std::uint32_t number, char first) {
    std::string word;
    constexpr std::uint32_t letters = 26;
    for (; number > 0; number = (number - 1) / letters) {
        const auto place = static_cast<char>((number - 1) % letters);
        word.insert(word.begin(), static_cast<char>(first + place));
    }
    return word;
}

}  // namespace banxin
