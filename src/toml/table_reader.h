/// \file
/// Asks a TOML table for what it should hold and reports what it holds instead: wrong types,
/// missing fields, and every key that nobody asked for. Knows no key by name.
#pragma once

#include "toml/toml.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::toml {

enum class Need : std::uint8_t { optional, required };
/// Whether a string may hold line ends.
enum class Lines : std::uint8_t { one, many };

/// One table. Every getter remembers that its key is known here. A getter that gives nothing
/// found no key, or has reported M003 to M007 or M021 with a hint. Pointers lead into the
/// table, which must outlive the reader.
class TableReader {
public:
    TableReader(const Value& table, Diagnostics& diagnostics)
        : table_(table), diagnostics_(diagnostics) {}

    /// A value of any type.
    const Value* any(std::string_view key);
    /// A string that is not blank and holds no control characters.
    const Value* string(std::string_view key, Need need = Need::optional, Lines lines = Lines::one);
    /// One string, or an array of them.
    std::vector<const Value*> strings(std::string_view key);
    std::optional<std::int64_t> integer(std::string_view key, std::int64_t least,
                                        std::int64_t most);
    /// A float or an integer.
    std::optional<double> number(std::string_view key, double least, double most);
    std::optional<bool> boolean(std::string_view key);
    /// Index into `names` of the string given.
    std::optional<std::size_t> one_of(std::string_view key, const std::vector<std::string>& names);
    const Value* table(std::string_view key, Need need = Need::optional);
    /// [[key]]: an array that holds tables only.
    std::vector<const Value*> tables(std::string_view key);

    /// An array in which strings and tables may be mixed.
    std::vector<const Value*> strings_or_tables(std::string_view key, HintId hint);

    [[nodiscard]] bool has(std::string_view key) const { return table_.find(key) != nullptr; }
    /// Reports M003 with a better hint than the getters have; the key is known from then on.
    void missing(std::string_view key, Hint hint);
    /// A key that is known elsewhere: still wrong here, but with this hint.
    void foreign(std::string_view key, Hint hint);
    /// Reports every key that was not asked for (M002), with the nearest known name.
    void finish();

    /// The place to blame when something is missing from the table.
    [[nodiscard]] Span span() const { return table_.span; }
    [[nodiscard]] Diagnostics& diagnostics() const { return diagnostics_; }

private:
    const Value* asked(std::string_view key, Need need = Need::optional);
    const Value* of_kind(std::string_view key, Kind kind, HintId hint, Need need);
    void wrong_type(std::string_view key, const Value& value, std::string_view expected,
                    HintId hint);
    bool check_text(std::string_view key, const Value& value, Lines lines);

    struct Foreign {
        std::string key;
        Hint hint;
    };
    const Value& table_;
    Diagnostics& diagnostics_;
    std::vector<std::string> known_;
    std::vector<Foreign> foreign_;
};

/// "a, b, c", for hints.
[[nodiscard]] std::string joined(const std::vector<std::string>& names);
/// Reports M005: `value` of `key` is none of `names`.
void report_not_one_of(std::string_view key, const Value& value,
                       const std::vector<std::string>& names, Diagnostics& diagnostics);
/// Appends what one reading found, in the order of the text: readers ask in the order of the
/// keys they know, which is not how a person goes through a file.
void append_in_order(Diagnostics& to, const Diagnostics& found);

}  // namespace banxin::toml
