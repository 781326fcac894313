// Pandoc's grid tables (User's Guide, "Tables"): cells are what boxes of `+`, `-`, `=`, `|` close
// around, so that one may cover several columns and rows. The boxes are found as docutils does.
#include "markdown/drawn_tables.h"
#include "markdown/stand_ins.h"
#include "markdown/text_grid.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace banxin::markdown {
namespace {

bool is_separator(std::string_view line, std::string_view of) {
    line = trimmed_line(line);
    return line.size() > 2 && line.front() == '+' && line.back() == '+' &&
           line.find_first_not_of(of) == none && line.find_first_of("-=") != none;
}

struct CellBox {
    std::size_t top = 0;
    std::size_t left = 0;
    std::size_t bottom = 0;
    std::size_t right = 0;
};

/// Where cells end, as far as one of them tells.
using Edges = std::set<std::size_t>;

class BoxFinder {
public:
    explicit BoxFinder(const std::vector<GridLine>& lines) {
        for (const GridLine& line : lines) right_ = std::max(right_, line.width());
        for (const GridLine& line : lines) {
            std::string row(right_, ' ');
            for (std::size_t i = 0; i < line.width(); ++i) {
                const char c = line.at(i);
                row[i] = c == 0 ? 'x' : c;
            }
            rows_.push_back(std::move(row));
        }
        if (right_ > 0) --right_;
        bottom_ = rows_.size() - 1;
    }

    /// False: the boxes leave something open.
    bool run(std::size_t indent) {
        std::vector<std::size_t> done(right_ + 1, 0);
        std::set<std::pair<std::size_t, std::size_t>> corners{{0, indent}};
        while (!corners.empty()) {
            const auto [top, left] = *corners.begin();
            corners.erase(corners.begin());
            if (top == bottom_ || left == right_ || top < done[left]) continue;
            if (rows_[top][left] != '+') return false;
            const auto found = box_at(top, left);
            if (!found) continue;
            for (std::size_t i = left; i < found->right; ++i) {
                if (done[i] != top) return false;
                done[i] = found->bottom;
            }
            row_edges_.insert({top, found->bottom});
            column_edges_.insert({left, found->right});
            boxes_.push_back(*found);
            corners.insert({top, found->right});
            corners.insert({found->bottom, left});
        }
        return !boxes_.empty() &&
               std::all_of(done.begin() + static_cast<std::ptrdiff_t>(indent), done.end() - 1,
                           [&](std::size_t row) { return row == bottom_; });
    }

    std::vector<CellBox> boxes_;
    Edges row_edges_;
    Edges column_edges_;

private:
    static bool is_horizontal(char c) { return c == '-' || c == '=' || c == ':'; }

