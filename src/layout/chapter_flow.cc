#include "layout/chapter_flow.h"

#include "layout/note_flow.h"
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

/// What boxes under each other leave of a page; less than nothing: they do not fit.
Length left_of_page(const std::vector<Box>& boxes, const style::Page& page) {
    Length height;
    for (const Box& box : boxes) height += box.space_before + box.height;
    const Box& last = boxes.back();
    return page.height() + (last.height - last.ink_height) - height;
}

/// 版权页: as low on its page as it can stand.
void stand_at_the_foot(std::vector<Box>& boxes, const style::Page& page) {
    const Box& last = boxes.back();
    const Length free = left_of_page(boxes, page);
    if (free <= page.pitch) return;
    Box& first = boxes.front();
    // Lines that are no lines of the grid end with it all the same.
    const Length down = last.on_grid ? page.pitch * (free / page.pitch) : free;
    shift(first, Length{}, down);
    first.height += down;
    first.ink_height += down;
}

/// The chapter but for its notes, everything in so many hundredths of its size.
Flow flow_in_size(StreamContext& context, std::int64_t percent) {
    const Chapter& chapter = context.chapter;
    const bool part = chapter.role == ChapterRole::part;
    Flow flow;
    Column column;
    column.flow = &flow;
    column.table_cuts = &flow.table_cuts;
    column.frames = &flow.frames;
    column.anchors.push_back(chapter.name);
    Cursor at{context, &column, {}, context.style.page.measure()};
    at.percent = percent;
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
    column.end_side();
    set_link_codes(at);
    if (column.boxes.empty()) {
        Box blank;
        blank.height = blank.ink_height = at.pitch();
        column.boxes.push_back(std::move(blank));
    }
    std::move(column.anchors.begin(), column.anchors.end(),
              std::back_inserter(column.boxes.back().anchors));
    std::move(column.asides.begin(), column.asides.end(),
              std::back_inserter(column.boxes.back().marks));
    add_notes(flow, at);
    flow.boxes = std::move(column.boxes);
    return flow;
}

/// 版权页: on one page, smaller if need be. What is too long for that is set as usual and goes on
/// on the next page.
Flow flow_of_colophon(StreamContext& context) {
    const style::Page& page = context.style.page;
    const std::size_t nodes = context.structure.size();
    for (const std::int64_t percent : {100, 92, 84, 76}) {
        context.structure.resize(nodes);
        Flow flow = flow_in_size(context, percent);
        if (left_of_page(flow.boxes, page) < Length{}) continue;
        stand_at_the_foot(flow.boxes, page);
        return flow;
    }
    context.diagnostics.report(Code::L013, context.chapter.span, {},
                               Hint{HintId::sources_elsewhere, {}});
    context.structure.resize(nodes);
    return flow_in_size(context, 100);
}

}  // namespace

Flow flow_of_chapter(StreamContext& context) {
    Flow flow = context.chapter.role == ChapterRole::colophon ? flow_of_colophon(context)
                                                              : flow_in_size(context, 100);
    check_line_gap(context);
    return flow;
}

}  // namespace banxin::layout
