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

/// A value that could stand there.
std::string example_of(const FieldInfo& field) {
    switch (field.type) {
        case Type::size: return "10.5";
        case Type::colour: return "\"#7a1f1f\"";
        case Type::alternatives: return "{ en = \"…\", zh = \"…\" }";
        default: return field.by_default;
    }
}

/// As a reference has it, without the marks of Markdown.
std::string plain_form_of(const FieldInfo& field, Speech speech) {
    std::string form = form_of(field, speech);
    std::erase(form, '`');
    return form;
}

/// A key behind a `#`, with what it is for and what it is in `settings`.
template <class T>
std::string explained(const schema::Field<T>& field, const T& settings, Speech speech) {
    std::string value = field.written ? field.written(settings) : std::string();
    // What no style may say stands for nothing.
    if (field.type == Type::integer && std::stod(value) < field.least)
        value = fmt::format("{}", (field.least + field.most) / 2);
    return fmt::format("# {}  {}\n# {} = {}\n", field.doc.in(speech), plain_form_of(field, speech),
                       name_in_table(field), value.empty() ? example_of(field) : value);
}

/// What a style says of its roles, and the styles below it before.
std::string role_tables(const AllSettings& roles, std::string_view prefix, Speech speech) {
    std::string text;
    for (const auto& [role, name] : names<Role>()) {
        const RoleSettings& settings = roles[static_cast<std::size_t>(role)];
        std::string said;
        for (const auto& field : role_schema())
            if (!field.same(settings, {}))
                said += fmt::format("# {} = {}\n", field.key, field.written(settings));
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

std::string about(const StyleFiles& files, Speech speech) {
    Sources sources;
    Diagnostics diagnostics;
    const Language wanted = speech == Speech::chinese ? Language("zh") : Language("en");
    for (const Alternative& one : settings_of(files, sources, diagnostics).about)
        if (one.language == wanted) return one.text;
    return {};
}

std::string begun_style(const std::string& from, Speech speech) {
    Sources sources;
    Diagnostics diagnostics;
    const StyleSettings settings = settings_of(built_in_style(from).value(), sources, diagnostics);
    std::string text =
        fmt::format("# {}\nbase = \"{}\"\n\n# {}\n\n", say(TextId::style_begun, speech, {from}),
                    from, say(TextId::style_keys, speech));
    for (const auto& field : style_schema()) {
        if (field.key == "base" || field.type == Type::tables) continue;
        if (field.type == Type::table)
            text += fmt::format("\n# {}\n[{}]\n", field.doc.in(speech), field.key);
        else
            text += explained(field, settings, speech);
    }
    text += fmt::format("\n# ---- {} ----\n#\n", say(TextId::style_roles, speech));
    for (const FieldInfo& field : role_schema())
        text +=
            fmt::format("# {}: {}  {}\n", field.key, field.doc.in(speech), form_of(field, speech));
    text += "\n" + role_tables(settings.roles, "roles", speech);
    for (const auto& [kind, roles] : settings.openings)
        text += role_tables(roles, fmt::format("opening.{}", name_of(kind)), speech);
    return text;
}

}  // namespace banxin::style