    [[nodiscard]] std::optional<CellBox> box_at(std::size_t top, std::size_t left) const {
        for (std::size_t right = left + 1; right <= right_; ++right) {
            if (rows_[top][right] == '+') {
                if (const auto bottom = bottom_of(top, left, right))
                    return CellBox{top, left, *bottom, right};
            } else if (!is_horizontal(rows_[top][right])) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> bottom_of(std::size_t top, std::size_t left,
                                                       std::size_t right) const {
        for (std::size_t at = top + 1; at <= bottom_; ++at) {
            const char c = rows_[at][right];
            if (c == '+' && closes(top, left, at, right)) return at;
            if (c != '+' && c != '|') return std::nullopt;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool closes(std::size_t top, std::size_t left, std::size_t bottom,
                              std::size_t right) const {
        // So much work is no author's.
        constexpr std::size_t most = 20'000'000;
        steps_ += right - left + bottom - top;
        if (rows_[bottom][left] != '+' || steps_ > most) return false;
        for (std::size_t i = left + 1; i < right; ++i)
            if (rows_[bottom][i] != '+' && !is_horizontal(rows_[bottom][i])) return false;
        for (std::size_t i = top + 1; i < bottom; ++i)
            if (rows_[i][left] != '+' && rows_[i][left] != '|') return false;
        return true;
    }

    std::vector<std::string> rows_;
    std::size_t right_ = 0;
    std::size_t bottom_ = 0;
    mutable std::size_t steps_ = 0;
};

/// What of a cell's lines is its text: without the blanks that set all of them in.
void strip(std::vector<std::string_view>& lines) {
    std::size_t indent = none;
    for (std::string_view& line : lines) {
        const std::size_t end = line.find_last_not_of(" \t");
        line = end == none ? line.substr(line.size()) : line.substr(0, end + 1);
        if (!line.empty()) indent = std::min(indent, line.find_first_not_of(" \t"));
    }
    for (std::string_view& line : lines)
        if (!line.empty()) line.remove_prefix(indent);
}

/// Lines of `=` part the head, and the foot if they stand around it.
std::vector<std::size_t> strong_lines(const DrawnLines& lines) {
    std::vector<std::size_t> strong;
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (is_separator(lines[i], "+=:")) strong.push_back(i);
    return strong;
}

struct Parts {
    std::size_t head_end = 0;
    std::size_t foot = none;
    [[nodiscard]] TablePart of(std::size_t line) const {
        if (line < head_end) return TablePart::head;
        return line >= foot ? TablePart::foot : TablePart::body;
    }
};

Parts parts_of(const DrawnLines& lines) {
    std::vector<std::size_t> strong = strong_lines(lines);
    Parts parts;
    if (!strong.empty() && strong.back() + 1 == lines.size()) {
        strong.pop_back();
        if (strong.size() > 1) parts.foot = strong.back();
    }
    if (!strong.empty()) parts.head_end = strong.front();
    return parts;
}

Alignment alignment_of(std::string_view dashes) {
    const bool left = dashes.starts_with(':');
    const bool right = dashes.ends_with(':');
    if (left && right) return Alignment::center;
    return left ? Alignment::left : right ? Alignment::right : Alignment::none;
}

std::optional<DrawnTable> from_boxes(const DrawnLines& lines, Pitch pitch) {
    std::vector<GridLine> grid;
    grid.reserve(lines.size());
    for (const std::string_view line : lines)
        grid.emplace_back(line.substr(0, line.find_last_not_of(" \t") + 1), pitch);
    BoxFinder finder(grid);
    if (!finder.run(lines[0].find('+'))) return std::nullopt;
    const std::vector<std::size_t> rows(finder.row_edges_.begin(), finder.row_edges_.end());
    const std::vector<std::size_t> columns(finder.column_edges_.begin(),
                                           finder.column_edges_.end());
    if (columns.size() > most_columns) return std::nullopt;
    const auto index = [](const std::vector<std::size_t>& edges, std::size_t edge) {
        return static_cast<std::size_t>(std::lower_bound(edges.begin(), edges.end(), edge) -
                                        edges.begin());
    };
    const Parts parts = parts_of(lines);
    DrawnTable table;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) table.parts.push_back(parts.of(rows[i]));
    std::sort(finder.boxes_.begin(), finder.boxes_.end(), [](const CellBox& a, const CellBox& b) {
        return std::pair(a.top, a.left) < std::pair(b.top, b.left);
    });
    for (const CellBox& box : finder.boxes_) {
        DrawnCell cell;
        cell.row = index(rows, box.top);
        cell.column = index(columns, box.left);
        cell.rows = index(rows, box.bottom) - cell.row;
        cell.columns = index(columns, box.right) - cell.column;
        for (std::size_t i = box.top + 1; i < box.bottom; ++i)
            cell.lines.push_back(grid[i].between(box.left + 1, box.right));
        strip(cell.lines);
        table.cells.push_back(std::move(cell));
    }
    std::vector<std::size_t> widths;
    const GridLine& colons = grid[parts.head_end];
    for (std::size_t k = 0; k + 1 < columns.size(); ++k) {
        widths.push_back(columns[k + 1] - columns[k]);
        table.columns.push_back(alignment_of(colons.between(columns[k] + 1, columns[k + 1])));
    }
    table.shares = shares_of(widths);
    return table;
}

/// The stretches between a line's bars, or between its plus signs.
std::vector<std::string_view> between(std::string_view line, char mark) {
    line = trimmed_line(line);
    std::vector<std::string_view> parts;
    std::size_t begin = 1;
    for (std::size_t at = 1; at < line.size(); ++at) {
        if (line[at] == '\\' && mark == '|') {
            ++at;
        } else if (line[at] == mark) {
            parts.push_back(line.substr(begin, at - begin));
            begin = at + 1;
        }
    }
    if (begin != line.size()) parts.clear();
    return parts;
}

/// Where the lines do not meet, because their author counted otherwise: every line has as many bars
/// as the first has plus signs.
std::optional<DrawnTable> from_bars(const DrawnLines& lines) {
    const std::vector<std::string_view> columns = between(lines[0], '+');
    if (columns.empty() || columns.size() > most_columns) return std::nullopt;
    const Parts parts = parts_of(lines);
    DrawnTable table;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_separator(lines[i], "+-=:")) {
            if (between(lines[i], '+').size() != columns.size()) return std::nullopt;
            if (i + 1 == lines.size()) continue;
            const std::size_t row = table.parts.size();
            table.parts.push_back(parts.of(i));
            for (std::size_t k = 0; k < columns.size(); ++k) table.cells.push_back({row, k});
            continue;
        }
        const std::vector<std::string_view> cells = between(lines[i], '|');
        if (cells.size() != columns.size()) return std::nullopt;
        for (std::size_t k = 0; k < columns.size(); ++k)
            table.cells[table.cells.size() - columns.size() + k].lines.push_back(cells[k]);
    }
    for (DrawnCell& cell : table.cells) strip(cell.lines);
    std::vector<std::size_t> widths;
    const std::vector<std::string_view> colons = between(lines[parts.head_end], '+');
    for (const std::string_view one : columns) widths.push_back(one.size());
    for (const std::string_view one : colons) table.columns.push_back(alignment_of(one));
    table.shares = shares_of(widths);
    return table;
}

}  // namespace

std::optional<DrawnTable> grid_table(const DrawnLines& lines, bool& broken) {
    if (lines.empty() || !is_separator(lines[0], "+-=:")) return std::nullopt;
    if (lines[0].find_first_not_of(' ') > 3) return std::nullopt;
    DrawnLines own;
    std::size_t end = 0;
    for (const std::string_view line : lines) {
        const std::string_view solid = trimmed_line(line);
        if (solid.empty() || (solid[0] != '+' && solid[0] != '|')) break;
        own.push_back(line);
        if (is_separator(line, "+-=:")) end = own.size();
    }
    own.resize(end);
    // A lone line, or two: something else is drawn.
    if (own.size() < 3 || trimmed_line(own[1])[0] != '|') return std::nullopt;
    auto table = from_boxes(own, Pitch::two);
    if (!table) table = from_boxes(own, Pitch::one);
    if (!table) table = from_bars(own);
    if (table)
        table->lines = own.size();
    else
        broken = true;
    return table;
}

}  // namespace banxin::markdown
