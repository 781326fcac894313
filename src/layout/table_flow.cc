// Where a table stands: in the text, with a head that can stand again on the next page; and what is
// done with one that is too wide: set smaller, or turned on a page of its own.

#include "base/ascii.h"
#include "document/words.h"
#include "layout/line_boxes.h"
#include "layout/setters.h"
#include "layout/table_setter.h"
#include "layout/transform.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::layout {
namespace {

/// In the node that the cursor is under.
Box set_caption(const Inlines& words, const Cursor& at) {
    const style::RoleStyle& look = at.role(style::Role::caption);
    const Stream stream = at.stream(words, look, at.parent);
    Box box;
    const LineSetting setting{look, at.left, at.width, Length{}, false, true};
    const Length height = lines_in_box(stream, setting, Length{}, box, at);
    box.height = box.ink_height = height + look.size / 2;
    return box;
}

void add_caption(Box&& box, Keep keep, const Cursor& at) {
    box.keep_with_next = keep;
    box.place = at.place;
    at.column->add_whole(std::move(box), at.tallest_box());
}

/// 续表: in the caption's place where a table goes on; nothing for one without a caption.
Box set_continued(const Table& table, const Cursor& at) {
    if (table.caption.empty()) return {};
    const Words words(at.language);
    const std::string own = words.filled(Word::table, "");
    const std::string_view name = table.label.empty() ? ascii::trimmed(own) : table.label;
    const Inlines said = {{Text{words.filled(Word::table_continued, name), {}}}};
    return set_caption(said, at.under(NodeId::artifact));
}

/// Of a table that pages part, whose head is the first of its rows; a low one is hardly ever parted
/// and has no word for that.
TableCut cut_of(const Table& table, const SetRows& rows, bool low, const Cursor& at) {
    TableCut cut{low ? Box() : set_continued(table, at), rows.below};
    const Length top = cut.above.height;
    if (rows.has_head) {
        Box head = rows.boxes[0];
        cut.above.height += head.height + rows.space_under_head;
        put_into(cut.above, std::move(head), top);
    } else if (rows.above) {
        RuleItem rule = *rows.above;
        rule.area.y += top;
        cut.above.items.emplace_back(rule);
    }
    make_artifact(cut.above);
    return cut;
}

/// What belongs to a table stands under its last row.
void set_notes(const Table& table, const Cursor& at) {
    if (table.notes.empty()) return;
    Cursor inner = at;
    inner.around = style::Role::table_note;
    inner.flush = true;
    inner.bare = false;
    Column& column = *at.column;
    const std::size_t first = column.boxes.size();
    column.space += at.role(style::Role::table_note).size / 2;
    set_blocks(table.notes, inner);
    if (column.boxes.size() == first) return;
    if (first > 0) column.boxes[first - 1].keep_with_next = Keep::must;
    // Long ones may go on on the next page.
    constexpr std::size_t few = 5;
    if (column.boxes.size() - first <= few)
        for (std::size_t i = first; i + 1 < column.boxes.size(); ++i)
            column.boxes[i].keep_with_next = Keep::must;
}

void set_upright(TableSetter& setter, const Table& table, NodeId caption, const Cursor& at) {
    Column& column = *at.column;
    column.space += at.pitch() / 2;
    if (!table.caption.empty()) {
        Box box = set_caption(table.caption, at.under(caption));
        add_caption(std::move(box), setter.has_cells() ? Keep::must : Keep::no, at);  // B10
    }
    SetRows rows = setter.set(at.left, at.width, at.tallest_box());
    if (rows.boxes.empty()) return;
    if (rows.has_head) rows.boxes[0].keep_with_next = Keep::must;  // B10
    // A table that fills no third of a page is hardly ever cut; of a longer one, two rows stay
    // at either end.
    Length height;
    for (const Box& box : rows.boxes) height += box.height;
    const Length small = at.page().height() / 3;
    // In a cell or a note nothing is repeated.
    std::vector<std::uint32_t> cut;
    if (column.table_cuts != nullptr) {
        cut.push_back(static_cast<std::uint32_t>(column.table_cuts->size()));
        column.table_cuts->push_back(cut_of(table, rows, height <= small, at));
    }
    column.take_waiting(rows.boxes[0]);
    const std::size_t first = rows.has_head ? 1 : 0;
    const std::size_t count = rows.boxes.size();
    for (std::size_t i = first; i < count; ++i) {
        Box& box = rows.boxes[i];
        // The first one begins what goes on.
        if (i > 0) box.cut_above = cut;
        if (i + 1 == count) break;
        box.cut_below = cut;
        const bool near_edge = i == first || i + 2 == count;
        if (near_edge && box.height + rows.boxes[i + 1].height <= small)
            box.keep_with_next = Keep::must;
        else if (height <= small)
            box.keep_with_next = std::max(box.keep_with_next, Keep::rather);
    }
    std::move(rows.boxes.begin(), rows.boxes.end(), std::back_inserter(column.boxes));
    set_notes(table, at);
    column.space += at.pitch() / 2;
}

/// At the foot of what stands on a page so far.
void close_part(const TableCut& cut, Length foot, Box& page) {
    if (!cut.below) return;
    RuleItem rule = *cut.below;
    rule.area.y += foot;
    page.items.emplace_back(rule);
}

/// On pages of its own, its head at the left edge; the text goes on around it.
void set_turned(TableSetter& setter, const Table& table, NodeId caption, const Cursor& at) {
    Column& column = *at.column;
    const Length measure = at.page().height();
    const Length room = at.page().measure();
    Box page;
    Length y;
    const auto set_under = [&](Box box) {
        const Length height = box.height;
        put_into(page, std::move(box), y);
        y += height;
    };
    const auto finish = [&] {
        page.height = page.ink_height = measure;
        Transform{Turn::counterclockwise, {Length{}, measure}}.apply(page);
        // A table that fills half a page stands in its middle.
        if (y < room) shift(page, (room - y) / 2, Length{});
        column.flow->plates.push_back({column.boxes.size(), std::move(page)});
        page = Box();
        y = Length{};
    };
    if (!table.caption.empty()) {
        Cursor words = at.under(caption);
        words.left = {};
        words.width = measure;
        Box box = set_caption(table.caption, words);
        // A long one would leave the table no room: it stays in the text.
        if (box.height > room / 2) {
            words.width = room;
            column.space += at.pitch() / 2;
            add_caption(set_caption(table.caption, words), Keep::no, at);
            column.space += at.pitch() / 2;
        } else {
            set_under(std::move(box));
        }
    }
    page.anchors = std::exchange(column.anchors, {});
    page.place = at.place;
    SetRows rows = setter.set(Length{}, measure, room - y);
    Cursor around = at;
    around.left = {};
    around.width = measure;
    Length height;
    for (const Box& box : rows.boxes) height += box.height;
    const TableCut cut = cut_of(table, rows, y + height <= room, around);
    bool begun = false;
    for (std::size_t i = 0; i < rows.boxes.size(); ++i) {
        Box& box = rows.boxes[i];
        if (begun && y + box.height > room) {
            close_part(cut, y, page);
            finish();
            set_under(cut.above);
        }
        begun = i > 0 || !rows.has_head;
        set_under(std::move(box));
    }
    Column notes;
    Cursor under = around.in(notes);
    set_notes(table, under);
    bool first = true;
    for (Box& box : notes.boxes) {
        if (y + box.space_before + box.height > room) {
            finish();
            first = true;
        }
        if (!first || &box == &notes.boxes.front()) y += box.space_before;
        first = false;
        set_under(std::move(box));
    }
    finish();
}

}  // namespace

