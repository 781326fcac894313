// Where a table stands: in the text, with a head that can stand again on the next page; and what is
// done with one that is too wide: set smaller, or turned on a page of its own.

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
Box set_caption(const Table& table, const Cursor& at) {
    const style::RoleStyle& look = at.role(style::Role::caption);
    const Stream stream = at.stream(table.caption, look, at.parent);
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

void set_upright(TableSetter& setter, const Table& table, NodeId caption, const Cursor& at) {
    Column& column = *at.column;
    column.space += at.pitch() / 2;
    if (!table.caption.empty()) {
        Box box = set_caption(table, at.under(caption));
        add_caption(std::move(box), setter.has_cells() ? Keep::must : Keep::no, at);  // B10
    }
    SetRows rows = setter.set(at.left, at.width, at.tallest_box());
    if (rows.boxes.empty()) return;
    std::int32_t repeat = -1;
    if (rows.has_head) {
        rows.boxes[0].keep_with_next = Keep::must;  // B10
        // In a cell or a note nothing is repeated.
        if (column.flow != nullptr) {
            std::vector<Box>& repeats = column.flow->repeats;
            repeat = static_cast<std::int32_t>(repeats.size());
            repeats.push_back(rows.boxes[0]);
            repeats.back().height += rows.space_under_head;
            make_artifact(repeats.back());
        }
    }
    column.take_waiting(rows.boxes[0]);
    // A table that fills no third of a page is hardly ever cut; of a longer one, two rows stay
    // at either end.
    Length height;
    for (const Box& box : rows.boxes) height += box.height;
    const Length small = at.page().height() / 3;
    const std::size_t first = rows.has_head ? 1 : 0;
    const std::size_t count = rows.boxes.size();
    for (std::size_t i = first; i < count; ++i) {
        Box& box = rows.boxes[i];
        box.repeat = repeat;
        if (i + 1 == count) break;
        const bool near_edge = i == first || i + 2 == count;
        if (near_edge && box.height + rows.boxes[i + 1].height <= small)
            box.keep_with_next = Keep::must;
        else if (height <= small)
            box.keep_with_next = std::max(box.keep_with_next, Keep::rather);
    }
    std::move(rows.boxes.begin(), rows.boxes.end(), std::back_inserter(column.boxes));
    column.space += at.pitch() / 2;
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
        Box box = set_caption(table, words);
        // A long one would leave the table no room: it stays in the text.
        if (box.height > room / 2) {
            words.width = room;
            column.space += at.pitch() / 2;
            add_caption(set_caption(table, words), Keep::no, at);
            column.space += at.pitch() / 2;
        } else {
            set_under(std::move(box));
        }
    }
    page.anchors = std::exchange(column.anchors, {});
    page.place = at.place;
    SetRows rows = setter.set(Length{}, measure, room - y);
    Box head;
    if (rows.has_head) {
        head = rows.boxes[0];
        head.height += rows.space_under_head;
        make_artifact(head);
    }
    bool begun = false;
    for (std::size_t i = 0; i < rows.boxes.size(); ++i) {
        Box& box = rows.boxes[i];
        if (begun && y + box.height > room) {
            finish();
            if (rows.has_head) set_under(head);
        }
        begun = i > 0 || !rows.has_head;
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
    if (const Length wanted = setter.needs().least; wanted > at.width) {
        const std::int64_t smallest = std::min(points(3.5).sp * 100 / setter.size().sp + 1, all);
        const auto scale_for = [&](Length room) {
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
