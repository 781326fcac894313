/// \file
/// Values of fields as TOML, the way a person would write them; nothing for what is empty.
#pragma once

#include "base/named.h"
#include "document/book.h"
#include "document/colour_wish.h"
#include "document/size.h"

#include <concepts>
#include <optional>
#include <string>
#include <vector>

namespace banxin::schema {

[[nodiscard]] std::string to_toml(const std::string& text);
[[nodiscard]] std::string to_toml(Language language);
template <class V>
[[nodiscard]] std::string to_toml(const Located<V>& value) {
    return to_toml(value.value);
}
/// TOML has whole days only; a month or a year is written as a string.
[[nodiscard]] std::string to_toml(const std::optional<Date>& date);
[[nodiscard]] std::string to_toml(const std::vector<std::string>& texts);
[[nodiscard]] std::string to_toml(double number);
/// 9, "1.5em", "#7a1f1f", "accent 10%".
[[nodiscard]] std::string to_toml(const std::optional<Size>& size);
[[nodiscard]] std::string to_toml(const std::optional<ColourWish>& colour);
[[nodiscard]] std::string to_toml(const std::optional<Colour>& colour);
template <std::integral V>
[[nodiscard]] std::string to_toml(V value) {
    if constexpr (std::same_as<V, bool>)
        return value ? "true" : "false";
    else
        return std::to_string(value);
}
template <class V>
requires std::integral<V> || std::floating_point<V>
[[nodiscard]] std::string to_toml(const std::optional<V>& value) {
    return value ? to_toml(*value) : std::string();
}
/// By its name; nothing for one that has none.
template <class V>
[[nodiscard]] std::string to_toml(const V& value, Names<V> names) {
    for (const Named<V>& one : names)
        if (one.value == value) return to_toml(std::string(one.name));
    return {};
}
template <class V>
[[nodiscard]] std::string to_toml(const std::optional<V>& value, Names<V> names) {
    return value ? to_toml(*value, names) : std::string();
}

}  // namespace banxin::schema
