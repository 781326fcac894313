#include "layout/table_rows.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace banxin::layout {
namespace {

using style::TableLook;
using style::TableRules;

/// A cell among rows that have to be cut: where its boxes stand.
struct Stack {
    std::vector<Box> boxes;
    std::vector<Length> tops;
    std::size_t next = 0;

    [[nodiscard]] bool done() const { return next == boxes.size(); }
    [[nodiscard]] Length top() const { return tops[next]; }
    [[nodiscard]] Length foot() const { return foot(next); }
    [[nodiscard]] Length foot(std::size_t i) const { return tops[i] + boxes[i].ink_height; }
};

Length height_of(const std::vector<Box>& boxes) {
    Length y;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (i > 0) y += boxes[i].space_before;
        y += i + 1 < boxes.size() ? boxes[i].height : boxes[i].ink_height;
    }
    return y;
}

class RowStacker {
public:
    RowStacker(std::vector<SetCell>&& cells, const TableGrid& grid, const TableMeasures& measures)
        : cells_(std::move(cells)), grid_(grid), measures_(measures), tops_(grid.rows.size() + 1) {
        find_heights();
        while (head_end_ < grid.rows.size() && grid.rows[head_end_].part == TablePart::head)
            ++head_end_;
    }

    SetRows run() {
        const std::size_t count = grid_.rows.size();
        if (count == 0) return {};
        SetRows made;
        Length limit = measures_.room;
        std::size_t row = 0;
        // A head that takes a third of each page leaves too little to what it is the head of.
        if (head_end_ > 0 && head_end_ < count && tops_[head_end_] * 3 <= limit) {
            limit -= tops_[head_end_];
            made.has_head = true;
            made.boxes.push_back(whole(0, head_end_));
            rule_under_head(made.boxes[0]);
            row = head_end_;
        }
        while (row < count) {
            const std::size_t end = grid_.end_of_group(row);
            const Length height = tops_[end] - tops_[row];
            const bool several = end - row > 1;
            const std::size_t first = made.boxes.size();
            striped_ = !grid_.rows[row].opens_section && row != head_end_ && !striped_;
            if (height * 2 <= limit || (several && height <= limit)) {
                made.boxes.push_back(whole(row, end));
            } else {
                cut(row, end, limit, made.boxes);
                made.space_under_head = padding();
            }
            rule_between(row, end, made.boxes[first]);
            if (end == head_end_) rule_under_head(made.boxes.back());
            row = end;
        }
        if (measures_.look.rules == TableRules::none) return made;
        rule(made.boxes.front(), Length{}, heavy_);
        rule(made.boxes.back(), made.boxes.back().height - heavy_, heavy_);
        if (!made.has_head) made.above = across(Length{}, heavy_);
        const Length weight = measures_.look.rules == TableRules::grid ? heavy_ : fine_;
        made.below = across(-weight, weight);
        return made;
    }

private:
    [[nodiscard]] Length padding() const { return measures_.size / 3; }

    void find_heights() {
        const std::size_t count = grid_.rows.size();
        std::vector<Length> heights(count, measures_.size + padding() * 2);
        std::vector<std::pair<const SetCell*, Length>> tall;
        for (const SetCell& cell : cells_) {
            const Length height = height_of(cell.boxes) + padding() * 2;
            if (cell.rows > 1)
                tall.emplace_back(&cell, height);
            else
                heights[cell.row] = std::max(heights[cell.row], height);
        }
        std::stable_sort(tall.begin(), tall.end(), [](const auto& a, const auto& b) {
            return a.first->rows < b.first->rows;
        });
        for (const auto& [cell, height] : tall) {
            Length lack = height;
            for (std::size_t i = 0; i < cell->rows; ++i) lack -= heights[cell->row + i];
            // To each the same.
            for (std::size_t i = 0; i < cell->rows && lack > Length{}; ++i) {
                const Length more = lack / static_cast<std::int64_t>(cell->rows - i);
                heights[cell->row + i] += more;
                lack -= more;
            }
        }
        for (std::size_t i = 0; i < count; ++i) tops_[i + 1] = tops_[i] + heights[i];
    }

    /// Cells of some rows; they are in order.
    template <class Visit>
    void for_each_cell(std::size_t begin, std::size_t end, Visit&& visit) {
        const auto before = [](const SetCell& cell, std::size_t row) { return cell.row < row; };
        auto cell = std::lower_bound(cells_.begin(), cells_.end(), begin, before);
        for (; cell != cells_.end() && cell->row < end; ++cell) visit(*cell);
    }

