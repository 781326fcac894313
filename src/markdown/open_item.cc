// See open_item.h.
#include "markdown/open_item.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>

namespace banxin::markdown {

cmark_node* open_item(cmark_parser* parser, cmark_node* parent, bool goes_on, cmark_list data,
                      const ItemOpening& opening) {
    data.list_type = CMARK_BULLET_LIST;
    data.marker_offset = cmark_parser_get_indent(parser);
    data.padding = opening.behind - opening.begin + opening.blanks;
    const char* line = opening.line.data();
    cmark_parser_advance_offset(parser, line, opening.behind - cmark_parser_get_offset(parser), 0);
    if (opening.blanks > 0) cmark_parser_advance_offset(parser, line, opening.blanks, 1);
    const int column = opening.begin + 1;
    if (!goes_on) {
        parent = cmark_parser_add_child(parser, parent, CMARK_NODE_LIST, column);
        parent->as.list = data;
    }
    cmark_node* item = cmark_parser_add_child(parser, parent, CMARK_NODE_ITEM, column);
    item->as.list = data;
    return item;
}

}  // namespace banxin::markdown
