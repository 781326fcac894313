/// \file
/// Letters whose case does not count, in all alphabets.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// The small letter of a capital (Unicode, "Simple Lowercase Mapping"); every other character
/// stays.
[[nodiscard]] char32_t lower_case(char32_t character);

/// Without case and composition: two names that give the same are one name to many file systems.
/// A text that is no UTF-8 stays.
[[nodiscard]] std::string folded(std::string_view name);

}  // namespace banxin
