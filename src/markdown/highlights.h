/// \file
/// `==words==`: marked with a pen, as Obsidian, Typora and others write it. Private to this room.
#pragma once

struct cmark_node;
struct cmark_syntax_extension;

namespace banxin::markdown {

/// The extension that reads them, one for all dialects and for good. What it makes are nodes of
/// emphasis, because those may stand wherever text may.
[[nodiscard]] cmark_syntax_extension* highlight_extension();

[[nodiscard]] bool is_highlight(const cmark_node* node);

}  // namespace banxin::markdown
