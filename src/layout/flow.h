/// \file
/// A chapter as a row of boxes that stand under each other, before it is cut into pages.
/// Private to the layout room.
#pragma once

#include "document/page_map.h"
#include "document/text_move.h"
#include "layout/page.h"
#include "style/style.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banxin::layout {

/// Room kept for a note mark; the number is known when the page is.
struct MarkSlot {
    /// Whose note it is: its chapter's place in the book.
    std::uint32_t chapter = 0;
    std::uint32_t note = 0;
    std::uint32_t occurrence = 0;
    Point at;  ///< on the baseline, relative to the box
    Length width;
    Length size;
    NodeId node = NodeId::artifact;
    /// Of the text that it stands in.
    Colour colour = {};
    /// How many of the box's items are read before it.
    std::size_t after_items = 0;
    /// The label before a note's own text, not a mark in the text.
    bool label = false;
    /// Nothing shows: what stands at the side begins beside it.
    bool hidden = false;
    /// Of a box that was turned.
    Direction direction = Direction::horizontal;
};

/// Whether a page may end after a box.
enum class Keep : std::uint8_t {
    no,
    /// Only where the page would be left with much blank space otherwise.
    rather,
    /// Never.
    must,
};

/// In which region of a page a box stands.
enum class Placement : std::uint8_t {
    /// Where the text comes to it.
    flow,
    /// There if the page has room for it, else at the head of the next one.
    floating,
    /// At the head or the foot of the page to which the text comes with it, or of the next one.
    head,
    foot,
};

inline constexpr std::uint32_t no_block = 0xFFFFFFFF;

struct SideText;

/// What stands around the boxes of a block, behind them and over all pages that they come to.
struct Frame {
    Length left;
    Length width;
    /// Between the boxes and the frame, over and under them.
    Length above_and_below;
    style::RulePlace rule = style::RulePlace::none;
    Length weight;
    Colour colour;
    std::optional<Colour> background;
    /// It stands in a column of a part, and is cut where that ends; else it is around all columns.
    bool in_column = false;
};

/// What of a box is in a frame.
struct FramePart {
    /// Index into Flow::frames.
    std::uint32_t frame = 0;
    /// Relative to the box.
    Length top;
    Length bottom;
};

/// A part of the text in columns of one width, each so far to the right of the one before it.
struct ColumnPart {
    std::uint32_t count = 1;
    Length step;
};

/// Something that is never cut: a line, a heading, a figure with its caption, a table row.
/// Items are relative to its beginning and to that of the type area's lines, in logical
/// coordinates: x along the line, y from line to line. A `Transform` puts them on paper.
struct Box {
    Length height;
    /// From the top to where its ink may end; less than `height` by the line gap.
    Length ink_height;
    /// Starts on a line of the grid.
    bool on_grid = true;
    /// Blank space before it, left out at the head of a page.
    Length space_before;
    Keep keep_with_next = Keep::no;
    Placement placement = Placement::flow;
    /// Of a paragraph of several lines.
    bool first_line = false;
    bool last_line = false;
    /// 孤字: the last line holds a single character.
    bool lone_character = false;
    /// Ends with a hyphen.
    bool hyphen = false;
    std::vector<Item> items;
    std::vector<LinkArea> links;
    std::vector<MarkSlot> marks;
    std::vector<std::string> anchors;
    /// The outermost first.
    std::vector<FramePart> frames;
    /// Index into Flow::column_parts, in one of whose columns it stands; or -1.
    std::int32_t columns = -1;
    /// Of rows of tables, indices into Flow::table_cuts: what stands again above it when it begins
    /// a page, and what is closed under it when it ends one (B10).
    std::vector<std::uint32_t> cut_above;
    std::vector<std::uint32_t> cut_below;
    /// Where its text begins; `block` is `no_block` for what is not in the text. The chapter is
    /// not set.
    TextPlace place{0, no_block, 0};
    /// What stands at the same height on the page facing it; at most one, and its size does not
    /// count.
    std::vector<Box> facing;
};

/// From the numbers of a piece of a chapter, which was set by itself, to those of the whole.
struct Renumbering {
    /// What the piece's first node stands for; the others come behind so many.
    NodeId section = static_cast<NodeId>(0);
    std::uint32_t nodes = 0;
    std::uint32_t frames = 0;
    std::uint32_t column_parts = 0;
    std::uint32_t table_cuts = 0;
    std::uint32_t asides = 0;
    /// Of what was set before its text came to another place.
    TextMove text = {};

