#include "layout/side_by_side.h"

#include "layout/page_breaks.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::layout {
namespace {

/// One of the two sides, and where its boxes stand.
struct Side {
    std::vector<Box> boxes;
    std::vector<Length> tops;
    /// The first box that is in no row yet.
    std::size_t next = 0;

    Side(std::vector<Box> all, const style::Page& page) : boxes(std::move(all)) {
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

/// Puts the boxes of a side between two heights into a row that begins at the first.
void take(Side& side, Length begin, Length end, Box& row) {
    for (; side.next < side.boxes.size() && side.tops[side.next] < end; ++side.next) {
        Box& box = side.boxes[side.next];
        // What is at the foot of either side decides what a page may end with.
        const bool lowest = side.next + 1 == side.boxes.size() || side.tops[side.next + 1] >= end;
        if (lowest) {
            row.keep_with_next = std::max(row.keep_with_next, box.keep_with_next);
            row.hyphen = row.hyphen || box.hyphen;
        }
        put_into(row, std::move(box), side.tops[side.next] - begin);
    }
}

}  // namespace

std::vector<Box> side_by_side(std::vector<Box> left, std::vector<Box> right, bool facing,
                              const style::Page& page) {
    Length space;
    for (const auto* side : {&left, &right})
        if (!side->empty()) space = std::max(space, side->front().space_before);
    Side theirs(std::move(left), page);
    Side ours(std::move(right), page);
    std::vector<Length> cuts;
    std::merge(theirs.tops.begin(), theirs.tops.end(), ours.tops.begin(), ours.tops.end(),
               std::back_inserter(cuts));
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::erase_if(cuts, [&](Length y) { return theirs.is_cut_at(y) || ours.is_cut_at(y); });
    cuts.push_back(std::max(theirs.foot(), ours.foot()));
    std::vector<Box> rows;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        Box row;
        if (facing) {
            Box beside;
            take(theirs, cuts[i], cuts[i + 1], beside);
            row.ink_height = beside.ink_height;
            row.keep_with_next = beside.keep_with_next;
            row.hyphen = beside.hyphen;
            row.first_line = beside.first_line;
            row.last_line = beside.last_line;
            row.lone_character = beside.lone_character;
            row.facing.push_back(std::move(beside));
        } else {
            // What is on the left is read first.
            take(theirs, cuts[i], cuts[i + 1], row);
        }
        take(ours, cuts[i], cuts[i + 1], row);
        row.height = cuts[i + 1] - cuts[i];
        row.on_grid = cuts[i] % page.pitch == Length{};
        if (rows.empty()) row.space_before = space;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace banxin::layout
