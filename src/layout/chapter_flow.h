/// \file
/// A chapter's blocks to boxes. Private to the layout room.
#pragma once

#include "layout/breaker.h"
#include "layout/figure_rows.h"
#include "layout/flow.h"
#include "layout/stream.h"
#include "layout/table_columns.h"
#include "style/style.h"

#include <span>

namespace banxin::layout {

/// Where a block stands: edges of the type area that are left to it, and whose text it is.
struct BlockPlace {
    Length left;
    Length width;
    style::Role role = style::Role::body;
    NodeId parent = NodeId::artifact;
    /// Paragraphs begin without an indent (list items, cells).
    bool flush = false;
    /// Lines end as they come: too few words stand in one to fill it out.
    bool ragged = false;
    /// A paragraph is all that the parent holds: it has no node of its own.
    bool bare = false;
    /// What stands before the first paragraph needs so much (F07).
    Length least_indent = {};
};

/// How everything is set that stands in a cell: not larger than its text, off the page's grid.
struct CellLook {
    Length size;
    Length pitch;
    style::Roles roles;
    /// Of the cell's own text.
    [[nodiscard]] style::RoleStyle& text() { return roles[text_role]; }
    [[nodiscard]] const style::RoleStyle& text() const { return roles[text_role]; }
    static constexpr auto text_role = static_cast<std::size_t>(style::Role::table);
};

/// Makes the boxes of one chapter. Diagnostics go to the context.
class ChapterFlow {
public:
    ChapterFlow(StreamContext& context, const style::Style& style)
        : context_(context), style_(style) {}

    /// Title, opening, text and notes.
    [[nodiscard]] Flow run();

private:
    [[nodiscard]] BlockPlace all_width(NodeId parent) const {
        return {Length{}, style_.page.measure(), style::Role::body, parent};
    }
    [[nodiscard]] bool is_parallel() const;
    void title(NodeId section);
    void stand_at_the_foot();
    void check_line_gap();
    void blocks(std::span<const Block> all, const BlockPlace& place);
    void parallel_text(NodeId section);
    void beside_each_other(NodeId section, bool facing);
    void under_each_other(NodeId section);
    void heading_and_original(const Block& ours, const Heading& theirs, const BlockPlace& place);
    void original(const Blocks& piece, BlockPlace place);
    void original_title(const BlockPlace& place);
    void block(const Block& one, const BlockPlace& place);
    void paragraph(const Paragraph& paragraph, const Block& block, const BlockPlace& place);
    void heading(const Heading& heading, const Block& block, const BlockPlace& place);
    [[nodiscard]] const style::RoleStyle& heading_look(int level) const;
    [[nodiscard]] NodeId add_heading_node(int level, NodeId parent);
    /// A text in a heading's box, under the one before it.
    struct HeadingPart {
        Inlines content;
        const style::RoleStyle* look;
        NodeId node;
        /// Empty: that of the text.
        Language language = {};
    };
    void heading_box(const std::vector<HeadingPart>& parts, const style::RoleStyle& look,
                     Length left, Length width);
    void heading_box(const Inlines& content, const style::RoleStyle& look, NodeId node, Length left,
                     Length width);
    void quote(const Quote& quote, const BlockPlace& place);
    void under_title(std::span<const Block> all, const BlockPlace& place);
    void verse(const Blocks& stanzas, BlockPlace place);
    void list(const List& list, const BlockPlace& place);
    void code(const CodeBlock& code, const BlockPlace& place);
    void fit_drawing(std::string_view text, Length measure, style::RoleStyle& look) const;
    void keep_lines_together(std::size_t first);
    void formula(const FormulaBlock& formula, const BlockPlace& place);
    /// `continues`: another line follows.
    void code_line(std::string_view line, bool continues, const style::RoleStyle& look, NodeId node,
                   const BlockPlace& place);
    void figure(const Figure& figure, const Block& block, const BlockPlace& place);
    void figure_row(const FigureRow& row, const BlockPlace& place);
    void row_line(const FigureRow& row, const RowLine& line, const RowLook& look,
                  const BlockPlace& place);
    /// The node of the figure, which its caption belongs to.
    NodeId picture(const Figure& figure, const Rect& area, NodeId parent, Box& box);
    /// Returns its height.
    Length figure_caption(const Figure& figure, NodeId node, Length left, Length width, Length top,
                          Span span, Box& box);
    void put_figures(Box&& box, Length height);
    /// As wide as it asks to be, in a measure; of a picture that could not be used, nothing.
    [[nodiscard]] Length wished_width(const Image& image, Length measure) const;
    [[nodiscard]] Length hang_of(const List& list, const style::RoleStyle& around) const;
    [[nodiscard]] Stream text_stream(const Inlines& content, const style::RoleStyle& look,
                                     NodeId node);
    class TableSetter;
    void table(const Table& table, const Block& block, const BlockPlace& place);
    void upright_table(TableSetter& setter, const Table& table, const Block& block, NodeId caption,
                       const BlockPlace& place);
    void turned_table(TableSetter& setter, const Table& table, const Block& block, NodeId caption);
    [[nodiscard]] Box table_caption(const Table& table, NodeId node, Length left, Length width,
                                    Span span);
    void put_caption(Box&& box, Keep keep);
    /// `hundredths`: of the sizes that the roles have.
    [[nodiscard]] CellLook look_in_cells(bool header, std::int64_t hundredths) const;
    [[nodiscard]] std::vector<Box> cell_boxes(const Blocks& all, const BlockPlace& place,
                                              const CellLook& look);
    /// How wide what stands in a cell would be; as `block` sets it. Nodes that it adds are of no
    /// use.
    [[nodiscard]] ColumnNeeds needs_of_blocks(const Blocks& all, style::Role around);
    [[nodiscard]] ColumnNeeds needs_of_text(const Inlines& content, const style::RoleStyle& look);
    [[nodiscard]] ColumnNeeds needs_of_list(const List& list, style::Role around);
    [[nodiscard]] ColumnNeeds needs_of_code(std::string_view text);
    /// Blank space and anchors that wait for the next box.
    void take_pending(Box& box);
    /// Adds a box that stays whole, unless it is too high for a page.
    void put(Box&& box);
    void thematic_break(const BlockPlace& place);
    void link_codes(NodeId section);
    void note(const Note& note);

