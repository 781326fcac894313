/// \file
/// Front matter as one tree, whether it is YAML or TOML, and its values in the forms that fields
/// want. Private to this room.
#pragma once

#include "base/diagnostics.h"
#include "markdown/front_matter.h"
#include "schema/field.h"
#include "toml/toml.h"

#include <optional>
#include <string_view>

namespace banxin::reading {

/// A table; places are those of `text`, the whole chapter. Empty: an error has been reported (C012
/// or, in TOML, M001, M008, M009; S001).
[[nodiscard]] std::optional<toml::Value> field_tree(const FrontMatter& front, std::string_view text,
                                                    SourceId source, Diagnostics& diagnostics);

/// The value as a manifest would have it: a list of texts for one text, a text of several names for
/// a list, of a map its `name`; and in YAML, which knows only text, what is no text.
[[nodiscard]] toml::Value shaped_for(const schema::FieldInfo& field, const toml::Value& value,
                                     bool yaml);

}  // namespace banxin::reading
