#include "document/table.h"

#include <algorithm>

namespace banxin {
namespace {

/// Columns that a cell from above covers, up to a row.
struct Held {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t until = 0;
};

/// Held columns are intervals, in order: a cell that asks for a million columns costs no more
/// than another.
void place_row(const TableRow& cells, std::size_t row, std::size_t section_end,
               std::vector<Held>& held, TableGrid& grid) {
    std::erase_if(held, [&](const Held& one) { return one.until <= row; });
    grid.rows[row].joined = !held.empty();
    std::vector<Held> covered = held;
    std::size_t column = 0;
    std::size_t next = 0;
    for (const TableCell& cell : cells) {
        while (next < held.size() && held[next].begin <= column)
            column = std::max(column, held[next++].end);
        const std::size_t room = next < held.size() ? held[next].begin - column : cell.columns;
        CellPlace place{&cell, row, column};
        const std::size_t columns = std::max<std::size_t>(cell.columns, 1);
        const std::size_t rows = std::max<std::size_t>(cell.rows, 1);
        place.columns = std::min(columns, std::max<std::size_t>(room, 1));
        place.rows = std::min(rows, section_end - row);
        place.cut = place.columns < columns || place.rows < rows;
        column += place.columns;
        grid.columns = std::max(grid.columns, column);
        if (place.rows > 1) covered.push_back({place.column, column, row + place.rows});
        grid.cells.push_back(place);
    }
    std::sort(covered.begin(), covered.end(),
              [](const Held& a, const Held& b) { return a.begin < b.begin; });
    held = std::move(covered);
}

}  // namespace

const char* name_of(TablePart part) {
    switch (part) {
        case TablePart::head: return "head";
        case TablePart::body: return "body";
        case TablePart::foot: return "foot";
    }
    return "";
}

std::size_t TableGrid::end_of_group(std::size_t row) const {
    ++row;
    while (row < rows.size() && rows[row].joined) ++row;
    return row;
}

TableGrid grid_of(const Table& table) {
    TableGrid grid;
    grid.columns = table.columns.size();
    for (const TableSection& section : table.sections) {
        const std::size_t end = grid.rows.size() + section.rows.size();
        bool first = true;
        std::vector<Held> held;
        for (const TableRow& cells : section.rows) {
            grid.rows.push_back({section.part, first, false});
            first = false;
            place_row(cells, grid.rows.size() - 1, end, held, grid);
        }
    }
    return grid;
}

const Paragraph* lone_paragraph(const Blocks& blocks) {
    const auto* found = blocks.size() == 1 ? std::get_if<Paragraph>(&blocks[0].value) : nullptr;
    return found != nullptr && found->role == ParagraphRole::body ? found : nullptr;
}

}  // namespace banxin
