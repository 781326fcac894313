// What a style may say, told from its table of keys: the reference, and a page.toml to begin with.

#include "style/names.h"
#include "style/settings.h"

#include <fmt/format.h>

namespace banxin::style {
namespace {

using schema::FieldInfo;
using schema::Type;

std::string row(const std::string& key, const std::string& values, const std::string& usual,
                const std::string& meaning) {
    return fmt::format("| {} | {} | {} | {} |\n", key, values, usual, meaning);
}

template <class T>
std::string table_of(const Schema<T>& fields, Speech speech) {
    std::string text =
        row(say(TextId::reference_key, speech), say(TextId::reference_values, speech),
            say(TextId::reference_default, speech), say(TextId::reference_meaning, speech)) +
        "|---|---|---|---|\n";
    for (const FieldInfo& field : fields)
        text += row(fmt::format("`{}`", field.key), form_of(field, speech),
                    field.by_default.empty() ? "" : fmt::format("`{}`", field.by_default),
                    field.doc.in(speech));
    return text;
}

/// The keys of a table, each behind a `#` with what it is for and what it is in `settings`.
template <class T>
std::string lines_of(const Schema<T>& fields, const T& settings, std::string_view prefix, bool all,
                     Speech speech) {
    std::string text;
    for (const auto& field : fields) {
        const bool inside = field.key.starts_with(prefix) &&
                            field.key.find('.', prefix.size()) == std::string::npos;
        if (!inside || !field.written || field.key == "base") continue;
        const std::string value = field.written(settings);
        if (all) text += fmt::format("# {}  {}\n", field.doc.in(speech), form_of(field, speech));
        if (all || !value.empty())
            text += fmt::format("# {} = {}\n", name_in_table(field), value.empty() ? "…" : value);
    }
    return text;
}

/// What a style says of its roles, and the styles below it before.
std::string role_tables(const AllSettings& roles, std::string_view prefix, Speech speech) {
    std::string text;
    for (const auto& [role, name] : names<Role>()) {
        const std::string said =
            lines_of(role_schema(), roles[static_cast<std::size_t>(role)], "", false, speech);
        if (!said.empty() || prefix == "roles")
            text += fmt::format("# {}\n[{}.{}]\n{}\n", doc_of(role).in(speech), prefix, name, said);
    }
    return text;
}

}  // namespace

std::string reference(Speech speech) {
    std::string text = fmt::format("# {}\n\n{}{}\n\n", say(TextId::style_reference, speech),
                                   say(TextId::style_reference_made, speech),
                                   speech == Speech::chinese ? "。" : ".");
    text += table_of(style_schema(), speech);
    text += "\n## `[roles.…]`\n\n" + table_of(role_schema(), speech);
    text += fmt::format("\n## {}\n\n| {} | {} |\n|---|---|\n", say(TextId::style_roles, speech),
                        say(TextId::reference_key, speech), say(TextId::reference_meaning, speech));
    for (const auto& [role, name] : names<Role>())
        text += fmt::format("| `{}` | {} |\n", name, doc_of(role).in(speech));
    return text;
}

std::string begun_style(const std::string& from, Speech speech) {
    Sources sources;
    Diagnostics diagnostics;
    const StyleSettings settings = settings_of(built_in_style(from).value(), sources, diagnostics);
    std::string text =
        fmt::format("# {}\nbase = \"{}\"\n\n# {}\n\n", say(TextId::style_begun, speech, {from}),
                    from, say(TextId::style_keys, speech));
    for (const auto& field : style_schema()) {
        if (field.type == Type::table)
            text += fmt::format("# {}\n[{}]\n{}\n", field.doc.in(speech), field.key,
                                lines_of(style_schema(), settings, field.key + ".", true, speech));
    }
    text += fmt::format("# ---- {} ----\n#\n", say(TextId::style_roles, speech));
    for (const FieldInfo& field : role_schema())
        text +=
            fmt::format("# {}: {}  {}\n", field.key, field.doc.in(speech), form_of(field, speech));
    text += "\n" + role_tables(settings.roles, "roles", speech);
    for (const auto& [kind, roles] : settings.openings)
        text += role_tables(roles, fmt::format("opening.{}", name_of(kind)), speech);
    return text;
}

}  // namespace banxin::style
