#include "markdown/stand_ins.h"

#include "base/ascii.h"

#include <algorithm>

namespace banxin::markdown {
namespace {

bool is_stand_in(char c) {
    return (c >= emphasis_mark && c <= hidden_prefix) || c == extra_bar || c == hidden_reference ||
           (c >= wide_close[1] && c <= hidden_space);
}

/// A byte of a full-width parenthesis.
char of_wide(std::string_view text, std::size_t at) {
    constexpr std::string_view open = "（";
    constexpr std::string_view close = "）";
    switch (text[at]) {
        case '(': return text.substr(at, 3) == wide_open ? open[0] : '(';
        case wide_open[1]: return open[1];
        case wide_open[2]: return open[2];
        case wide_close[0]: return close[0];
        case wide_close[1]: return close[1];
        default: return at >= 2 && text.substr(at - 2, 3) == wide_close ? close[2] : text[at];
    }
}

/// What the byte at `at` stands for.
char shown(std::string_view text, std::size_t at) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    const char before = at > 0 ? text[at - 1] : '\0';
    switch (text[at]) {
        case formula_begin:
        case formula_end: return next == '$' ? '$' : '\\';
        case hidden_line: return '\n';
        case hidden_bar:
        case extra_bar: return '|';
        case hidden_reference: return '&';
        case comment_begin: return next == '%' ? '%' : '<';
        case comment_end: return before == '%' ? '%' : '>';
        case hidden_space:
        case hidden_prefix: return ' ';
        case hidden_open: return '(';
        case hidden_close: return ')';
        default: return of_wide(text, at);
    }
}

/// Whether `text` begins with a numeric reference to a stand-in.
bool refers_to_stand_in(std::string_view text) {
    constexpr std::size_t most_digits = 7;
    const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    const std::size_t begin = hex ? 3 : 2;
    std::size_t at = begin;
    int value = 0;
    for (; at < text.size() && at - begin < most_digits; ++at) {
        const int digit = ascii::hex_value(text[at]);
        if (digit < 0 || (!hex && digit > 9)) break;
        value = value * (hex ? 16 : 10) + digit;
    }
    const bool ends = at > begin && at < text.size() && text[at] == ';';
    return ends && value > 0 && value < ' ' && is_stand_in(static_cast<char>(value));
}

}  // namespace

std::string without_marks(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] != emphasis_mark && text[at] != hidden_prefix) result += shown(text, at);
    return result;
}

void show_in_place(std::string& text) {
    // A byte is judged by its neighbours as they were.
    const std::string hidden = text;
    for (std::size_t at = 0; at < text.size(); ++at) text[at] = shown(hidden, at);
}

bool has_stand_ins(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return c != emphasis_mark && is_stand_in(c); });
}

void hide_references(std::string& text) {
    const std::string_view all(text);
    for (std::size_t at = text.find("&#"); at != std::string::npos; at = text.find("&#", at + 1))
        if (refers_to_stand_in(all.substr(at))) text[at] = hidden_reference;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
    return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

std::size_t container_width(std::string_view line) {
    std::size_t width = 0;
    while (true) {
        const std::size_t at = std::min(line.find_first_not_of(" \t>", width), line.size());
        std::size_t mark = at;
        if (mark < line.size() && line[mark] == cell_mark) {
            constexpr std::size_t marks_and_blank = 2;
            width = line.find_first_not_of("0123456789", at + 1) + marks_and_blank;
            continue;
        }
        while (mark < line.size() && ascii::is_digit(line[mark])) ++mark;
        const bool item = mark < line.size() &&
                          (mark > at ? line[mark] == '.' || line[mark] == ')'
                                     : line[mark] == '-' || line[mark] == '*' || line[mark] == '+');
        const bool blank_behind =
            mark + 1 < line.size() && (line[mark + 1] == ' ' || line[mark + 1] == '\t');
        if (!item || !blank_behind) return at;
        const std::size_t inside = line.find_first_not_of(" \t", mark + 1);
        if (inside == std::string_view::npos) return at;
        width = inside;
    }
}

bool is_inside(std::string_view line, std::string_view before) {
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    if (before.find('>') != std::string_view::npos)
        return indent < line.size() && line[indent] == '>';
    return indent == line.size() || indent >= before.size();
}

void join_lines(std::string& text, std::size_t begin, std::size_t end, std::string_view before) {
    auto quotes = static_cast<std::size_t>(std::count(before.begin(), before.end(), '>'));
    const std::size_t width = before.size();
    for (std::size_t at = text.find('\n', begin); at < end; at = text.find('\n', at)) {
        text[at++] = hidden_line;
        std::size_t left = quotes;
        for (const std::size_t last = std::min(at + width, end); at < last; ++at) {
            const bool quote = text[at] == '>' && left > 0;
            if (!quote && text[at] != ' ' && text[at] != '\t') break;
            left -= quote ? 1 : 0;
            text[at] = hidden_prefix;
        }
    }
}

}  // namespace banxin::markdown
