// Pandoc, "Ordered lists" and "Numbered example lists". For the parser they are lists whose mark
// says how they count.
#include "markdown/fancy_lists.h"

#include "base/ascii.h"
#include "base/numerals.h"
#include "markdown/open_item.h"
#include "markdown/positions.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace banxin::markdown {
namespace {

enum class Count : std::uint8_t { figures, itself, example, letters, capitals, roman, big_roman };
enum class Close : std::uint8_t { stop, bracket, brackets };

constexpr unsigned is_fancy = 0x80;

struct Marker {
    Count count{};
    Close close{};
    std::uint32_t number = 0;
    /// Of the line; blanks behind it not included.
    std::size_t size = 0;
    std::string_view name{};

    [[nodiscard]] unsigned char code() const {
        return static_cast<unsigned char>(is_fancy | static_cast<unsigned>(count) << 2 |
                                          static_cast<unsigned>(close));
    }
};

Count count_of(const cmark_node& list) {
    return static_cast<Count>(list.as.list.bullet_char >> 2 & 0x07);
}

Close close_of(const cmark_node& list) {
    return static_cast<Close>(list.as.list.bullet_char & 0x03);
}

/// Letters that may be a number of a list, as the one that goes on wants it.
std::optional<std::pair<Count, std::uint32_t>> letters(std::string_view word,
                                                       std::optional<Count> wanted) {
    const bool big = ascii::is_upper(word[0]);
    const Count roman = big ? Count::big_roman : Count::roman;
    const Count letter = big ? Count::capitals : Count::letters;
    const std::uint32_t as_roman = roman_value(word);
    // No list begins with MIX or DI.
    constexpr std::uint32_t most = 39;
    const bool can_be_roman = as_roman > 0 && as_roman <= most;
    if (word.size() > 1) {
        if (!can_be_roman) return std::nullopt;
        return std::pair(roman, as_roman);
    }
    const bool one = word == "i" || word == "I";
    if (can_be_roman && (wanted ? *wanted == roman : one)) return std::pair(roman, as_roman);
    const char first = big ? 'A' : 'a';
    return std::pair(letter, static_cast<std::uint32_t>(word[0] - first + 1));
}

std::optional<Marker> marker_at(std::string_view line, std::optional<Count> wanted) {
    Marker marker;
    std::size_t at = line.starts_with('(') ? 1 : 0;
    const bool open = at == 1;
    std::size_t end = at;
    if (at < line.size() && line[at] == '@') {
        end = std::min(line.find_first_of(") \t\n", at), line.size());
        marker.name = line.substr(at + 1, end - at - 1);
        marker.count = Count::example;
        if (!open) return std::nullopt;
    } else if (at < line.size() && line[at] == '#') {
        end = at + 1;
        marker.count = Count::itself;
        marker.number = 1;
    } else if (open && at < line.size() && ascii::is_digit(line[at])) {
        constexpr std::size_t most_digits = 6;
        for (; end < line.size() && ascii::is_digit(line[end]) && end - at < most_digits; ++end)
            marker.number = marker.number * 10 + static_cast<std::uint32_t>(line[end] - '0');
    } else {
        while (end < line.size() && ascii::is_letter(line[end])) ++end;
        if (end == at) return std::nullopt;
        const auto found = letters(line.substr(at, end - at), wanted);
        if (!found) return std::nullopt;
        marker.count = found->first;
        marker.number = found->second;
    }
    if (end >= line.size()) return std::nullopt;
    if (line[end] == ')')
        marker.close = open ? Close::brackets : Close::bracket;
    else if (line[end] == '.' && !open)
        marker.close = Close::stop;
    else
        return std::nullopt;
    marker.size = end + 1;
    const std::string_view behind = line.substr(marker.size);
    const std::size_t blanks = std::min(behind.find_first_not_of(" \t"), behind.size());
    if (blanks == 0 || blanks == behind.size() || behind[blanks] == '\n') return std::nullopt;
    // A. Smith is a name.
    const bool initial = marker.count == Count::capitals || marker.count == Count::big_roman;
    if (initial && marker.close == Close::stop && blanks < 2 && behind[0] != '\t')
        return std::nullopt;
    return marker;
}

/// Called by the parser where a block may begin.
cmark_node* open_list(cmark_syntax_extension*, int indented, cmark_parser* parser,
                      cmark_node* parent, unsigned char* input, int length) noexcept {
    const char* bytes = static_cast<const char*>(static_cast<const void*>(input));
    const std::string_view line(bytes, static_cast<std::size_t>(length));
    const int begin = cmark_parser_get_first_nonspace(parser);
    const auto at = static_cast<std::size_t>(begin);
    if (indented != 0 || at >= line.size()) return nullptr;
    const bool in_list = parent->type == CMARK_NODE_LIST && is_fancy_list(*parent);
    auto marker =
        marker_at(line.substr(at), in_list ? std::optional(count_of(*parent)) : std::nullopt);
    if (!marker) return nullptr;
    const bool goes_on = in_list && parent->as.list.bullet_char == marker->code();
    if (!goes_on) marker = marker_at(line.substr(at), std::nullopt);
    if (parent->type == CMARK_NODE_PARAGRAPH && parent->parent->type != CMARK_NODE_ITEM)
        return nullptr;
    constexpr std::size_t most_blanks = 4;
    const std::size_t behind = at + marker->size;
    std::size_t blanks = std::min(line.find_first_not_of(' ', behind), line.size()) - behind;
    // Deeper, it is code behind one blank.
    if (blanks == 0 || blanks > most_blanks) blanks = 1;

    cmark_list data{};
    data.bullet_char = marker->code();
    data.start = static_cast<int>(marker->number);
    return open_item(parser, parent, goes_on, data,
                     {line, begin, static_cast<int>(behind), static_cast<int>(blanks)});
}

}  // namespace

