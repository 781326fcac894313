// Tables: cells set by the same line rules, a header that can stand again on the next page, and
// what is done with a table that is too wide: set smaller, or turned on a page of its own.

#include "layout/chapter_flow.h"
#include "layout/line_maker.h"
#include "layout/table_columns.h"

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

/// A table's two roles, smaller in step.
struct TableLook {
    style::RoleStyle body;
    style::RoleStyle head;

    [[nodiscard]] TableLook scaled(std::int64_t hundredths) const {
        TableLook made = *this;
        for (style::RoleStyle* look : {&made.body, &made.head}) {
            look->size = look->size.scaled(hundredths, 100);
            look->pitch = look->pitch.scaled(hundredths, 100);
        }
        return made;
    }
};

}  // namespace

/// The rows of one table, set for a measure.
class ChapterFlow::TableSetter {
public:
    TableSetter(ChapterFlow& flow, const Table& table, NodeId node)
        : flow_(flow), table_(table), node_(node), nodes_before_(flow.context_.structure.size()) {}

    /// Reads the cells in these roles; may be asked again.
    void set_look(const TableLook& look) {
        look_ = look;
        flow_.context_.structure.resize(nodes_before_);
        rows_.clear();
        rows_.push_back(make_row(table_.header, look_.head, StructureType::TH));
        for (const auto& cells : table_.rows)
            rows_.push_back(make_row(cells, look_.body, StructureType::TD));
        needs_ = needs_of(rows_, table_.columns.size(), look_.body.size);
        const std::vector<TableRow> body(rows_.begin() + 1, rows_.end());
        numbers_.clear();
        for (std::size_t i = 0; i < table_.columns.size(); ++i)
            numbers_.push_back(number_column(table_.rows, body, i));
    }

    [[nodiscard]] Length least() const { return sum_of_least(needs_); }
    [[nodiscard]] std::size_t rows() const { return rows_.size(); }

    void set_width(Length left, Length width) {
        left_ = left;
        width_ = width;
        widths_ = share_widths(needs_, width);
    }

    /// Row 0 is the header.
    [[nodiscard]] Box row(std::size_t index) {
        const bool header = index == 0;
        const style::RoleStyle& look = header ? look_.head : look_.body;
        Box box;
        box.on_grid = false;
        const Length padding = look_.body.size / 2;  // B11
        const Length top = padding * 2 / 3;
        Length x = left_;
        Length tallest;
        for (std::size_t i = 0; i < rows_[index].size() && i < widths_.size(); ++i) {
            const TableCellSetting& cell = rows_[index][i];
            style::RoleStyle own = look;
            Length from = x + padding;
            Length width = widths_[i] - padding * 2;
            if (header && table_.columns[i] == Alignment::none) {
                own.align = style::Align::center;
            } else {
                own.align = align_of(table_.columns[i]);
            }
            if (!header) stand_on_point(index - 1, i, own, from, width);
            Setting setting{&own, from, width, Length{}, false};
            tallest =
                std::max(tallest, flow_.lines_in_box(cell.stream, setting, cell.span, top, box));
            x += widths_[i];
        }
        box.height = box.ink_height = std::max(tallest, look.size) + top * 2;
        if (header) {
            rule(box, Length{}, heavy);
            rule(box, box.height - fine, fine);
        }
        if (index + 1 == rows_.size()) close(box);
        return box;
    }

    /// The rule under a last row.
    void close(Box& box) const { rule(box, box.height - heavy, heavy); }

private:
    [[nodiscard]] TableRow make_row(const std::vector<TableCell>& cells,
                                    const style::RoleStyle& look, StructureType type) {
        StreamContext& context = flow_.context_;
        const NodeId row = context.add_node(StructureType::TR, node_);
        TableRow made;
        for (const TableCell& cell : cells) {
            TableCellSetting one;
            one.node = context.add_node(type, row);
            one.stream = make_stream(cell.content, look, flow_.language(), one.node, context);
            one.span = cell.span;
            if (look.spread) spread_short_title(one.stream, look.size);
            made.push_back(std::move(one));
        }
        return made;
    }

    /// B11: numbers stand on their points; the block that they make stands as the column does.
    void stand_on_point(std::size_t row, std::size_t column, style::RoleStyle& look, Length& from,
                        Length& width) const {
        const NumberColumn& block = numbers_[column];
        const Length all = block.whole + block.rest;
        if (!block.found() || all > width) return;
        look.align = style::Align::end;
        const Length free = width - all;
        switch (table_.columns[column]) {
            case Alignment::right: break;
            case Alignment::left: width -= free; break;
            case Alignment::none:
            case Alignment::center: width -= free / 2; break;
        }
        const TableCell& cell = table_.rows[row][column];
        if (const auto rest = after_point(cell, rows_[row + 1][column].stream))
            width -= block.rest - *rest;
        from = std::min(from, from + width);
    }

    void rule(Box& box, Length y, Length weight) const {
        box.items.emplace_back(
            RuleItem{{left_, y, width_, weight}, 0, NodeId::artifact, Direction::horizontal});
    }

    const Length heavy = points(0.8);
    const Length fine = points(0.4);

    ChapterFlow& flow_;
    const Table& table_;
    NodeId node_;
    std::size_t nodes_before_;
    TableLook look_;
    std::vector<TableRow> rows_;
    std::vector<ColumnNeeds> needs_;
    std::vector<NumberColumn> numbers_;
    std::vector<Length> widths_;
    Length left_;
    Length width_;
};

