#include "toml/table_reader.h"

#include "base/unicode.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::toml {
namespace {

bool is_blank(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        if (!is_space(next.value) && next.value != chars::ideographic_space) return false;
        i += next.bytes;
    }
    return true;
}

/// The first character that cannot stand in a title, an address or a file name.
std::optional<char32_t> find_control(std::string_view text, Lines lines) {
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        const bool line_end = next.value == '\n' || next.value == '\r';
        if (is_control(next.value) || (line_end && lines == Lines::one)) return next.value;
        i += next.bytes;
    }
    return std::nullopt;
}

}  // namespace

std::string joined(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

void report_not_one_of(std::string_view key, const Value& value,
                       const std::vector<std::string>& names, Diagnostics& diagnostics) {
    Hint hint{HintId::possible_values, {joined(names)}};
    if (auto near = nearest_name(value.text, names)) hint = {HintId::did_you_mean, {*near}};
    diagnostics.report(Code::M005, value.span, {std::string(key), value.text}, hint);
}

void append_in_order(Diagnostics& to, const Diagnostics& found) {
    std::vector<Diagnostic> items = found.items();
    std::stable_sort(items.begin(), items.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return a.span.begin < b.span.begin;
    });
    for (Diagnostic& item : items) {
        to.report(item.code, item.span, std::move(item.arguments), std::move(item.hint),
                  item.related);
    }
}

const Value* TableReader::asked(std::string_view key, Need need) {
    const Value* value = table_.find(key);
    if (value == nullptr && need == Need::required) {
        missing(key, {HintId::add_field, {std::string(key)}});
    } else {
        known_.emplace_back(key);
    }
    return value;
}

void TableReader::wrong_type(std::string_view key, const Value& value, std::string_view expected,
                             HintId hint) {
    diagnostics_.report(Code::M004, value.span,
                        {std::string(key), std::string(expected), name_of(value.kind)},
                        Hint{hint, {std::string(key)}});
}

const Value* TableReader::of_kind(std::string_view key, Kind kind, HintId hint, Need need) {
    const Value* value = asked(key, need);
    if (value == nullptr || value->kind == kind) return value;
    wrong_type(key, *value, name_of(kind), hint);
    return nullptr;
}

bool TableReader::check_text(std::string_view key, const Value& value, Lines lines) {
    if (is_blank(value.text)) {
        diagnostics_.report(Code::M006, value.span, {std::string(key)},
                            Hint{HintId::fill_or_remove, {std::string(key)}});
        return false;
    }
    if (const auto control = find_control(value.text, lines)) {
        diagnostics_.report(Code::M021, value.span, {std::string(key), code_point_name(*control)},
                            Hint{HintId::remove_character, {}});
        return false;
    }
    return true;
}

const Value* TableReader::any(std::string_view key) {
    return asked(key);
}

const Value* TableReader::string(std::string_view key, Need need, Lines lines) {
    const Value* value = of_kind(key, Kind::string, HintId::write_string, need);
    return value != nullptr && check_text(key, *value, lines) ? value : nullptr;
}

std::vector<const Value*> TableReader::strings(std::string_view key) {
    std::vector<const Value*> found;
    const Value* value = asked(key);
    if (value == nullptr) return found;
    if (value->kind == Kind::string) {
        if (check_text(key, *value, Lines::one)) found.push_back(value);
        return found;
    }
    if (value->kind != Kind::array) {
        wrong_type(key, *value, "array", HintId::write_strings);
        return found;
    }
    for (const Value& item : value->items) {
        if (item.kind != Kind::string) {
            wrong_type(key, item, "string", HintId::write_strings);
        } else if (check_text(key, item, Lines::one)) {
            found.push_back(&item);
        }
    }
    return found;
}

