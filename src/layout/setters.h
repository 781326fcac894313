/// \file
/// One function for each kind of block: each puts its boxes at the end of the cursor's column.
/// Private to the layout room.
#pragma once

#include "layout/cursor.h"
#include "layout/table_columns.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

void set_blocks(std::span<const Block> all, const Cursor& at);
/// Those of them from `begin` to before `end`; they know the others.
void set_blocks(std::span<const Block> all, std::size_t begin, std::size_t end, const Cursor& at);
/// With its id, under which links find it.
void set_block(const Block& block, const Cursor& around);
/// One of several: it knows whether running text follows.
void set_block_of(std::span<const Block> all, std::size_t index, const Cursor& around);

// Each is called with a cursor that is at its block.
void set_paragraph(const Paragraph& paragraph, const Cursor& at);
void set_heading(const Heading& heading, const Cursor& at);
void set_quote(const Quote& quote, const Cursor& at);
void set_verse(const Blocks& stanzas, const Cursor& at);
void set_list(const List& list, const Cursor& at);
void set_code(const CodeBlock& code, const Cursor& at);
void set_formula(const FormulaBlock& formula, const Cursor& at);
void set_figure(const Figure& figure, const Cursor& at);
void set_figure_row(const FigureRow& row, const Cursor& at);
void set_columns(const TextColumns& columns, const Cursor& at);
void set_table(const Table& table, const Cursor& at);
void set_thematic_break(const Cursor& at);
/// Notes that stand in the text: endnotes.
void set_note_list(const NoteList& list, const Cursor& at);

/// A text in a heading's box, under the one before it.
struct HeadingPart {
    Inlines content;
    style::RoleStyle look;
    NodeId node;
    /// Empty: that of the text.
    Language language = {};
};
/// H02: whole lines of the grid, the texts in their middle.
void set_heading_box(const std::vector<HeadingPart>& parts, const style::RoleStyle& look,
                     const Cursor& at);
[[nodiscard]] style::RoleStyle heading_look(int level, const Cursor& at);
NodeId add_heading_node(int level, const Cursor& at);
/// The chapter's title with what belongs to it.
void set_title(const Cursor& at);
/// The codes of a chapter's links.
void set_link_codes(const Cursor& at);
/// 对照: a chapter with its original.
void set_parallel_text(const Cursor& at);

[[nodiscard]] style::RoleStyle look_of(ParagraphRole paragraph, const Cursor& at);
[[nodiscard]] style::Role role_of(ParagraphRole role, style::Role inside);
[[nodiscard]] style::Role role_of(QuoteKind kind);

/// As wide as a picture asks to be, in a measure; of one that could not be used, nothing.
[[nodiscard]] Length wished_width(const Image& image, Length measure, const StreamContext& context);
/// How far a list's text stands in from the text around it.
[[nodiscard]] Length hang_of(const List& list, const Cursor& at);

/// How wide what stands in a cell would be; as the setters set it. Nodes that it adds are of no
/// use.
[[nodiscard]] TextNeeds needs_of_blocks(const Blocks& all, const Cursor& at);

}  // namespace banxin::layout
