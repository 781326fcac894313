#include "layout/note_flow.h"

#include "document/walk.h"
#include "layout/line_maker.h"
#include "layout/setters.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace banxin::layout {
namespace {

/// Its lines, with the number in the first line's indent.
std::vector<Box> lines_of_note(const Note& note, std::uint32_t index, const Cursor& text) {
    StreamContext& context = text.context;
    Column column;
    Cursor at = text.in(column);
    if (!note.language.empty()) at.language = note.language;
    const style::RoleStyle& look = at.role(style::Role::note);
    at.parent = at.add_node(StructureType::Note, note.language);
    const NodeId label_node = at.add_node(StructureType::Lbl);
    // F04: whole characters of the note's size, the remainder at the line start.
    const Length remainder = at.width % look.size;
    at.left += remainder;
    at.width -= remainder;
    at.around = style::Role::note;
    at.largest = look.size;
    // F07: the number stands in the first line's indent, which may have to grow for it.
    const Length label_indent = context.notes->label_indent(look.size);
    at.least_indent = label_indent;
    for (std::size_t i = 0; i < note.blocks.size(); ++i) {
        set_block_of(note.blocks, i, at);
        at.least_indent = {};
    }
    column.end_side();
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
    label.chapter = context.index;
    label.note = index;
    label.size = look.size;
    label.width = context.notes->label_room(context.notes->sort_of(note), look.size);
    label.at = {at.left + indent - label_indent, look.size.scaled(ascent_percent, 100)};
    label.node = label_node;
    label.label = true;
    boxes.front().marks.insert(boxes.front().marks.begin(), label);
    for (Box& box : boxes) {
        box.on_grid = false;
        box.space_before = {};
    }
    return std::move(boxes);
}

/// In the column at the side. All lines begin at its edge, what is left of whole characters (F04)
/// is at their end.
Cursor beside(const Cursor& text) {
    Cursor at = text;
    at.left = {};
    const Length size = text.context.style[style::Role::note].size;
    at.width = size * (text.context.style.side.width / size);
    return at;
}

/// Of an original that is not printed there are those that its title has, which is.
std::vector<std::uint32_t> printed_notes(const NoteList& list, const Chapter& chapter) {
    const bool all = !chapter.parallel || chapter.parallel->print != ParallelPrint::none;
    if (all) return list.notes;
    std::set<std::uint32_t> marked;
    const auto mark = [&](const auto& where) {
        std::vector<std::uint32_t> found;
        for_each_mark(where, [&](const NoteRef& one) { found.push_back(one.note); });
        return found;
    };
    std::vector<std::uint32_t> next = mark(chapter.title);
    for (const Blocks* part : {&chapter.over_title, &chapter.under_title, &chapter.blocks}) {
        const std::vector<std::uint32_t> more = mark(*part);
        next.insert(next.end(), more.begin(), more.end());
    }
    while (!next.empty()) {
        const std::uint32_t note = next.back();
        next.pop_back();
        if (note >= chapter.notes.size() || !marked.insert(note).second) continue;
        const std::vector<std::uint32_t> more = mark(chapter.notes[note].blocks);
        next.insert(next.end(), more.begin(), more.end());
    }
    std::vector<std::uint32_t> printed = list.notes;
    std::erase_if(printed, [&](std::uint32_t note) { return !marked.contains(note); });
    return printed;
}

/// They stay what they are in their own chapter, though they stand in another one.
void set_notes(const std::vector<std::uint32_t>& notes, const Cursor& at) {
    const Chapter& chapter = at.context.chapter;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const std::uint32_t index = notes[i];
        TextPlace place = at.place;
        place.block += static_cast<std::uint32_t>(i) + 1;
        for (Box& box : lines_of_note(chapter.notes[index], index, at)) {
            box.place = place;
            at.column->add(std::move(box));
        }
    }
}

}  // namespace

void add_notes(Flow& flow, std::size_t begin, std::size_t end, const Cursor& text) {
    const bool at_side = text.context.style.note_place == NotePlace::side;
    const Cursor at = at_side ? beside(text) : text;
    const std::vector<Note>& notes = text.context.chapter.notes;
    for (std::size_t i = begin; i < end; ++i) {
        flow.notes.push_back(lines_of_note(notes[i], static_cast<std::uint32_t>(i), at));
        flow.facing_notes.push_back(!notes[i].language.empty());
        flow.note_sorts.push_back(text.context.notes->sort_of(notes[i]));
    }
}

bool may_stand_beside(const Cursor& at) {
    return at.context.style.note_place == NotePlace::side && at.column->flow != nullptr &&
           at.cell == nullptr && !at.in_original;
}

void set_beside(const Blocks& aside, const Cursor& at) {
    Column column;
    Cursor inner = beside(at.in(column)).under(at.add_node(StructureType::Note));
    inner.around = style::Role::aside;
    inner.largest = at.role(style::Role::note).size;
    inner.flush = true;
    set_blocks(aside, inner);
    column.end_side();
    std::move(column.anchors.begin(), column.anchors.end(), std::back_inserter(at.column->anchors));
    if (column.boxes.empty()) return;
    for (Box& box : column.boxes) {
        box.on_grid = false;
        box.space_before = {};
    }
    Flow& flow = *at.column->flow;
    MarkSlot mark;
    mark.chapter = at.context.index;
    mark.note = static_cast<std::uint32_t>(at.context.chapter.notes.size() + flow.asides.size());
    mark.at = {Length{}, baseline_in(at.em(), at.em())};
    mark.hidden = true;
    at.column->asides.push_back(mark);
    flow.asides.push_back(std::move(column.boxes));
}

void set_note_list(const NoteList& list, const Cursor& at) {
    const bool own = list.chapter == at.context.index;
    const Chapter& chapter = own ? at.context.chapter : at.context.chapter_at(list.chapter);
    const std::vector<std::uint32_t> notes = printed_notes(list, chapter);
    if (notes.empty()) return;
    if (!list.title.empty()) {
        // As small as it can be, whatever it stands under.
        const style::RoleStyle look = heading_look(4, at);
        const bool gathered = at.context.chapter.role == ChapterRole::endnotes;
        const NodeId node = add_heading_node(gathered ? 3 : 2, at);
        at.column->space += at.lines(look.lines_before);
        set_heading_box({{list.title, look, node}}, look, at.inside(look));
        at.column->space += at.lines(look.lines_after);
    }
    if (own) return set_notes(notes, at);
    StreamContext& here = at.context;
    StreamContext there(here.of_chapter(list.chapter), here.diagnostics, here.structure);
    Cursor inner{there, at.column, at.left, at.width};
    inner.parent = at.parent;
    inner.language = there.chapter.language;
    inner.span = at.span;
    inner.place = at.place;
    set_notes(notes, inner);
    here.has_readings = here.has_readings || there.has_readings;
    here.has_dots = here.has_dots || there.has_dots;
}

}  // namespace banxin::layout
