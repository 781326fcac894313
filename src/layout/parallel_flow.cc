// 对照: a translation and its original, on facing pages, in two columns, or under each other. What
// belongs together begins on the same line of the grid.

#include "document/links.h"
#include "layout/frames.h"
#include "layout/setters.h"
#include "layout/side_by_side.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {
namespace {

/// Where the two columns of a type area stand: whole characters each, two or three em between them
/// (A01).
struct Columns {
    Length width;
    Length second;

    explicit Columns(const style::Page& page) {
        const std::int32_t gap = page.characters % 2 == 0 ? 2 : 3;
        const std::int32_t characters = (page.characters - gap) / 2;
        width = page.body_size * characters;
        second = page.body_size * (characters + gap);
    }
};

/// Of the same language all through, in a node of its own.
Cursor original_at(const Cursor& at) {
    const Language language = at.context.chapter.parallel->language;
    Cursor made = at.speaking(language, true);
    made.parent = at.add_node(StructureType::Sect, language);
    return made;
}

void set_original(const Blocks& piece, const Cursor& at) {
    Cursor inner = original_at(at);
    inner.around = style::Role::parallel_text;
    const style::RoleStyle look = inner.role(style::Role::parallel_text);
    if (!frame_of(look, inner.left, inner.width, inner)) return set_blocks(piece, inner);
    const Cursor framed = inner.inside(look);
    const OpenFrame frame = open_frame(look, framed);
    set_blocks(piece, framed);
    close_frame(frame, framed);
}

/// Title and author, as the original has them.
void set_original_title(const Cursor& around) {
    const Chapter& chapter = around.context.chapter;
    const auto& fields = chapter.fields.original;
    Inlines words = chapter.parallel->title;
    if (words.empty() && fields) words = {{Text{fields->title, fields->span}}};
    for (const Block& line : chapter.under_title) {
        const auto* title = std::get_if<Paragraph>(&line.value);
        if (title == nullptr || title->role != ParagraphRole::original_title) continue;
        for (Inline& mark : marks_of(title->content)) words.push_back(std::move(mark));
    }
    const Cursor at = original_at(around);
    if (!words.empty()) {
        const style::RoleStyle& look = at.role(style::Role::chapter_title);
        set_heading_box({{words, look, at.add_node(StructureType::H1)}}, look, at);
    }
    if (fields && !fields->author.empty()) {
        Block author;
        author.value =
            Paragraph{{{Text{fields->author, fields->span}}}, ParagraphRole::byline, false};
        author.span = fields->span;
        set_block(author, at);
    }
}

/// Both in the same lines of the grid, the original's small.
void set_heading_and_original(const Block& ours, const Heading& theirs, const Cursor& around) {
    const Cursor at = around.at(ours);
    Column& column = *at.column;
    if (!ours.id.empty()) column.anchors.push_back(anchor_name(at.context.chapter.name, ours.id));
    const Heading& one = std::get<Heading>(ours.value);
    const style::RoleStyle& look = heading_look(one.level, at);
    style::RoleStyle small = at.role(style::Role::parallel_text);
    small.align = look.align;
    const Language language = at.context.chapter.parallel->language;
    const NodeId node = add_heading_node(one.level, at);
    column.space += at.lines(look.lines_before);
    const std::size_t first = column.boxes.size();
    set_heading_box({{one.content, look, node},
                     {theirs.content, small, at.add_node(StructureType::P, language), language}},
                    look, at.inside(look));
    column.leave_grid(first, look);
    column.space += at.lines(look.lines_after);
}

std::span<const Block> text_of(const Piece& piece, const Chapter& chapter) {
    return std::span(chapter.blocks).subspan(piece.begin, piece.end - piece.begin);
}

void set_under_each_other(const Cursor& at) {
    const Chapter& chapter = at.context.chapter;
    set_title(at);
    bool opening = false;
    for (const Piece& piece : pieces_of(chapter)) {
        const auto text = text_of(piece, chapter);
        if (opening && !text.empty() && !std::holds_alternative<Heading>(text.front().value))
            at.column->space += at.pitch();
        opening = !text.empty() && opens_chapter(text.back());
        const Heading* theirs = piece.original != nullptr && piece.original->size() == 1
                                    ? std::get_if<Heading>(&piece.original->front().value)
                                    : nullptr;
        if (theirs != nullptr && text.size() == 1 &&
            std::holds_alternative<Heading>(text.front().value)) {
            set_heading_and_original(text.front(), *theirs, at);
            continue;
        }
        set_blocks(text, at);
        if (piece.original != nullptr) set_original(*piece.original, at);
    }
}

/// Two texts beside each other, pair by pair, and the rows that they make.
class Sides {
public:
    Sides(const Cursor& at, bool facing) : at_(at), facing_(facing), left_(at), right_(at) {
        if (facing) return;
        const Columns columns(at.page());
        left_.width = right_.width = columns.width;
        right_.left = columns.second;
    }

    /// What each function sets begins on the same line.
    template <class Left, class Right>
    void set(Left&& set_left, Right&& set_right) {
        Column& whole = *at_.column;
        Column theirs;
        Column ours;
        for (Column* side : {&theirs, &ours}) {
            side->space = whole.space;
            side->frames = whole.frames;
            side->begins_under_heading = under_heading_;
            side->table_cuts = whole.table_cuts;
        }
        theirs.anchors = std::exchange(whole.anchors, {});
        set_left(left_.in(theirs));
        theirs.end_side();
        ours.anchors = std::exchange(theirs.anchors, {});
        set_right(right_.in(ours));
        ours.end_side();
        whole.anchors = std::move(ours.anchors);
        whole.space = std::max(theirs.space, ours.space);
        under_heading_ = theirs.ends_with_heading() || ours.ends_with_heading();
        for (Box& row :
             side_by_side(std::move(theirs.boxes), std::move(ours.boxes), facing_, at_.page()))
            whole.boxes.push_back(std::move(row));
    }
    void begin_under_heading(bool heading) { under_heading_ = heading; }

private:
    const Cursor& at_;
    bool facing_;
    Cursor left_;
    Cursor right_;
    bool under_heading_ = false;
};

/// The original has its own title over its page; in columns both stand under that of the chapter.
void set_beside_each_other(const Cursor& at) {
    const Chapter& chapter = at.context.chapter;
    const bool facing = has_facing_original(chapter);
    at.column->flow->has_facing = facing;
    Sides sides(at, facing);
    const std::vector<Piece> pieces = pieces_of(chapter);
    std::size_t first = 0;
    const auto set_opening = [&](const Cursor& where) {
        set_title(where);
        for (; first < pieces.size() && pieces[first].number == 0; ++first)
            set_blocks(text_of(pieces[first], chapter), where);
    };
    // The opening stands under the title, across both columns.
    if (facing) {
        sides.set(set_original_title, set_opening);
    } else {
        set_opening(at);
        sides.begin_under_heading(at.column->ends_with_heading());
    }
    at.column->space += at.pitch();
    for (std::size_t i = first; i < pieces.size(); ++i) {
        sides.set(
            [&](const Cursor& left) {
                if (pieces[i].original != nullptr) set_original(*pieces[i].original, left);
            },
            [&](const Cursor& right) { set_blocks(text_of(pieces[i], chapter), right); });
    }
}

}  // namespace

void set_parallel_text(const Cursor& at) {
    switch (at.context.chapter.parallel->print) {
        case ParallelPrint::facing:
        case ParallelPrint::columns: set_beside_each_other(at); break;
        case ParallelPrint::interleaved:
        case ParallelPrint::none: set_under_each_other(at); break;
    }
}

}  // namespace banxin::layout
