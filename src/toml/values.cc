#include "toml/values.h"

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
        const bool hidden = next.value == chars::byte_order_mark ||
                            next.value == chars::line_separator ||
                            next.value == chars::paragraph_separator;
        if (is_control(next.value) || hidden || (line_end && lines == Lines::one))
            return next.value;
        i += next.bytes;
    }
    return std::nullopt;
}

void wrong_type(std::string_view key, const Value& value, WordId expected, HintId hint,
                Diagnostics& diagnostics) {
    diagnostics.report(Code::M004, value.span, {std::string(key), expected, word_for(value.kind)},
                       Hint{hint, {std::string(key)}});
}

bool is_of(Kind kind, std::string_view key, const Value& value, HintId hint,
           Diagnostics& diagnostics) {
    if (value.kind == kind) return true;
    wrong_type(key, value, word_for(kind), hint, diagnostics);
    return false;
}

bool check_text(std::string_view key, const Value& value, Lines lines, Diagnostics& diagnostics) {
    if (is_blank(value.text)) {
        diagnostics.report(Code::M006, value.span, {std::string(key)},
                           Hint{HintId::fill_or_remove, {std::string(key)}});
        return false;
    }
    if (const auto control = find_control(value.text, lines)) {
        diagnostics.report(Code::M021, value.span, {std::string(key), code_point_name(*control)},
                           Hint{HintId::remove_character, {}});
        return false;
    }
    return true;
}

}  // namespace

WordId word_for(Kind kind) {
    switch (kind) {
        case Kind::string: return WordId::a_string;
        case Kind::integer: return WordId::an_integer;
        case Kind::number: return WordId::a_number;
        case Kind::boolean: return WordId::a_boolean;
        case Kind::date: return WordId::a_date;
        case Kind::time: return WordId::a_time;
        case Kind::array: return WordId::an_array;
        case Kind::table: return WordId::a_table;
    }
    return WordId::a_string;
}

std::string joined(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

void report_not_one_of(std::string_view key, const Value& value,
                       const std::vector<std::string>& names, Diagnostics& diagnostics) {
    Hint hint{HintId::possible_values, {joined(names)}};
    if (auto near = nearest_name(value.text, names)) hint = {HintId::did_you_mean, {*near}};
    diagnostics.report(Code::M005, value.span, {std::string(key), value.text}, hint);
}

void append_in_order(Diagnostics& to, const Diagnostics& found, const std::vector<Span>& broken) {
    std::vector<Diagnostic> items = found.items();
    std::erase_if(items, [&](const Diagnostic& one) {
        if (one.code == Code::M001 || broken.empty()) return false;
        if (one.code == Code::M003 || one.code == Code::M015) return true;
        return std::any_of(broken.begin(), broken.end(), [&](Span line) {
            return one.span.source == line.source && one.span.begin >= line.begin &&
                   one.span.begin <= line.end;
        });
    });
    std::stable_sort(items.begin(), items.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return a.span.begin < b.span.begin;
    });
    for (Diagnostic& item : items) {
        to.report(item.code, item.span, std::move(item.arguments), std::move(item.hint),
                  item.related);
    }
}

void report_missing(std::string_view key, Span table, Hint hint, Diagnostics& diagnostics) {
    diagnostics.report(Code::M003, table, {std::string(key)}, std::move(hint));
}

void report_unknown(const Entry& entry, const std::vector<std::string>& known,
                    Diagnostics& diagnostics) {
    Hint hint{HintId::known_keys, {joined(known)}};
    if (auto near = nearest_name(entry.key, known)) hint = {HintId::did_you_mean, {*near}};
    diagnostics.report(Code::M002, entry.key_span, {entry.key}, hint);
}

bool is_text(std::string_view key, const Value& value, Lines lines, Diagnostics& diagnostics) {
    return is_of(Kind::string, key, value, HintId::write_string, diagnostics) &&
           check_text(key, value, lines, diagnostics);
}

std::vector<const Value*> texts_of(std::string_view key, const Value& value,
                                   Diagnostics& diagnostics) {
    std::vector<const Value*> found;
    if (value.kind == Kind::string) {
        if (check_text(key, value, Lines::one, diagnostics)) found.push_back(&value);
        return found;
    }
    if (!is_of(Kind::array, key, value, HintId::write_strings, diagnostics)) return found;
    for (const Value& item : value.items)
        if (is_of(Kind::string, key, item, HintId::write_strings, diagnostics) &&
            check_text(key, item, Lines::one, diagnostics))
            found.push_back(&item);
    return found;
}

std::optional<std::int64_t> integer_of(std::string_view key, const Value& value, std::int64_t least,
                                       std::int64_t most, Diagnostics& diagnostics) {
    if (!is_of(Kind::integer, key, value, HintId::write_integer, diagnostics)) return std::nullopt;
    if (value.integer >= least && value.integer <= most) return value.integer;
    diagnostics.report(Code::M007, value.span, {std::string(key), fmt::to_string(value.integer)},
                       Hint{HintId::number_between, {fmt::to_string(least), fmt::to_string(most)}});
    return std::nullopt;
}

std::optional<double> number_of(std::string_view key, const Value& value, double least, double most,
                                Diagnostics& diagnostics) {
    if (value.kind != Kind::integer &&
        !is_of(Kind::number, key, value, HintId::write_integer, diagnostics))
        return std::nullopt;
    // Written so that "not a number" is refused too.
    if (value.number >= least && value.number <= most) return value.number;
    diagnostics.report(
        Code::M007, value.span, {std::string(key), fmt::format("{}", value.number)},
        Hint{HintId::number_between, {fmt::format("{}", least), fmt::format("{}", most)}});
    return std::nullopt;
}

std::optional<bool> boolean_of(std::string_view key, const Value& value, Diagnostics& diagnostics) {
    if (!is_of(Kind::boolean, key, value, HintId::write_boolean, diagnostics)) return std::nullopt;
    return value.boolean;
}

std::optional<std::size_t> one_of(std::string_view key, const Value& value,
                                  const std::vector<std::string>& names, Diagnostics& diagnostics) {
    if (!is_of(Kind::string, key, value, HintId::write_string, diagnostics)) return std::nullopt;
    const auto found = std::find(names.begin(), names.end(), value.text);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    report_not_one_of(key, value, names, diagnostics);
    return std::nullopt;
}

bool is_table(std::string_view key, const Value& value, Diagnostics& diagnostics) {
    return is_of(Kind::table, key, value, HintId::write_table, diagnostics);
}

std::vector<const Value*> tables_of(std::string_view key, const Value& value,
                                    Diagnostics& diagnostics) {
    std::vector<const Value*> found;
    if (!is_of(Kind::array, key, value, HintId::write_tables, diagnostics)) return found;
    for (const Value& item : value.items)
        if (is_of(Kind::table, key, item, HintId::write_tables, diagnostics))
            found.push_back(&item);
    return found;
}

std::vector<const Value*> texts_or_tables_of(std::string_view key, const Value& value, HintId hint,
                                             Diagnostics& diagnostics) {
    std::vector<const Value*> found;
    if (!is_of(Kind::array, key, value, hint, diagnostics)) return found;
    for (const Value& item : value.items) {
        if (item.kind == Kind::table || (is_of(Kind::string, key, item, hint, diagnostics) &&
                                         check_text(key, item, Lines::one, diagnostics)))
            found.push_back(&item);
    }
    return found;
}

}  // namespace banxin::toml
