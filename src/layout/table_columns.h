/// \file
/// How wide the columns of a table are, and which hold numbers. Knows streams, no boxes. Private to
/// the layout room.
#pragma once

#include "document/inline.h"
#include "layout/stream.h"

#include <optional>
#include <vector>

namespace banxin::layout {

/// What stands in a cell asks for, from much to little.
struct TextNeeds {
    /// No line is parted.
    Length natural;
    /// Its words are whole, and so is a short text: a number, a name. Of a head: it takes two
    /// lines, or three.
    Length snug;
    /// A short text is not broken to bits, words end at their hyphens.
    Length least;

    /// With room that it has beside it.
    [[nodiscard]] TextNeeds beside(Length more) const {
        return {natural + more, snug + more, least + more};
    }
};
/// Of a text that stands in lines of its own.
[[nodiscard]] TextNeeds needs_of(const Stream& stream, Length size);
/// Of words at the head of a column.
[[nodiscard]] TextNeeds needs_of_head(const Stream& stream, Length size);

/// Of a cell, padding included, and the columns that it covers.
struct CellNeeds {
    std::size_t column = 0;
    std::size_t columns = 1;
    TextNeeds needs;
    /// It names what stands under it.
    bool head = false;
};

/// What a column asks for; each is at least as much as the one after it.
struct ColumnNeeds {
    /// No line is parted.
    Length natural;
    /// None but those of its heads.
    Length text;
    Length snug;
    Length least;
    /// How much it holds: the root of the squares of its texts, so that a long one counts for more
    /// than many short ones.
    Length amount = {};
};
/// A cell over several columns gets what they lack from all of them.
[[nodiscard]] std::vector<ColumnNeeds> needs_of(const std::vector<CellNeeds>& cells,
                                                std::size_t columns, Length size);
[[nodiscard]] Length sum_of(const std::vector<ColumnNeeds>& needs, Length ColumnNeeds::*which);

/// Widths that add up to `room`. Where it is too little, heads give way first, to two lines; then
/// texts share what short cells leave, each by what it holds; then short cells give way; below
/// their least columns go only if the room is less than all of them.
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
