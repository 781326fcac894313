// See definitions.h.
#include "markdown/definitions.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "markdown/inline_reader.h"
#include "markdown/open_item.h"
#include "markdown/pieces.h"
#include "markdown/typed_blanks.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace banxin::markdown {
namespace {

constexpr unsigned char mark = ':';
/// Means the same to Pandoc.
constexpr unsigned char tilde = '~';

bool is_list_of_definitions(const cmark_node* node) {
    return node != nullptr && node->type == CMARK_NODE_LIST && is_definitions(*node);
}

/// Columns of the blanks behind the mark that belong to it, as CommonMark, "List items", counts
/// them; 0: nothing stands behind it.
int blanks_behind(std::string_view line, std::size_t at, int column) {
    constexpr int most = 4;
    const int begin = column;
    for (; at < line.size() && (line[at] == ' ' || line[at] == '\t'); ++at)
        column += line[at] == '\t' ? 4 - column % 4 : 1;
    if (at >= line.size() || line[at] == '\n' || line[at] == '\r') return 0;
    // Deeper, it is code behind one blank.
    return column - begin > most ? 1 : column - begin;
}

/// How wide a line is to its reader: tags, addresses and attributes show nothing.
int shown_width(std::string_view line) {
    std::string shown;
    for (std::size_t at = 0; at < line.size();) {
        const std::string_view rest = line.substr(at);
        const bool is_tag = rest.size() > 1 && rest[0] == '<' &&
                            (ascii::is_letter(rest[1]) || rest[1] == '/') &&
                            rest.substr(0, rest.find('>')).find("://") == std::string_view::npos;
        const char close = is_tag                       ? '>'
                           : rest.starts_with("](")     ? ')'
                           : rest.starts_with("{lang=") ? '}'
                           : rest.starts_with("]{")     ? '}'
                                                        : '\0';
        const std::size_t end = close == '\0' ? std::string_view::npos : rest.find(close);
        if (end != std::string_view::npos) {
            at += end + 1;
            continue;
        }
        shown += line[at++];
    }
    return display_width(shown);
}

/// Whether each line of a paragraph is short and none ends as lines of wrapped prose do.
bool may_be_terms(std::string_view lines) {
    // Prose is wrapped at 72 columns or so, where it is Latin; else hardly ever.
    constexpr int longest = 200;
    constexpr int longest_plain = 60;
    constexpr std::array<std::string_view, 13> inside = {"，", "、", "；", "。", "！", "？", "——",
                                                         ",",  ";",  ".",  "!",  "?",  "…"};
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        std::string_view line = lines.substr(0, end);
        line = line.substr(0, line.find_last_not_of(" \\") + 1);
        const bool goes_on =
            std::any_of(inside.begin(), inside.end(),
                        [&](std::string_view end_mark) { return line.ends_with(end_mark); });
        // `&nbsp;` ends no clause.
        const std::size_t entity = line.ends_with(';') ? line.rfind('&') : std::string_view::npos;
        const bool is_entity = entity != std::string_view::npos &&
                               line.find_first_of(" ,", entity) == std::string_view::npos;
        const bool is_plain = std::all_of(line.begin(), line.end(), [](char c) {
            return ascii::is_alphanumeric(c) ||
                   std::string_view(" ,.;:'\"()-").find(c) != std::string_view::npos;
        });
        if ((goes_on && !is_entity) || shown_width(line) > (is_plain ? longest_plain : longest))
            return false;
        lines = lines.substr(std::min(end + 1, lines.size()));
    }
    return true;
}

/// `certain`: what stands above is a term, whatever it looks like.
cmark_node* open_behind(unsigned char own_mark, bool certain, int indented, cmark_parser* parser,
                        cmark_node* parent, unsigned char* input, int length) noexcept {
    const char* bytes = static_cast<const char*>(static_cast<const void*>(input));
    const std::string_view line(bytes, static_cast<std::size_t>(length));
    const int begin = cmark_parser_get_first_nonspace(parser);
    const auto at = static_cast<std::size_t>(begin);
    if (indented != 0 || at >= line.size() || input[begin] != own_mark) return nullptr;
    const bool goes_on = is_list_of_definitions(parent);
    const cmark_node* above = parent->type == CMARK_NODE_PARAGRAPH ? parent : parent->last_child;
    if (!goes_on && (above == nullptr || above->type != CMARK_NODE_PARAGRAPH)) return nullptr;
    if (!goes_on && !certain && !may_be_terms(content_of(above))) return nullptr;
    const int column = cmark_parser_get_first_nonspace_column(parser) + 1;
    const int blanks = blanks_behind(line, at + 1, column);
    if (blanks == 0) return nullptr;

    cmark_list data{};
    data.bullet_char = mark;
    return open_item(parser, parent, goes_on, data, {line, begin, begin + 1, blanks});
}

