/// \file
/// Asks a TOML table for what it should hold, key by key, and reports every key that nobody asked
/// for. Knows no key by name.
#pragma once

#include "base/named.h"
#include "toml/values.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::toml {

enum class Need : std::uint8_t { optional, required };

/// One table. Every getter remembers that its key is known here. A getter that gives nothing
/// found no key, or has reported what the value is instead (toml/values.h) or that it is missing
/// (M003). Pointers lead into the table, which must outlive the reader.
class TableReader {
public:
    TableReader(const Value& table, Diagnostics& diagnostics)
        : table_(table), diagnostics_(diagnostics) {}

    /// A value of any type.
    const Value* any(std::string_view key);
    const Value* string(std::string_view key, Need need = Need::optional, Lines lines = Lines::one);
    std::vector<const Value*> strings(std::string_view key);
    std::optional<std::int64_t> integer(std::string_view key, std::int64_t least,
                                        std::int64_t most);
    std::optional<double> number(std::string_view key, double least, double most);
    std::optional<bool> boolean(std::string_view key);
    /// Index into `names` of the string given.
    std::optional<std::size_t> one_of(std::string_view key, const std::vector<std::string>& names);
    template <class Enum>
    std::optional<Enum> one_of(std::string_view key, Names<Enum> names) {
        const auto index = one_of(key, listed(names));
        return index ? std::optional(names[*index].value) : std::nullopt;
    }
    const Value* table(std::string_view key);
    std::vector<const Value*> tables(std::string_view key);

    [[nodiscard]] bool has(std::string_view key) const { return table_.find(key) != nullptr; }
    /// Reports every key that was not asked for (M002), with the nearest known name.
    void finish();

    [[nodiscard]] Diagnostics& diagnostics() const { return diagnostics_; }

private:
    const Value& table_;
    Diagnostics& diagnostics_;
    std::vector<std::string> known_;
};

}  // namespace banxin::toml
