// A mark right before words is a heading or a tag; what tells them apart is how many stand on the
// line, what closes it, and whether a tag could hold it.
#include "markdown/tight_headings.h"
#include "markdown/stand_ins.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace banxin::markdown {
namespace {

constexpr std::size_t longest_heading = 150;

bool is_letter(char32_t c) {
    return c < 0x80 ? ascii::is_letter(static_cast<char>(c))
                    : is_ideographic(c) || script_of(c) != Script::common;
}

bool any_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        if (is_letter(next.value)) return true;
        at += next.bytes;
    }
    return false;
}

bool ends_a_sentence(std::string_view text) {
    constexpr std::array<std::string_view, 13> ends = {"。", "！", "？", "，", "；", "：", "、",
                                                       ".",  "!",  "?",  ",",  ";",  ":"};
    return std::any_of(ends.begin(), ends.end(),
                       [&](std::string_view end) { return text.ends_with(end); });
}

/// Whether words behind one mark are a title and no tag: `#第一章`, `#1.1 概念`, `#Chapter One`.
bool is_title(std::string_view words) {
    if (words.find('#') != none || words.find('/') != none || ends_a_sentence(words)) return false;
    const Decoded first = decode_utf8(words, 0);
    if (first.value < 0x80 && ascii::is_digit(words[0])) {
        const std::string_view behind = words.substr(words.find_first_not_of("0123456789"));
        return behind.starts_with('.') || behind.starts_with("、") || behind.starts_with("．");
    }
    if (first.value >= 0x80) return is_letter(first.value) || is_cjk_punctuation(first.value);
    const bool capital = ascii::is_upper(words[0]);
    return words[0] == '*' || (capital && words.find(' ') != none);
}

int tight_level(std::string_view line, bool alone) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks == 0 || marks > 6) return 0;
    const std::string_view words = ascii::trimmed(line.substr(marks));
    constexpr std::string_view before_words = "*_`[(\"'";
    if (words.empty() || line[marks] == ' ' || words.size() > longest_heading || !any_letter(words))
        return 0;
    const auto first = static_cast<unsigned char>(words[0]);
    if (first < 0x80 && !ascii::is_alphanumeric(words[0]) && before_words.find(words[0]) == none)
        return 0;
    if (marks == 1 && (!alone || !is_title(words))) return 0;
    return static_cast<int>(marks);
}

/// `##题##` has marks at both ends.
void drop_marks(Inlines& heading, int level) {
    auto* first = std::get_if<Text>(&heading.front().value);
    if (first == nullptr) return;
    *first = cut(*first, std::min(static_cast<std::size_t>(level), first->text.size()),
                 first->text.size());
    if (first->text.empty()) heading.erase(heading.begin());
    auto* last = heading.empty() ? nullptr : std::get_if<Text>(&heading.back().value);
    if (last == nullptr) return;
    *last = cut(*last, 0, last->text.find_last_not_of("# ") + 1);
    if (last->text.empty()) heading.pop_back();
}

}  // namespace

std::vector<int> tight_levels(std::string_view lines, bool alone) {
    std::vector<int> levels;
    bool any = false;
    if (lines.find('#') == none) return levels;
    const bool one = lines.find('\n') >= lines.size() - 1;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        levels.push_back(tight_level(lines.substr(0, end), alone && one));
        any = any || levels.back() > 0;
        lines = lines.substr(std::min(end + 1, lines.size()));
    }
    if (!any) levels.clear();
    return levels;
}

std::vector<LinesOfParagraph> cut_at_headings(Inlines&& paragraph, const std::vector<int>& levels) {
    std::vector<LinesOfParagraph> parts;
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < paragraph.size(); ++i)
        if (ends_line(paragraph[i])) ends.push_back(i);
    // An element reaches over the end of a line.
    if (ends.size() + 1 != levels.size()) {
        parts.push_back({0, 0, levels.size() - 1, std::move(paragraph)});
        return parts;
    }
    ends.push_back(paragraph.size());
    std::size_t from = 0;
    for (std::size_t line = 0; line < levels.size(); ++line) {
        const auto at = [&](std::size_t i) {
            return std::make_move_iterator(paragraph.begin() + static_cast<std::ptrdiff_t>(i));
        };
        const bool goes_on = levels[line] == 0 && !parts.empty() && parts.back().level == 0;
        if (goes_on)
            parts.back().content.push_back(paragraph[from - 1]);
        else
            parts.push_back({levels[line], line, line, {}});
        parts.back().last = line;
        Inlines& content = parts.back().content;
        content.insert(content.end(), at(from), at(ends[line]));
        if (levels[line] > 0 && !content.empty()) drop_marks(content, levels[line]);
        from = ends[line] + 1;
    }
    return parts;
}

}  // namespace banxin::markdown
