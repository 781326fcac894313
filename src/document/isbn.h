/// \file
/// An ISBN in its five parts, as it is printed.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// "978-7-02-000220-7" of "9787020002207"; as it is where the range of its publisher is not known.
[[nodiscard]] std::string hyphenated_isbn(std::string_view digits);

}  // namespace banxin
