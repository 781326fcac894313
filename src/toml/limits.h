/// \file
/// Where a TOML text nests too deeply, found before a recursive parser sees it. Knows strings
/// and comments, nothing else of the grammar.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace banxin::toml {

/// Byte offset of the first bracket, brace or dot of a key that nests deeper than `most`.
[[nodiscard]] std::optional<std::size_t> find_too_deep(std::string_view text, std::size_t most);

}  // namespace banxin::toml
