#include "markdown/formulas.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "markdown/fences.h"
#include "markdown/hidden_nodes.h"
#include "markdown/stand_ins.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>

namespace banxin::markdown {
namespace {

/// Longer is no formula, and a bound keeps a text of nothing but dollars linear.
constexpr std::size_t longest_inline = 2000;
constexpr std::size_t most_lines = 200;

/// `$5，买了一斤，花$`: a sum of money, with words behind it.
bool is_money(std::string_view inside) {
    if (!ascii::is_digit(inside[0]) || inside.find('\\') != std::string_view::npos) return false;
    for (std::size_t at = 0; at < inside.size();) {
        const Decoded next = decode_utf8(inside, at);
        if (is_ideographic(next.value) || is_cjk_punctuation(next.value)) return true;
        at += next.bytes;
    }
    return false;
}

/// `$HOME/$USER`: names of a program's, one behind the other.
bool is_name_of_program(std::string_view inside, char after) {
    constexpr std::string_view between = "/:=_.";
    const auto may_name = [](char c) { return ascii::is_alphanumeric(c) || c == '_'; };
    const bool begins = ascii::is_letter(after) || after == '_' || after == '{';
    if (!begins || between.find(inside.back()) == std::string_view::npos) return false;
    const std::size_t end = inside.find_last_not_of(between) + 1;
    return end > 0 &&
           std::all_of(inside.begin(), inside.begin() + static_cast<std::ptrdiff_t>(end), may_name);
}

/// `\( … \)`, which never stands on lines of its own.
bool is_inline_only(std::string_view text, std::size_t begin) {
    const std::size_t mark = text.find_first_not_of('\\', begin + 1);
    return mark == none || text[mark] == '(';
}

/// Bytes of the formula with stand-ins at its ends that begins at `begin`; 0: its end is not here.
std::size_t hidden_at(std::string_view text, std::size_t begin) {
    const std::size_t end = text.find(formula_end, begin);
    if (end == std::string_view::npos) return 0;
    // `$$`, `\)`, `\\]`, `\end{…}`.
    std::size_t last = end + 1;
    while (last < text.size() && text[last] == '\\') ++last;
    if (last < text.size() && text[last] == 'e') last = text.find('}', last);
    return last < text.size() ? last + 1 - begin : 0;
}

cmark_node* match_formula(cmark_syntax_extension*, cmark_parser*, cmark_node* parent,
                          unsigned char character, cmark_inline_parser* inlines) noexcept {
    const bool hidden = character == static_cast<unsigned char>(formula_begin);
    if (character != '$' && !hidden) return nullptr;
    cmark_chunk* chunk = cmark_inline_parser_get_chunk(inlines);
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(chunk->data)),
                                static_cast<std::size_t>(chunk->len));
    const auto begin = static_cast<std::size_t>(cmark_inline_parser_get_offset(inlines));
    const std::size_t size = hidden ? hidden_at(text, begin) : formula_at(text, begin);
    return size == 0 ? nullptr : take_hidden(parent, inlines, size);
}

/// Nothing but an own id, a number in parentheses or a stop behind a formula.
bool may_follow(std::string_view rest) {
    const std::size_t begin = rest.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return true;
    rest = rest.substr(begin);
    return rest.starts_with("{#") && rest.find('}') != std::string_view::npos;
}

/// Where the `$$` stands that closes the formula which opens at `open`, or the stand-in of another
/// end; npos when there is no formula of its own lines.
std::size_t closing_at(std::string_view text, std::size_t line_begin, std::size_t open) {
    const bool dollars = text.substr(open).starts_with("$$");
    if (!dollars &&
        (open >= text.size() || text[open] != formula_begin || is_inline_only(text, open)))
        return none;
    const std::string_view before = text.substr(line_begin, open - line_begin);
    std::size_t begin = line_begin;
    std::size_t from = open + 2;
    for (std::size_t lines = 0; begin < text.size() && lines < most_lines; ++lines) {
        const std::string_view line = line_at(text, begin);
        if (lines > 0 && !is_inside(line, before)) return none;
        const std::size_t end = begin + line.size();
        const std::size_t close = dollars ? text.substr(0, end).find("$$", from)
                                          : text.substr(0, end).find(formula_end, from);
        if (close != none) {
            const std::size_t behind =
                dollars ? close + 2 : open + hidden_at(text.substr(0, end), open);
            const std::string_view inside = text.substr(open + 2, close - open - 2);
            const bool something = inside.find_first_not_of(" \t\n>") != none;
            return something && may_follow(text.substr(behind, end - behind)) ? close : none;
        }
        begin = end + 1;
        from = begin;
    }
    return none;
}

