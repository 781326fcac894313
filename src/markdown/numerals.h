/// \file
/// Numbers of lists in letters: Roman, and a to z. Private to this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banxin::markdown {

/// What a Roman number in one case is worth; 0: it is none, or not written as it should be.
[[nodiscard]] std::uint32_t roman_value(std::string_view word);
[[nodiscard]] std::string roman_number(std::uint32_t number, bool capitals);

/// a, b … z, aa, ab …, from 1 on.
[[nodiscard]] std::string letter_number(std::uint32_t number, char first);

}  // namespace banxin::markdown
