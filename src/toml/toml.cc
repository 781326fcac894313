#include "toml/toml.h"

#include "base/unicode.h"
#include "toml/limits.h"
#include "toml/repair.h"
#include "toml/repair_value.h"

#include <toml++/toml.h>

#include <algorithm>
#include <utility>

namespace banxin::toml {
namespace {

namespace library = ::toml;

/// Where the lines of a text begin.
std::vector<std::size_t> starts_of_lines(std::string_view text) {
    std::vector<std::size_t> starts{0};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1))
        starts.push_back(at + 1);
    return starts;
}

/// toml++ counts lines by U+000A and columns by code points, without a byte order mark. What it
/// read may have been put right; the places are those of the text as it is, line for line.
class Positions {
public:
    Positions(std::string_view text, std::string_view original, SourceId source)
        : source_(source),
          read_starts_(starts_of_lines(text)),
          starts_(starts_of_lines(original)),
          size_(original.size()) {
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
        const std::uint32_t begin = in_original(offset(region.begin));
        return {source_, begin, std::max(begin, in_original(offset(region.end)))};
    }
    /// A line without its line end.
    [[nodiscard]] Span line(std::size_t line) const {
        const std::size_t begin = line < starts_.size() ? starts_[line] : size_;
        const std::size_t end = line + 1 < starts_.size() ? starts_[line + 1] - 1 : size_;
        return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

private:
    [[nodiscard]] std::uint32_t in_original(std::size_t at) const {
        const auto after = std::upper_bound(read_starts_.begin(), read_starts_.end(), at);
        const auto line_number = static_cast<std::size_t>(after - read_starts_.begin()) - 1;
        const Span here = line(line_number);
        const std::size_t place = here.begin + (at - read_starts_[line_number]);
        return std::min(static_cast<std::uint32_t>(place), here.end);
    }

    [[nodiscard]] std::uint32_t offset(library::source_position position) const {
        if (position.line == 0 || position.column == 0) return offsets_.front();
        if (position.line > lines_.size()) return offsets_.back();
        const std::size_t at = lines_[position.line - 1] + position.column - 1;
        return offsets_[std::min(at, offsets_.size() - 1)];
    }

    SourceId source_;
    std::vector<std::size_t> read_starts_, starts_;
    std::size_t size_;
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

Hint hint_for(const Fault& fault) {
    if (fault.reason == WordId::given_twice) return {HintId::toml_once, {}};
    if (fault.reason == WordId::one_bracket) return {HintId::write_list_of_tables, {fault.better}};
    if (fault.reason == WordId::no_such_day) return {HintId::date_forms, {}};
    if (fault.better.empty()) return {HintId::toml_syntax, {}};
    return {HintId::write_line, {fault.better}};
}

void report(const Fault& fault, const Positions& positions, Diagnostics& diagnostics) {
    Span span = positions.line(fault.line);
    const std::uint32_t end = span.end;
    span.end = std::min(end, span.begin + static_cast<std::uint32_t>(fault.end));
    span.begin = std::min(end, span.begin + static_cast<std::uint32_t>(fault.begin));
    span.end = std::max(span.end, span.begin);
    const Span first = fault.first_line == Fault::npos ? Span{} : positions.line(fault.first_line);
    diagnostics.report(Code::M001, span, {fault.reason}, hint_for(fault), first);
}

/// The text as it can be read, and what was wrong with it. A line that nobody understands is taken
/// out, but not endlessly many.
std::optional<Value> parse_repaired(std::string_view text, SourceId source,
                                    Diagnostics& diagnostics) {
    constexpr std::size_t most_lost = 20;
    Repaired good = repaired(text);
    std::vector<Span> broken;
    const Positions places(text, text, source);
    for (const Fault& fault : good.faults) {
        report(fault, places, diagnostics);
        broken.push_back(places.line(fault.line));
        if (fault.first_line != Fault::npos) broken.push_back(places.line(fault.first_line));
    }
    for (std::size_t lost = 0; lost < most_lost; ++lost) {
        const Positions positions(good.text, text, source);
        try {
            Value value = converted(library::parse(good.text), positions);
            value.broken = std::move(broken);
            return value;
        } catch (const library::parse_error& error) {
            const Span span = positions.span(error.source());
            const std::size_t line =
                error.source().begin.line == 0 ? 0 : error.source().begin.line - 1;
            const Span whole = positions.line(line);
            // One message a line.
            if (std::find(broken.begin(), broken.end(), whole) == broken.end()) {
                diagnostics.report(Code::M001, span, {reason(error.description())},
                                   hint_for(error.description()));
                broken.push_back(whole);
            }
            const std::vector<std::size_t> starts = starts_of_lines(good.text);
            if (line >= starts.size()) return std::nullopt;
            const std::size_t end = std::min(good.text.find('\n', starts[line]), good.text.size());
            if (trimmed(std::string_view(good.text).substr(starts[line], end - starts[line]))
                    .empty())
                return std::nullopt;
            good.text.erase(starts[line], end - starts[line]);
        }
    }
    return std::nullopt;
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
    try {
        return converted(library::parse(text), Positions(text, text, source));
    } catch (const library::parse_error&) {
        return parse_repaired(text, source, diagnostics);
    }
}

}  // namespace banxin::toml
