/// \file
/// Addresses, names of files, handles, numbers of books and other identifiers in running text:
/// what is no word, and where it may part all the same (K17).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace banxin::text {

struct Address {
    std::size_t begin = 0;  ///< in bytes of the text
    std::size_t end = 0;
    /// Before these bytes of the text a line may end without a hyphen, rising: after the joints of
    /// a long one; where figures meet letters if there is no joint far and wide.
    std::vector<std::size_t> places;
};

/// In their order. None of their words is hyphenated.
[[nodiscard]] std::vector<Address> find_addresses(std::string_view text);

}  // namespace banxin::text
