#include "schema/read.h"

namespace banxin::schema {

bool stands_in(const FieldInfo& field, std::string_view prefix) {
    return field.key.starts_with(prefix) && field.key.find('.', prefix.size()) == std::string::npos;
}

void report_missing(const FieldInfo& field, const Value& table, const Reading& reading) {
    const std::string name = name_in_table(field);
    const bool language = field.type == Type::language;
    toml::report_missing(
        name, table.span,
        language ? Hint{HintId::language_tags, {}} : Hint{HintId::add_field, {name}},
        reading.diagnostics);
}

void report_foreign(const FieldInfo& field, const toml::Entry& entry, const Reading& reading) {
    reading.diagnostics.report(
        Code::M002, entry.key_span, {entry.key},
        Hint{HintId::belongs_to_kind, {field.key, toml::joined(field.kinds.names())}});
}

}  // namespace banxin::schema
