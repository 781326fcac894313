/// \file
/// What the readers of other programs' settings have in common: values as texts, names, dates,
/// and pages that are linked to without their endings. Private to this room.
#pragma once

#include "importer/outline.h"
#include "toml/toml.h"
#include "yaml/yaml.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::importer {

[[nodiscard]] bool has(const BookFolder& folder, std::string_view name);
[[nodiscard]] bool has_folder(const BookFolder& folder, std::string_view name);
/// Of a scalar; empty for null and for everything else.
[[nodiscard]] std::string text_of(const yaml::Value* value);
/// A name, a list of names, or mappings with names.
[[nodiscard]] std::vector<std::string> names_of(const yaml::Value* value);
[[nodiscard]] bool is_one_of(std::string_view key, std::initializer_list<std::string_view> keys);
/// "true", "yes" or "on", in any case.
[[nodiscard]] bool is_true(std::string_view text);

/// TOML in the form of YAML, so that one reader asks both.
[[nodiscard]] yaml::Value as_yaml(const toml::Value& value);
/// YAML, JSON or, by its ending, TOML. Nothing when it is not there or an error was reported.
[[nodiscard]] std::optional<yaml::Value> read_settings(std::string_view name, Reading& reading);

/// "today", "8/18/2021" and the like are not taken for a date.
void take_date(const yaml::Value* value, std::string_view where, FolderImport& import);
/// Only of a file that is there.
void take_cover(const std::string& file, Reading& reading);
/// Remembers each key of a table that is none of `used`; `where` is "mkdocs.yml: ".
void leave_keys(const yaml::Value& table, const std::string& where,
                std::initializer_list<std::string_view> used, FolderImport& import);

/// "./a//b/" as "a/b"; "." as "".
[[nodiscard]] std::string clean_path(std::string_view path);
[[nodiscard]] std::string joined_path(std::string_view folder, std::string_view name);
/// The part in front of the last '/'; "" when there is none.
[[nodiscard]] std::string folder_of(std::string_view file);
/// Behind the last '/'.
[[nodiscard]] std::string name_of_file(std::string_view file);
/// In front of the last '.' of the name.
[[nodiscard]] std::string stem_of(std::string_view file);

/// The text that a link of a web site leads to (`/guide/`, `intro`, `b.html#c`), as a file below
/// `base`; what has no text there comes back as it was written, for messages.
[[nodiscard]] std::string page_named(std::string_view link, std::string_view base,
                                     const BookFolder& folder);
/// Whether it leads out of the site.
[[nodiscard]] bool is_elsewhere(std::string_view link);

}  // namespace banxin::importer
