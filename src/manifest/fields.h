/// \file
/// Fields that the book and its chapters have in common, read with their complaints: a date,
/// a language, an address, the name of a file in the book's folder.
#pragma once

#include "base/files.h"
#include "manifest/manifest.h"
#include "toml/table_reader.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::manifest {

/// The text of an optional one-line string, or "".
[[nodiscard]] std::string read_text(toml::TableReader& reader, std::string_view key);
[[nodiscard]] Located<std::string> located(const toml::Value* value);

/// Reports M011.
[[nodiscard]] std::optional<Date> read_date(toml::TableReader& reader, std::string_view key);
/// Reports M010.
[[nodiscard]] Located<Language> read_language(toml::TableReader& reader, std::string_view key,
                                              toml::Need need = toml::Need::optional);
/// `{ en = "…", zh-Hant = "…" }`; reports M010.
[[nodiscard]] std::vector<Alternative> read_alternatives(toml::TableReader& reader,
                                                         std::string_view key);
/// Reports M020.
[[nodiscard]] std::string read_web_address(toml::TableReader& reader, std::string_view key);
/// `parallel`; reports M016 to M018 for its file.
[[nodiscard]] std::optional<ParallelWish> read_parallel(toml::TableReader& chapter,
                                                        const BookFolder& folder);
}  // namespace banxin::manifest
