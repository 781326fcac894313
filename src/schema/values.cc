#include "schema/values.h"

#include "document/notations.h"

#include <fmt/format.h>

#include <utility>

namespace banxin::schema {
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
std::optional<Language> language_of(const std::string& written, Span span,
                                    Diagnostics& diagnostics) {
    if (const auto language = Language::parse(written)) return language;
    Hint hint{HintId::language_tags, {}};
    if (const auto likely = Language::likely(written))
        hint = {HintId::did_you_mean, {likely->tag()}};
    diagnostics.report(Code::M010, span, {written}, hint);
    return std::nullopt;
}

}  // namespace

std::optional<std::string> read_text(const std::string& name, const Value& value,
                                     const Reading& reading) {
    if (!toml::is_text(name, value, toml::Lines::one, reading.diagnostics)) return std::nullopt;
    return value.text;
}

std::optional<std::string> read_lines(const std::string& name, const Value& value,
                                      const Reading& reading) {
    if (!toml::is_text(name, value, toml::Lines::many, reading.diagnostics)) return std::nullopt;
    return value.text;
}

std::optional<Language> read_language(const std::string& name, const Value& value,
                                      const Reading& reading) {
    if (!toml::is_text(name, value, toml::Lines::one, reading.diagnostics)) return std::nullopt;
    return language_of(value.text, value.span, reading.diagnostics);
}

std::optional<Date> read_date(const std::string& name, const Value& value, const Reading& reading) {
    const Hint hint{HintId::date_forms, {}};
    std::optional<Date> date;
    std::string written = value.text;
    if (value.kind == toml::Kind::string) {
        date = parse_date(written);
    } else if (value.kind == toml::Kind::date) {
        const Date day{static_cast<std::int16_t>(value.date.year),
                       static_cast<std::uint8_t>(value.date.month),
                       static_cast<std::uint8_t>(value.date.day)};
        written = to_iso(day);
        if (is_in_calendar(day)) date = day;
    } else if (value.kind == toml::Kind::integer) {
        written = fmt::to_string(value.integer);
        date = parse_date(written);
    } else {
        reading.diagnostics.report(Code::M004, value.span,
                                   {name, WordId::a_date, toml::word_for(value.kind)}, hint);
        return std::nullopt;
    }
    if (!date) reading.diagnostics.report(Code::M011, value.span, {written}, hint);
    return date;
}

std::optional<std::string> read_address(const std::string& name, const Value& value,
                                        const Reading& reading) {
    if (!toml::is_text(name, value, toml::Lines::one, reading.diagnostics)) return std::nullopt;
    if (is_web_address(value.text))
        if (auto settled = settled_address(value.text)) return settled;
    reading.diagnostics.report(Code::M020, value.span, {value.text},
                               Hint{HintId::web_addresses, {}});
    return std::nullopt;
}

std::optional<std::string> read_file_name(const std::string& name, const Value& value,
                                          const Reading& reading) {
    if (!toml::is_text(name, value, toml::Lines::one, reading.diagnostics)) return std::nullopt;
    if (reading.folder != nullptr &&
        !find_file({value.text, value.span}, *reading.folder, reading.diagnostics))
        return std::nullopt;
    return value.text;
}

std::optional<bool> read_boolean(const std::string& name, const Value& value,
                                 const Reading& reading) {
    return toml::boolean_of(name, value, reading.diagnostics);
}

std::optional<std::vector<std::string>> read_texts(const std::string& name, const Value& value,
                                                   const Reading& reading) {
    std::vector<std::string> all;
    for (const Value* text : toml::texts_of(name, value, reading.diagnostics))
        all.push_back(text->text);
    return all;
}

std::optional<Size> read_size(const std::string& name, const Value& value, const Reading& reading) {
    std::optional<Size> size;
    if (value.kind == toml::Kind::string) size = parse_size(value.text);
    const bool number = value.kind == toml::Kind::integer || value.kind == toml::Kind::number;
    if (number) size = size_in_points(value.number);
    constexpr double smallest = 3;
    if (size && size->unit == Size::Unit::points && size->value < smallest) size.reset();
    if (!size && !number && value.kind != toml::Kind::string) {
        reading.diagnostics.report(Code::M004, value.span,
                                   {name, WordId::a_number, toml::word_for(value.kind)},
                                   Hint{HintId::size_forms, {}});
    } else if (!size) {
        reading.diagnostics.report(
            Code::M005, value.span,
            {name, number ? fmt::format("{}", value.number) : std::string(value.text)},
            Hint{HintId::size_forms, {}});
    }
    return size;
}

std::optional<ColourWish> read_colour(const std::string& name, const Value& value,
                                      const Reading& reading) {
    if (!toml::is_text(name, value, toml::Lines::one, reading.diagnostics)) return std::nullopt;
    auto wish = parse_colour(value.text);
    if (!wish)
        reading.diagnostics.report(Code::M005, value.span, {name, value.text},
                                   Hint{HintId::colour_forms, {}});
    return wish;
}

std::optional<Colour> read_accent(const std::string& name, const Value& value,
                                  const Reading& reading) {
    if (!toml::is_text(name, value, toml::Lines::one, reading.diagnostics)) return std::nullopt;
    const auto wish = parse_colour(value.text);
    if (wish && !wish->is_accent) return wish->with({});
    reading.diagnostics.report(Code::M005, value.span, {name, value.text},
                               Hint{HintId::accent_forms, {}});
    return std::nullopt;
}

std::optional<std::vector<Alternative>> read_alternatives(const std::string& name,
                                                          const Value& value,
                                                          const Reading& reading) {
    if (!toml::is_table(name, value, reading.diagnostics)) return std::nullopt;
    std::vector<Alternative> all;
    for (const toml::Entry& entry : value.entries) {
        const bool text =
            toml::is_text(entry.key, entry.value, toml::Lines::one, reading.diagnostics);
        const auto language = language_of(entry.key, entry.key_span, reading.diagnostics);
        if (text && language) all.push_back({*language, entry.value.text});
    }
    return all;
}

}  // namespace banxin::schema

namespace banxin {

std::optional<std::filesystem::path> find_file(const Located<std::string>& name,
                                               const BookFolder& folder, Diagnostics& diagnostics) {
    const auto found = folder.find(name.value);
    if (const auto* path = std::get_if<std::filesystem::path>(&found)) return *path;
    switch (std::get<BookFolder::Refusal>(found)) {
        case BookFolder::Refusal::not_found:
            diagnostics.report(Code::M016, name.span, {name.value},
                               schema::hint_for_missing(name.value, folder));
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
        why.span = name.span;
        diagnostics.report(std::move(why));
        return std::nullopt;
    }
}

}  // namespace banxin
