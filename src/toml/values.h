/// \file
/// One value asked for what it should be: each function reports what it is instead (M004 to M007,
/// M021), under the name of its key, and gives nothing then. Knows no key by name.
#pragma once

#include "toml/toml.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::toml {

/// Whether a string may hold line ends.
enum class Lines : std::uint8_t { one, many };

/// A string that is not blank and holds no control characters.
[[nodiscard]] bool is_text(std::string_view key, const Value& value, Lines lines,
                           Diagnostics& diagnostics);
/// One such string, or an array of them.
[[nodiscard]] std::vector<const Value*> texts_of(std::string_view key, const Value& value,
                                                 Diagnostics& diagnostics);
[[nodiscard]] std::optional<std::int64_t> integer_of(std::string_view key, const Value& value,
                                                     std::int64_t least, std::int64_t most,
                                                     Diagnostics& diagnostics);
/// A float or an integer.
[[nodiscard]] std::optional<double> number_of(std::string_view key, const Value& value,
                                              double least, double most, Diagnostics& diagnostics);
[[nodiscard]] std::optional<bool> boolean_of(std::string_view key, const Value& value,
                                             Diagnostics& diagnostics);
/// Index into `names` of the string given.
[[nodiscard]] std::optional<std::size_t> one_of(std::string_view key, const Value& value,
                                                const std::vector<std::string>& names,
                                                Diagnostics& diagnostics);
[[nodiscard]] bool is_table(std::string_view key, const Value& value, Diagnostics& diagnostics);
/// [[key]]: an array that holds tables only.
[[nodiscard]] std::vector<const Value*> tables_of(std::string_view key, const Value& value,
                                                  Diagnostics& diagnostics);
/// An array in which strings and tables may be mixed.
[[nodiscard]] std::vector<const Value*> texts_or_tables_of(std::string_view key, const Value& value,
                                                           HintId hint, Diagnostics& diagnostics);

/// What a kind is called in messages.
[[nodiscard]] WordId word_for(Kind kind);
/// "a, b, c", for hints.
[[nodiscard]] std::string joined(const std::vector<std::string>& names);
/// Reports M005: `value` of `key` is none of `names`.
void report_not_one_of(std::string_view key, const Value& value,
                       const std::vector<std::string>& names, Diagnostics& diagnostics);
/// Reports M003: `table` lacks `key`.
void report_missing(std::string_view key, Span table, Hint hint, Diagnostics& diagnostics);
/// Reports M002: nobody asked for the key of `entry`; names the nearest of `known`, or all.
void report_unknown(const Entry& entry, const std::vector<std::string>& known,
                    Diagnostics& diagnostics);
/// Appends what one reading found, in the order of the text: readers ask in the order of the
/// keys they know, which is not how a person goes through a file. Of lines that are `broken` it
/// takes only that they are, and where keys may have been lost, nothing is said of missing ones.
void append_in_order(Diagnostics& to, const Diagnostics& found,
                     const std::vector<Span>& broken = {});

}  // namespace banxin::toml