    /// Rows that are never parted.
    Box whole(std::size_t begin, std::size_t end) {
        Box box;
        box.on_grid = false;
        box.height = box.ink_height = tops_[end] - tops_[begin];
        for_each_cell(begin, end, [&](SetCell& cell) {
            const Length area = tops_[cell.row + cell.rows] - tops_[cell.row];
            Length y = tops_[cell.row] - tops_[begin];
            y += cell.middle ? (area - height_of(cell.boxes)) / 2 : padding();
            for (std::size_t i = 0; i < cell.boxes.size(); ++i) {
                if (i > 0) y += cell.boxes[i].space_before;
                const Length height = cell.boxes[i].height;
                put_into(box, std::move(cell.boxes[i]), y);
                y += height;
            }
            if (!cell.ruled || !has_open_sides()) return;
            const Length foot = tops_[cell.row + cell.rows] - tops_[begin] - hair_;
            box.items.emplace_back(line({cell.left, foot, cell.width, hair_}));
        });
        paint(box, begin, end, tops_[begin]);
        // A page that ends under it ends no paragraph early.
        box.first_line = box.last_line = box.lone_character = box.hyphen = false;
        box.keep_with_next = Keep::no;
        return box;
    }

    /// Heights at which no line is parted: where rows end, and between the lines of cells.
    std::vector<Length> free_heights(const std::vector<Stack>& stacks, std::size_t begin,
                                     std::size_t end) const {
        std::vector<Length> heights;
        for (std::size_t row = begin + 1; row <= end; ++row)
            heights.push_back(tops_[row] - tops_[begin]);
        std::vector<std::pair<Length, Length>> ink;
        for (const Stack& stack : stacks) {
            for (std::size_t i = 0; i < stack.boxes.size(); ++i) {
                if (i > 0) heights.push_back(stack.tops[i]);
                ink.emplace_back(stack.tops[i], stack.foot(i));
            }
        }
        std::sort(heights.begin(), heights.end());
        heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
        std::sort(ink.begin(), ink.end());
        Length reached;
        auto next = ink.begin();
        std::erase_if(heights, [&](Length y) {
            for (; next != ink.end() && next->first < y; ++next)
                reached = std::max(reached, next->second);
            return reached > y;
        });
        return heights;
    }

    /// Rows cut wherever no line is parted. Where there is no such height for long, because the
    /// lines of cells differ, a line that is in the way begins what follows.
    void cut(std::size_t begin, std::size_t end, Length limit, std::vector<Box>& to) {
        std::vector<Stack> stacks;
        for_each_cell(begin, end, [&](SetCell& cell) {
            Stack made;
            Length y = tops_[cell.row] - tops_[begin] + padding();
            for (std::size_t i = 0; i < cell.boxes.size(); ++i) {
                if (i > 0) y += cell.boxes[i].space_before;
                made.tops.push_back(y);
                y += cell.boxes[i].height;
            }
            made.boxes = std::move(cell.boxes);
            stacks.push_back(std::move(made));
        });
        const std::vector<Length> free = free_heights(stacks, begin, end);
        const Length height = tops_[end] - tops_[begin];
        const Length step = limit / 4;
        const std::size_t first = to.size();
        std::size_t row = begin + 1;
        Length origin;
        for (auto next = free.begin(); next != free.end();) {
            if (*next <= origin) {
                ++next;
                continue;
            }
            Box box;
            box.on_grid = false;
            Length until = *next;
            if (until - origin <= step)
                take(stacks, origin, until, box);
            else
                until = take_lines(stacks, origin, step, height, box);
            box.height = box.ink_height = std::max(until - origin, box.ink_height);
            while (row < end && tops_[row] - tops_[begin] < until) ++row;
            const bool ends_row = tops_[row] - tops_[begin] == until;
            box.keep_with_next = ends_row ? Keep::no : Keep::rather;
            paint(box, begin, end, tops_[begin] + origin);
            to.push_back(std::move(box));
            origin = until;
        }
        assert(
            std::all_of(stacks.begin(), stacks.end(), [](const Stack& one) { return one.done(); }));
        // Two lines stand at either end.
        if (to.size() - first > 2)
            to[first].keep_with_next = to[to.size() - 2].keep_with_next = Keep::must;
        to.back().keep_with_next = Keep::no;
    }

    /// Takes from each cell what ends by a height, cell after cell.
    static void take(std::vector<Stack>& stacks, Length origin, Length until, Box& box) {
        for (Stack& stack : stacks) {
            while (!stack.done() && stack.foot() <= until) {
                const Length top = stack.top() - origin;
                put_into(box, std::move(stack.boxes[stack.next++]), top);
            }
        }
    }

