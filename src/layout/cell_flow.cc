// What stands in the cells of a table: the blocks of a chapter, smaller and in a narrow place; how
// much room they ask for, and how they are set in what they get.

#include "layout/cell_flow.h"

#include "layout/code_lines.h"
#include "layout/line_maker.h"

#include <algorithm>
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

ColumnNeeds both(const ColumnNeeds& a, const ColumnNeeds& b) {
    return {std::max(a.natural, b.natural), std::max(a.least, b.least)};
}

ColumnNeeds beside(ColumnNeeds needs, Length more) {
    return {needs.natural + more, needs.least + more};
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

}  // namespace

CellLook ChapterFlow::look_in_cells(bool header, std::int64_t hundredths) const {
    CellLook look;
    const style::RoleStyle base = role(header ? style::Role::table_header : style::Role::table);
    look.size = base.size.scaled(hundredths, 100);
    look.pitch = base.pitch.scaled(hundredths, 100);
    for (std::size_t i = 0; i < style::role_count; ++i) {
        const auto which = static_cast<style::Role>(i);
        const std::int32_t most = which == style::Role::list ? 200 : 100;
        style::RoleStyle one = role(which);
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
    look.text().pitch = look.pitch;
    return look;
}

ColumnNeeds ChapterFlow::needs_of_text(const Inlines& content, const style::RoleStyle& look) {
    return needs_of(text_stream(content, look, NodeId::artifact), look.size);
}

/// As `lines_of` and the other makers of boxes will set them, but for what depends on the room.
ColumnNeeds ChapterFlow::needs_of_blocks(const Blocks& all, style::Role around) {
    ColumnNeeds needs;
    for (const Block& block : all) {
        const ColumnNeeds own = std::visit(
            Overloaded{
                [&](const Paragraph& p) {
                    return needs_of_text(p.content, look_of(p.role, around));
                },
                [&](const Heading& h) { return needs_of_text(h.content, heading_look(h.level)); },
                [&](const Quote& q) {
                    const style::RoleStyle& look = role(role_of(q.kind));
                    return beside(needs_of_blocks(q.blocks, role_of(q.kind)),
                                  em().scaled(look.left + look.right, 100));
                },
                [&](const List& l) { return needs_of_list(l, around); },
                [&](const CodeBlock& c) { return needs_of_code(c.text); },
                [&](const FormulaBlock& f) { return needs_of_code(f.source); },
                [&](const Table& t) {
                    TableSetter inside(*this, t, NodeId::artifact);
                    inside.set_look(100);
                    return inside.needs();
                },
                [&](const Figure& f) {
                    const Length width = wished_width(f.image(), em() * 12);
                    const ColumnNeeds picture{width, std::min(width, em() * 8)};
                    return both(picture, needs_of_text(f.caption, role(style::Role::caption)));
                },
                [&](const FigureRow& r) { return needs_of_blocks(r.figures, around); },
                [&](const ThematicBreak&) {
                    return ColumnNeeds{em() * 5, em() * 5};
                },
            },
            block.value);
        needs = both(needs, own);
    }
    return needs;
}

ColumnNeeds ChapterFlow::needs_of_list(const List& list, style::Role around) {
    ColumnNeeds needs;
    ColumnNeeds terms;
    for (const ListItem& item : list.items) {
        needs = both(needs, needs_of_blocks(item.blocks, around));
        terms = both(terms, needs_of_text(item.term, role(around)));
    }
    return both(beside(needs, hang_of(list, role(around))), terms);
}

ColumnNeeds ChapterFlow::needs_of_code(std::string_view text) {
    const style::RoleStyle& look = role(style::Role::code);
    Length longest = CodeGrid(context_.fonts, look, language()).cell() * longest_line(text);
    longest += look.size / 2;
    return beside({longest, std::min(longest, look.size * 8)},
                  em().scaled(look.left + look.right, 100));
}

std::vector<Box> ChapterFlow::cell_boxes(const Blocks& all, const BlockPlace& place,
                                         const CellLook& look) {
    std::vector<Box> made;
    const CellLook* const around = std::exchange(cell_, &look);
    std::vector<Box>* const outer = std::exchange(boxes_, &made);
    const Length space = std::exchange(pending_space_, Length{});
    const std::size_t heading = std::exchange(under_heading_, 0);
    const bool side = std::exchange(side_under_heading_, false);
    const TextPlace at = place_;
    const Span span = block_span_;
    for (const Block& one : all) {
        // Nothing else parts paragraphs: they begin without an indent.
        if (!made.empty()) pending_space_ = std::max(pending_space_, pitch() / 3);
        block(one, place);
    }
    block_span_ = span;
    place_ = at;
    side_under_heading_ = side;
    under_heading_ = heading;
    pending_space_ = space;
    boxes_ = outer;
    cell_ = around;
    return made;
}

ChapterFlow::TableSetter::TableSetter(ChapterFlow& flow, const Table& table, NodeId node)
    : flow_(flow), table_(table), node_(node), grid_(grid_of(table)) {}

void ChapterFlow::TableSetter::set_look(std::int64_t hundredths) {
    body_ = flow_.look_in_cells(false, hundredths);
    head_ = flow_.look_in_cells(true, hundredths);
    // Words at the head of a row begin where those under them do.
    side_ = head_;
    side_.text().spread = false;
    // The nodes that the words would have are of no use.
    std::vector<StructureNode>& structure = flow_.context_.structure;
    const std::size_t nodes = structure.size();
    const CellLook* const around = flow_.cell_;
    std::vector<CellNeeds> needs;
    std::vector<std::vector<CellNumber>> numbers(grid_.columns);
    numbers_of_cells_.clear();
    for (const CellPlace& place : grid_.cells) {
        const TableCell& cell = *place.cell;
        const CellLook& look = look_of(cell);
        flow_.cell_ = &look;
        CellNeeds own{place.column, place.columns, {}};
        CellNumber number;
        if (!cell.blocks.empty()) number.kind = CellNumber::Kind::words;
        if (const Paragraph* words = lone_paragraph(cell.blocks)) {
            const Stream stream = flow_.text_stream(words->content, look.text(), NodeId::artifact);
            own.needs = needs_of(stream, look.size);
            number = number_in(words->content, stream);
        } else {
            own.needs = flow_.needs_of_blocks(cell.blocks, style::Role::table);
        }
        own.needs = beside(own.needs, look.size);
        needs.push_back(own);
        const bool datum = cell.header == HeaderScope::none && place.columns == 1 &&
                           grid_.rows[place.row].part != TablePart::head;
        numbers_of_cells_.push_back(datum ? number : CellNumber{});
        if (datum) numbers[place.column].push_back(number);
    }
    flow_.cell_ = around;
    structure.resize(nodes);
    needs_ = needs_of(needs, grid_.columns, body_.size);
    numbers_.clear();
    for (const auto& column : numbers) numbers_.push_back(number_column(column));
}

ColumnNeeds ChapterFlow::TableSetter::needs() const {
    ColumnNeeds sum;
    for (const ColumnNeeds& one : needs_) {
        sum.natural += one.natural;
        sum.least += one.least;
    }
    return sum;
}

SetRows ChapterFlow::TableSetter::set(Length left, Length width, Length room) {
    if (!has_cells()) return {};
    StreamContext& context = flow_.context_;
    const std::vector<Length> widths = asked_widths(table_.shares, needs_, width);
    std::vector<Length> edges(1, left);
    for (const Length one : widths) edges.push_back(edges.back() + one);
    std::vector<SetCell> cells;
    auto next = grid_.cells.begin();
    NodeId section = node_;
    for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
        if (grid_.rows[row].opens_section)
            section = context.add_node(type_of(grid_.rows[row].part), node_);
        const NodeId node = context.add_node(StructureType::TR, section);
        for (; next != grid_.cells.end() && next->row == row; ++next)
            cells.push_back(set_cell(*next, node, edges));
    }
    return stack_rows(std::move(cells), grid_, {left, width, body_.size, room});
}