std::optional<std::int64_t> TableReader::integer(std::string_view key, std::int64_t least,
                                                 std::int64_t most) {
    const Value* value = of_kind(key, Kind::integer, HintId::write_integer, Need::optional);
    if (value == nullptr) return std::nullopt;
    if (value->integer < least || value->integer > most) {
        diagnostics_.report(
            Code::M007, value->span, {std::string(key), fmt::to_string(value->integer)},
            Hint{HintId::number_between, {fmt::to_string(least), fmt::to_string(most)}});
        return std::nullopt;
    }
    return value->integer;
}

std::optional<double> TableReader::number(std::string_view key, double least, double most) {
    const Value* value = asked(key);
    if (value == nullptr) return std::nullopt;
    if (value->kind != Kind::number && value->kind != Kind::integer) {
        wrong_type(key, *value, name_of(Kind::number), HintId::write_integer);
        return std::nullopt;
    }
    // Written so that "not a number" is refused too.
    if (!(value->number >= least && value->number <= most)) {
        diagnostics_.report(
            Code::M007, value->span, {std::string(key), fmt::format("{}", value->number)},
            Hint{HintId::number_between, {fmt::format("{}", least), fmt::format("{}", most)}});
        return std::nullopt;
    }
    return value->number;
}

std::optional<bool> TableReader::boolean(std::string_view key) {
    const Value* value = of_kind(key, Kind::boolean, HintId::write_boolean, Need::optional);
    if (value == nullptr) return std::nullopt;
    return value->boolean;
}

std::optional<std::size_t> TableReader::one_of(std::string_view key,
                                               const std::vector<std::string>& names) {
    const Value* value = of_kind(key, Kind::string, HintId::write_string, Need::optional);
    if (value == nullptr) return std::nullopt;
    const auto found = std::find(names.begin(), names.end(), value->text);
    if (found == names.end()) {
        report_not_one_of(key, *value, names, diagnostics_);
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - names.begin());
}

const Value* TableReader::table(std::string_view key, Need need) {
    return of_kind(key, Kind::table, HintId::write_table, need);
}

std::vector<const Value*> TableReader::tables(std::string_view key) {
    std::vector<const Value*> found;
    const Value* value = asked(key);
    if (value == nullptr) return found;
    if (value->kind != Kind::array) {
        wrong_type(key, *value, "array", HintId::write_tables);
        return found;
    }
    for (const Value& item : value->items) {
        if (item.kind == Kind::table) {
            found.push_back(&item);
        } else {
            wrong_type(key, item, "table", HintId::write_tables);
        }
    }
    return found;
}

std::vector<const Value*> TableReader::strings_or_tables(std::string_view key, HintId hint) {
    std::vector<const Value*> found;
    const Value* value = of_kind(key, Kind::array, hint, Need::optional);
    if (value == nullptr) return found;
    for (const Value& item : value->items) {
        if (item.kind == Kind::table ||
            (item.kind == Kind::string && check_text(key, item, Lines::one))) {
            found.push_back(&item);
        } else if (item.kind != Kind::string) {
            wrong_type(key, item, "string", hint);
        }
    }
    return found;
}

void TableReader::missing(std::string_view key, Hint hint) {
    known_.emplace_back(key);
    diagnostics_.report(Code::M003, table_.span, {std::string(key)}, std::move(hint));
}

void TableReader::foreign(std::string_view key, Hint hint) {
    foreign_.push_back({std::string(key), std::move(hint)});
}

void TableReader::finish() {
    for (const Entry& entry : table_.entries) {
        if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
        Hint hint{HintId::known_keys, {joined(known_)}};
        const auto elsewhere =
            std::find_if(foreign_.begin(), foreign_.end(),
                         [&entry](const Foreign& foreign) { return foreign.key == entry.key; });
        if (elsewhere != foreign_.end()) {
            hint = elsewhere->hint;
        } else if (auto near = nearest_name(entry.key, known_)) {
            hint = {HintId::did_you_mean, {*near}};
        }
        diagnostics_.report(Code::M002, entry.key_span, {entry.key}, hint);
    }
}

}  // namespace banxin::toml
