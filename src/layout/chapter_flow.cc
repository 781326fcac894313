#include "layout/chapter_flow.h"

#include "base/unicode.h"
#include "document/walk.h"
#include "layout/flow_pieces.h"

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

/// The chapter, everything in so many hundredths of its size.
Flow flow_in_size(StreamContext& context, std::int64_t percent) {
    const Chapter& chapter = context.chapter;
    const bool part = chapter.role == ChapterRole::part;
    const NodeId section =
        context.add_node(part ? StructureType::Part : StructureType::Sect, static_cast<NodeId>(0),
                         chapter.language == context.book_language ? Language() : chapter.language);
    return flow_of_pieces(context, section, percent);
}

/// What takes most of a colophon, by whole lines of the body's size.
Hint what_is_long(const Chapter& colophon, const style::Page& page) {
    const auto lines_of_text = [&](const Inlines& content) {
        std::size_t count = 0;
        for (const Inlines& line : lines_of(content))
            count += 1 + to_utf32(plain_text(line)).size() /
                             static_cast<std::size_t>(std::max(page.characters, 1));
        return count;
    };
    struct Share {
        std::size_t entries = 0;
        std::size_t lines = 0;
    };
    Share sources, catalogue, others;
    std::size_t longest_lines = 0;
    std::string longest;
    for (const Block& block : colophon.blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block.value);
        if (paragraph == nullptr) continue;
        const std::size_t lines = lines_of_text(paragraph->content);
        const bool is_catalogue = paragraph->role == ParagraphRole::colophon_catalogue;
        // What is said of a chapter is that chapter's.
        const bool is_source = block.span != colophon.span;
        Share& share = is_catalogue ? catalogue : is_source ? sources : others;
        ++share.entries;
        share.lines += lines;
        if (is_catalogue) catalogue.entries = lines_of(paragraph->content).size() - 1;
        if (is_catalogue || is_source || lines <= longest_lines) continue;
        longest_lines = lines;
        longest = plain_text(paragraph->content);
    }
    if (sources.lines >= std::max(catalogue.lines, others.lines))
        return {HintId::sources_elsewhere, {}};
    if (catalogue.lines > others.lines)
        return {HintId::shorter_catalogue, {std::to_string(catalogue.entries)}};
    constexpr std::size_t shown = 10;
    return {HintId::shorter_entry,
            {std::to_string(others.entries), to_utf8(to_utf32(longest).substr(0, shown))}};
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
                               what_is_long(context.chapter, page));
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
