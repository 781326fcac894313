/// \file
/// Addresses in a text that are relative to its own folder. Private to this room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::assemble {

struct Address {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Addresses of links and pictures in one line that name a file by a relative path.
[[nodiscard]] std::vector<Address> relative_addresses(std::string_view line);
/// The file alone: without `#fragment` and `?query`, and with its characters decoded.
[[nodiscard]] std::string file_in(std::string_view address);

}  // namespace banxin::assemble
