/// \file
/// Lists that this room's extensions of the parser open. Private to this room.
#pragma once

#include <cmark-gfm/node.h>

#include <string_view>

typedef struct cmark_parser cmark_parser;

namespace banxin::markdown {

/// What stands on a line before the words of an item, as the parser counts it.
struct ItemOpening {
    std::string_view line;
    /// Byte of the marker, and the byte behind it.
    int begin = 0;
    int behind = 0;
    /// Columns behind that.
    int blanks = 0;
};

/// A new item that the parser goes on in; of `parent`, if that is a list that goes on, else of a
/// new list under it. What `data` says holds for both.
cmark_node* open_item(cmark_parser* parser, cmark_node* parent, bool goes_on, cmark_list data,
                      const ItemOpening& opening);

}  // namespace banxin::markdown