void ChapterFlow::table(const Table& table, const Block& block, const BlockPlace& place) {
    if (table.columns.empty()) return;
    const NodeId node = context_.add_node(StructureType::Table, place.parent);
    const NodeId caption =
        table.caption.empty() ? node : context_.add_node(StructureType::Caption, node);
    const TableLook look{role(style::Role::table), role(style::Role::table_header)};
    TableSetter rows(*this, table, node);
    rows.set_look(look);
    // Too wide: a little smaller, or turned, and only then as small as it takes.
    constexpr std::int64_t still_readable = 85;
    if (const Length wanted = rows.least(); wanted > place.width) {
        const auto scale_for = [&](Length room) {
            const std::int64_t smallest = points(3.5).sp * 100 / look.body.size.sp + 1;
            return std::clamp<std::int64_t>(room.sp * 100 / wanted.sp, smallest, 100);
        };
        rows.set_look(look.scaled(still_readable));
        if (rows.least() > place.width && boxes_ == &flow_.boxes) {
            context_.diagnostics.report(Code::L003, block.span);
            rows.set_look(look.scaled(scale_for(style_.page.height())));
            turned_table(rows, table, block, caption);
            return;
        }
        context_.diagnostics.report(Code::L002, block.span);
        if (rows.least() > place.width) rows.set_look(look.scaled(scale_for(place.width)));
    }
    rows.set_width(place.left, place.width);
    upright_table(rows, table, block, caption, place);
}

Box ChapterFlow::table_caption(const Table& table, NodeId node, Length left, Length width,
                               Span span) {
    const style::RoleStyle& look = role(style::Role::caption);
    const Stream stream = make_stream(table.caption, look, language(), node, context_);
    Box box;
    Setting setting{&look, left, width, Length{}, false, true};
    const Length height = lines_in_box(stream, setting, span, Length{}, box);
    box.height = box.ink_height = height + look.size / 2;
    return box;
}

void ChapterFlow::upright_table(TableSetter& rows, const Table& table, const Block& block,
                                NodeId caption, const BlockPlace& place) {
    pending_space_ += pitch() / 2;
    if (!table.caption.empty()) {
        Box box = table_caption(table, caption, place.left, place.width, block.span);
        box.keep_with_next = Keep::must;  // B10
        box.place = place_;
        take_pending(box);
        boxes_->push_back(std::move(box));
    }
    Box header = rows.row(0);
    header.keep_with_next = Keep::must;  // B10
    flow_.repeats.push_back(header);
    const auto repeat = static_cast<std::int32_t>(flow_.repeats.size() - 1);
    flow_.repeats.back().marks.clear();
    header.place = place_;
    take_pending(header);
    boxes_->push_back(std::move(header));
    // A table that fills no third of a page is hardly ever cut; of a longer one, two rows stay
    // at either end.
    Length height = boxes_->back().height;
    const std::size_t first_row = boxes_->size();
    for (std::size_t i = 1; i < rows.rows(); ++i) {
        Box box = rows.row(i);
        height += box.height;
        box.repeat = repeat;
        box.place = {0, place_.block, static_cast<std::uint32_t>(i)};
        boxes_->push_back(std::move(box));
    }
    const bool whole = height * 3 <= style_.page.height();
    for (std::size_t i = first_row; i + 1 < boxes_->size(); ++i) {
        const bool near_edge = i == first_row || i + 2 == boxes_->size();
        if (near_edge)
            (*boxes_)[i].keep_with_next = Keep::must;
        else if (whole)
            (*boxes_)[i].keep_with_next = Keep::rather;
    }
    if (rows.rows() == 1) boxes_->back().keep_with_next = Keep::no;
    pending_space_ += pitch() / 2;
}

/// On pages of its own, its head at the left edge; the text goes on around it.
void ChapterFlow::turned_table(TableSetter& rows, const Table& table, const Block& block,
                               NodeId caption) {
    const Length measure = style_.page.height();
    const Length room = style_.page.measure();
    rows.set_width(Length{}, measure);
    Box page;
    Length y;
    const auto put = [&](Box box) {
        shift(box, Length{}, y);
        y += box.height;
        for (MarkSlot& mark : box.marks) {
            mark.after_items += page.items.size();
            page.marks.push_back(mark);
        }
        for (Item& item : box.items) page.items.push_back(std::move(item));
        for (LinkArea& link : box.links) page.links.push_back(std::move(link));
    };
    const auto finish = [&] {
        page.height = page.ink_height = measure;
        turn(page, measure);
        // A table that fills half a page stands in its middle.
        if (y < room) shift(page, (room - y) / 2, Length{});
        flow_.plates.push_back({flow_.boxes.size(), std::move(page)});
        page = Box();
        y = Length{};
    };
    page.anchors = std::move(pending_anchors_);
    pending_anchors_.clear();
    page.place = place_;
    if (!table.caption.empty()) put(table_caption(table, caption, Length{}, measure, block.span));
    put(rows.row(0));
    bool begun = false;
    for (std::size_t i = 1; i < rows.rows(); ++i) {
        Box box = rows.row(i);
        if (begun && y + box.height > room) {
            finish();
            page.place = {0, place_.block, static_cast<std::uint32_t>(i)};
            Box again = rows.row(0);
            for (Item& item : again.items)
                std::visit([](auto& one) { one.node = NodeId::artifact; }, item);
            again.marks.clear();
            put(std::move(again));
        }
        put(std::move(box));
        begun = true;
    }
    finish();
}

}  // namespace banxin::layout
