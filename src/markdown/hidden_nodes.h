/// \file
/// What the parser makes of stand-ins inside a line: nodes of raw HTML, because every place that
/// may hold text may hold those (a cell of a table has a list of what it takes). What the node is
/// says the first byte of its literal. Private to this room.
#pragma once

#include <cstddef>
#include <initializer_list>

struct cmark_node;
struct cmark_parser;
struct cmark_syntax_extension;
struct subject;

namespace banxin::markdown {

using MatchInline = cmark_node* (*)(cmark_syntax_extension*, cmark_parser*, cmark_node*,
                                    unsigned char, subject*);

/// A new extension that asks `match` at each of these characters.
[[nodiscard]] cmark_syntax_extension* make_hidden_extension(const char* name,
                                                            std::initializer_list<char> characters,
                                                            MatchInline match);

/// A node of the next `size` bytes, which the parser then has read.
[[nodiscard]] cmark_node* take_hidden(cmark_node* parent, subject* inlines, std::size_t size);

}  // namespace banxin::markdown
