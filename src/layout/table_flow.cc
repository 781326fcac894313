// Where a table stands: in the text, with a head that can stand again on the next page; and what is
// done with one that is too wide: set smaller, or turned on a page of its own.

#include "layout/cell_flow.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::layout {

void ChapterFlow::table(const Table& table, const Block& block, const BlockPlace& place) {
    const NodeId node = context_.add_node(StructureType::Table, place.parent);
    const NodeId caption =
        table.caption.empty() ? node : context_.add_node(StructureType::Caption, node);
    TableSetter setter(*this, table, node);
    constexpr std::int64_t all = 100;
    setter.set_look(all);
    // Too wide: a little smaller, or turned, and only then as small as it takes.
    constexpr std::int64_t still_readable = 85;
    if (const Length wanted = setter.needs().least; wanted > place.width) {
        const std::int64_t smallest = std::min(points(3.5).sp * 100 / setter.size().sp + 1, all);
        const auto scale_for = [&](Length room) {
            return std::clamp<std::int64_t>(room.sp * 100 / wanted.sp, smallest, all);
        };
        setter.set_look(still_readable);
        if (setter.needs().least > place.width && boxes_ == &flow_.boxes) {
            context_.diagnostics.report(Code::L003, block.span);
            setter.set_look(scale_for(style_.page.height()));
            turned_table(setter, table, block, caption);
            return;
        }
        context_.diagnostics.report(Code::L002, block.span);
        if (setter.needs().least > place.width) setter.set_look(scale_for(place.width));
    }
    upright_table(setter, table, block, caption, place);
}

Box ChapterFlow::table_caption(const Table& table, NodeId node, Length left, Length width,
                               Span span) {
    const style::RoleStyle& look = role(style::Role::caption);
    const Stream stream = make_stream(table.caption, look, language(), node, context_);
    Box box;
    Setting setting{&look, left, width, Length{}, false, true};
    const Length height = lines_in_box(stream, setting, span, Length{}, box);
    box.height = box.ink_height = height + look.size / 2;
    return box;
}

void ChapterFlow::put_caption(Box&& box, Keep keep) {
    box.keep_with_next = keep;
    box.place = place_;
    take_pending(box);
    put(std::move(box));
}

void ChapterFlow::upright_table(TableSetter& setter, const Table& table, const Block& block,
                                NodeId caption, const BlockPlace& place) {
    pending_space_ += pitch() / 2;
    if (!table.caption.empty()) {
        Box box = table_caption(table, caption, place.left, place.width, block.span);
        put_caption(std::move(box), setter.has_cells() ? Keep::must : Keep::no);  // B10
    }
    // What stands in a cell is one of its lines, and the head above it needs room too.
    const Length room = style_.page.height() / (cell_ == nullptr ? 1 : 2);
    SetRows rows = setter.set(place.left, place.width, room);
    if (rows.boxes.empty()) return;
    std::int32_t repeat = -1;
    if (rows.has_head) {
        rows.boxes[0].keep_with_next = Keep::must;  // B10
        // In a cell or a note nothing is repeated.
        if (boxes_ == &flow_.boxes) {
            repeat = static_cast<std::int32_t>(flow_.repeats.size());
            flow_.repeats.push_back(rows.boxes[0]);
            flow_.repeats.back().height += rows.space_under_head;
            make_artifact(flow_.repeats.back());
        }
    }
    take_pending(rows.boxes[0]);
    // A table that fills no third of a page is hardly ever cut; of a longer one, two rows stay
    // at either end.
    Length height;
    for (const Box& box : rows.boxes) height += box.height;
    const Length small = style_.page.height() / 3;
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
    std::move(rows.boxes.begin(), rows.boxes.end(), std::back_inserter(*boxes_));
    pending_space_ += pitch() / 2;
}

/// On pages of its own, its head at the left edge; the text goes on around it.
void ChapterFlow::turned_table(TableSetter& setter, const Table& table, const Block& block,
                               NodeId caption) {
    const Length measure = style_.page.height();
    const Length room = style_.page.measure();
    Box page;
    Length y;
    const auto set_under = [&](Box box) {
        const Length height = box.height;
        put_into(page, std::move(box), y);
        y += height;
    };
    const auto finish = [&] {
        page.height = page.ink_height = measure;
        turn(page, measure);
        // A table that fills half a page stands in its middle.
        if (y < room) shift(page, (room - y) / 2, Length{});
        flow_.plates.push_back({flow_.boxes.size(), std::move(page)});
        page = Box();
        y = Length{};
    };
    if (!table.caption.empty()) {
        Box words = table_caption(table, caption, Length{}, measure, block.span);
        // A long one would leave the table no room: it stays in the text.
        if (words.height > room / 2) {
            words = table_caption(table, caption, Length{}, room, block.span);
            pending_space_ += pitch() / 2;
            put_caption(std::move(words), Keep::no);
            pending_space_ += pitch() / 2;
        } else {
            set_under(std::move(words));
        }
    }
    page.anchors = std::move(pending_anchors_);
    pending_anchors_.clear();
    page.place = place_;
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

}  // namespace banxin::layout
