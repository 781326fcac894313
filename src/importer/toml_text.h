/// \file
/// Lines of the [book] of a banxin.toml as text, and what a manifest may say in one. Private to
/// this room.
#pragma once

#include "document/book.h"

#include <optional>
#include <string>
#include <string_view>

namespace banxin::importer {

/// Words as a value may hold them: in one line, without control characters, wrong bytes replaced;
/// empty when nothing would be seen.
[[nodiscard]] std::string one_line(std::string_view text);
/// The same in the lines that it has.
[[nodiscard]] std::string clean_lines(std::string_view text);
/// Whether a manifest can name a file of that name at all.
[[nodiscard]] bool can_be_named(std::string_view file);

/// Adds a line `key = value`; nothing for an empty value.
void add(std::string& to, std::string_view key, const std::string& value);
void add(std::string& to, std::string_view key, const std::optional<Date>& date);

}  // namespace banxin::importer
