#include "layout/side_by_side.h"

#include "layout/page_breaks.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::layout {
namespace {

/// One of the two sides, and where its boxes stand.
struct TextBeside {
    std::vector<Box> boxes;
    std::vector<Length> tops;
    /// The first box that is in no row yet.
    std::size_t next = 0;

    TextBeside(std::vector<Box> all, const style::Page& page) : boxes(std::move(all)) {
        Length y;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            tops.push_back(begin_of(boxes[i], y, i == 0, page));
            y = tops.back() + boxes[i].height;
        }
    }

    [[nodiscard]] Length bottom(std::size_t i) const { return tops[i] + boxes[i].height; }
    [[nodiscard]] Length foot() const {
        return boxes.empty() ? Length{} : bottom(boxes.size() - 1);
    }
    [[nodiscard]] bool is_cut_at(Length y) const {
        const auto above = std::lower_bound(tops.begin(), tops.end(), y);
        return above != tops.begin() &&
               bottom(static_cast<std::size_t>(above - tops.begin()) - 1) > y;
    }
};

/// Where a row ends that begins at a height and may go on to the next one at which no line of
/// either side is parted. Where that is far away, because the lines of the sides differ, a line
/// that would be in the way, or would make it higher than a page, begins what follows.
Length end_of_row(const TextBeside& theirs, const TextBeside& ours, Length begin, Length end,
                  const style::Page& page) {
    const Length step = page.height() / 4;
    if (end - begin <= step) return end;
    for (const TextBeside* side : {&theirs, &ours}) {
        for (std::size_t i = side->next; i < side->boxes.size() && side->tops[i] < end; ++i) {
            const Length top = side->tops[i];
            const bool is_too_low = top > begin && side->bottom(i) > begin + page.height();
            if (top >= begin + step || is_too_low) end = top;
        }
    }
    return end;
}

/// Puts the boxes of a side between two heights into a row that begins at the first, which they may
/// make higher.
void take(TextBeside& side, Length begin, Length end, Box& row) {
    row.height = std::max(row.height, end - begin);
    const auto add = [](const std::vector<std::uint32_t>& from, std::vector<std::uint32_t>& to) {
        to.insert(to.end(), from.begin(), from.end());
    };
    if (side.next < side.boxes.size() && side.tops[side.next] < end)
        add(side.boxes[side.next].cut_above, row.cut_above);
    for (; side.next < side.boxes.size() && side.tops[side.next] < end; ++side.next) {
        Box& box = side.boxes[side.next];
        // What is at the foot of either side decides what a page may end with.
        const bool lowest = side.next + 1 == side.boxes.size() || side.tops[side.next + 1] >= end;
        if (lowest) {
            row.keep_with_next = std::max(row.keep_with_next, box.keep_with_next);
            row.hyphen = row.hyphen || box.hyphen;
            add(box.cut_below, row.cut_below);
        }
        row.height = std::max(row.height, side.bottom(side.next) - begin);
        put_into(row, std::move(box), side.tops[side.next] - begin);
    }
}

}  // namespace

std::vector<Box> side_by_side(std::vector<Box> left, std::vector<Box> right, bool facing,
                              const style::Page& page) {
    Length space;
    for (const auto* side : {&left, &right})
        if (!side->empty()) space = std::max(space, side->front().space_before);
    TextBeside theirs(std::move(left), page);
    TextBeside ours(std::move(right), page);
    std::vector<Length> cuts;
    std::merge(theirs.tops.begin(), theirs.tops.end(), ours.tops.begin(), ours.tops.end(),
               std::back_inserter(cuts));
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::erase_if(cuts, [&](Length y) { return theirs.is_cut_at(y) || ours.is_cut_at(y); });
    cuts.push_back(std::max(theirs.foot(), ours.foot()));
    std::vector<Box> rows;
    for (std::size_t i = 0; i + 1 < cuts.size();) {
        const Length begin = cuts[i];
        const Length end = end_of_row(theirs, ours, begin, cuts[i + 1], page);
        if (end == cuts[i + 1])
            ++i;
        else
            cuts[i] = end;
        Box row;
        if (facing) {
            Box beside;
            take(theirs, begin, end, beside);
            row.ink_height = beside.ink_height;
            row.keep_with_next = beside.keep_with_next;
            row.hyphen = beside.hyphen;
            row.first_line = beside.first_line;
            row.last_line = beside.last_line;
            row.lone_character = beside.lone_character;
            row.facing.push_back(std::move(beside));
        } else {
            // What is on the left is read first.
            take(theirs, begin, end, row);
        }
        take(ours, begin, end, row);
        if (facing) row.height = std::max(row.height, row.facing.front().height);
        row.on_grid = begin % page.pitch == Length{};
        if (rows.empty()) row.space_before = space;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace banxin::layout
