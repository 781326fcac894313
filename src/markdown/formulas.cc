#include "markdown/formulas.h"

#include "base/unicode.h"
#include "markdown/emphasis_marks.h"
#include "markdown/fences.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>

namespace banxin::markdown {
namespace {

/// Longer is no formula, and a bound keeps a text of nothing but dollars linear.
constexpr std::size_t longest_inline = 2000;
constexpr std::size_t most_lines = 200;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// `$5，买了一斤，花$`: a sum of money, with words behind it.
bool is_money(std::string_view inside) {
    if (!is_digit(inside[0]) || inside.find('\\') != std::string_view::npos) return false;
    for (std::size_t at = 0; at < inside.size();) {
        const Decoded next = decode_utf8(inside, at);
        if (is_ideographic(next.value) || is_cjk_punctuation(next.value)) return true;
        at += next.bytes;
    }
    return false;
}

/// Bytes of the formula that begins at `begin`, both dollars included; 0 when none does.
std::size_t formula_at(std::string_view text, std::size_t begin) {
    const bool doubled = text.substr(begin).starts_with("$$");
    const std::size_t mark = doubled ? 2 : 1;
    const std::size_t first = begin + mark;
    const std::size_t last = std::min(text.size(), begin + longest_inline);
    if (first >= last || (!doubled && is_blank(text[first]))) return 0;
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
        if (is_blank(text[at - 1]) || is_digit(after)) continue;
        return is_money(inside) ? 0 : at + 1 - begin;
    }
    return 0;
}

cmark_node* match_dollar(cmark_syntax_extension*, cmark_parser*, cmark_node* parent,
                         unsigned char character, cmark_inline_parser* inlines) noexcept {
    if (character != '$') return nullptr;
    cmark_chunk* chunk = cmark_inline_parser_get_chunk(inlines);
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(chunk->data)),
                                static_cast<std::size_t>(chunk->len));
    const auto begin = static_cast<std::size_t>(cmark_inline_parser_get_offset(inlines));
    const std::size_t size = formula_at(text, begin);
    if (size == 0) return nullptr;
    cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, parent->content.mem);
    node->as.custom.on_enter.data = chunk->data + begin;
    node->as.custom.on_enter.len = static_cast<bufsize_t>(size);
    node->as.custom.on_enter.alloc = 0;
    cmark_inline_parser_set_offset(inlines, static_cast<int>(begin + size));
    return node;
}

/// Blanks, marks of quotations and one mark of a list before a block on its first line.
std::size_t container_width(std::string_view line) {
    std::size_t at = std::min(line.find_first_not_of(" \t>"), line.size());
    std::size_t mark = at;
    while (mark < line.size() && is_digit(line[mark])) ++mark;
    const bool item = mark < line.size() &&
                      (mark > at ? line[mark] == '.' || line[mark] == ')'
                                 : line[mark] == '-' || line[mark] == '*' || line[mark] == '+');
    if (!item || mark + 1 >= line.size() || !is_blank(line[mark + 1])) return at;
    const std::size_t inside = line.find_first_not_of(" \t", mark + 1);
    return inside == std::string_view::npos ? at : inside;
}

/// Whether a line further down can belong to the block that began so far in.
bool is_inside(std::string_view line, std::string_view before) {
    const bool quoted = before.find('>') != std::string_view::npos;
    if (quoted)
        return line.find_first_not_of(" \t") < line.size() &&
               line[line.find_first_not_of(" \t")] == '>';
    const std::size_t indent = line.find_first_not_of(" \t");
    return indent == std::string_view::npos || indent >= before.size();
}

/// Nothing but an own id, a number in parentheses or a stop behind a formula.
bool may_follow(std::string_view rest) {
    const std::size_t begin = rest.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return true;
    rest = rest.substr(begin);
    return rest.starts_with("{#") && rest.find('}') != std::string_view::npos;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
    return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

/// Where the `$$` stands that closes the formula which opens at `open`; npos when the formula is
/// none of its own lines.
std::size_t closing_at(std::string_view text, std::size_t line_begin, std::size_t open) {
    constexpr std::size_t none = std::string_view::npos;
    const std::string_view before = text.substr(line_begin, open - line_begin);
    std::size_t begin = line_begin;
    std::size_t from = open + 2;
    for (std::size_t lines = 0; begin < text.size() && lines < most_lines; ++lines) {
        const std::string_view line = line_at(text, begin);
        if (lines > 0 && !is_inside(line, before)) return none;
        const std::size_t end = begin + line.size();
        // What would end the hiding block too early.
        if (text.substr(from, end - from).find("?>") != none) return none;
        const std::size_t close = text.substr(0, end).find("$$", from);
        if (close != none) {
            const std::string_view inside = text.substr(open + 2, close - open - 2);
            const bool something = inside.find_first_not_of(" \t\n>") != none;
            return something && may_follow(text.substr(close + 2, end - close - 2)) ? close : none;
        }
        begin = end + 1;
        from = begin;
    }
    return none;
}

}  // namespace

cmark_syntax_extension* make_formula_extension() {
    cmark_syntax_extension* extension = cmark_syntax_extension_new("formula");
    cmark_llist* characters = cmark_llist_append(
        cmark_get_default_mem_allocator(), nullptr,
        reinterpret_cast<void*>(static_cast<std::uintptr_t>('$')));  // NOLINT: the library's way
    cmark_syntax_extension_set_special_inline_chars(extension, characters);
    cmark_syntax_extension_set_match_inline_func(extension, match_dollar);
    return extension;
}

void hide_formulas(std::string& text) {
    if (text.find("$$") == std::string::npos) return;
    CodeLines code;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view line = line_at(text, begin);
        const std::size_t next = begin + line.size() + 1;
        const std::size_t open = begin + container_width(line);
        if (code.holds(line) || !std::string_view(text).substr(open).starts_with("$$")) {
            begin = next;
            continue;
        }
        const std::size_t close = closing_at(text, begin, open);
        if (close == std::string_view::npos) {
            begin = next;
            continue;
        }
        text.replace(open, 2, "<?");
        text.replace(close, 2, "?>");
        begin = close + line_at(text, close).size() + 1;
    }
}

bool was_formula(std::string_view source) {
    return source.starts_with("$$") || source.starts_with("\\[") || source.starts_with("\\\\[") ||
           source.starts_with("\\begin{");
}

std::string formula_source(std::string_view with_dollars) {
    const std::size_t mark =
        with_dollars.starts_with("$$") || with_dollars.starts_with("<?") ? 2 : 1;
    std::string_view inside = with_dollars.substr(mark);
    const std::size_t end = mark == 1
                                ? inside.rfind('$')
                                : std::max(inside.rfind("$$") + 1, inside.rfind("?>") + 1) - 1;
    inside = inside.substr(0, end);
    const std::size_t first = inside.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    return without_marks(inside.substr(first, inside.find_last_not_of(" \t\n") - first + 1));
}

}  // namespace banxin::markdown
