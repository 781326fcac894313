#include "markdown/enumerators.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "markdown/pieces.h"

#include <utility>

namespace banxin::markdown {
namespace {

/// 一 to 九十九; 0: none.
std::uint32_t read_han(std::u32string_view text, std::size_t& at) {
    constexpr std::u32string_view digits = U"一二三四五六七八九";
    const auto digit = [&]() -> std::uint32_t {
        if (at >= text.size()) return 0;
        const std::size_t found = digits.find(text[at]);
        if (found == std::u32string_view::npos) return 0;
        ++at;
        return static_cast<std::uint32_t>(found) + 1;
    };
    const std::uint32_t first = digit();
    if (at >= text.size() || text[at] != U'十') return first;
    ++at;
    return (first == 0 ? 1 : first) * 10 + digit();
}

std::uint32_t read_figures(std::u32string_view text, std::size_t& at) {
    std::uint32_t number = 0;
    constexpr std::uint32_t most = 999;
    while (at < text.size() && ascii::is_digit(text[at]) && number <= most)
        number = number * 10 + (text[at++] - U'0');
    return number;
}

/// ① to ㊿.
std::uint32_t circled(char32_t c) {
    if (c >= 0x2460 && c <= 0x2473) return c - 0x2460 + 1;
    if (c >= 0x3251 && c <= 0x325F) return c - 0x3251 + 21;
    if (c >= 0x32B1 && c <= 0x32BF) return c - 0x32B1 + 36;
    return 0;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string_view without_blanks(std::string_view text) {
    constexpr std::string_view wide = "　";
    for (;;) {
        if (text.starts_with(' ') || text.starts_with('\t'))
            text.remove_prefix(1);
        else if (text.starts_with(wide))
            text.remove_prefix(wide.size());
        else
            return text;
    }
}

}  // namespace

std::optional<Enumerator> enumerator_of(std::string_view line) {
    constexpr std::size_t longest = 24;
    const std::u32string text = to_utf32(line.substr(0, longest));
    if (text.empty()) return std::nullopt;
    const auto found = [&](Enumerator::Form form, std::uint32_t number,
                           std::size_t end) -> std::optional<Enumerator> {
        return Enumerator{form, number, to_utf8(std::u32string_view(text).substr(0, end)).size()};
    };
    if (const std::uint32_t number = circled(text[0]))
        return found(Enumerator::Form::circle, number, 1);
    const bool bracket = text[0] == U'（' || text[0] == U'(';
    const char32_t close = !bracket ? U'、' : text[0] == U'（' ? U'）' : U')';
    std::size_t at = bracket ? 1 : 0;
    const std::size_t begin = at;
    std::uint32_t number = read_figures(text, at);
    const bool figures = at > begin;
    if (!figures) number = read_han(text, at);
    if (number == 0 || at >= text.size() || text[at] != close) return std::nullopt;
    const auto form =
        bracket ? (figures ? Enumerator::Form::figure_bracket : Enumerator::Form::han_bracket)
                : (figures ? Enumerator::Form::figure_comma : Enumerator::Form::han_comma);
    return found(form, number, at + 1);
}

std::optional<std::size_t> enumeration_in(std::string_view paragraph) {
    const std::vector<std::string_view> lines = lines_of(paragraph);
    std::size_t first = lines.size();
    std::optional<Enumerator> next;
    while (first > 0) {
        const auto own = enumerator_of(without_blanks(lines[first - 1]));
        if (!own) break;
        if (next && (own->form != next->form || own->number + 1 != next->number)) break;
        next = own;
        --first;
    }
    if (lines.size() - first < 2) return std::nullopt;
    return first;
}

std::optional<List> take_enumeration(Inlines& content, std::size_t first, Language language) {
    std::vector<Inlines> lines = source_lines(content);
    List list;
    list.ordered = true;
    for (std::size_t i = first; i < lines.size(); ++i) {
        Inlines& line = lines[i];
        Text* text = line.empty() ? nullptr : std::get_if<Text>(&line.front().value);
        const auto own = text == nullptr ? std::nullopt : enumerator_of(text->text);
        if (!own) return std::nullopt;
        ListItem item;
        item.marker = text->text.substr(0, own->bytes);
        item.span = text->span;
        if (i == first) list.start = own->number;
        const std::string_view rest =
            without_blanks(std::string_view(text->text).substr(own->bytes));
        *text = cut(*text, text->text.size() - rest.size(), text->text.size());
        if (text->text.empty()) line.erase(line.begin());
        item.blocks.push_back(
            {Paragraph{std::move(line), ParagraphRole::body, false}, item.span, "", ""});
        list.items.push_back(std::move(item));
    }
    if (list.items.size() < 2) return std::nullopt;
    // The last line break before the list goes with it.
    std::size_t breaks = 0;
    auto end = content.begin();
    for (; end != content.end() && breaks < first; ++end) breaks += ends_line(*end) ? 1U : 0U;
    if (first > 0) --end;
    content.erase(end, content.end());
    settle_soft_breaks(content, language);
    return list;
}

void take_task_box(ListItem& item, std::string_view source) {
    const std::size_t box = source.find('[', item.span.begin);
    Paragraph* first =
        item.blocks.empty() ? nullptr : std::get_if<Paragraph>(&item.blocks[0].value);
    Text* text = first == nullptr || first->content.empty()
                     ? nullptr
                     : std::get_if<Text>(&first->content[0].value);
    if (text == nullptr || text->text.size() < 4 || box != text->span.begin) return;
    if (source[box - 1] == '\\') return;
    const std::string_view begin = std::string_view(text->text).substr(0, 4);
    const bool checked = begin == "[x] " || begin == "[X] ";
    if (!checked && begin != "[ ] ") return;
    *text = cut(*text, begin.size(), text->text.size());
    item.checked = checked;
}

}  // namespace banxin::markdown
