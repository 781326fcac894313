/// \file
/// The parser's block nodes to Blocks.
#pragma once

#include "document/block.h"
#include "markdown/context.h"
#include "markdown/markdown.h"

#include <optional>

struct cmark_node;

namespace banxin::markdown {

/// Children of the document or of another container, definitions of notes left out.
[[nodiscard]] Blocks read_blocks(const cmark_node* parent, Context& context);

/// One table, its caption aside.
[[nodiscard]] Table read_table(const cmark_node* node, Context& context);

/// The content of the heading that is the chapter's title.
struct Title {
    Inlines content;
    Span span;
    /// `{#own}`.
    std::string anchor;
    std::string short_title;
};

/// Takes bookdown's headings of divisions, `(PART) …` and `(APPENDIX) …`, off the top of a chapter;
/// what the last of them says.
[[nodiscard]] PartTitle take_divisions(Blocks& blocks);

/// Headings as a book has them: the title taken out, which is the first of level 1 wherever it
/// stands, one level-1 heading at most (S006), no level skipped (S007). Levels come in as they were
/// written, 1 to 6. Where a title is given from elsewhere, one that says the same is taken out;
/// else all are under it, and one that claims to be the title is told of (S086).
[[nodiscard]] std::optional<Title> order_headings(Blocks& blocks, const GivenTitle& given,
                                                  Diagnostics& diagnostics);

}  // namespace banxin::markdown
