#include "markdown/enumerators.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <array>
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

/// Characters that are numbers of lists as they stand, a row of them from `first` on.
struct Row {
    char32_t first = 0;
    std::uint32_t count = 0;
    std::uint32_t number = 1;
    /// Tells rows apart that do not count on in each other.
    char32_t kind = 0;
};
/// ① to ㊿, ⑴ to ⒇, ⒈ to ⒛, ㈠ to ㈩.
constexpr std::array<Row, 6> rows = {{{0x2460, 20, 1, U'①'},
                                      {0x3251, 15, 21, U'①'},
                                      {0x32B1, 15, 36, U'①'},
                                      {0x2474, 20, 1, U'⑴'},
                                      {0x2488, 20, 1, U'⒈'},
                                      {0x3220, 10, 1, U'㈠'}}};
/// Ⅰ to Ⅻ, ⅰ to ⅻ.
constexpr std::array<Row, 2> roman_rows = {{{0x2160, 12, 1, U'Ⅰ'}, {0x2170, 12, 1, U'ⅰ'}}};

template <std::size_t size>
const Row* row_of(char32_t c, const std::array<Row, size>& table) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Row& row) {
        return c >= row.first && c < row.first + row.count;
    });
    return found == table.end() ? nullptr : &*found;
}

/// What may close a number of this kind, with or without a bracket before it.
std::u32string_view closings(Enumerator::Count count, bool bracket) {
    using Count = Enumerator::Count;
    if (bracket) return U"）)";
    switch (count) {
        case Count::han: return U"、";
        case Count::figures: return U"、）．";
        case Count::circles: return U"";
        case Count::letters: return U"、）．)";
        case Count::capitals: return U"、）．.)";
        case Count::roman: return U"、）．.)";
    }
    return U"";
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
    using Count = Enumerator::Count;
    constexpr std::size_t longest = 24;
    const std::u32string text = to_utf32(line.substr(0, longest));
    if (text.empty()) return std::nullopt;
    Enumerator found;
    const auto end_at = [&](std::size_t end) {
        found.bytes = to_utf8(std::u32string_view(text).substr(0, end)).size();
        return found;
    };
    if (const Row* row = row_of(text[0], rows)) {
        found.count = Count::circles;
        found.open = row->kind;
        found.number = text[0] - row->first + row->number;
        return end_at(1);
    }
    const bool bracket = text[0] == U'（' || text[0] == U'(';
    std::size_t at = bracket ? 1 : 0;
    if (bracket) found.open = text[0];
    const std::size_t begin = at;
    found.number = read_figures(text, at);
    if (at == begin) {
        found.count = Count::han;
        found.number = read_han(text, at);
    }
    if (at == begin && at < text.size()) {
        const Row* roman = row_of(text[at], roman_rows);
        if (roman != nullptr) {
            found.count = Count::roman;
            found.open += roman->kind;
            found.number = text[at] - roman->first + 1;
        } else if (ascii::is_letter(text[at])) {
            const char letter = static_cast<char>(text[at]);
            const bool capital = ascii::is_upper(letter);
            found.count = capital ? Count::capitals : Count::letters;
            found.number = text[at] - (capital ? U'A' : U'a') + 1;
        } else {
            return std::nullopt;
        }
        ++at;
    }
    if (found.number == 0 || at >= text.size()) return std::nullopt;
    found.close = text[at];
    if (closings(found.count, bracket).find(found.close) == std::u32string_view::npos)
        return std::nullopt;
    // The closing bracket is as wide as the one that opens.
    if (bracket && (text[0] == U'(') != (found.close == U')')) return std::nullopt;
    // 1．5 is a number.
    const bool stop = found.close == U'．' || found.close == U'.';
    if (stop && at + 1 < text.size() && ascii::is_digit(text[at + 1])) return std::nullopt;
    return end_at(at + 1);
}

std::optional<std::size_t> enumeration_in(std::string_view paragraph) {
    const std::vector<std::string_view> lines = lines_of(paragraph);
    std::size_t first = lines.size();
    std::optional<Enumerator> next;
    while (first > 0) {
        const auto own = enumerator_of(without_blanks(lines[first - 1]));
        if (!own) break;
        if (next && (!own->is_like(*next) || own->number + 1 != next->number)) break;
        next = own;
        --first;
    }
    if (lines.size() - first < 2) return std::nullopt;
    // Names begin with any letter.
    using Count = Enumerator::Count;
    const bool letters = next->count == Count::letters || next->count == Count::capitals;
    if (letters && next->number != 1) return std::nullopt;
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
    // Obsidian's: put off, begun, given up … A letter or a figure may be a choice of the author's.
    constexpr std::string_view states = " -/><!?*+~=\"";
    const bool other = begin.starts_with('[') && begin.ends_with("] ") &&
                       states.find(begin[1]) != std::string_view::npos;
    if (!checked && !other) return;
    const bool given_up = begin[1] == '-';
    *text = cut(*text, begin.size(), text->text.size());
    item.checked = checked;
    if (given_up) {
        Inlines words = std::exchange(first->content, {});
        first->content.push_back({Styled{InlineStyle::strikethrough, std::move(words)}});
    }
}

}  // namespace banxin::markdown