    /// A step's worth of lines, of every cell that has some there; returns where the rest begins.
    static Length take_lines(std::vector<Stack>& stacks, Length origin, Length step, Length height,
                             Box& box) {
        Length until = origin + step;
        for (const Stack& stack : stacks)
            if (!stack.done() && stack.top() < origin + step) until = std::max(until, stack.foot());
        take(stacks, origin, until, box);
        Length rest = height;
        for (const Stack& stack : stacks)
            if (!stack.done()) rest = std::min(rest, stack.top());
        return rest;
    }

    /// Rules with nothing between them and the edges of the table.
    [[nodiscard]] bool has_open_sides() const {
        const TableRules rules = measures_.look.rules;
        return rules == TableRules::three || rules == TableRules::rows;
    }

    /// A row that a rule stands over, since a section begins with it.
    [[nodiscard]] bool begins_under_rule(std::size_t row) const {
        return row > 0 && row < grid_.rows.size() && row != head_end_ &&
               grid_.rows[row].opens_section;
    }

    /// Between sections, and around rows that are joined: which belong together shows.
    void rule_between(std::size_t row, std::size_t end, Box& box) const {
        if (row == 0 || row == head_end_ || measures_.look.rules == TableRules::none) return;
        const auto is_single = [&](std::size_t last) { return !grid_.rows[last].joined; };
        if (begins_under_rule(row))
            rule(box, Length{}, fine_);
        else if (measures_.look.rules == TableRules::three &&
                 (end - row > 1 || !is_single(row - 1)))
            rule(box, Length{}, hair_);
    }

    void rule_under_head(Box& box) const {
        if (measures_.look.rules != TableRules::none) rule(box, box.height - fine_, fine_);
    }

    [[nodiscard]] RuleItem line(const Rect& area) const {
        return {area, measures_.look.rule_colour, NodeId::artifact, Direction::horizontal};
    }
    [[nodiscard]] RuleItem across(Length y, Length weight) const {
        return line({measures_.left, y, measures_.width, weight});
    }
    void rule(Box& box, Length y, Length weight) const {
        box.items.emplace_back(across(y, weight));
    }

    /// What stands behind the cells of some rows and between them, in a box that begins at a height
    /// of the table.
    void paint(Box& box, std::size_t begin, std::size_t end, Length origin) {
        const TableLook& look = measures_.look;
        std::vector<Item> items;
        const auto fill = [&](const Rect& area, const std::optional<Colour>& colour) {
            if (colour)
                items.emplace_back(
                    RuleItem{area, *colour, NodeId::artifact, Direction::horizontal});
        };
        const bool in_head = grid_.rows[begin].part == TablePart::head;
        fill({measures_.left, Length{}, measures_.width, box.height}, in_head    ? look.header
                                                                      : striped_ ? look.stripe
                                                                                 : std::nullopt);
        const bool grid = look.rules == TableRules::grid;
        for_each_cell(begin, end, [&](const SetCell& cell) {
            const Length top = std::max(tops_[cell.row] - origin, Length{});
            const Length foot = tops_[cell.row + cell.rows] - origin;
            const Length height = std::min(foot, box.height) - top;
            if (height <= Length{}) return;
            if (cell.header && !in_head)
                fill({cell.area_left, top, cell.area_width, height}, look.header);
            if (grid && cell.area_left > measures_.left)
                items.emplace_back(line({cell.area_left, top, hair_, height}));
            const bool ruled = grid || look.rules == TableRules::rows;
            if (ruled && foot <= box.height && !begins_under_rule(cell.row + cell.rows))
                items.emplace_back(line({cell.area_left, foot - hair_, cell.area_width, hair_}));
        });
        if (grid) {
            const Length right = measures_.left + measures_.width - heavy_;
            for (const Length x : {measures_.left, right})
                items.emplace_back(line({x, Length{}, heavy_, box.height}));
        }
        for (auto item = items.rbegin(); item != items.rend(); ++item)
            put_first(box, std::move(*item));
    }

    // B11
    const Length heavy_ = points(0.8);
    const Length fine_ = points(0.4);
    const Length hair_ = millimetres(0.12);

    std::vector<SetCell> cells_;
    const TableGrid& grid_;
    const TableMeasures& measures_;
    /// Where each row begins, and the last one ends.
    std::vector<Length> tops_;
    std::size_t head_end_ = 0;
    /// The rows that are being set are every other of their section's.
    bool striped_ = false;
};

}  // namespace

SetRows stack_rows(std::vector<SetCell> cells, const TableGrid& grid,
                   const TableMeasures& measures) {
    return RowStacker(std::move(cells), grid, measures).run();
}

}  // namespace banxin::layout
