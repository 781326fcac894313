// Texts side by side, and a text that flows through several columns.
#include "layout/column_part.h"
#include "layout/frames.h"
#include "layout/setters.h"
#include "layout/side_by_side.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::layout {
namespace {

/// Between columns, in em.
constexpr std::int64_t gap_ems = 2;
/// Of the narrowest column that can be read, in em.
constexpr std::int64_t least_ems = 7;

/// What waits in a column goes on in another one that its boxes will come to.
Column begun_from(Column& whole) {
    Column made;
    made.space = whole.space;
    made.frames = whole.frames;
    made.begins_under_heading = whole.is_under_heading();
    made.anchors = std::exchange(whole.anchors, {});
    return made;
}

/// Whole characters each; nothing where one would be too narrow.
std::vector<Length> widths_of(const TextColumns& all, const Cursor& at) {
    const auto count = static_cast<std::int64_t>(all.columns.size());
    const std::int64_t ems = at.width / at.em() - gap_ems * (count - 1);
    std::int64_t said = 0;
    std::int64_t silent = 0;
    for (const TextColumn& column : all.columns) {
        said += column.share;
        silent += column.share == 0 ? 1 : 0;
    }
    // Shares that come to less than everything, or to more, are told of the whole all the same.
    const std::int64_t whole = silent == 0 ? said : std::max<std::int64_t>(said, 100);
    std::vector<Length> widths;
    for (const TextColumn& column : all.columns) {
        const std::int64_t share =
            column.share > 0 ? ems * column.share / whole : ems * (whole - said) / whole / silent;
        if (share < least_ems) return {};
        widths.push_back(at.em() * share);
    }
    return widths;
}

void set_side_by_side(const TextColumns& all, const std::vector<Length>& widths, const Cursor& at) {
    Column& whole = *at.column;
    Length used;
    for (const Length width : widths) used += width;
    // The last one ends where the text does.
    const auto gaps = static_cast<std::int64_t>(widths.size()) - 1;
    const Length gap = (at.width - used) / std::max<std::int64_t>(gaps, 1);
    std::vector<Box> rows;
    Length left = at.left;
    Length after;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        Column side = begun_from(whole);
        Cursor inner = at.in(side);
        inner.left = left;
        inner.width = widths[i];
        inner.narrow = true;
        set_blocks(all.columns[i].blocks, inner);
        side.end_side();
        whole.anchors = std::move(side.anchors);
        after = std::max(after, side.space);
        left += widths[i] + gap;
        rows = i == 0 ? std::move(side.boxes)
                      : side_by_side(std::move(rows), std::move(side.boxes), false, at.page());
    }
    whole.space = after;
    std::move(rows.begin(), rows.end(), std::back_inserter(whole.boxes));
}

/// Where nothing will cut it, all of it is one box. Frames in it are cut by its columns.
void add_balanced(std::vector<Box> boxes, const std::vector<Frame>& frames, const ColumnPart& part,
                  const Cursor& at) {
    BalancedColumns columns(part.count, at.page());
    FrameExtents extents;
    for (const Box& box : boxes) {
        columns.add(box);
        extents.meet(box);
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const ColumnPlace& place = columns.places()[i];
        extents.put(boxes[i], {part.step * place.column, place.top}, frames);
    }
    Box whole;
    extents.draw(frames, whole.items);
    whole.on_grid = boxes.front().on_grid;
    at.column->space = std::max(at.column->space, boxes.front().space_before);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const ColumnPlace place = columns.places()[i];
        shift(boxes[i], part.step * place.column, Length{});
        boxes[i].frames.clear();
        put_into(whole, std::move(boxes[i]), place.top);
    }
    whole.height = columns.height();
    at.column->add(std::move(whole));
}

/// Headings of the text's first level stand over all columns.
bool spans(const Block& block) {
    const auto* heading = std::get_if<Heading>(&block.value);
    return heading != nullptr && heading->level <= 2;
}

void set_flowing(std::span<const Block> text, const ColumnPart& part, Length width,
                 const Cursor& at) {
    Column& whole = *at.column;
    Column narrow = begun_from(whole);
    Cursor inner = at.in(narrow);
    inner.width = width;
    inner.narrow = true;
    std::vector<Frame> own;
    if (whole.flow == nullptr) narrow.frames = &own;
    const std::size_t first_frame = narrow.frames->size();
    set_blocks(text, inner);
    narrow.end_side();
    for (std::size_t i = first_frame; i < narrow.frames->size(); ++i)
        (*narrow.frames)[i].in_column = true;
    whole.anchors = std::move(narrow.anchors);
    if (narrow.boxes.empty()) return;
    whole.space = {};
    if (whole.flow == nullptr) {
        add_balanced(std::move(narrow.boxes), own, part, at);
    } else {
        const auto index = static_cast<std::int32_t>(whole.flow->column_parts.size());
        whole.flow->column_parts.push_back(part);
        for (Box& box : narrow.boxes) {
            box.columns = index;
            whole.boxes.push_back(std::move(box));
        }
    }
    whole.space = narrow.space;
}

}  // namespace

void set_columns(const TextColumns& columns, const Cursor& at) {
    if (columns.flowing == 0) {
        const std::vector<Length> widths = widths_of(columns, at);
        if (!widths.empty()) return set_side_by_side(columns, widths, at);
        for (const TextColumn& column : columns.columns) set_blocks(column.blocks, at);
        return;
    }
    // A01: as many as leave each room for words.
    const std::int64_t ems = at.width / at.em();
    std::int64_t count = columns.flowing;
    while (count > 1 && (ems - gap_ems * (count - 1)) / count < least_ems) --count;
    const Length width = at.em() * ((ems - gap_ems * (count - 1)) / count);
    const Length step = count > 1 ? (at.width - width) / (count - 1) : Length{};
    const ColumnPart part{static_cast<std::uint32_t>(count), step};
    for (const TextColumn& column : columns.columns) {
        const std::span<const Block> text(column.blocks);
        std::size_t first = 0;
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (i < text.size() && count > 1 && !spans(text[i])) continue;
            if (i > first) {
                if (count > 1)
                    set_flowing(text.subspan(first, i - first), part, width, at);
                else
                    set_blocks(text.subspan(first, i - first), at);
            }
            if (i < text.size()) set_blocks(text.subspan(i, 1), at);
            first = i + 1;
        }
    }
}

}  // namespace banxin::layout
