// Tables: column widths from content, cells set by the same line rules, a header that can
// stand again on the next page.

#include "layout/chapter_flow.h"
#include "layout/line_maker.h"

#include <algorithm>
#include <numeric>

namespace banxin::layout {
namespace {

struct Cell {
    Stream stream;
    NodeId node = NodeId::artifact;
    Span span;
};

/// Widths that add up to `room`: columns that need little get what they need, the others
/// share the rest in proportion to their need.
std::vector<Length> share_widths(std::vector<Length> natural, Length room, Length least) {
    const std::size_t count = natural.size();
    for (Length& width : natural) width = std::max(width, least);
    const Length total = std::accumulate(natural.begin(), natural.end(), Length{});
    std::vector<Length> widths(count);
    if (total <= room) {
        // Room to spare goes to every column alike.
        Length given;
        for (std::size_t i = 0; i < count; ++i) {
            widths[i] = i + 1 < count
                            ? natural[i] + (room - total) / static_cast<std::int64_t>(count)
                            : room - given;
            given += widths[i];
        }
        return widths;
    }
    std::vector<bool> settled(count, false);
    Length left = room;
    std::size_t open = count;
    for (bool changed = true; changed && open > 0;) {
        changed = false;
        const Length fair = left / static_cast<std::int64_t>(open);
        for (std::size_t i = 0; i < count; ++i) {
            if (settled[i] || natural[i] > fair) continue;
            settled[i] = changed = true;
            widths[i] = natural[i];
            left -= widths[i];
            --open;
        }
    }
    Length need;
    for (std::size_t i = 0; i < count; ++i) need += settled[i] ? Length{} : natural[i];
    for (std::size_t i = 0; i < count; ++i) {
        if (settled[i]) continue;
        widths[i] = open == 1
                        ? left
                        : std::max(least, left.scaled(natural[i].sp / 1024,
                                                      std::max<std::int64_t>(1, need.sp / 1024)));
        left -= widths[i];
        need -= natural[i];
        --open;
    }
    return widths;
}

Length widest_line(const Stream& stream) {
    Length widest;
    std::uint32_t begin = 0;
    const auto count = static_cast<std::uint32_t>(stream.size());
    for (std::uint32_t i = 1; i <= count; ++i) {
        if (i < count && !stream.clusters[i].forced_break) continue;
        widest = std::max(widest, natural_width(stream, {begin, i, true, false, false, false}));
        begin = i;
    }
    return widest;
}

style::Align align_of(Alignment alignment) {
    switch (alignment) {
        case Alignment::center: return style::Align::center;
        case Alignment::right: return style::Align::end;
        case Alignment::none:
        case Alignment::left: return style::Align::start;
    }
    return style::Align::start;
}

}  // namespace

void ChapterFlow::table(const Table& table, const Block& block, const BlockPlace& place) {
    if (table.columns.empty()) return;
    style::RoleStyle look = role(style::Role::table);
    style::RoleStyle head = role(style::Role::table_header);
    const auto columns = static_cast<std::int64_t>(table.columns.size());
    // B11: half an em on either side of a cell; a table that would have none is set smaller.
    const Length narrowest = look.size * 3;
    if (narrowest * columns > place.width) {
        context_.diagnostics.report(Code::L002, block.span);
        look.size = std::max(place.width / columns / 3, points(3.5));
        look.pitch = look.size * 3 / 2;
        head.size = look.size;
        head.pitch = look.pitch;
    }
    const Length padding = look.size / 2;
    const NodeId node = context_.add_node(StructureType::Table, place.parent);

    if (!table.caption.empty()) {
        const style::RoleStyle& caption = role(style::Role::caption);
        const NodeId caption_node = context_.add_node(StructureType::Caption, node);
        const Stream stream =
            make_stream(table.caption, caption, language(), caption_node, context_);
        Box box;
        Setting setting{&caption, place.left, place.width, Length{}, false, true};
        const Length height = lines_in_box(stream, setting, block.span, Length{}, box);
        box.height = box.ink_height = height + caption.size / 2;
        box.on_grid = true;
        box.keep_with_next = Keep::must;  // B10
        box.space_before = pending_space_ + pitch() / 2;
        pending_space_ = {};
        box.anchors = std::move(pending_anchors_);
        pending_anchors_.clear();
        boxes_->push_back(std::move(box));
    } else {
        pending_space_ += pitch() / 2;
    }

    const auto make_row = [&](const std::vector<TableCell>& cells, const style::RoleStyle& set,
                              StructureType type) {
        const NodeId row = context_.add_node(StructureType::TR, node);
        std::vector<Cell> made;
        for (const TableCell& cell : cells) {
            Cell one;
            one.node = context_.add_node(type, row);
            one.stream = make_stream(cell.content, set, language(), one.node, context_);
            one.span = cell.span;
            made.push_back(std::move(one));
        }
        return made;
    };
    std::vector<std::vector<Cell>> rows;
    rows.push_back(make_row(table.header, head, StructureType::TH));
    for (const auto& cells : table.rows) rows.push_back(make_row(cells, look, StructureType::TD));

    std::vector<Length> natural(table.columns.size());
    for (const auto& cells : rows) {
        for (std::size_t i = 0; i < cells.size() && i < natural.size(); ++i) {
            natural[i] = std::max(natural[i], widest_line(cells[i].stream) + padding * 2);
        }
    }
    const std::vector<Length> widths =
        share_widths(std::move(natural), place.width, std::min(narrowest, place.width / columns));

    const Length heavy = points(0.8);
    const Length fine = points(0.4);
    const auto rule = [&](Box& box, Length y, Length weight) {
        box.items.emplace_back(RuleItem{
            {place.left, y, place.width, weight}, 0, NodeId::artifact, Direction::horizontal});
    };
    const auto row_box = [&](const std::vector<Cell>& cells, const style::RoleStyle& set,
                             bool header) {
        Box box;
        box.on_grid = false;
        const Length top = padding * 2 / 3;
        Length x = place.left;
        Length tallest;
        for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
            style::RoleStyle cell_look = set;
            cell_look.align = header && table.columns[i] == Alignment::none
                                  ? style::Align::center
                                  : align_of(table.columns[i]);
            Setting setting{&cell_look, x + padding, widths[i] - padding * 2, Length{}, false};
            tallest =
                std::max(tallest, lines_in_box(cells[i].stream, setting, cells[i].span, top, box));
            x += widths[i];
        }
        box.height = box.ink_height = std::max(tallest, set.size) + top * 2;
        return box;
    };

    Box header = row_box(rows.front(), head, true);
    rule(header, Length{}, heavy);
    rule(header, header.height - fine, fine);
    header.keep_with_next = Keep::must;  // B10
    flow_.repeats.push_back(header);
    const auto repeat = static_cast<std::int32_t>(flow_.repeats.size() - 1);
    flow_.repeats.back().marks.clear();
    header.space_before = pending_space_;
    pending_space_ = {};
    for (std::string& anchor : pending_anchors_) header.anchors.push_back(std::move(anchor));
    pending_anchors_.clear();
    boxes_->push_back(std::move(header));
    // A table that fills no third of a page is hardly ever cut; of a longer one, two rows stay
    // at either end.
    Length height = boxes_->back().height;
    const std::size_t first_row = boxes_->size();
    for (std::size_t i = 1; i < rows.size(); ++i) {
        Box box = row_box(rows[i], look, false);
        height += box.height;
        box.repeat = repeat;
        if (i + 1 == rows.size()) rule(box, box.height - heavy, heavy);
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
    if (rows.size() == 1) boxes_->back().keep_with_next = Keep::no;
    pending_space_ += pitch() / 2;
}

}  // namespace banxin::layout
