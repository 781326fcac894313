#include "markdown/typed_blanks.h"

#include "base/ascii.h"
#include "markdown/fences.h"
#include "markdown/pieces.h"
#include "markdown/stand_ins.h"

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

constexpr std::string_view wide = "　";
constexpr std::string_view wide_mark = "＃";
/// U+00A0, which browsers and word processors put there.
constexpr std::string_view no_break = "\xC2\xA0";

/// Where the mark of a heading or an item on this line ends; npos when there is none.
std::size_t end_of_mark(std::string_view line) {
    const std::size_t at = line.find_first_not_of(" \t>");
    if (at == none) return none;
    if (line[at] == '#') {
        const std::size_t end = std::min(line.find_first_not_of('#', at), line.size());
        return end - at <= 6 ? end : none;
    }
    if (line[at] == '-' || line[at] == '*' || line[at] == '+') return at + 1;
    const std::size_t end = std::min(line.find_first_not_of("0123456789", at), line.size());
    const bool numbered =
        end > at && end - at <= 9 && end < line.size() && (line[end] == '.' || line[end] == ')');
    return numbered ? end + 1 : none;
}

/// `*　*　*`.
bool is_separator(std::string_view line) {
    std::size_t marks = 0;
    char mark = 0;
    for (std::size_t at = 0; at < line.size();) {
        if (line.substr(at).starts_with(wide)) {
            at += wide.size();
            continue;
        }
        const char c = line[at++];
        if (c == ' ' || c == '\t') continue;
        if ((c != '*' && c != '-' && c != '_') || (mark != 0 && c != mark)) return false;
        mark = c;
        ++marks;
    }
    return marks >= 3;
}

/// `＃＃ 题`: the marks of a heading as a Chinese keyboard types them, before a blank.
void hide_wide_marks(std::string& text, std::size_t begin, std::size_t end) {
    const std::size_t first = std::min(text.find_first_not_of(" >", begin), end);
    std::size_t at = first;
    while (std::string_view(text).substr(at, wide_mark.size()) == wide_mark) at += wide_mark.size();
    const std::size_t marks = (at - first) / wide_mark.size();
    const std::string_view rest = std::string_view(text).substr(at, end - at);
    const bool blank =
        rest.starts_with(' ') || rest.starts_with(wide) || rest.starts_with(no_break);
    if (marks == 0 || marks > 6 || !blank || ascii::trimmed(rest).empty()) return;
    text.replace(first, at - first, at - first, ' ');
    text.replace(first, marks, marks, '#');
    const std::size_t size = rest.starts_with(' ')    ? 0
                             : rest.starts_with(wide) ? wide.size()
                                                      : no_break.size();
    text.replace(at, size, size, ' ');
}

}  // namespace

void hide_wide_blanks(std::string& text) {
    if (text.find(wide) == std::string::npos && text.find(wide_mark) == std::string::npos &&
        text.find(no_break) == std::string::npos)
        return;
    CodeLines code;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        const bool is_code = code.holds(line);
        if (!is_code) hide_wide_marks(text, begin, end);
        const std::size_t mark = is_code ? std::string_view::npos : end_of_mark(line);
        if (mark != std::string_view::npos && is_separator(line)) {
            for (std::size_t at = text.find(wide, begin); at < end; at = text.find(wide, at))
                text.replace(at, wide.size(), wide.size(), ' ');
        } else if (mark != std::string_view::npos) {
            // One: four spaces or more would begin a block of code.
            const std::size_t at = begin + mark;
            if (line.substr(mark).starts_with(wide))
                text.replace(at, wide.size(), wide.size(), ' ');
            else if (line[mark - 1] == '#' && line.substr(mark).starts_with(no_break))
                text.replace(at, no_break.size(), no_break.size(), ' ');
        }
        begin = end + 1;
    }
}

std::string_view typed_indent(Language language) {
    if (language.is_chinese()) return "　　";
    return language.locale() == Locale::ja ? wide : std::string_view();
}

std::vector<Inlines> typed_paragraphs(Inlines&& content, Language language) {
    const std::string_view indent = typed_indent(language);
    std::vector<Inlines> paragraphs(1);
    for (std::size_t i = 0; i < content.size(); ++i) {
        const Text* next =
            i + 1 < content.size() ? std::get_if<Text>(&content[i + 1].value) : nullptr;
        const bool begins = !indent.empty() && next != nullptr && next->text.starts_with(indent) &&
                            std::holds_alternative<LineBreak>(content[i].value);
        if (begins)
            paragraphs.emplace_back();
        else
            paragraphs.back().push_back(std::move(content[i]));
    }
    return paragraphs;
}

void drop_typed_indent(Inlines& content) {
    Text* first = content.empty() ? nullptr : std::get_if<Text>(&content.front().value);
    if (first == nullptr) return;
    std::size_t end = 0;
    while (std::string_view(first->text).substr(end).starts_with(wide)) end += wide.size();
    if (end == 0) return;
    if (end < first->text.size())
        *first = cut(*first, end, first->text.size());
    else if (content.size() > 1)
        content.erase(content.begin());
}

void drop_last_blanks(Inlines& content) {
    Text* last = content.empty() ? nullptr : std::get_if<Text>(&content.back().value);
    const std::size_t end = last == nullptr ? 0 : last->text.find_last_not_of(" \t") + 1;
    if (last != nullptr && end > 0 && end < last->text.size()) *last = cut(*last, 0, end);
    if (last != nullptr && end == 0 && content.size() > 1) content.pop_back();
}

}  // namespace banxin::markdown
