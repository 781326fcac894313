/// \file
/// How wide the columns of a table are, and which hold numbers. Knows streams, no boxes. Private to
/// the layout room.
#pragma once

#include "document/inline.h"
#include "layout/stream.h"

#include <optional>
#include <vector>

namespace banxin::layout {

/// What a column, or what stands in it, asks for.
struct ColumnNeeds {
    /// No line is parted.
    Length natural;
    /// Its longest word stands whole, and a short text is not broken to bits.
    Length least;

    /// With room that it has beside it.
    [[nodiscard]] ColumnNeeds beside(Length more) const { return {natural + more, least + more}; }
};
/// Of a text that stands in lines of its own.
[[nodiscard]] ColumnNeeds needs_of(const Stream& stream, Length size);

/// Of a cell, padding included, and the columns that it covers.
struct CellNeeds {
    std::size_t column = 0;
    std::size_t columns = 1;
    ColumnNeeds needs;
};
/// A cell over several columns gets what they lack from all of them.
[[nodiscard]] std::vector<ColumnNeeds> needs_of(const std::vector<CellNeeds>& cells,
                                                std::size_t columns, Length size);
[[nodiscard]] Length sum_of_least(const std::vector<ColumnNeeds>& needs);

/// Widths that add up to `room`: columns that need little get what they need, the others share the
/// rest in proportion to their need. Below their least only if the room is less than all of them.
[[nodiscard]] std::vector<Length> share_widths(const std::vector<ColumnNeeds>& needs, Length room);

/// Widths in the proportion that the author asks for, that add up to `room` as well; a column that
/// needs more to keep its words whole gets it from the others.
[[nodiscard]] std::vector<Length> asked_widths(const std::vector<std::uint16_t>& shares,
                                               const std::vector<ColumnNeeds>& needs, Length room);

/// What a cell is in a column of numbers.
struct CellNumber {
    enum class Kind : std::uint8_t { number, nothing, words };
    Kind kind = Kind::nothing;
    /// Width of a number before its decimal point, and from it on.
    Length whole;
    Length rest;
};
[[nodiscard]] CellNumber number_in(const Inlines& content, const Stream& stream);

/// B11: a column of numbers stands on its decimal points.
struct NumberColumn {
    /// Of the widest part before the point, and from the point on; both empty: no such column.
    Length whole;
    Length rest;
    [[nodiscard]] bool found() const { return whole > Length{}; }
};
/// Two numbers at least, and nothing else but blanks and dashes.
[[nodiscard]] NumberColumn number_column(const std::vector<CellNumber>& cells);

}  // namespace banxin::layout
