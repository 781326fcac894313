/// \file
/// Where the boxes of a part in columns stand on one page: balanced, so that only the last column
/// is shorter (W10). Private to the layout room.
#pragma once

#include "layout/flow.h"
#include "style/style.h"

#include <cstdint>
#include <vector>

namespace banxin::layout {

struct ColumnPlace {
    std::uint32_t column = 0;
    /// Under the head of the part.
    Length top;
};

/// A part of the text in columns, as much of it as stands on a page.
class BalancedColumns {
public:
    BalancedColumns(std::uint32_t count, const style::Page& page) : count_(count), page_(page) {}

    /// One more. The columns get higher by as few lines as it takes.
    void add(const Box& box);

    /// By box.
    [[nodiscard]] const std::vector<ColumnPlace>& places() const { return places_; }
    /// How far ink reaches down, and where what comes after begins.
    [[nodiscard]] Length ink() const { return ink_; }
    [[nodiscard]] Length height() const { return height_; }

private:
    [[nodiscard]] bool place_within(Length most);

    std::uint32_t count_;
    const style::Page& page_;
    std::vector<const Box*> boxes_;
    std::vector<ColumnPlace> places_;
    Length most_;
    Length ink_;
    Length height_;
};

}  // namespace banxin::layout
