// Two equals signs are a delimiter run like two tildes, and are judged as runs of asterisks are
// (emphasis_marks.cc), so that Han text needs no blanks around them. What programs mean by the same
// signs is text: a comparison has blanks on both sides or letters, an arrow its head.
#include "markdown/highlights.h"

#include "base/ascii.h"
#include "markdown/emphasis_marks.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <string_view>

namespace banxin::markdown {
namespace {

constexpr char sign = '=';
constexpr std::size_t run = 2;

bool is_word_character(char c) {
    return ascii::is_letter(c) || ascii::is_digit(c);
}

/// Whether what stands before it without a blank is a bare address, which it may be a part of.
bool is_in_address(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 300;
    std::size_t begin = at;
    while (begin > 0 && at - begin < longest && text[begin - 1] > ' ' && text[begin - 1] <= '~')
        --begin;
    return text.substr(begin, at - begin).find("://") != std::string_view::npos;
}

struct Ends {
    bool opens = false;
    bool closes = false;
};
Ends ends_at(std::string_view text, std::size_t begin) {
    const std::size_t end = begin + run;
    const char before = begin > 0 ? text[begin - 1] : ' ';
    const char after = end < text.size() ? text[end] : ' ';
    if (is_word_character(before) && is_word_character(after)) return {};
    const Flanking flanking = flanking_of(text, begin, end);
    if (!flanking.left && !flanking.right) return {};
    if (is_in_address(text, begin)) return {};
    return {flanking.left && after != '>', flanking.right && before != '<'};
}

cmark_node* match(cmark_syntax_extension*, cmark_parser*, cmark_node* parent,
                  unsigned char character, cmark_inline_parser* inlines) noexcept {
    if (character != static_cast<unsigned char>(sign)) return nullptr;
    cmark_chunk* chunk = cmark_inline_parser_get_chunk(inlines);
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(chunk->data)),
                                static_cast<std::size_t>(chunk->len));
    const auto begin = static_cast<std::size_t>(cmark_inline_parser_get_offset(inlines));
    const std::size_t end = std::min(text.find_first_not_of(sign, begin), text.size());
    cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_TEXT, parent->content.mem);
    node->as.literal.data = chunk->data + begin;
    node->as.literal.len = static_cast<bufsize_t>(end - begin);
    node->as.literal.alloc = 0;
    cmark_inline_parser_set_offset(inlines, static_cast<int>(end));
    if (end - begin != run) return node;
    const Ends ends = ends_at(text, begin);
    if (ends.opens || ends.closes)
        cmark_inline_parser_push_delimiter(inlines, character, ends.opens, ends.closes, node);
    return node;
}

/// Puts what stands between two delimiters into the first.
delimiter* insert(cmark_syntax_extension* self, cmark_parser*, cmark_inline_parser* inlines,
                  delimiter* opener, delimiter* closer) noexcept {
    delimiter* next = closer->next;
    cmark_node* node = opener->inl_text;
    if (cmark_node_set_type(node, CMARK_NODE_EMPH) != 0) {
        cmark_node_set_syntax_extension(node, self);
        for (cmark_node* one = cmark_node_next(node); one != nullptr && one != closer->inl_text;) {
            cmark_node* after = cmark_node_next(one);
            cmark_node_append_child(node, one);
            one = after;
        }
        cmark_node_free(closer->inl_text);
    }
    for (delimiter* one = closer; one != nullptr && one != opener;) {
        delimiter* before = one->previous;
        cmark_inline_parser_remove_delimiter(inlines, one);
        one = before;
    }
    cmark_inline_parser_remove_delimiter(inlines, opener);
    return next;
}

cmark_syntax_extension* make_extension() {
    cmark_syntax_extension* made = cmark_syntax_extension_new("highlight");
    // The library keeps the character itself in the list's pointer.
    cmark_llist* characters =
        cmark_llist_append(cmark_get_default_mem_allocator(), nullptr,
                           reinterpret_cast<void*>(static_cast<std::uintptr_t>(sign)));  // NOLINT
    cmark_syntax_extension_set_special_inline_chars(made, characters);
    cmark_syntax_extension_set_match_inline_func(made, match);
    cmark_syntax_extension_set_inline_from_delim_func(made, insert);
    return made;
}

}  // namespace

cmark_syntax_extension* highlight_extension() {
    static cmark_syntax_extension* const one = make_extension();
    return one;
}

bool is_highlight(const cmark_node* node) {
    return node->type == CMARK_NODE_EMPH && node->extension == highlight_extension();
}

}  // namespace banxin::markdown