/// Called by the parser where a block may begin, indented or not.
cmark_node* open_formula(cmark_syntax_extension* extension, int, cmark_parser* parser,
                         cmark_node* parent, unsigned char* input, int length) noexcept {
    const std::string_view line(static_cast<const char*>(static_cast<const void*>(input)),
                                static_cast<std::size_t>(length));
    const auto begin = static_cast<std::size_t>(cmark_parser_get_first_nonspace(parser));
    if (begin + 1 >= line.size() || line[begin] != formula_begin) return nullptr;
    const std::size_t size = is_inline_only(line, begin) ? 0 : hidden_at(line, begin);
    if (size == 0 || !may_follow(line_at(line, begin + size))) return nullptr;
    cmark_node* node = cmark_parser_add_child(parser, parent, CMARK_NODE_CUSTOM_BLOCK,
                                              static_cast<int>(begin) + 1);
    cmark_node_set_syntax_extension(node, extension);
    cmark_parser_advance_offset(parser, static_cast<const char*>(static_cast<const void*>(input)),
                                length - 1 - cmark_parser_get_offset(parser), 0);
    return node;
}

/// No further line belongs to it.
int ends_at_once(cmark_syntax_extension*, cmark_parser*, unsigned char*, int,
                 cmark_node*) noexcept {
    return 0;
}

}  // namespace

std::size_t formula_at(std::string_view text, std::size_t begin) {
    const bool doubled = text.substr(begin).starts_with("$$");
    const std::size_t mark = doubled ? 2 : 1;
    const std::size_t first = begin + mark;
    const std::size_t last = std::min(text.size(), begin + longest_inline);
    if (first >= last || (!doubled && ascii::is_space(text[first]))) return 0;
    // A stop behind a dollar that stands alone.
    if (!doubled && is_cjk_punctuation(decode_utf8(text, first).value)) return 0;
    for (std::size_t at = first; at < last; ++at) {
        if (text[at] == '\\') {
            ++at;
            continue;
        }
        // Code inside of it, or a dollar in code.
        if (text[at] == '`') return 0;
        if (text[at] != '$' || at == first) continue;
        const std::string_view inside = text.substr(first, at - first);
        if (doubled) {
            const bool ends = text.substr(at).starts_with("$$");
            if (ends && inside.find_first_not_of(" \t\n") != std::string_view::npos)
                return at + 2 - begin;
            continue;
        }
        const char after = at + 1 < text.size() ? text[at + 1] : '\0';
        if (after == '$') {
            ++at;
            continue;
        }
        if (ascii::is_space(text[at - 1]) || ascii::is_digit(after)) continue;
        return is_money(inside) || is_name_of_program(inside, after) ? 0 : at + 1 - begin;
    }
    return 0;
}

cmark_syntax_extension* make_formula_extension() {
    cmark_syntax_extension* extension =
        make_hidden_extension("formula", {'$', formula_begin}, match_formula);
    cmark_syntax_extension_set_open_block_func(extension, open_formula);
    cmark_syntax_extension_set_match_block_func(extension, ends_at_once);
    return extension;
}

void hide_formulas(std::string& text) {
    if (text.find("$$") == std::string::npos && text.find(formula_begin) == std::string::npos)
        return;
    CodeLines code;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view line = line_at(text, begin);
        const std::size_t next = begin + line.size() + 1;
        const std::size_t open = begin + container_width(line);
        const std::size_t close = code.holds(line) ? none : closing_at(text, begin, open);
        if (close == none) {
            begin = next;
            continue;
        }
        text[open] = formula_begin;
        text[close] = formula_end;
        join_lines(text, open, close, std::string_view(text).substr(begin, open - begin));
        begin = close + line_at(text, close).size() + 1;
    }
}

bool is_formula(std::string_view literal) {
    return literal.starts_with('$') || literal.starts_with(formula_begin);
}

bool is_displayed(std::string_view source) {
    return source.starts_with("$$") || source.starts_with("\\[") || source.starts_with("\\\\[") ||
           source.starts_with("\\begin{");
}

std::string formula_source(std::string_view literal, std::string_view* rest) {
    if (literal.starts_with(formula_begin)) {
        const std::size_t size = hidden_at(literal, 0);
        if (rest != nullptr) *rest = literal.substr(size);
        literal = literal.substr(0, size);
    }
    const std::string shown = without_marks(literal);
    std::string_view inside = shown;
    // `$`, `$$`, `\(`, `\\[`; an environment's first and last words belong to it.
    const std::size_t mark = inside.find_first_not_of(inside.front());
    if (mark == none) return {};
    const bool bracket = inside[mark] == '(' || inside[mark] == '[';
    const std::size_t width = inside.front() == '$' ? std::min<std::size_t>(mark, 2)
                              : bracket             ? mark + 1
                                                    : 0;
    if (inside.size() < 2 * width) return {};
    inside = inside.substr(width, inside.size() - 2 * width);
    return std::string(ascii::trimmed(inside));
}

}  // namespace banxin::markdown
