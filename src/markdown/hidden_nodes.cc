#include "markdown/hidden_nodes.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <cstdint>

namespace banxin::markdown {

cmark_syntax_extension* make_hidden_extension(const char* name,
                                              std::initializer_list<char> characters,
                                              MatchInline match) {
    cmark_syntax_extension* extension = cmark_syntax_extension_new(name);
    cmark_llist* list = nullptr;
    // The library keeps the character itself in the list's pointer.
    for (const char c : characters)
        list =
            cmark_llist_append(cmark_get_default_mem_allocator(), list,
                               reinterpret_cast<void*>(static_cast<std::uintptr_t>(c)));  // NOLINT
    cmark_syntax_extension_set_special_inline_chars(extension, list);
    cmark_syntax_extension_set_match_inline_func(extension, match);
    return extension;
}

cmark_node* take_hidden(cmark_node* parent, subject* inlines, std::size_t size) {
    cmark_chunk* chunk = cmark_inline_parser_get_chunk(inlines);
    const int begin = cmark_inline_parser_get_offset(inlines);
    cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_HTML_INLINE, parent->content.mem);
    node->as.literal.data = chunk->data + begin;
    node->as.literal.len = static_cast<bufsize_t>(size);
    node->as.literal.alloc = 0;
    cmark_inline_parser_set_offset(inlines, begin + static_cast<int>(size));
    return node;
}

}  // namespace banxin::markdown
