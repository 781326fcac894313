#include "markdown/admonitions.h"

#include "markdown/fences.h"

#include <algorithm>
#include <array>

namespace banxin::markdown {
namespace {

/// Kinds that have words of their own; every name leads to one.
enum Kind : std::uint8_t {
    note,
    info,
    tip,
    important,
    warning,
    caution,
    example,
    summary,
    question
};

struct TypeName {
    std::string_view name;
    Kind kind;
};
constexpr std::array<TypeName, 29> type_names = {{
    {"note", note},           {"notes", note},        {"seealso", note},
    {"todo", note},           {"info", info},         {"details", info},
    {"admonish", note},       {"tip", tip},           {"hint", tip},
    {"success", tip},         {"check", tip},         {"done", tip},
    {"important", important}, {"warning", warning},   {"danger", warning},
    {"error", warning},       {"bug", warning},       {"failure", warning},
    {"fail", warning},        {"caution", caution},   {"attention", caution},
    {"example", example},     {"abstract", summary},  {"summary", summary},
    {"tldr", summary},        {"question", question}, {"faq", question},
    {"help", question},       {"admonition", note},
}};

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return small;
}

std::optional<Kind> kind_of(std::string_view type) {
    std::string name = lower(type);
    if (name.starts_with("callout-")) name.erase(0, 8);
    for (const TypeName& one : type_names)
        if (one.name == name) return one.kind;
    return std::nullopt;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
    return text.substr(begin, std::min(text.find_first_of("\r\n", begin), text.size()) - begin);
}

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

}  // namespace

bool is_admonition(std::string_view type) {
    return kind_of(type).has_value();
}

std::string admonition_title(std::string_view type, std::string_view language) {
    constexpr const char* words[][9] = {
        {"说明", "信息", "提示", "重要", "警告", "注意", "例", "摘要", "问"},
        {"說明", "資訊", "提示", "重要", "警告", "注意", "例", "摘要", "問"},
        {"注記", "情報", "ヒント", "重要", "警告", "注意", "例", "要約", "問い"},
        {"참고", "정보", "도움말", "중요", "경고", "주의", "예", "요약", "질문"},
        {"Note", "Info", "Tip", "Important", "Warning", "Caution", "Example", "Summary",
         "Question"},
    };
    std::size_t row = 4;
    if (language.starts_with("zh"))
        row = language.starts_with("zh-Hant") || language == "zh-TW" || language == "zh-HK" ? 1 : 0;
    else if (language.starts_with("ja"))
        row = 2;
    else if (language.starts_with("ko"))
        row = 3;
    return words[row][kind_of(type).value_or(note)];
}

Block title_block(Inlines&& title, Span span) {
    Paragraph paragraph;
    paragraph.continuation = true;
    paragraph.content.push_back({Styled{InlineStyle::strong, std::move(title)}});
    return {std::move(paragraph), span, "", ""};
}

std::optional<Callout> callout_at(std::string_view text) {
    if (!text.starts_with("[!")) return std::nullopt;
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos || close > 30) return std::nullopt;
    const std::string_view type = text.substr(2, close - 2);
    if (!is_admonition(type)) return std::nullopt;
    std::size_t end = close + 1;
    // Obsidian folds it up.
    if (end < text.size() && (text[end] == '+' || text[end] == '-')) ++end;
    while (end < text.size() && is_blank(text[end])) ++end;
    return Callout{std::string(type), end};
}

std::optional<AdmonitionLine> admonition_line(std::string_view source) {
    std::string_view line = line_at(source, 0);
    if (!line.starts_with("!!!") && !line.starts_with("???")) return std::nullopt;
    line.remove_prefix(3);
    if (line.starts_with('+')) line.remove_prefix(1);
    if (line.empty() || !is_blank(line[0])) return std::nullopt;
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const std::string_view type = line.substr(0, line.find_first_of(" \t\""));
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    };
    if (type.empty() || !std::all_of(type.begin(), type.end(), is_letter)) return std::nullopt;
    AdmonitionLine read{std::string(type), ""};
    const std::size_t open = line.find('"');
    const std::size_t close = line.rfind('"');
    if (open != std::string_view::npos && close > open)
        read.title = line.substr(open + 1, close - open - 1);
    return read;
}

void hide_admonitions(std::string& text) {
    if (text.find("!!!") == std::string::npos && text.find("???") == std::string::npos) return;
    CodeLines code;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view line = line_at(text, begin);
        const std::size_t size = line.size();
        if (!code.holds(line) && admonition_line(line)) {
            // `-` and three blanks, so that its content begins at column four.
            text[begin] = '-';
            text[begin + 1] = text[begin + 2] = ' ';
        }
        begin += size + 1;
    }
}

}  // namespace banxin::markdown
