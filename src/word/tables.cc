// Tables, with the cells that go over several columns and rows (ISO/IEC 29500-1, 17.4).
#include "word/text_reader.h"

#include "base/ascii.h"

#include <algorithm>

namespace banxin::word {
namespace {

constexpr std::size_t most_columns = 200;

std::size_t span_in(const std::string& text) {
    if (!ascii::is_number(text) || text.size() > 4) return 1;
    return std::clamp<std::size_t>(std::stoul(text), 1, most_columns);
}

/// The cell that begins in that column, if one does.
Cell* cell_at(std::vector<Cell>& row, std::size_t column) {
    std::size_t at = 0;
    for (Cell& cell : row) {
        if (at == column) return &cell;
        at += cell.columns;
    }
    return nullptr;
}

}  // namespace

void TextReader::add_table(const pugi::xml_node& node, std::vector<Block>& to) {
    Table table;
    bool in_head = true;
    const auto add_rows = [&](const auto& self, const pugi::xml_node& of) -> void {
        for (const pugi::xml_node& row : of.children()) {
            if (is(row, "sdt")) {
                self(self, child(row, "sdtContent"));
                continue;
            }
            if (is(row, "ins")) self(self, row);
            if (!is(row, "tr")) continue;
            const pugi::xml_node properties = child(row, "trPr");
            if (child(properties, "del")) {
                diagnostics_.report(Code::C030, {}, {shortened(all_text(row))});
                continue;
            }
            std::vector<Cell> cells;
            const std::size_t before = span_in(value_of(properties, "gridBefore"));
            if (child(properties, "gridBefore")) {
                Cell empty;
                empty.columns = before;
                cells.push_back(std::move(empty));
            }
            std::size_t column = child(properties, "gridBefore") ? before : 0;
            const auto add_cells = [&](const auto& again, const pugi::xml_node& in) -> void {
                for (const pugi::xml_node& one : in.children()) {
                    if (is(one, "sdt")) again(again, child(one, "sdtContent"));
                    if (!is(one, "tc")) continue;
                    const pugi::xml_node about = child(one, "tcPr");
                    Cell cell;
                    cell.columns = span_in(value_of(about, "gridSpan"));
                    add_blocks(one, cell.blocks);
                    const pugi::xml_node merge = child(about, "vMerge");
                    if (merge && attribute(merge, "val") != "restart") {
                        // The one that covers it is the nearest above that is not covered.
                        for (std::size_t i = table.rows.size(); i-- > 0;) {
                            Cell* above = cell_at(table.rows[i], column);
                            if (above == nullptr) break;
                            if (above->rows == 0) continue;
                            ++above->rows;
                            // Word hides what a covered cell holds, and keeps it.
                            for (Block& block : cell.blocks) {
                                const auto* words = std::get_if<Paragraph>(&block);
                                if (words == nullptr || !words->runs.empty())
                                    above->blocks.push_back(std::move(block));
                            }
                            cell.rows = 0;
                            cell.blocks.clear();
                            break;
                        }
                    }
                    column += cell.columns;
                    cells.push_back(std::move(cell));
                }
            };
            add_cells(add_cells, row);
            const pugi::xml_node head = child(properties, "tblHeader");
            in_head = in_head && head && !is_off(attribute(head, "val"));
            if (in_head) ++table.head_rows;
            if (!cells.empty()) table.rows.push_back(std::move(cells));
        }
    };
    add_rows(add_rows, node);
    table.head_rows = std::min(table.head_rows, table.rows.size());
    if (!table.rows.empty()) to.emplace_back(std::move(table));
}

}  // namespace banxin::word
