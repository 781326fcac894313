/// \file
/// Cells that have been set, to rows that stand under each other: how high each row is, where a
/// cell stands in its own, what is drawn around and behind it, and where a tall row may be cut.
/// Knows no text. Private to the layout room.
#pragma once

#include "document/table.h"
#include "layout/flow.h"

#include <optional>
#include <vector>

namespace banxin::layout {

struct SetCell {
    /// In the grid.
    std::size_t row = 0;
    std::size_t rows = 1;
    /// Of what it covers.
    Length area_left;
    Length area_width;
    /// Of its words.
    Length left;
    Length width;
    /// It names a row or a column.
    bool header = false;
    /// In the middle of its height, not at the head of it.
    bool middle = false;
    /// A rule stands under it, where others of its section follow: it names several columns.
    bool ruled = false;
    /// What stands in it, each with the space before it; the grid of the page does not count.
    std::vector<Box> boxes;
};

struct TableMeasures {
    Length left;
    Length width;
    Length size;  ///< of the text
    /// Of a page: nothing that can be cut is higher.
    Length room;
    style::TableLook look = {};
};

struct SetRows {
    std::vector<Box> boxes;
    /// The first box is the whole head, which can stand again on each page (B10).
    bool has_head = false;
    /// Above what a page begins with, where a row has been cut.
    Length space_under_head;
    /// Where pages part it: over its first row on a page if no head stands there, and at the foot
    /// of the last one on the page before, from that foot.
    std::optional<RuleItem> above;
    std::optional<RuleItem> below;
};

/// In order from the top, the head first. Rows that a cell joins stay in one box if a page can hold
/// it; no box is higher than a page unless one of a cell's boxes is.
[[nodiscard]] SetRows stack_rows(std::vector<SetCell> cells, const TableGrid& grid,
                                 const TableMeasures& measures);

}  // namespace banxin::layout
