/// \file
/// Which cells of a table hold a number and nothing else, and where its point stands: both books
/// stand numbers on it.
#pragma once

#include "document/table.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace banxin {

/// Bytes before the decimal point of a number, or before where it would stand; empty: the text is
/// none. A sign may stand before a number, a unit of measure after it.
[[nodiscard]] std::optional<std::size_t> point_of_number(std::string_view text);

/// A blank or a dash where a number would be.
[[nodiscard]] bool stands_for_nothing(std::string_view text);

/// Figures with what stands between and beside them, as in a date, a range, a ratio: it is read as
/// one word.
[[nodiscard]] bool is_of_figures(std::string_view text);

/// Whether a cell is one of those that a column is made of: not its head, and not over several.
[[nodiscard]] bool is_datum(const CellPlace& place, const TableGrid& grid);

}  // namespace banxin