/// Called by the parser where a block may begin.
cmark_node* open_definition(cmark_syntax_extension*, int indented, cmark_parser* parser,
                            cmark_node* parent, unsigned char* input, int length) noexcept {
    return open_behind(mark, false, indented, parser, parent, input, length);
}

cmark_node* open_pandocs(cmark_syntax_extension*, int indented, cmark_parser* parser,
                         cmark_node* parent, unsigned char* input, int length) noexcept {
    const int begin = cmark_parser_get_first_nonspace(parser);
    const unsigned char own = begin < length ? input[begin] : mark;
    return open_behind(own == tilde ? tilde : mark, true, indented, parser, parent, input, length);
}

List* definitions_at_end(Blocks& blocks) {
    List* list = blocks.empty() ? nullptr : std::get_if<List>(&blocks.back().value);
    const bool defines = list != nullptr && !list->items.empty() && !list->items[0].term.empty();
    return defines ? list : nullptr;
}

}  // namespace

cmark_syntax_extension* make_definition_extension(Dialect dialect) {
    cmark_syntax_extension* extension = cmark_syntax_extension_new("definition");
    cmark_syntax_extension_set_open_block_func(
        extension, dialect == Dialect::pandoc ? open_pandocs : open_definition);
    return extension;
}

bool is_definitions(const cmark_node& list) {
    return list.as.list.bullet_char == mark;
}

bool add_definitions(Blocks& definitions, Span span, Blocks& blocks) {
    Paragraph* term = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.back().value);
    if (term == nullptr) return false;
    for (Block& block : definitions) {
        if (auto* paragraph = std::get_if<Paragraph>(&block.value))
            drop_typed_indent(paragraph->content);
    }
    span.begin = blocks.back().span.begin;
    ListItem item{std::move(definitions), std::nullopt, span, {}, std::move(term->content)};
    blocks.pop_back();
    if (definitions_at_end(blocks) == nullptr) blocks.push_back({List{}, span, "", ""});
    std::get<List>(blocks.back().value).items.push_back(std::move(item));
    return true;
}

void add_undefined(Blocks&& inside, Text&& colon, bool goes_on, Blocks& blocks) {
    Paragraph* first = inside.empty() ? nullptr : std::get_if<Paragraph>(&inside[0].value);
    if (first == nullptr) {
        inside.insert(inside.begin(), {Paragraph{}, colon.span, "", ""});
        first = &std::get<Paragraph>(inside[0].value);
    }
    Inlines line{{std::move(colon)}};
    std::move(first->content.begin(), first->content.end(), std::back_inserter(line));
    join_texts(line);
    auto from = std::make_move_iterator(inside.begin());
    Paragraph* above = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.back().value);
    if (goes_on && above != nullptr) {
        above->content.push_back({LineBreak{}});
        std::move(line.begin(), line.end(), std::back_inserter(above->content));
        ++from;
    } else {
        first->content = std::move(line);
    }
    blocks.insert(blocks.end(), from, std::make_move_iterator(inside.end()));
}

void drop_break_at_end(Blocks& blocks, std::string_view source) {
    Paragraph* last = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.back().value);
    Text* text = last == nullptr || last->content.empty()
                     ? nullptr
                     : std::get_if<Text>(&last->content.back().value);
    if (text == nullptr || !text->text.ends_with('\\')) return;
    // An escaped one is no break.
    const std::string_view before = source.substr(0, text->span.end - 1);
    if (before.ends_with('\\')) return;
    *text = cut(*text, 0, text->text.size() - 1);
    if (text->text.empty()) last->content.pop_back();
}

}  // namespace banxin::markdown
