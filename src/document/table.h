/// \file
/// A table's grid: which cell covers which columns and rows. By HTML, "Forming a table".
#pragma once

#include "document/block.h"

#include <cstddef>
#include <vector>

namespace banxin {

/// A cell and what it covers; rows are counted through all sections.
struct CellPlace {
    const TableCell* cell = nullptr;
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t rows = 1;
    std::size_t columns = 1;
    /// It would cover what another cell covers, or leave its section.
    bool cut = false;
};

struct GridRow {
    TablePart part = TablePart::body;
    /// The first of its section.
    bool opens_section = false;
    /// A cell that begins further up reaches into it.
    bool joined = false;
};

struct TableGrid {
    std::vector<GridRow> rows;
    std::size_t columns = 0;
    /// In their order in the table, which is that of reading.
    std::vector<CellPlace> cells;

    /// The rows `row`, … are joined to each other: up to here.
    [[nodiscard]] std::size_t end_of_group(std::size_t row) const;
};

/// No cell covers what another covers, whatever the cells ask for. There are as many columns as the
/// table says, or more if its cells need them. Works as long as the table stays where it is.
[[nodiscard]] TableGrid grid_of(const Table& table);

/// The one paragraph of running text that all of it is, as most cells are; or null.
[[nodiscard]] const Paragraph* lone_paragraph(const Blocks& blocks);

}  // namespace banxin
