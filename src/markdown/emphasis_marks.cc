// The amended rule: a run is judged as CommonMark does ("Emphasis and strong emphasis",
// left- and right-flanking), but CJK punctuation counts as a letter, and beside other
// punctuation a CJK character counts as a space. Runs that the plain rule judges alike get
// no mark, so that almost all text goes to the parser untouched.
#include "markdown/emphasis_marks.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "markdown/stand_ins.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/utf8.h>

namespace banxin::markdown {
namespace {

bool is_cjk(char32_t c) {
    return is_ideographic(c) || is_hangul(c) || (c >= 0x3000 && c <= 0x303F) ||
           (c >= 0xFF01 && c <= 0xFFEF) || (c >= 0xFE10 && c <= 0xFE4F);
}

struct Neighbour {
    bool space = false;
    bool punctuation = false;
    bool cjk = false;
};

Neighbour classify(char32_t c) {
    const auto value = static_cast<std::int32_t>(c);
    return {c == 0 || cmark_utf8proc_is_space(value) != 0,
            cmark_utf8proc_is_punctuation(value) != 0, is_cjk(c)};
}

Flanking plain_rule(const Neighbour& before, const Neighbour& after) {
    return {!after.space && (!after.punctuation || before.space || before.punctuation),
            !before.space && (!before.punctuation || after.space || after.punctuation)};
}

Flanking amended_rule(const Neighbour& before, const Neighbour& after) {
    const bool after_foreign = after.punctuation && !after.cjk;
    const bool before_foreign = before.punctuation && !before.cjk;
    return {!after.space && (!after_foreign || before.space || before_foreign || before.cjk),
            !before.space && (!before_foreign || after.space || after_foreign || after.cjk)};
}

bool is_delimiter(char c) {
    return c == '*' || c == '~';
}

/// `==`, which marks words (highlights.h), and nothing longer.
bool is_highlight(std::string_view text, std::size_t at) {
    return text.substr(at, 2) == "==" && text.substr(at + 2, 1) != "=" &&
           (at == 0 || text[at - 1] != '=');
}

/// The neighbours of the run [begin, end), looked for through runs of the other delimiter and
/// through marks: emphasis inside emphasis has the same outside. The parser does so too, but for
/// `==`.
struct Neighbours {
    Neighbour before;
    Neighbour after;
};
Neighbours neighbours(std::string_view text, std::size_t begin, std::size_t end,
                      bool through_highlights) {
    // A bound keeps a line of nothing but alternating delimiters linear.
    constexpr std::size_t furthest = 16;
    const auto is_transparent = [](char c) { return is_delimiter(c) || c == emphasis_mark; };
    std::size_t at = begin;
    for (std::size_t n = 0; at > 0 && n < furthest; ++n) {
        if (is_transparent(text[at - 1]))
            --at;
        else if (through_highlights && at > 1 && is_highlight(text, at - 2))
            at -= 2;
        else
            break;
    }
    char32_t before = 0;
    if (at > 0) {
        before = decode_utf8(text, previous_character(text, at)).value;
    }
    at = end;
    for (std::size_t n = 0; at < text.size() && n < furthest; ++n) {
        if (is_transparent(text[at]))
            ++at;
        else if (through_highlights && is_highlight(text, at))
            at += 2;
        else
            break;
    }
    const char32_t after = at < text.size() ? decode_utf8(text, at).value : 0;
    return {classify(before), classify(after)};
}

std::size_t end_of_run(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && text[end] == text[begin]) ++end;
    return end;
}

std::string_view view(const cmark_chunk& chunk) {
    return {static_cast<const char*>(static_cast<const void*>(chunk.data)),
            static_cast<std::size_t>(chunk.len)};
}

/// Called by the parser at a mark: takes the mark and the run behind it, and puts the run on
/// the parser's own delimiter stack with our judgement.
cmark_node* match_mark(cmark_syntax_extension*, cmark_parser*, cmark_node* parent,
                       unsigned char character, cmark_inline_parser* inlines) noexcept {
    if (character != static_cast<unsigned char>(emphasis_mark)) return nullptr;
    cmark_chunk* chunk = cmark_inline_parser_get_chunk(inlines);
    const std::string_view text = view(*chunk);
    const auto begin = static_cast<std::size_t>(cmark_inline_parser_get_offset(inlines)) + 1;
    const std::size_t end =
        begin < text.size() && is_delimiter(text[begin]) ? end_of_run(text, begin) : begin;
    cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_TEXT, parent->content.mem);
    node->as.literal.data = chunk->data + begin;
    node->as.literal.len = static_cast<bufsize_t>(end - begin);
    node->as.literal.alloc = 0;
    cmark_inline_parser_set_offset(inlines, static_cast<int>(end));
    if (end == begin) return node;
    const Flanking flanking = flanking_of(text, begin, end);
    const auto delimiter = static_cast<unsigned char>(text[begin]);
    const bool usable = delimiter == '*' || end - begin == 2;
    if (usable && (flanking.left || flanking.right)) {
        cmark_inline_parser_push_delimiter(inlines, delimiter, flanking.left, flanking.right, node);
    }
    return node;
}

}  // namespace

Flanking flanking_of(std::string_view text, std::size_t begin, std::size_t end) {
    const Neighbours around = neighbours(text, begin, end, true);
    return amended_rule(around.before, around.after);
}

MarkedText set_emphasis_marks(std::string_view clean) {
    MarkedText marked;
    marked.map.add(0, 0);
    std::size_t copied = 0;
    for (std::size_t at = 0; at < clean.size();) {
        while (at < clean.size() && !is_delimiter(clean[at])) ++at;
        if (at == clean.size()) break;
        const std::size_t end = end_of_run(clean, at);
        const Neighbours seen = neighbours(clean, at, end, false);
        if (plain_rule(seen.before, seen.after) != flanking_of(clean, at, end)) {
            marked.text.append(clean.substr(copied, at - copied));
            marked.text += emphasis_mark;
            marked.map.add(marked.text.size(), at);
            copied = at;
        }
        at = end;
    }
    marked.text.append(clean.substr(copied));
    return marked;
}

cmark_syntax_extension* make_emphasis_extension() {
    cmark_syntax_extension* extension = cmark_syntax_extension_new("cjk-emphasis");
    cmark_mem* memory = cmark_get_default_mem_allocator();
    // The library keeps the character itself in the list's pointer.
    cmark_llist* characters = cmark_llist_append(
        memory, nullptr,
        reinterpret_cast<void*>(static_cast<std::uintptr_t>(emphasis_mark)));  // NOLINT
    cmark_syntax_extension_set_special_inline_chars(extension, characters);
    cmark_syntax_extension_set_match_inline_func(extension, match_mark);
    // The parser then looks through a mark when it judges a run of its own beside it.
    cmark_syntax_extension_set_emphasis(extension, 1);
    return extension;
}

}  // namespace banxin::markdown
