/// \file
/// Tables of HTML as they stand, made regular: no cell over another, no column or row in which none
/// begins. Knows nothing of what stands in a cell.
#pragma once

#include "document/block.h"
#include "markdown/gumbo.h"
#include "markdown/html_elements.h"

namespace banxin::markdown {

/// The reader of blocks, for what stands in cells and captions.
class HtmlContents {
public:
    [[nodiscard]] virtual HtmlTag tag_of(const GumboElement& element) const = 0;
    [[nodiscard]] virtual Inlines inlines_in(const GumboNode& node, int depth) = 0;
    [[nodiscard]] virtual Blocks blocks_in(const GumboNode& node, int depth) = 0;

protected:
    ~HtmlContents() = default;
};

/// Cells that had to be cut are noted in the context (S047). No sections: the table has no cells.
[[nodiscard]] Table read_html_table(const GumboNode& node, HtmlContents& contents, int depth,
                                    Context& context);

/// `align="right"` or `style="text-align: right"`, as converters write it.
[[nodiscard]] Alignment alignment_of(const HtmlTag& tag);

/// Paragraphs that the element around them sets in the middle or at the end of their lines.
void align_paragraphs(const HtmlTag& tag, Blocks& blocks);

/// A heading in a cell opens no section of the book: it is a strong line.
void settle_cell_headings(Blocks& blocks);

/// What stands in a table, row after row, each a paragraph where that can be.
[[nodiscard]] Blocks without_grid(Table&& table, Span span);

}  // namespace banxin::markdown
