/// \file
/// Pieces of a banxin.toml as text. Knows TOML's form and no key. Private to this room.
#pragma once

#include "document/book.h"

#include <optional>
#include <string>
#include <string_view>

namespace banxin::importer {

/// A basic string, quoted and escaped.
[[nodiscard]] std::string toml_string(std::string_view text);
/// A line of comment; control characters, which must not stand there, are replaced.
[[nodiscard]] std::string comment(std::string_view text);

/// Adds a line `key = value`; nothing for an empty value.
void add(std::string& to, std::string_view key, const std::string& value);
void add(std::string& to, std::string_view key, const std::optional<Date>& date);

}  // namespace banxin::importer
