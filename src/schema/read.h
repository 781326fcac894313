/// \file
/// A table read by its schema: every field into its member, and all that is wrong told of in one
/// run.
#pragma once

#include "schema/field.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::schema {

/// Whether a field stands in the table of that key ("" or "original.").
[[nodiscard]] bool stands_in(const FieldInfo& field, std::string_view prefix);
/// Reports M003.
void report_missing(const FieldInfo& field, const Value& table, const Reading& reading);
/// Reports M002 of a field that only other kinds of chapters have.
void report_foreign(const FieldInfo& field, const toml::Entry& entry, const Reading& reading);

/// `belongs` says of a field whether it may stand here (the fields of a table may where the table
/// may); it is asked in the order of the schema, after what stands before was read.
template <class T, class Belongs>
void read_table(const Schema<T>& schema, const Value& table, T& to, const Reading& reading,
                const Belongs& belongs, const std::string& prefix = {}) {
    std::vector<std::string> known;
    for (const Field<T>& field : schema) {
        if (!stands_in(field, prefix) || !belongs(field)) continue;
        known.push_back(name_in_table(field));
        const Value* value = table.find(known.back());
        if (value == nullptr) {
            if (field.required) report_missing(field, table, reading);
        } else if (field.type != Type::table) {
            field.read(to, known.back(), *value, reading);
        } else if (!field.main.empty() && value->kind != toml::Kind::table) {
            find(schema, field.key + "." + field.main)->read(to, known.back(), *value, reading);
        } else if (toml::is_table(known.back(), *value, reading.diagnostics)) {
            field.read(to, known.back(), *value, reading);
            read_table(schema, *value, to, reading, belongs, field.key + ".");
        }
    }
    for (const toml::Entry& entry : table.entries) {
        if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
        if (const Field<T>* field = find(schema, prefix + entry.key))
            report_foreign(*field, entry, reading);
        else
            toml::report_unknown(entry, known, reading.diagnostics);
    }
}

template <class T>
void read_table(const Schema<T>& schema, const Value& table, T& to, const Reading& reading) {
    read_table(schema, table, to, reading, [](const FieldInfo&) { return true; });
}

/// The fields of `from` that are not as they are when nothing is said, as the lines of a table
/// whose header ("chapter") stands above; the fields that are tables come after it.
template <class T>
[[nodiscard]] std::string write_table(const Schema<T>& schema, const T& from,
                                      std::string_view header) {
    const T nothing{};
    std::string own;
    std::string tables;
    for (const Field<T>& field : schema) {
        if (field.type != Type::table) {
            if (field.key.find('.') == std::string::npos && !field.same(from, nothing))
                own += field.key + " = " + field.written(from) + "\n";
            continue;
        }
        std::string lines;
        for (const Field<T>& inside : schema)
            if (stands_in(inside, field.key + ".") && !inside.same(from, nothing))
                lines += name_in_table(inside) + " = " + inside.written(from) + "\n";
        if (!lines.empty()) tables += "[" + std::string(header) + "." + field.key + "]\n" + lines;
    }
    return own + tables;
}

}  // namespace banxin::schema
