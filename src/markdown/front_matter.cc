// The part of YAML that people write by hand, and nothing that could surprise: no nesting,
// no types, no anchors.
#include "markdown/front_matter.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <optional>
#include <string>

namespace banxin::markdown {
namespace {

struct Line {
    std::string_view text;
    std::size_t begin = 0;
    std::size_t next = 0;
};

Line line_at(std::string_view bytes, std::size_t begin) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", begin), bytes.size());
    std::size_t next = end;
    if (next < bytes.size()) {
        next += bytes.substr(end, 2) == "\r\n" ? std::size_t{2} : std::size_t{1};
    }
    return {bytes.substr(begin, end - begin), begin, next};
}

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_key_character(char c) {
    return ascii::is_alphanumeric(c) || c == '_' || c == '-' || c == '.';
}

std::string clean_value(std::string_view text) {
    std::string value;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        if (!is_control(next.value)) append_utf8(value, next.value);
        at += next.bytes;
    }
    return value;
}

std::string unquoted(std::string_view text) {
    if (text.size() < 2 || (text[0] != '"' && text[0] != '\'') || text.back() != text[0]) {
        return clean_value(text);
    }
    const bool escapes = text[0] == '"';
    const std::string_view inside = text.substr(1, text.size() - 2);
    std::string value;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        const bool escaped = escapes && inside[i] == '\\' && i + 1 < inside.size() &&
                             (inside[i + 1] == '"' || inside[i + 1] == '\\');
        const bool doubled = !escapes && inside.substr(i, 2) == "''";
        if (escaped || doubled) ++i;
        value += inside[i];
    }
    return clean_value(value);
}

/// Empty for a line that is no plain field. Lists, maps and block texts of YAML are none.
std::optional<FieldValue> read_field(const Line& line, SourceId source) {
    std::size_t at = 0;
    while (at < line.text.size() && is_key_character(line.text[at])) ++at;
    if (at == 0 || at >= line.text.size() || line.text[at] != ':') return std::nullopt;
    const std::string_view rest = line.text.substr(at + 1);
    if (!rest.empty() && rest[0] != ' ' && rest[0] != '\t') return std::nullopt;
    const std::string_view value = trim(rest);
    constexpr std::string_view beyond = "[{&*!|>@`";
    if (!value.empty() && beyond.find(value[0]) != std::string_view::npos) return std::nullopt;
    const std::size_t value_begin =
        value.empty() ? at + 1 : static_cast<std::size_t>(value.data() - line.text.data());
    return FieldValue{std::string(line.text.substr(0, at)), unquoted(value),
                      Span{source, static_cast<std::uint32_t>(line.begin + value_begin),
                           static_cast<std::uint32_t>(line.begin + value_begin + value.size())}};
}

/// `- 甲` under `author:`; nothing for any other line.
std::optional<std::string_view> list_item(std::string_view line) {
    const std::string_view text = trim(line);
    if (!text.starts_with("- ")) return std::nullopt;
    const std::string_view item = trim(text.substr(2));
    constexpr std::string_view beyond = "[{&*!|>@`-";
    if (item.empty() || beyond.find(item[0]) != std::string_view::npos) return std::nullopt;
    return item;
}

/// Names are parted as their script parts them.
void add_item(std::string& all, const std::string& item) {
    if (item.empty()) return;
    const bool ascii = all.empty() || static_cast<unsigned char>(all.back()) < 0x80;
    if (!all.empty()) all += ascii ? ", " : "、";
    all += item;
}

/// `[甲, 乙]`.
std::string flow_list(std::string_view value) {
    std::string all;
    for (std::string_view rest = value.substr(1, value.size() - 2); !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string item = unquoted(trim(rest.substr(0, comma)));
        add_item(all, item);
        rest = rest.substr(std::min(comma + 1, rest.size()));
    }
    return all;
}

bool is_blank_or_comment(std::string_view line) {
    const std::string_view text = trim(line);
    return text.empty() || text[0] == '#';
}

/// Lists of plain values become one value, parted by commas, as a person would have written it.
/// Other nesting is another program's: reported once, at its first line.
void read_fields(const std::vector<Line>& lines, SourceId source, FrontMatter& to,
                 Diagnostics& diagnostics) {
    bool told = false;
    bool nested = false;
    for (const Line& line : lines) {
        if (is_blank_or_comment(line.text)) continue;
        if (auto field = read_field(line, source)) {
            nested = field->value.empty();
            to.fields.push_back(std::move(*field));
            continue;
        }
        const Span span{source, static_cast<std::uint32_t>(line.begin),
                        static_cast<std::uint32_t>(line.begin + line.text.size())};
        const std::size_t colon = line.text.find(": [");
        if (colon != std::string_view::npos && trim(line.text).ends_with(']') &&
            is_key_character(line.text[0])) {
            const std::string_view value = trim(line.text.substr(colon + 1));
            to.fields.push_back({std::string(line.text.substr(0, colon)), flow_list(value), span});
            continue;
        }
        const auto item = nested ? list_item(line.text) : std::nullopt;
        if (item) {
            FieldValue& list = to.fields.back();
            if (list.value.empty()) list.span = span;
            add_item(list.value, unquoted(*item));
            continue;
        }
        if (!told) diagnostics.report(Code::S005, span, {}, Hint{HintId::write_key_value, {}});
        told = true;
    }
}

}  // namespace

FrontMatter read_front_matter(std::string_view bytes, std::size_t begin, SourceId source,
                              Diagnostics& diagnostics) {
    FrontMatter result;
    result.text_begin = begin;
    const Line fence = line_at(bytes, begin);
    if (fence.text.substr(0, 3) != "---" || !trim(fence.text.substr(3)).empty()) return result;
    if (!read_field(line_at(bytes, fence.next), source)) return result;

    std::vector<Line> lines;
    for (std::size_t at = fence.next; at < bytes.size();) {
        const Line line = line_at(bytes, at);
        const std::string_view text = trim(line.text);
        if (text == "---" || text == "...") {
            read_fields(lines, source, result, diagnostics);
            result.text_begin = line.next;
            return result;
        }
        lines.push_back(line);
        at = line.next;
    }
    return result;
}

}  // namespace banxin::markdown
