#include "markdown/panels.h"

#include "markdown/figures.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::markdown {
namespace {

/// Of the headings that no other heading of the panel stands over; 0: there is none.
int top_level(const Blocks& blocks) {
    int level = 0;
    for (const Block& block : blocks) {
        const auto* heading = std::get_if<Heading>(&block.value);
        if (heading != nullptr && (level == 0 || heading->level < level)) level = heading->level;
    }
    return level;
}

void add_cells(Block&& block, std::vector<Blocks>& cells) {
    auto* row = std::get_if<FigureRow>(&block.value);
    if (row == nullptr) {
        cells.emplace_back().push_back(std::move(block));
        return;
    }
    for (Block& figure : row->figures) cells.emplace_back().push_back(std::move(figure));
}

/// `first` is the place of the first of them, as `together` counts.
std::vector<Blocks> cells_of(Blocks&& blocks, std::size_t first,
                             const std::vector<BlockRange>& together) {
    const int level = top_level(blocks);
    std::vector<Blocks> cells;
    auto range = together.begin();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        while (range != together.end() && range->second <= first + i) ++range;
        const bool goes_on = range != together.end() && range->first < first + i;
        const auto* heading = std::get_if<Heading>(&blocks[i].value);
        const bool under_heading =
            level > 0 && !cells.empty() && (heading == nullptr || heading->level > level);
        if (goes_on || under_heading)
            cells.back().push_back(std::move(blocks[i]));
        else
            add_cells(std::move(blocks[i]), cells);
    }
    return cells;
}

bool is_figure(const Blocks& cell) {
    return cell.size() == 1 && std::holds_alternative<Figure>(cell.front().value);
}

}  // namespace

void lay_out_panel(Blocks& blocks, std::size_t first, const Panel& panel,
                   const std::vector<BlockRange>& together, bool captioned) {
    const auto begin = blocks.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = blocks.end() - (captioned ? 1 : 0);
    std::vector<Blocks> cells = cells_of(
        Blocks(std::make_move_iterator(begin), std::make_move_iterator(end)), first, together);
    const std::size_t in_row = panel.columns > 0
                                   ? panel.columns
                                   : (cells.size() + panel.rows - 1) / std::max(panel.rows, 1U);
    Blocks rows;
    for (std::size_t at = 0; at < cells.size(); at += in_row) {
        const auto from = cells.begin() + static_cast<std::ptrdiff_t>(at);
        const auto to = from + static_cast<std::ptrdiff_t>(std::min(in_row, cells.size() - at));
        if (to - from == 1) {
            std::move(from->begin(), from->end(), std::back_inserter(rows));
            continue;
        }
        if (std::all_of(from, to, is_figure)) {
            Blocks figures;
            for (auto cell = from; cell != to; ++cell) figures.push_back(std::move(cell->front()));
            rows.push_back(row_block(std::move(figures)));
            continue;
        }
        TextColumns columns;
        const Span span = from->front().span;
        for (auto cell = from; cell != to; ++cell) columns.columns.push_back({std::move(*cell)});
        rows.push_back({std::move(columns), span, "", ""});
    }
    blocks.erase(begin, end);
    blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(first),
                  std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

}  // namespace banxin::markdown