void set_table(const Table& table, const Cursor& at) {
    const NodeId node = at.add_node(StructureType::Table);
    const NodeId caption =
        table.caption.empty() ? node : at.context.add_node(StructureType::Caption, node);
    TableSetter setter(table, at.under(node));
    constexpr std::int64_t all = 100;
    setter.set_look(all);
    // Too wide: a little smaller, or turned, and only then as small as it takes.
    constexpr std::int64_t still_readable = 85;
    if (const TextNeeds needs = setter.needs(); needs.least > at.width) {
        const std::int64_t smallest = std::min(points(3.5).sp * 100 / setter.size().sp + 1, all);
        const auto scale_for = [&](Length room) {
            // A little smaller still if that keeps short cells whole.
            const std::int64_t snug = room.sp * 100 / needs.snug.sp;
            const Length wanted = snug >= still_readable ? needs.snug : needs.least;
            return std::clamp<std::int64_t>(room.sp * 100 / wanted.sp, smallest, all);
        };
        setter.set_look(still_readable);
        if (setter.needs().least > at.width && at.column->flow != nullptr) {
            at.context.diagnostics.report(Code::L003, at.span);
            setter.set_look(scale_for(at.page().height()));
            set_turned(setter, table, caption, at);
            return;
        }
        at.context.diagnostics.report(Code::L002, at.span);
        if (setter.needs().least > at.width) setter.set_look(scale_for(at.width));
    }
    set_upright(setter, table, caption, at);
}

}  // namespace banxin::layout
