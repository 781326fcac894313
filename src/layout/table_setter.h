/// \file
/// One table being set: how much room its columns ask for, then its cells in the widths that they
/// get. Private to the layout room.
#pragma once

#include "layout/cursor.h"
#include "layout/table_columns.h"
#include "layout/table_rows.h"

namespace banxin::layout {

class TableSetter {
public:
    /// The table must stay where it is; the cursor is under its node.
    TableSetter(const Table& table, const Cursor& at);

    /// Finds what the columns need, at so many hundredths of the roles' sizes; may be asked again.
    void set_look(std::int64_t hundredths);
    [[nodiscard]] TextNeeds needs() const;
    [[nodiscard]] Length size() const { return body_.size; }
    [[nodiscard]] bool has_cells() const { return !grid_.cells.empty(); }

    /// Once, in reading order with what stands before and after it.
    [[nodiscard]] SetRows set(Length left, Length width, Length room);

private:
    void settle_heads(const std::vector<Length>& edges);
    [[nodiscard]] SetCell set_cell(const CellPlace& place, NodeId row,
                                   const std::vector<Length>& edges);
    [[nodiscard]] CellLook& look_of(const TableCell& cell);
    [[nodiscard]] Alignment alignment_of(const CellPlace& place) const;
    void stand_on_point(const CellPlace& place, style::RoleStyle& look, Cursor& at) const;

    const Table& table_;
    Cursor at_;
    TableGrid grid_;
    CellLook body_;
    CellLook head_;
    CellLook side_;
    std::vector<ColumnNeeds> needs_;
    /// By column, and by cell.
    std::vector<NumberColumn> numbers_;
    std::vector<CellNumber> numbers_of_cells_;
    /// By cell: how wide it is if its words are drawn apart, padding included.
    std::vector<Length> drawn_apart_;
};

}  // namespace banxin::layout
