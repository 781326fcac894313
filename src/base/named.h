/// \file
/// The names that files have for the values of an enumeration: one table for reading a name,
/// saying it, and listing all of them.
#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

template <class Value>
struct Named {
    Value value;
    const char* name;
};

/// In the order in which they are listed to a person.
template <class Value>
using Names = std::span<const Named<Value>>;

/// The names of an enumeration that has only one set of them; declared beside it.
template <class Value>
[[nodiscard]] Names<Value> names();

template <class Value>
[[nodiscard]] const char* name_in(Names<Value> names, Value value) {
    for (const Named<Value>& one : names)
        if (one.value == value) return one.name;
    throw std::logic_error("a value without a name");
}

template <class Value>
[[nodiscard]] std::optional<Value> value_in(Names<Value> names, std::string_view name) {
    for (const Named<Value>& one : names)
        if (name == one.name) return one.value;
    return std::nullopt;
}

/// "essay", "news" …
template <class Value>
[[nodiscard]] std::vector<std::string> listed(Names<Value> names) {
    std::vector<std::string> all;
    for (const Named<Value>& one : names) all.emplace_back(one.name);
    return all;
}

/// Whether a table names every value from the first of an enumeration to `last`, each once and in
/// their order: for a `static_assert` under the table.
template <class Value, std::size_t count>
[[nodiscard]] constexpr bool names_all(const Named<Value> (&table)[count], Value last) {
    for (std::size_t i = 0; i < count; ++i)
        if (static_cast<std::size_t>(table[i].value) != i) return false;
    return static_cast<std::size_t>(last) + 1 == count;
}

}  // namespace banxin
