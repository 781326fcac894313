/// \file
/// How wide the columns of a table are, and which hold numbers. Knows streams, no boxes. Private to
/// the layout room.
#pragma once

#include "document/block.h"
#include "layout/stream.h"

#include <vector>

namespace banxin::layout {

struct TableCellSetting {
    Stream stream;
    NodeId node = NodeId::artifact;
    Span span;
};
using TableRow = std::vector<TableCellSetting>;

/// What a column asks for, its padding on both sides included.
struct ColumnNeeds {
    /// No line is parted.
    Length natural;
    /// Its longest word stands whole, and a short text is not broken to bits.
    Length least;
};
[[nodiscard]] std::vector<ColumnNeeds> needs_of(const std::vector<TableRow>& rows,
                                                std::size_t columns, Length size);
[[nodiscard]] Length sum_of_least(const std::vector<ColumnNeeds>& needs);

/// Widths that add up to `room`: columns that need little get what they need, the others share the
/// rest in proportion to their need. Below their least only if the room is less than all of them.
[[nodiscard]] std::vector<Length> share_widths(const std::vector<ColumnNeeds>& needs, Length room);

/// B11: a column of numbers stands on its decimal points.
struct NumberColumn {
    /// Of the widest part before the point, and from the point on; both empty: no such column.
    Length whole;
    Length rest;
    [[nodiscard]] bool found() const { return whole > Length{}; }
};
/// `rows` without the header. Two numbers at least, and nothing else but blanks and dashes.
[[nodiscard]] NumberColumn number_column(const std::vector<std::vector<TableCell>>& cells,
                                         const std::vector<TableRow>& rows, std::size_t column);
/// Width of a number from its decimal point on; empty for what is no number.
[[nodiscard]] std::optional<Length> after_point(const TableCell& cell, const Stream& stream);

/// Width of the longest line that the author wanted.
[[nodiscard]] Length widest_line(const Stream& stream);

}  // namespace banxin::layout
