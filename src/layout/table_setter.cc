// What stands in the cells of a table: the blocks of a chapter, smaller and in a narrow place; how
// much room they ask for, and how they are set in what they get.

#include "layout/table_setter.h"

#include "document/table_numbers.h"
#include "layout/breaker.h"
#include "layout/setters.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::layout {
namespace {

style::Align align_of(Alignment alignment) {
    switch (alignment) {
        case Alignment::center: return style::Align::center;
        case Alignment::right: return style::Align::end;
        case Alignment::none:
        case Alignment::left: return style::Align::start;
    }
    return style::Align::start;
}

/// Whether the blocks stand by an axis of their own: lists and code do not.
bool can_be_centred(const Blocks& blocks) {
    return std::all_of(blocks.begin(), blocks.end(), [](const Block& block) {
        return std::holds_alternative<Paragraph>(block.value) ||
               std::holds_alternative<Figure>(block.value) ||
               std::holds_alternative<FigureRow>(block.value);
    });
}

StructureType type_of(TablePart part) {
    switch (part) {
        case TablePart::head: return StructureType::THead;
        case TablePart::body: return StructureType::TBody;
        case TablePart::foot: return StructureType::TFoot;
    }
    return StructureType::TBody;
}

/// `hundredths`: of the sizes that the roles have.
CellLook look_in_cells(bool header, std::int64_t hundredths, const Cursor& at) {
    CellLook look;
    const style::RoleStyle base = at.role(header ? style::Role::table_header : style::Role::table);
    look.size = base.size.scaled(hundredths, 100);
    look.pitch = base.pitch.scaled(hundredths, 100);
    for (std::size_t i = 0; i < style::role_count; ++i) {
        const auto which = static_cast<style::Role>(i);
        const std::int32_t most = which == style::Role::list ? 200 : 100;
        style::RoleStyle one = at.role(which);
        one.size = std::min(one.size, base.size).scaled(hundredths, 100);
        one.pitch = base.pitch.scaled(one.size.sp, base.size.sp);
        if (one.align == style::Align::justify) one.align = style::Align::start;
        one.indent = 0;
        one.left = std::min(one.left, most);
        one.right = std::min(one.right, most);
        one.grid_lines = one.lines_before = one.lines_after = 0;
        look.roles[i] = one;
    }
    look.text() = base;
    look.text().size = look.size;
    // What is behind cells and between them is drawn with their rows.
    look.text().background.reset();
    look.text().rule = style::RulePlace::none;
    look.text().pitch = look.pitch;
    return look;
}

/// The blocks of a cell, each a box or several; anchors at its end are those of what follows.
std::vector<Box> cell_boxes(const Blocks& all, const Cursor& cell) {
    Column column;
    const Cursor at = cell.in(column);
    for (std::size_t i = 0; i < all.size(); ++i) {
        // Nothing else parts paragraphs: they begin without an indent.
        if (!column.boxes.empty()) column.space = std::max(column.space, at.pitch() / 3);
        set_block_of(all, i, at);
    }
    column.end_side();
    std::move(column.anchors.begin(), column.anchors.end(),
              std::back_inserter(cell.column->anchors));
    return std::move(column.boxes);
}

}  // namespace

TableSetter::TableSetter(const Table& table, const Cursor& at)
    : table_(table), at_(at), grid_(grid_of(table)) {}

void TableSetter::set_look(std::int64_t hundredths) {
    body_ = look_in_cells(false, hundredths, at_);
    head_ = look_in_cells(true, hundredths, at_);
    // Words at the head of a row begin where those under them do.
    side_ = head_;
    side_.text().spread = false;
    // The nodes that the words would have are of no use.
    std::vector<StructureNode>& structure = at_.context.structure;
    const std::size_t nodes = structure.size();
    Cursor inside = at_;
    inside.around = style::Role::table;
    std::vector<CellNeeds> needs;
    std::vector<std::vector<CellNumber>> numbers(grid_.columns);
    numbers_of_cells_.clear();
    drawn_apart_.clear();
    for (const CellPlace& place : grid_.cells) {
        const TableCell& cell = *place.cell;
        const CellLook& look = look_of(cell);
        inside.cell = &look;
        CellNeeds own{place.column, place.columns, {}, cell.header == HeaderScope::column};
        CellNumber number;
        Length apart;
        if (!cell.blocks.empty()) number.kind = CellNumber::Kind::words;
        if (const Paragraph* words = lone_paragraph(cell.blocks)) {
            style::RoleStyle plain = look.text();
            plain.spread = false;
            Stream stream = inside.stream(words->content, plain, NodeId::artifact);
            number = number_in(words->content, stream);
            own.needs = own.head ? needs_of_head(stream, look.size) : needs_of(stream, look.size);
            if (look.text().spread && spread_short_title(stream, look.size))
                apart = own.needs.natural = needs_of(stream, look.size).natural;
        } else {
            own.needs = needs_of_blocks(cell.blocks, inside);
        }
        own.needs = own.needs.beside(look.size);
        needs.push_back(own);
        drawn_apart_.push_back(apart + look.size);
        const bool datum = is_datum(place, grid_);
        numbers_of_cells_.push_back(datum ? number : CellNumber{});
        if (datum) numbers[place.column].push_back(number);
    }
    structure.resize(nodes);
    needs_ = needs_of(needs, grid_.columns, body_.size);
    numbers_.clear();
    for (const auto& column : numbers) numbers_.push_back(number_column(column));
}