    [[nodiscard]] NodeId operator()(NodeId node) const {
        if (node == NodeId::artifact) return node;
        const auto index = static_cast<std::uint32_t>(node);
        return index == 0 ? section : static_cast<NodeId>(index + nodes);
    }
    /// All that is in a box.
    void apply(Box& box) const;

private:
    [[nodiscard]] Written moved(Written at) const;
};

/// A paragraph of several lines, which might be set with a line less or more to save a page
/// (W04).
struct FlowParagraph {
    /// Its boxes in the flow: `count` of them from `first`.
    std::size_t first = 0;
    std::size_t count = 0;
    /// Its lines, when there are to be so many; empty if that would show. Works as long as the
    /// chapter and the fonts live.
    std::function<std::vector<Box>(std::size_t lines)> set;
    /// Whether it is worth asking.
    bool maybe_shorter = true;
    bool maybe_longer = true;
    /// Of what `set` makes.
    Renumbering numbers = {};
};

/// A picture at the side with the text from it on, as much as may stand beside it. Where a page has
/// no room for it, so many lines of the text that the page is full stand before it; or all of the
/// text, where that is so short that none would be left beside it.
struct SidePart {
    /// Its boxes in the flow: `count` of them from `first`, which is the picture.
    std::size_t first = 0;
    std::size_t count = 0;
    /// To set it again, as long as the chapter and the fonts live.
    std::shared_ptr<SideText> text;
    /// The picture by itself, in Flow::spares.
    std::size_t spare = 0;
};

/// A page of its own for something that does not fit the flow: it stands after the page on which
/// the flow's first `after` boxes end, and the text goes on around it. What is noted there stands
/// at the foot of the page after it.
struct Plate {
    std::size_t after = 0;
    Box box;
    /// It takes the whole paper: its box is relative to the corner of the trim, and nothing stands
    /// around it.
    bool on_paper = false;
};

/// What stands around a table where pages part it (B10).
struct TableCut {
    /// Above a row that begins a page: what the table is called, its head.
    Box above;
    /// At the foot of a row that ends one; its height counts from there.
    std::optional<RuleItem> below;
};

/// Blocks of a chapter's text, or some of its notes, which are set by themselves.
struct Stretch {
    bool is_notes = false;
    std::size_t begin = 0;
    std::size_t end = 0;
    /// Of the chapter, before its own; known when the chapter has been set once. A text has the
    /// same nodes each time.
    std::uint32_t nodes_before = 0;

    [[nodiscard]] bool is_same_text(const Stretch& other) const {
        return is_notes == other.is_notes && begin == other.begin && end == other.end;
    }
};

struct KeptPiece;

/// One chapter's boxes, and its notes' lines.
struct Flow {
    std::vector<Box> boxes;
    /// In order.
    std::vector<Plate> plates;
    /// In order.
    std::vector<FlowParagraph> paragraphs;
    /// In order.
    std::vector<SidePart> side_parts;
    /// What may stand in the stead of boxes of the flow.
    std::vector<Box> spares;
    std::vector<std::vector<Box>> notes;
    /// 旁注, for the side; they come behind the notes when all are set.
    std::vector<std::vector<Box>> asides;
    /// Of each note; see NoteSorts. Empty: all are of one.
    std::vector<std::uint8_t> note_sorts;
    std::vector<TableCut> table_cuts;
    std::vector<Frame> frames;
    std::vector<ColumnPart> column_parts;
    /// Each page is two, facing each other: on the left what is in Box::facing, and the notes that
    /// `facing_notes` has.
    bool has_facing = false;
    /// By note.
    std::vector<bool> facing_notes;
    /// In which it was set.
    std::vector<Stretch> stretches = {};
    /// How many of the pieces were set, and not taken over.
    std::size_t pieces_made = 0;
    /// What may be taken over when the chapter has changed elsewhere; null if nobody asked for it.
    std::shared_ptr<const std::vector<KeptPiece>> kept = {};
};

/// The least number of whole steps that holds a length: lines of the grid, characters of a hang.
[[nodiscard]] inline Length round_up(Length length, Length step) {
    return step * ((length.sp + step.sp - 1) / step.sp);
}

/// Puts an item under all others of a box.
void put_first(Box& box, Item item);

/// Puts a box into another one, so far under its top; the height of that is not touched.
void put_into(Box& outer, Box&& box, Length down);

/// The lines of a box that is too high for a page, each a box; what stands at one height stays
/// together. One piece where nothing parts them, and of what is turned.
[[nodiscard]] std::vector<Box> parted(Box&& box);

/// Of what stands on a page once more: who listens has heard it. Its notes are marked no more.
void make_artifact(Box& box);

/// Moves everything in a box.
void shift(Box& box, Length x, Length y);

}  // namespace banxin::layout
