// libyaml's events to a tree (YAML 1.2, "Representation Graph").
#include "yaml/yaml.h"

#include "base/unicode.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string>
#include <utility>

namespace banxin::yaml {
namespace {

/// libyaml counts places in code points, without a byte order mark.
class Positions {
public:
    Positions(std::string_view text, SourceId source) : source_(source) {
        std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        while (at < text.size()) {
            offsets_.push_back(static_cast<std::uint32_t>(at));
            at += decode_utf8(text, at).bytes;
        }
        offsets_.push_back(static_cast<std::uint32_t>(text.size()));
    }

    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
        return {source_, offset(begin), std::max(offset(begin), offset(end))};
    }
    [[nodiscard]] Span span(const yaml_event_t& event) const {
        return span(event.start_mark.index, event.end_mark.index);
    }

private:
    [[nodiscard]] std::uint32_t offset(std::size_t index) const {
        return offsets_[std::min(index, offsets_.size() - 1)];
    }

    SourceId source_;
    std::vector<std::uint32_t> offsets_;  ///< of every code point
};

/// Thrown and caught in this file: why a text is refused, and where.
struct Refusal {
    std::string reason;
    Span span;
    HintId hint = HintId::yaml_syntax;
};

/// What libyaml says of the mistakes that people make, and what is to be done. It names the place
/// where it noticed; a quotation mark without its partner is to be sought where it stands.
Refusal explained(const yaml_parser_t& parser, const Positions& positions) {
    const std::string_view problem = parser.problem == nullptr ? "" : parser.problem;
    const std::string_view context = parser.context == nullptr ? "" : parser.context;
    const auto at = [&](const yaml_mark_t& mark) { return positions.span(mark.index, mark.index); };
    if (context == "while scanning a quoted scalar" && problem.find("unexpected") < problem.size())
        return {"this quotation mark has no partner", at(parser.context_mark), HintId::yaml_close};
    if (context == "while parsing a flow sequence" || context == "while parsing a flow mapping")
        return {std::string(problem), at(parser.problem_mark), HintId::yaml_close};
    if (problem == "mapping values are not allowed in this context")
        return {"': ' is not expected here", at(parser.problem_mark), HintId::yaml_quote};
    if (problem == "found character that cannot start any token")
        return {std::string(problem), at(parser.problem_mark), HintId::yaml_quote};
    return {std::string(problem), at(parser.problem_mark)};
}

class Parser {
public:
    Parser(std::string_view text, const Positions& positions) : positions_(positions) {
        if (yaml_parser_initialize(&parser_) == 0) throw Failure(Code::W005);
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &parser_, static_cast<const unsigned char*>(static_cast<const void*>(text.data())),
            text.size());
    }
    ~Parser() {
        drop();
        yaml_parser_delete(&parser_);
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    Value read() {
        do {
            next();
            if (event_.type == YAML_STREAM_END_EVENT) return empty();
        } while (event_.type != YAML_DOCUMENT_START_EVENT);
        next();
        Value value = read_value(0);
        // What cannot stand behind it is told of too; another document can.
        next();
        next();
        const bool blank = value.kind == Kind::scalar && value.text.empty();
        return blank ? empty() : value;
    }

private:
    static Value empty() {
        Value value;
        value.kind = Kind::mapping;
        return value;
    }

    void drop() {
        if (has_event_) yaml_event_delete(&event_);
        has_event_ = false;
    }

    void next() {
        drop();
        if (yaml_parser_parse(&parser_, &event_) != 0) {
            has_event_ = true;
            return;
        }
        if (parser_.error == YAML_MEMORY_ERROR) throw Failure(Code::W005);
        throw explained(parser_, positions_);
    }

    /// The event that begins the value has come; its last one is there when this returns.
    Value read_value(std::size_t depth) {
        const std::string anchor = anchor_of(event_);
        Value value = read_new_value(depth);
        if (!anchor.empty()) anchors_[anchor] = value;
        return value;
    }

    Value read_new_value(std::size_t depth) {
        Value value;
        value.span = positions_.span(event_);
        switch (event_.type) {
            case YAML_SCALAR_EVENT: value.text = scalar(); return value;
            case YAML_SEQUENCE_START_EVENT: {
                check_depth(depth);
                value.kind = Kind::sequence;
                for (next(); event_.type != YAML_SEQUENCE_END_EVENT; next())
                    value.items.push_back(read_value(depth + 1));
                break;
            }
            case YAML_MAPPING_START_EVENT: {
                check_depth(depth);
                value.kind = Kind::mapping;
                for (next(); event_.type != YAML_MAPPING_END_EVENT; next()) {
                    const Span place = positions_.span(event_);
                    if (event_.type != YAML_SCALAR_EVENT)
                        throw Refusal{"a key must be a text", place};
                    Entry entry{scalar(), place, {}};
                    next();
                    entry.value = read_value(depth + 1);
                    value.entries.push_back(std::move(entry));
                }
                break;
            }
            case YAML_ALIAS_EVENT: return aliased(depth, value.span);
            default: throw Refusal{"a value was expected", value.span};
        }
        value.span.end = std::max(value.span.begin, positions_.span(event_).end);
        return value;
    }

    /// Empty for a value that nothing refers to.
    static std::string anchor_of(const yaml_event_t& event) {
        const yaml_char_t* name = nullptr;
        if (event.type == YAML_SCALAR_EVENT) name = event.data.scalar.anchor;
        if (event.type == YAML_SEQUENCE_START_EVENT) name = event.data.sequence_start.anchor;
        if (event.type == YAML_MAPPING_START_EVENT) name = event.data.mapping_start.anchor;
        return name == nullptr ? "" : static_cast<const char*>(static_cast<const void*>(name));
    }

    /// A copy of what the alias names, in its place.
    Value aliased(std::size_t depth, Span place) {
        const auto* name = static_cast<const void*>(event_.data.alias.anchor);
        const auto known = anchors_.find(static_cast<const char*>(name));
        if (known == anchors_.end()) throw Refusal{"nothing has the name of this alias", place};
        copied_ += size_of(known->second);
        if (copied_ > most_copied || depth + depth_of(known->second) > most_nested)
            throw Refusal{"aliases make too much of a small text", place};
        return known->second;
    }

    static std::size_t size_of(const Value& value) {
        std::size_t size = 1 + value.text.size();
        for (const Value& item : value.items) size += size_of(item);
        for (const Entry& entry : value.entries) size += entry.key.size() + size_of(entry.value);
        return size;
    }
    static std::size_t depth_of(const Value& value) {
        std::size_t depth = 0;
        for (const Value& item : value.items) depth = std::max(depth, 1 + depth_of(item));
        for (const Entry& entry : value.entries) depth = std::max(depth, 1 + depth_of(entry.value));
        return depth;
    }

    void check_depth(std::size_t depth) const {
        if (depth >= most_nested)
            throw Refusal{fmt::format("nested more than {} deep", most_nested),
                          positions_.span(event_)};
    }

    [[nodiscard]] std::string scalar() const {
        const auto& from = event_.data.scalar;
        std::string text(static_cast<const char*>(static_cast<const void*>(from.value)),
                         from.length);
        const bool plain = from.style == YAML_PLAIN_SCALAR_STYLE;
        if (plain && (text == "~" || text == "null" || text == "Null" || text == "NULL"))
            text.clear();
        return text;
    }

    /// Aliases of aliases double a text with every line.
    static constexpr std::size_t most_copied = most_bytes;

    const Positions& positions_;
    std::map<std::string, Value> anchors_;
    std::size_t copied_ = 0;
    yaml_parser_t parser_;
    yaml_event_t event_;
    bool has_event_ = false;
};

/// JSON is read as the YAML that it is, but is not to be mended as YAML.
bool is_json(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

}  // namespace

const Value* Value::find(std::string_view key) const {
    for (const Entry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

const Value* Value::find_path(std::initializer_list<std::string_view> keys) const {
    const Value* at = this;
    for (const std::string_view key : keys)
        if (at != nullptr) at = at->find(key);
    return at;
}

std::optional<Value> parse(std::string_view text, SourceId source, Diagnostics& diagnostics) {
    if (text.size() > most_bytes) {
        diagnostics.report(Code::C012, {source, 0, 0},
                           {fmt::format("more than {} bytes", most_bytes)});
        return std::nullopt;
    }
    if (const auto wrong = find_invalid_utf8(text)) {
        const auto at = static_cast<std::uint32_t>(*wrong);
        diagnostics.report(Code::S001, {source, at, at}, {}, Hint{HintId::save_as_utf8, {}});
        return std::nullopt;
    }
    const Positions positions(text, source);
    try {
        return Parser(text, positions).read();
    } catch (const Refusal& refusal) {
        diagnostics.report(Code::C012, refusal.span, {refusal.reason},
                           is_json(text) ? std::nullopt : std::optional(Hint{refusal.hint, {}}));
        return std::nullopt;
    }
}

}  // namespace banxin::yaml
