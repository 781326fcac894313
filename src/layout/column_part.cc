#include "layout/column_part.h"

#include "layout/page_breaks.h"

#include <algorithm>

namespace banxin::layout {
namespace {

/// No column ends in front of the second line of a paragraph or of its last.
bool may_part(const Box& above, const Box& below) {
    return above.keep_with_next != Keep::must && !above.first_line && !below.last_line;
}

}  // namespace

void BalancedColumns::add(const Box& box) {
    boxes_.push_back(&box);
    most_ = std::max(most_, box.ink_height);
    while (!place_within(most_)) most_ += page_.pitch;
}

/// False: more columns would be needed.
bool BalancedColumns::place_within(Length most) {
    places_.clear();
    ink_ = height_ = Length{};
    ColumnPlace at;
    Length y;
    std::size_t first = 0;  // of the column
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        at.top = begin_of(*boxes_[i], y, i == first, page_);
        if (i > first && at.top + boxes_[i]->ink_height > most) {
            // What must not be parted goes to the next column together.
            std::size_t cut = i;
            while (cut > first && !may_part(*boxes_[cut - 1], *boxes_[cut])) --cut;
            if (++at.column == count_ || cut == first) return false;
            places_.resize(cut);
            first = i = cut;
            at.top = begin_of(*boxes_[i], Length{}, true, page_);
        }
        places_.push_back(at);
        y = at.top + boxes_[i]->height;
    }
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        ink_ = std::max(ink_, places_[i].top + boxes_[i]->ink_height);
        height_ = std::max(height_, places_[i].top + boxes_[i]->height);
    }
    return true;
}

}  // namespace banxin::layout
