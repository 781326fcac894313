/// \file
/// Where the next block of a chapter is set, and how. Every setter of a block takes a `Cursor` by
/// value or reference to const: what it changes for the blocks inside it nobody has to put back.
/// Lengths are logical: `left` and `width` along the line, everything else across lines.
/// Private to the layout room.
#pragma once

#include "layout/flow.h"
#include "layout/short_text.h"
#include "layout/stream.h"
#include "style/style.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

struct Cursor;

/// At an edge of a column, with text beside it.
struct SidePicture {
    /// Of the text that it stands in.
    Length left;
    Length width;
    /// What it takes of that, with the air beside it.
    Length taken;
    bool on_left = true;
    /// How far it reaches down below the foot of the column.
    Length rest;
    /// The text's size, and from each of its lines to the next.
    Length em;
    Length pitch;
    bool on_grid = true;
    /// Its box in the column.
    std::size_t box = 0;
    /// Nothing stands beside it yet.
    bool fresh = true;

    /// Lines of the text that stand beside what is left of it.
    [[nodiscard]] std::uint32_t lines() const {
        return rest > Length{} ? static_cast<std::uint32_t>(round_up(rest, pitch) / pitch) : 0;
    }
    void pass_lines(std::size_t count) { rest -= pitch * static_cast<std::int64_t>(count); }
    void pass_space(Length space) { rest -= on_grid ? round_up(space, pitch) : space; }
    /// What stands beside it where the text ends above its foot.
    [[nodiscard]] Box blank() const;
};

/// Boxes that stand under each other, growing at the foot: a chapter's text, what is in a cell, a
/// note, one side of a parallel text.
struct Column {
    std::vector<Box> boxes;
    /// Blank space and anchors that wait for the next box.
    Length space;
    std::vector<std::string> anchors;
    /// Of what stands beside it.
    std::vector<MarkSlot> asides;
    /// Those of the flow that its boxes come to, or none: frames in it are drawn at once.
    std::vector<Frame>* frames = nullptr;
    /// Lines over which the text that comes next begins with a large letter; less than 2: none.
    std::int32_t drop_cap = 0;
    /// It will be cut into pages by itself, so that paragraphs may be set again for them, and
    /// tables may leave it. What these need is kept in the flow.
    Flow* flow = nullptr;
    /// Where what tables repeat on the next page is kept; null: no page cuts it.
    std::vector<TableCut>* table_cuts = nullptr;
    /// What it begins with stands right under a heading.
    bool begins_under_heading = false;
    std::optional<SidePicture> side;
    /// The text from that picture on, as far as it may be set again with the picture further down.
    std::shared_ptr<SideText> side_text;

    /// Gives a box what waits for it.
    void take_waiting(Box& box);
    /// Adds a box with what waits for it.
    void add(Box&& box);
    /// Adds a box that stays whole unless it is higher than `room`.
    void add_whole(Box&& box, Length room);

    void end_with_heading() { heading_end_ = boxes.size(); }
    /// The next box stands right under a heading.
    [[nodiscard]] bool is_under_heading() const {
        return boxes.empty() ? begins_under_heading : heading_end_ == boxes.size();
    }
    [[nodiscard]] bool ends_with_heading() const {
        return !boxes.empty() && heading_end_ == boxes.size();
    }
    void keep_from(std::size_t first, Keep keep);

    /// A role's blank space of parts of lines: what was set with it stands off the grid, which the
    /// text after it finds again.
    void leave_grid(std::size_t first, const style::RoleStyle& look);

    /// What comes next stands under the picture at the side.
    void end_side();

private:
    void join_beside(std::size_t first);

    std::size_t heading_end_ = 0;
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

struct Cursor {
    StreamContext& context;
    Column* column;

    // Where: edges of the type area that are left to it.
    Length left;
    Length width;

    // What it is a part of.
    style::Role around = style::Role::body;
    NodeId parent = NodeId::artifact;
    /// A paragraph is all that the parent holds: it has no node of its own.
    bool bare = false;
    /// Paragraphs begin without an indent (list items, cells).
    bool flush = false;
    /// What is set next is followed by running text.
    bool before_text = false;
    /// A column beside others: what stands in has little to stand in from.
    bool narrow = false;
    /// What stands before the first paragraph needs so much (F07).
    Length least_indent = {};

    /// Nothing is set larger, as in a note; 0: everything is as large as its role.
    Length largest = {};
    /// Of the role's size.
    std::int64_t percent = 100;

    // Whose text it is.
    Language language = {};
    bool in_original = false;
    /// Of the cell that is being set, or none.
    const CellLook* cell = nullptr;

    // What is being set: for messages, and where it begins in the chapter's text.
    Span span = {};
    TextPlace place{0, no_block, 0};

    [[nodiscard]] const style::Page& page() const { return context.style.page; }
    [[nodiscard]] style::RoleStyle role(style::Role which) const;
    [[nodiscard]] Length em() const { return cell != nullptr ? cell->size : page().body_size; }
    [[nodiscard]] Length pitch() const { return cell != nullptr ? cell->pitch : page().pitch; }
    /// Blank space of a role: hundredths of a line.
    [[nodiscard]] Length lines(std::int32_t hundredths) const {
        return pitch().scaled(hundredths, 100);
    }
    [[nodiscard]] bool stands_on_grid(const style::RoleStyle& look) const {
        return cell == nullptr && look.pitch == page().pitch;
    }
    /// No box is higher, unless nothing parts it: above a cell the head of its table needs room
    /// too.
    [[nodiscard]] Length tallest_box() const { return page().height() / (cell == nullptr ? 1 : 2); }

    /// The same, at the beginning of a block. What stands in the text knows where; an original does
    /// not.
    [[nodiscard]] Cursor at(const Block& block) const;
    /// Between the edges of a role.
    [[nodiscard]] Cursor inside(const style::RoleStyle& look) const;
    [[nodiscard]] Cursor under(NodeId node) const;
    [[nodiscard]] Cursor in(Column& other) const;
    /// Everything that is set from here on is of that language, by itself or as an original.
    [[nodiscard]] Cursor speaking(Language other, bool original) const;

    /// Words of that language, in a role's face and size.
    [[nodiscard]] Stream stream(const Inlines& content, const style::RoleStyle& look, NodeId node,
                                LinkPages pages = LinkPages::shown) const;
    [[nodiscard]] ShortText short_text(std::string_view text, const style::RoleStyle& look) const {
        return {text, look, language, context.fonts, context.rules};
    }
    NodeId add_node(StructureType type, Language of = {}, std::string alt = {}) const {
        return context.add_node(type, parent, of, std::move(alt));
    }
};

}  // namespace banxin::layout
