/// \file
/// YAML (and JSON, which is nearly a part of it) as a plain tree in which every value and key
/// knows its place. The only room that knows libyaml; what a key means is the business of the
/// rooms above. All scalars are text: what "no" or "1.10" means, who asks knows best.
#pragma once

#include "base/diagnostics.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::yaml {

enum class Kind : std::uint8_t { scalar, sequence, mapping };

struct Entry;

/// One value; the members that belong to other kinds stay empty.
struct Value {
    Kind kind = Kind::scalar;
    Span span;
    /// Of a scalar; empty for `~`, `null` and nothing at all when they are not quoted.
    std::string text;
    std::vector<Value> items;
    /// In the order of the text. Of a key that stands twice, `find` gives the first.
    std::vector<Entry> entries;

    /// Null when this is no mapping or has no such key.
    [[nodiscard]] const Value* find(std::string_view key) const;
    /// `find` for a path of keys; null as soon as one is missing.
    [[nodiscard]] const Value* find_path(std::initializer_list<std::string_view> keys) const;
};

struct Entry {
    std::string key;
    Span key_span;
    Value value;
};

/// More than this is no book's configuration.
inline constexpr std::size_t most_bytes = 512U << 10U;
/// Sequences and mappings inside one another.
inline constexpr std::size_t most_nested = 32;

/// Reads the first document of a text. Any bytes are safe to hand in. A text without a value
/// is an empty mapping; an alias is a copy of what it names. Empty: one error (S001, or C012 with
/// libyaml's reason; too large, too deep, or grown beyond `most_bytes` through aliases) has been
/// reported.
[[nodiscard]] std::optional<Value> parse(std::string_view text, SourceId source,
                                         Diagnostics& diagnostics);

}  // namespace banxin::yaml
