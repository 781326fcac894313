#include "toml/toml.h"

#include "base/unicode.h"
#include "toml/limits.h"

#include <toml++/toml.h>

#include <algorithm>
#include <utility>

namespace banxin::toml {
namespace {

namespace library = ::toml;

/// toml++ counts lines by U+000A and columns by code points, without a byte order mark.
class Positions {
public:
    Positions(std::string_view text, SourceId source) : source_(source) {
        std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        lines_.push_back(0);
        while (at < text.size()) {
            offsets_.push_back(static_cast<std::uint32_t>(at));
            if (text[at] == '\n') lines_.push_back(offsets_.size());
            at += decode_utf8(text, at).bytes;
        }
        offsets_.push_back(static_cast<std::uint32_t>(text.size()));
    }

    [[nodiscard]] Span span(const library::source_region& region) const {
        const std::uint32_t begin = offset(region.begin);
        return {source_, begin, std::max(begin, offset(region.end))};
    }

private:
    [[nodiscard]] std::uint32_t offset(library::source_position position) const {
        if (position.line == 0 || position.column == 0) return offsets_.front();
        if (position.line > lines_.size()) return offsets_.back();
        const std::size_t at = lines_[position.line - 1] + position.column - 1;
        return offsets_[std::min(at, offsets_.size() - 1)];
    }

    SourceId source_;
    std::vector<std::uint32_t> offsets_;  ///< of every code point
    std::vector<std::size_t> lines_;      ///< code point that starts each line
};

Value converted(const library::node& node, const Positions& positions) {
    Value value;
    value.span = positions.span(node.source());
    switch (node.type()) {
        case library::node_type::string:
            value.kind = Kind::string;
            value.text = node.as_string()->get();
            break;
        case library::node_type::integer:
            value.kind = Kind::integer;
            value.integer = node.as_integer()->get();
            value.number = static_cast<double>(value.integer);
            break;
        case library::node_type::floating_point:
            value.kind = Kind::number;
            value.number = node.as_floating_point()->get();
            break;
        case library::node_type::boolean:
            value.kind = Kind::boolean;
            value.boolean = node.as_boolean()->get();
            break;
        case library::node_type::date: {
            value.kind = Kind::date;
            const library::date date = node.as_date()->get();
            value.date = {date.year, date.month, date.day};
            break;
        }
        case library::node_type::array:
            value.kind = Kind::array;
            for (const library::node& item : *node.as_array())
                value.items.push_back(converted(item, positions));
            break;
        case library::node_type::table:
            value.kind = Kind::table;
            for (const auto& [key, item] : *node.as_table()) {
                value.entries.push_back({std::string(key.str()), positions.span(key.source()),
                                         converted(item, positions)});
            }
            // toml++ sorts by name; a person reads from the top.
            std::stable_sort(
                value.entries.begin(), value.entries.end(),
                [](const Entry& a, const Entry& b) { return a.key_span.begin < b.key_span.begin; });
            break;
        case library::node_type::date_time: {
            value.kind = Kind::time;
            const library::date date = node.as_date_time()->get().date;
            value.date = {date.year, date.month, date.day};
            break;
        }
        case library::node_type::time:
        case library::node_type::none: value.kind = Kind::time; break;
    }
    return value;
}

/// "Error while parsing value: could not …" without what the caret shows already.
std::string reason(std::string_view description) {
    if (description.starts_with("Error while parsing ")) {
        const std::size_t colon = description.find(": ");
        if (colon != std::string_view::npos) description.remove_prefix(colon + 2);
    }
    return std::string(description);
}

Hint hint_for(std::string_view description) {
    if (description.find("redefine") != std::string_view::npos) return {HintId::toml_once, {}};
    return {HintId::toml_syntax, {}};
}

}  // namespace

const char* name_of(Kind kind) {
    switch (kind) {
        case Kind::string: return "string";
        case Kind::integer: return "integer";
        case Kind::number: return "float";
        case Kind::boolean: return "boolean";
        case Kind::date: return "date";
        case Kind::time: return "time";
        case Kind::array: return "array";
        case Kind::table: return "table";
    }
    return "";
}

const Value* Value::find(std::string_view key) const {
    for (const Entry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

std::optional<Value> parse(std::string_view text, SourceId source, Diagnostics& diagnostics) {
    const auto at = [source](std::size_t offset) {
        const auto place = static_cast<std::uint32_t>(offset);
        return Span{source, place, place};
    };
    if (text.size() > most_bytes) {
        diagnostics.report(Code::M009, at(0), {std::to_string(text.size())},
                           Hint{HintId::toml_smaller, {std::to_string(most_bytes)}});
        return std::nullopt;
    }
    if (const auto wrong = find_invalid_utf8(text)) {
        diagnostics.report(Code::S001, at(*wrong), {}, Hint{HintId::save_as_utf8, {}});
        return std::nullopt;
    }
    if (const auto deep = find_too_deep(text, most_nested)) {
        diagnostics.report(Code::M008, at(*deep), {},
                           Hint{HintId::toml_flatter, {std::to_string(most_nested)}});
        return std::nullopt;
    }
    const Positions positions(text, source);
    try {
        return converted(library::parse(text), positions);
    } catch (const library::parse_error& error) {
        const Span span = positions.span(error.source());
        diagnostics.report(Code::M001, span, {reason(error.description())},
                           hint_for(error.description()));
        return std::nullopt;
    }
}

}  // namespace banxin::toml