cmark_syntax_extension* make_fancy_list_extension() {
    cmark_syntax_extension* extension = cmark_syntax_extension_new("fancy");
    cmark_syntax_extension_set_open_block_func(extension, open_list);
    return extension;
}

bool is_fancy_list(const cmark_node& list) {
    return (list.as.list.bullet_char & is_fancy) != 0;
}

std::uint32_t Examples::number_at(std::string_view text, std::size_t& size) const {
    std::uint32_t number = 0;
    size = 0;
    for (const auto& [name, own] : names) {
        if (name.size() <= size || !text.starts_with(name)) continue;
        const bool goes_on = name.size() < text.size() && ascii::is_alphanumeric(name.back()) &&
                             ascii::is_alphanumeric(text[name.size()]);
        if (goes_on) continue;
        size = name.size();
        number = own;
    }
    return number;
}

Examples examples_in(cmark_node& document, const ParsedText& text) {
    Examples examples;
    std::uint32_t last = 0;
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> walk(cmark_iter_new(&document),
                                                                  cmark_iter_free);
    while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE) {
        const cmark_node* node = cmark_iter_get_node(walk.get());
        if (cmark_iter_get_event_type(walk.get()) != CMARK_EVENT_ENTER ||
            node->type != CMARK_NODE_ITEM || !is_fancy_list(*node) ||
            count_of(*node) != Count::example)
            continue;
        const std::string_view line =
            text.line(static_cast<std::size_t>(std::max(node->start_line, 1)) - 1);
        const std::size_t column =
            std::min(static_cast<std::size_t>(std::max(node->start_column, 1)) - 1, line.size());
        const auto marker = marker_at(line.substr(column), std::nullopt);
        const std::string name(marker ? marker->name : std::string_view());
        const auto known = examples.names.find(name);
        const bool again = !name.empty() && known != examples.names.end();
        const std::uint32_t number = again ? known->second : ++last;
        if (!name.empty()) examples.names.try_emplace(name, number);
        examples.items.emplace(node, number);
    }
    return examples;
}

std::uint32_t fancy_start(const cmark_node& list, const Examples& examples) {
    const auto example = examples.items.find(list.first_child);
    if (example != examples.items.end()) return example->second;
    return static_cast<std::uint32_t>(std::max(list.as.list.start, 1));
}

std::string fancy_marker(const cmark_node& list, const cmark_node& item, std::uint32_t index,
                         const Examples& examples) {
    std::uint32_t number = static_cast<std::uint32_t>(std::max(list.as.list.start, 0)) + index;
    std::string words;
    switch (count_of(list)) {
        case Count::itself: return {};
        case Count::example: {
            const auto found = examples.items.find(&item);
            if (found != examples.items.end()) number = found->second;
            words = std::to_string(number);
            break;
        }
        case Count::figures: words = std::to_string(number); break;
        case Count::letters: words = letter_number(number, 'a'); break;
        case Count::capitals: words = letter_number(number, 'A'); break;
        case Count::roman: words = roman_number(number, false); break;
        case Count::big_roman: words = roman_number(number, true); break;
    }
    switch (close_of(list)) {
        case Close::stop: return words + ".";
        case Close::bracket: return words + ")";
        case Close::brackets: return "(" + words + ")";
    }
    return words;
}

}  // namespace banxin::markdown
