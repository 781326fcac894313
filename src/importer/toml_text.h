/// \file
/// Lines of the [book] of a banxin.toml as text. Private to this room.
#pragma once

#include "document/book.h"

#include <optional>
#include <string>
#include <string_view>

namespace banxin::importer {

/// Adds a line `key = value`; nothing for an empty value.
void add(std::string& to, std::string_view key, const std::string& value);
void add(std::string& to, std::string_view key, const std::optional<Date>& date);

}  // namespace banxin::importer
