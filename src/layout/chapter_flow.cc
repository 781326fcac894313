#include "layout/chapter_flow.h"

#include "layout/line_maker.h"
#include "layout/setters.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::layout {
namespace {

/// E09: readings above one line and dots below the one before it need their room.
void check_line_gap(StreamContext& context) {
    const style::Page& page = context.style.page;
    const Length gap = page.pitch - page.body_size;
    if (!context.has_readings || !context.has_dots || gap * 5 >= page.body_size * 3) return;
    const double share = static_cast<double>(gap.sp) / static_cast<double>(page.body_size.sp);
    context.diagnostics.report(Code::L004, context.chapter.span, {fmt::format("{:.2f}", share)});
}

/// 版权页: as low on its page as it can stand.
void stand_at_the_foot(std::vector<Box>& boxes, const style::Page& page) {
    Length height;
    for (const Box& box : boxes) height += box.space_before + box.height;
    const Box& last = boxes.back();
    const Length free = page.height() + (last.height - last.ink_height) - height;
    if (free <= page.pitch) return;
    Box& first = boxes.front();
    // Lines that are no lines of the grid end with it all the same.
    const Length down = last.on_grid ? page.pitch * (free / page.pitch) : free;
    shift(first, Length{}, down);
    first.height += down;
    first.ink_height += down;
}

/// Its lines, with the number in the first line's indent.
std::vector<Box> lines_of_note(const Note& note, std::uint32_t index, const Cursor& text) {
    StreamContext& context = text.context;
    Column column;
    Cursor at = text.in(column);
    if (!note.language.empty()) at.language = note.language;
    const style::RoleStyle& look = at.role(style::Role::note);
    at.parent = context.add_node(StructureType::Note, static_cast<NodeId>(1), note.language);
    const NodeId label_node = at.add_node(StructureType::Lbl);
    // F04: whole characters of the note's size, the remainder at the line start.
    at.left = at.width % look.size;
    at.width -= at.left;
    at.around = style::Role::note;
    at.largest = look.size;
    // F07: the number stands in the first line's indent, which may have to grow for it.
    const Length label_indent = context.notes.label_indent(look.size);
    at.least_indent = label_indent;
    for (const Block& one : note.blocks) {
        set_block(one, at);
        at.least_indent = {};
    }
    std::vector<Box>& boxes = column.boxes;
    // The number stands alone where there is nothing, or markers are in its place.
    const bool list =
        !note.blocks.empty() && std::holds_alternative<List>(note.blocks.front().value);
    if (list || boxes.empty()) {
        Box blank;
        blank.height = blank.ink_height = look.pitch;
        boxes.insert(boxes.begin(), std::move(blank));
    }
    std::move(column.anchors.begin(), column.anchors.end(),
              std::back_inserter(boxes.back().anchors));
    const Length indent = std::max(look.size.scaled(look.indent, 100), label_indent);
    MarkSlot label;
    label.note = index;
    label.size = look.size;
    label.width = context.notes.label_room(context.notes.sort_of(note), look.size);
    label.at = {at.left + indent - look.size / 2 - label.width,
                look.size.scaled(ascent_percent, 100)};
    label.node = label_node;
    label.label = true;
    boxes.front().marks.insert(boxes.front().marks.begin(), label);
    for (Box& box : boxes) {
        box.on_grid = false;
        box.space_before = {};
    }
    return std::move(boxes);
}

void add_notes(Flow& flow, const Cursor& text) {
    for (const Note& note : text.context.chapter.notes) {
        flow.notes.push_back(
            lines_of_note(note, static_cast<std::uint32_t>(flow.notes.size()), text));
        flow.facing_notes.push_back(!note.language.empty());
        flow.note_sorts.push_back(text.context.notes.sort_of(note));
    }
}

}  // namespace

Flow flow_of_chapter(StreamContext& context) {
    const Chapter& chapter = context.chapter;
    const bool part = chapter.role == ChapterRole::part;
    Flow flow;
    Column column;
    column.flow = &flow;
    column.frames = &flow.frames;
    column.anchors.push_back(chapter.name);
    Cursor at{context, &column, {}, context.style.page.measure()};
    at.language = chapter.language;
    at.parent =
        context.add_node(part ? StructureType::Part : StructureType::Sect, static_cast<NodeId>(0),
                         chapter.language == context.book_language ? Language() : chapter.language);
    if (chapter.parallel && chapter.parallel->print != ParallelPrint::none) {
        set_parallel_text(at);
    } else {
        set_title(at);
        set_blocks(chapter.blocks, at);
    }
    column.end_side(at);
    set_link_codes(at);
    if (column.boxes.empty()) {
        Box blank;
        blank.height = blank.ink_height = at.pitch();
        column.boxes.push_back(std::move(blank));
    }
    std::move(column.anchors.begin(), column.anchors.end(),
              std::back_inserter(column.boxes.back().anchors));
    if (chapter.role == ChapterRole::colophon) stand_at_the_foot(column.boxes, at.page());
    add_notes(flow, at);
    check_line_gap(context);
    flow.boxes = std::move(column.boxes);
    return flow;
}

}  // namespace banxin::layout