SetCell ChapterFlow::TableSetter::set_cell(const CellPlace& place, NodeId row,
                                           const std::vector<Length>& edges) {
    const TableCell& cell = *place.cell;
    const bool in_head = grid_.rows[place.row].part == TablePart::head;
    CellLook& look = look_of(cell);
    BlockPlace inner;
    inner.left = edges[place.column];
    inner.width = edges[place.column + place.columns] - inner.left;
    // B11; a table of very many columns has no room for it.
    const Length padding = std::min(look.size / 2, inner.width / 4);
    inner.left += padding;
    inner.width -= padding * 2;
    SetCell made{place.row,
                 place.rows,
                 inner.left,
                 inner.width,
                 in_head || place.rows > 1,
                 in_head && place.columns > 1,
                 {}};
    const Alignment alignment = alignment_of(place);
    style::RoleStyle& text = look.text();
    text.align = align_of(alignment);
    if (alignment == Alignment::center && !can_be_centred(cell.blocks))
        text.align = style::Align::start;
    stand_on_point(place, text, inner);
    inner.role = style::Role::table;
    inner.flush = true;
    inner.bare = lone_paragraph(cell.blocks) != nullptr;
    const bool header = cell.header != HeaderScope::none;
    inner.parent = flow_.context_.add_node(header ? StructureType::TH : StructureType::TD, row);
    flow_.context_.structure.back().cell = {
        static_cast<std::uint32_t>(place.columns), static_cast<std::uint32_t>(place.rows),
        cell.header == HeaderScope::row ? CellAttributes::Scope::row
                                        : CellAttributes::Scope::column};
    made.boxes = flow_.cell_boxes(cell.blocks, inner, look);
    return made;
}

CellLook& ChapterFlow::TableSetter::look_of(const TableCell& cell) {
    switch (cell.header) {
        case HeaderScope::none: return body_;
        case HeaderScope::column: return head_;
        case HeaderScope::row: return side_;
    }
    return body_;
}

/// Its own, or its column's; heads stand in the middle, and what covers columns of numbers does.
Alignment ChapterFlow::TableSetter::alignment_of(const CellPlace& place) const {
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
void ChapterFlow::TableSetter::stand_on_point(const CellPlace& place, style::RoleStyle& look,
                                              BlockPlace& at) const {
    const NumberColumn& column = numbers_[place.column];
    const bool datum = place.cell->header == HeaderScope::none && place.columns == 1 &&
                       grid_.rows[place.row].part != TablePart::head;
    const Length all = column.whole + column.rest;
    if (!datum || !column.found() || all > at.width) return;
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