    /// A paragraph's lines as boxes at the end of `to`.
    struct Setting {
        const style::RoleStyle* role;
        Length left;
        Length width;
        Length indent;
        bool on_grid = true;
        /// A title: see LineShape::balance.
        bool balance = false;
        /// See BlockPlace::ragged.
        bool ragged = false;
        /// Where the text stands in the chapter.
        TextPlace place{0, no_block, 0};
    };
    [[nodiscard]] const style::RoleStyle& look_of(ParagraphRole paragraph, style::Role around);
    /// The same, set as an author asks for.
    const style::RoleStyle& aligned(const style::RoleStyle& look, Alignment alignment);
    void rules(const style::RoleStyle& look, std::size_t first, const Setting& setting);
    void lines(Stream stream, const Setting& setting, Span span, std::vector<Box>& to);
    [[nodiscard]] static LineShape shape_of(const Setting& setting);
    [[nodiscard]] static std::vector<Box> line_boxes(const Stream& stream, const Setting& setting,
                                                     const std::vector<LineRange>& broken,
                                                     const style::Page& page,
                                                     const text::Fonts& fonts);
    /// All lines in one box that is never cut; returns its height.
    Length lines_in_box(const Stream& stream, const Setting& setting, Span span, Length top,
                        Box& box);
    void report_forced(const std::vector<LineRange>& broken, const Stream& stream, Span span);
    /// Marker of the list item that is being begun, put on its first line: half an em before the
    /// text, or so far before it as the author's own marker hangs.
    void put_marker(const std::string& marker, const BlockPlace& place, std::size_t first_box,
                    NodeId node, Length hang);
    [[nodiscard]] const style::RoleStyle& role(style::Role which) const {
        if (cell_ != nullptr) return cell_->roles[static_cast<std::size_t>(which)];
        return in_original_ ? style_.in_original(language_.locale() == Locale::latin, which)
                            : style_.in(context_.chapter.kind, which);
    }
    [[nodiscard]] Length em() const { return cell_ ? cell_->size : style_.page.body_size; }
    [[nodiscard]] Length pitch() const { return cell_ ? cell_->pitch : style_.page.pitch; }
    [[nodiscard]] bool stands_on_grid(const style::RoleStyle& look) const {
        return cell_ == nullptr && look.pitch == style_.page.pitch;
    }
    /// Of what is being set.
    [[nodiscard]] Language language() const {
        return language_.empty() ? context_.chapter.language : language_;
    }
    /// What stands in the text knows where; an original does not.
    [[nodiscard]] TextPlace place_of(const Block& block) const {
        return {0, in_original_ ? no_block : block.number, 0};
    }

    StreamContext& context_;
    const style::Style& style_;
    Flow flow_;
    std::vector<Box>* boxes_ = nullptr;
    /// Of the cell that is being set, or none.
    const CellLook* cell_ = nullptr;
    std::vector<std::string> pending_anchors_;
    /// Box that stands right under a heading.
    std::size_t under_heading_ = 0;
    /// The first box of one side of a parallel text does.
    bool side_under_heading_ = false;
    /// Empty: the chapter's.
    Language language_;
    bool in_original_ = false;
    /// Blank space asked for before the next box.
    Length pending_space_;
    /// Of the block being set, for messages about its parts.
    Span block_span_;
    /// Where what is being set begins in the chapter's text.
    TextPlace place_{0, no_block, 0};
};

[[nodiscard]] style::Role role_of(ParagraphRole role, style::Role inside);
[[nodiscard]] style::Role role_of(QuoteKind kind);

}  // namespace banxin::layout
