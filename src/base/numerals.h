/// \file
/// Numbers in letters: Roman, Han, and a to z.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banxin {

/// What a Roman number in one case is worth; 0: it is none, or not written as it should be.
[[nodiscard]] std::uint32_t roman_value(std::string_view word);
/// Past 3999, and of 0, in figures.
[[nodiscard]] std::string roman_number(std::uint32_t number, bool capitals);

/// 一 to 九十九, more in figures.
[[nodiscard]] std::string han_number(std::uint32_t number);

/// a, b … z, aa, ab …, from 1 on.
[[nodiscard]] std::string letter_number(std::uint32_t number, char first);

}  // namespace banxin
