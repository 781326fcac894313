/// \file
/// `==words==`: marked with a pen, as Obsidian, Typora and others write it. Private to this room.
#pragma once

struct cmark_node;
struct cmark_syntax_extension;

namespace banxin::markdown {

/// A new extension that reads them; the parser library owns nothing of it. What it makes are nodes
/// of emphasis, because those may stand wherever text may.
[[nodiscard]] cmark_syntax_extension* make_highlight_extension();

[[nodiscard]] bool is_highlight(const cmark_node* node);

}  // namespace banxin::markdown
