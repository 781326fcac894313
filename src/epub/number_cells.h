/// \file
/// Numbers in the cells of a table, which stand on their points whatever face the reader chooses.
/// Private to the epub room.
#pragma once

#include "document/table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace banxin::epub {

/// How what stands in a cell is written.
struct CellWords {
    /// Its column is one of numbers.
    bool number = false;
    /// No line parts it.
    bool whole = false;
    /// Bytes before the point. What stands before it, and from it on, may need a box of a width, in
    /// hundredths of an em, so that the points of the column stand under each other; 0: none.
    std::size_t point = 0;
    int before = 0;
    int after = 0;
};

/// Of the cells of a grid, in its order.
[[nodiscard]] std::vector<CellWords> cell_words(const Table& table, const TableGrid& grid);

/// Whether the table cannot be set on a narrow page without breaking words.
[[nodiscard]] bool is_tight(const TableGrid& grid);

}  // namespace banxin::epub
