/// \file
/// The values of fields: each function makes one of a TOML value, or reports what it is instead,
/// under the name of its field (M004 to M007, M010, M011, M016 to M018, M020, M021). YAML is
/// brought into the same form before (`typed_for`).
#pragma once

#include "base/files.h"
#include "document/book.h"
#include "document/colour_wish.h"
#include "document/size.h"
#include "toml/values.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace banxin::schema {

/// What a reading shares.
struct Reading {
    Diagnostics& diagnostics;
    /// Where files are looked for that fields name; null: they are not.
    const BookFolder* folder = nullptr;
    /// The book is Japanese, whose levels of line edges have names of their own.
    bool japanese = false;
};

using Value = toml::Value;

[[nodiscard]] std::optional<std::string> read_text(const std::string& name, const Value& value,
                                                   const Reading& reading);
[[nodiscard]] std::optional<std::string> read_lines(const std::string& name, const Value& value,
                                                    const Reading& reading);
[[nodiscard]] std::optional<Language> read_language(const std::string& name, const Value& value,
                                                    const Reading& reading);
[[nodiscard]] std::optional<Date> read_date(const std::string& name, const Value& value,
                                            const Reading& reading);
[[nodiscard]] std::optional<std::string> read_address(const std::string& name, const Value& value,
                                                      const Reading& reading);
/// As it was written.
[[nodiscard]] std::optional<std::string> read_file_name(const std::string& name, const Value& value,
                                                        const Reading& reading);
[[nodiscard]] std::optional<bool> read_boolean(const std::string& name, const Value& value,
                                               const Reading& reading);
[[nodiscard]] std::optional<std::vector<std::string>> read_texts(const std::string& name,
                                                                 const Value& value,
                                                                 const Reading& reading);
/// A size of type, at least 3 points or in ems: what is smaller was meant as a share.
[[nodiscard]] std::optional<Size> read_size(const std::string& name, const Value& value,
                                            const Reading& reading);
[[nodiscard]] std::optional<ColourWish> read_colour(const std::string& name, const Value& value,
                                                    const Reading& reading);
/// A colour that is no share of another.
[[nodiscard]] std::optional<Colour> read_accent(const std::string& name, const Value& value,
                                                const Reading& reading);
/// `{ en = "…", zh-Hant = "…" }`.
[[nodiscard]] std::optional<std::vector<Alternative>> read_alternatives(const std::string& name,
                                                                        const Value& value,
                                                                        const Reading& reading);

// How values are put into members, and compared there.

template <class To, class From>
void put(To& to, From&& from, Span /*span*/) {
    to = static_cast<To>(std::forward<From>(from));
}
template <class V>
void put(std::optional<V>& to, V from, Span /*span*/) {
    to = std::move(from);
}
template <class V>
void put(Located<V>& to, V from, Span span) {
    to = {std::move(from), span};
}

template <class V>
[[nodiscard]] bool equal(const V& a, const V& b) {
    return a == b;
}
template <class V>
[[nodiscard]] bool equal(const Located<V>& a, const Located<V>& b) {
    return a.value == b.value;
}

}  // namespace banxin::schema

namespace banxin {

/// Where the file that `name` names really is; reports M016 to M018.
[[nodiscard]] std::optional<std::filesystem::path> find_file(const Located<std::string>& name,
                                                             const BookFolder& folder,
                                                             Diagnostics& diagnostics);

/// The bytes of that file, read where it is found: one that has gone since it was looked for is
/// reported at its name as well (M016 to M018, or W001). Empty: an error has been reported.
[[nodiscard]] std::optional<std::string> read_named_file(const Located<std::string>& name,
                                                         const BookFolder& folder,
                                                         Diagnostics& diagnostics);

}  // namespace banxin