TextNeeds TableSetter::needs() const {
    return {sum_of(needs_, &ColumnNeeds::natural), sum_of(needs_, &ColumnNeeds::snug),
            sum_of(needs_, &ColumnNeeds::least)};
}

/// H15: short heads are drawn apart where that parts none, all of a table or none.
void TableSetter::settle_heads(const std::vector<Length>& edges) {
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
        const CellPlace& place = grid_.cells[i];
        const Length width = edges[place.column + place.columns] - edges[place.column];
        if (drawn_apart_[i] > width) head_.text().spread = false;
    }
}

SetRows TableSetter::set(Length left, Length width, Length room) {
    if (!has_cells()) return {};
    StreamContext& context = at_.context;
    const std::vector<Length> widths = asked_widths(table_.shares, needs_, width);
    std::vector<Length> edges(1, left);
    for (const Length one : widths) edges.push_back(edges.back() + one);
    settle_heads(edges);
    std::vector<SetCell> cells;
    auto next = grid_.cells.begin();
    NodeId section = at_.parent;
    for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
        if (grid_.rows[row].opens_section)
            section = context.add_node(type_of(grid_.rows[row].part), at_.parent);
        const NodeId node = context.add_node(StructureType::TR, section);
        for (; next != grid_.cells.end() && next->row == row; ++next)
            cells.push_back(set_cell(*next, node, edges));
    }
    return stack_rows(std::move(cells), grid_,
                      {left, width, body_.size, room, at_.context.style.table});
}

SetCell TableSetter::set_cell(const CellPlace& place, NodeId row,
                              const std::vector<Length>& edges) {
    const TableCell& cell = *place.cell;
    const bool in_head = grid_.rows[place.row].part == TablePart::head;
    CellLook& look = look_of(cell);
    Cursor inner = at_;
    inner.cell = &look;
    inner.left = edges[place.column];
    inner.width = edges[place.column + place.columns] - inner.left;
    // B11; a table of very many columns has no room for it.
    const Length padding = std::min(look.size / 2, inner.width / 4);
    inner.left += padding;
    inner.width -= padding * 2;
    SetCell made{place.row,
                 place.rows,
                 inner.left - padding,
                 inner.width + padding * 2,
                 inner.left,
                 inner.width,
                 cell.header != HeaderScope::none,
                 in_head || place.rows > 1,
                 in_head && place.columns > 1,
                 {}};
    const Alignment alignment = alignment_of(place);
    style::RoleStyle& text = look.text();
    text.align = align_of(alignment);
    if (alignment == Alignment::center && !can_be_centred(cell.blocks))
        text.align = style::Align::start;
    stand_on_point(place, text, inner);
    inner.around = style::Role::table;
    inner.flush = true;
    inner.least_indent = {};
    inner.bare = lone_paragraph(cell.blocks) != nullptr;
    const bool header = cell.header != HeaderScope::none;
    inner.parent = at_.context.add_node(header ? StructureType::TH : StructureType::TD, row);
    at_.context.structure.back().cell = {
        static_cast<std::uint32_t>(place.columns), static_cast<std::uint32_t>(place.rows),
        cell.header == HeaderScope::row ? CellAttributes::Scope::row
                                        : CellAttributes::Scope::column};
    made.boxes = cell_boxes(cell.blocks, inner);
    return made;
}

CellLook& TableSetter::look_of(const TableCell& cell) {
    switch (cell.header) {
        case HeaderScope::none: return body_;
        case HeaderScope::column: return head_;
        case HeaderScope::row: return side_;
    }
    return body_;
}

/// Its own, or its column's; heads stand in the middle, and what covers columns of numbers does.
Alignment TableSetter::alignment_of(const CellPlace& place) const {
    const TableCell& cell = *place.cell;
    if (cell.alignment != Alignment::none) return cell.alignment;
    if (place.columns == 1 && place.column < table_.columns.size() &&
        table_.columns[place.column] != Alignment::none)
        return table_.columns[place.column];
    if (cell.header == HeaderScope::column) return Alignment::center;
    const auto first = numbers_.begin() + static_cast<std::ptrdiff_t>(place.column);
    const bool over_numbers =
        place.columns > 1 && std::all_of(first, first + static_cast<std::ptrdiff_t>(place.columns),
                                         [](const NumberColumn& column) { return column.found(); });
    return over_numbers ? Alignment::center : Alignment::none;
}

/// B11: numbers stand on their points; the block that they make stands as the column does.
void TableSetter::stand_on_point(const CellPlace& place, style::RoleStyle& look, Cursor& at) const {
    const NumberColumn& column = numbers_[place.column];
    const Length all = column.whole + column.rest;
    if (!is_datum(place, grid_) || !column.found() || all > at.width) return;
    look.align = style::Align::end;
    const Length free = at.width - all;
    switch (alignment_of(place)) {
        case Alignment::right: break;
        case Alignment::left: at.width -= free; break;
        case Alignment::none:
        case Alignment::center: at.width -= free / 2; break;
    }
    const auto index = static_cast<std::size_t>(&place - grid_.cells.data());
    const CellNumber& number = numbers_of_cells_[index];
    if (number.kind == CellNumber::Kind::number) at.width -= column.rest - number.rest;
    at.width = std::max(at.width, Length{1});
}

}  // namespace banxin::layout
