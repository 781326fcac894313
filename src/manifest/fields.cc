#include "manifest/fields.h"

#include "manifest/values.h"

#include <fmt/format.h>

#include <utility>

namespace banxin::manifest {
namespace {

/// The file beside it whose name is nearest; a wrong folder is likelier misspelt itself.
Hint hint_for_missing(const std::string& name, const BookFolder& folder) {
    const std::size_t slash = name.rfind('/');
    const std::string parent = slash == std::string::npos ? "" : name.substr(0, slash);
    std::vector<std::string> beside = folder.list(parent);
    if (!parent.empty())
        for (std::string& file : beside) file.insert(0, parent + "/");
    if (auto near = nearest_name(name, beside)) return {HintId::did_you_mean, {*near}};
    return {HintId::paths_from_folder, {}};
}

/// None: M010 has been reported.
Language language_of(const std::string& written, Span span, Diagnostics& diagnostics) {
    if (const auto language = Language::parse(written)) return *language;
    Hint hint{HintId::language_tags, {}};
    if (const auto likely = Language::likely(written))
        hint = {HintId::did_you_mean, {likely->tag()}};
    diagnostics.report(Code::M010, span, {written}, hint);
    return {};
}

}  // namespace

std::string read_text(toml::TableReader& reader, std::string_view key) {
    const toml::Value* value = reader.string(key);
    return value == nullptr ? std::string() : value->text;
}

Located<std::string> located(const toml::Value* value) {
    if (value == nullptr) return {};
    return {value->text, value->span};
}

std::optional<Date> read_date(toml::TableReader& reader, std::string_view key) {
    const toml::Value* value = reader.any(key);
    if (value == nullptr) return std::nullopt;
    const Hint hint{HintId::date_forms, {}};
    std::optional<Date> date;
    std::string written = value->text;
    if (value->kind == toml::Kind::string) {
        date = parse_date(written);
    } else if (value->kind == toml::Kind::date) {
        const Date day{static_cast<std::int16_t>(value->date.year),
                       static_cast<std::uint8_t>(value->date.month),
                       static_cast<std::uint8_t>(value->date.day)};
        written = to_iso(day);
        if (is_in_calendar(day)) date = day;
    } else if (value->kind == toml::Kind::integer) {
        written = fmt::to_string(value->integer);
        date = parse_date(written);
    } else {
        reader.diagnostics().report(Code::M004, value->span,
                                    {std::string(key), "date", toml::name_of(value->kind)}, hint);
        return std::nullopt;
    }
    if (!date) reader.diagnostics().report(Code::M011, value->span, {written}, hint);
    return date;
}

Located<Language> read_language(toml::TableReader& reader, std::string_view key, toml::Need need) {
    if (need == toml::Need::required && !reader.has(key)) {
        reader.missing(key, {HintId::language_tags, {}});
        return {};
    }
    const toml::Value* value = reader.string(key);
    if (value == nullptr) return {};
    const Language language = language_of(value->text, value->span, reader.diagnostics());
    if (language.empty()) return {};
    return {language, value->span};
}

std::vector<Alternative> read_alternatives(toml::TableReader& reader, std::string_view key) {
    std::vector<Alternative> alternatives;
    const toml::Value* table = reader.table(key);
    if (table == nullptr) return alternatives;
    toml::TableReader words(*table, reader.diagnostics());
    for (const toml::Entry& entry : table->entries) {
        const toml::Value* text = words.string(entry.key);
        const Language language = language_of(entry.key, entry.key_span, reader.diagnostics());
        if (text != nullptr && !language.empty()) alternatives.push_back({language, text->text});
    }
    return alternatives;
}

std::string read_web_address(toml::TableReader& reader, std::string_view key) {
    const toml::Value* value = reader.string(key);
    if (value == nullptr) return {};
    if (is_web_address(value->text)) return value->text;
    reader.diagnostics().report(Code::M020, value->span, {value->text},
                                Hint{HintId::web_addresses, {}});
    return {};
}

}  // namespace banxin::manifest

namespace banxin {

std::optional<std::filesystem::path> find_file(const Located<std::string>& name,
                                               const BookFolder& folder, Diagnostics& diagnostics) {
    const auto found = folder.find(name.value);
    if (const auto* path = std::get_if<std::filesystem::path>(&found)) return *path;
    switch (std::get<BookFolder::Refusal>(found)) {
        case BookFolder::Refusal::not_found:
            diagnostics.report(Code::M016, name.span, {name.value},
                               manifest::hint_for_missing(name.value, folder));
            break;
        case BookFolder::Refusal::outside:
            diagnostics.report(Code::M017, name.span, {name.value}, Hint{HintId::move_inside, {}});
            break;
        case BookFolder::Refusal::not_a_file:
            diagnostics.report(Code::M018, name.span, {name.value}, Hint{HintId::name_a_file, {}});
            break;
    }
    return std::nullopt;
}

std::optional<std::string> read_named_file(const Located<std::string>& name,
                                           const BookFolder& folder, Diagnostics& diagnostics) {
    const auto path = find_file(name, folder, diagnostics);
    if (!path) return std::nullopt;
    try {
        return read_file(*path);
    } catch (const Failure& failure) {
        Diagnostic why = failure.diagnostic();
        why.arguments.front() = name.value;
        diagnostics.report(why.code, name.span, std::move(why.arguments), std::move(why.hint));
        return std::nullopt;
    }
}

}  // namespace banxin
