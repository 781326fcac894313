/// \file
/// TOML as a plain tree in which every value and key knows its place. The only room that
/// knows toml++; what a key means is the business of the rooms above.
#pragma once

#include "base/diagnostics.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::toml {

enum class Kind : std::uint8_t { string, integer, number, boolean, date, time, array, table };
/// TOML's own word: "string", "float" …; the same in every speech.
[[nodiscard]] const char* name_of(Kind kind);

struct Day {
    std::int32_t year = 0;
    std::int32_t month = 0;
    std::int32_t day = 0;
};

struct Entry;

/// One value; the members that belong to other kinds stay empty.
struct Value {
    Kind kind = Kind::table;
    /// A table that has a header: the header. A table made by dotted keys: its first key.
    Span span;
    std::string text;
    std::int64_t integer = 0;
    /// Set for integers too.
    double number = 0;
    bool boolean = false;
    /// Of a time of a day too.
    Day date;
    std::vector<Value> items;
    /// In the order of the text.
    std::vector<Entry> entries;
    /// Of a whole text: the lines that were told of already. What stands there is a guess or
    /// nothing, and more should not be said of it.
    std::vector<Span> broken;

    /// Null when this table has no such key.
    [[nodiscard]] const Value* find(std::string_view key) const;
};

struct Entry {
    std::string key;
    Span key_span;
    Value value;
};

/// More than this is no manifest and no style: twenty thousand chapters take half of it.
inline constexpr std::size_t most_bytes = std::size_t{4} << 20U;
/// Tables and arrays inside one another, dotted keys included.
inline constexpr std::size_t most_nested = 32;

/// Reads a whole TOML text. Any bytes are safe to hand in. Lines that are no TOML are reported
/// (M001), and read as what was meant where that is plain, so that the rest can be judged; the
/// value has `broken` then. Empty: an error has been reported that leaves nothing to read (S001,
/// M001, M008 or M009).
[[nodiscard]] std::optional<Value> parse(std::string_view text, SourceId source,
                                         Diagnostics& diagnostics);

}  // namespace banxin::toml
