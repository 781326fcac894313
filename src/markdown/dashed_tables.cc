// Pandoc's simple and multiline tables (User's Guide, "Tables"): columns stand under or between
// groups of dashes. What prose looks like with dashes in it (a heading, a break between scenes)
// has one group, or words where a column would end.
#include "markdown/captions.h"
#include "markdown/drawn_tables.h"
#include "markdown/text_grid.h"

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The groups of a line that holds nothing but dashes; none for other lines, and for those with a
/// group of one dash (`- - -`).
std::vector<Group> groups_of(std::string_view line) {
    std::vector<Group> groups;
    if (line.find_first_not_of("- ") != std::string_view::npos) return groups;
    constexpr std::size_t deepest_indent = 3;
    if (line.find_first_not_of(' ') > deepest_indent) return groups;
    for (std::size_t at = line.find('-'); at != std::string_view::npos; at = line.find('-', at)) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        if (end - at < 2) return {};
        groups.push_back({at, end});
        at = end;
    }
    return groups;
}

/// A line that begins or ends a table: one group, or one a column.
bool is_rule(std::string_view line, std::size_t columns) {
    const std::size_t count = groups_of(line).size();
    constexpr std::size_t shortest = 3;
    return count == columns || (count == 1 && trimmed_line(line).size() >= shortest);
}

bool is_blank(std::string_view line) {
    return trimmed_line(line).empty();
}

/// Where a table's parts stand among the lines.
struct Shape {
    std::vector<Group> groups;
    std::size_t head = 0;
    std::size_t head_end = 0;
    std::size_t body = 0;
    std::size_t body_end = 0;
    std::size_t end = 0;
    /// Rows are parted by blank lines.
    bool multiline = false;
};

std::size_t line_of(const DrawnLines& lines, std::size_t from, bool blank) {
    while (from < lines.size() && is_blank(lines[from]) != blank) ++from;
    return from;
}

/// What may stand right under a table.
bool is_caption(std::string_view line) {
    const std::string_view words = trimmed_line(line);
    return words.starts_with(':') ||
           std::any_of(caption_prefixes.begin(), caption_prefixes.end(),
                       [words](std::string_view prefix) { return words.starts_with(prefix); });
}

/// The rule behind which nothing, a blank line or a caption stands; npos: none.
std::size_t last_rule(const DrawnLines& lines, std::size_t from, std::size_t columns) {
    for (std::size_t at = from; at < lines.size(); ++at) {
        if (!is_rule(lines[at], columns)) continue;
        const bool ends =
            at + 1 == lines.size() || is_blank(lines[at + 1]) || is_caption(lines[at + 1]);
        return ends ? at : std::string_view::npos;
    }
    return std::string_view::npos;
}

std::optional<Shape> shape_of(const DrawnLines& lines) {
    Shape shape;
    const std::vector<Group> first = groups_of(lines[0]);
    if (first.size() == 1) {
        // A rule, the head, dashes: multiline.
        std::size_t at = 1;
        while (at < lines.size() && !is_blank(lines[at]) && groups_of(lines[at]).empty()) ++at;
        if (at == 1 || at >= lines.size()) return std::nullopt;
        shape.groups = groups_of(lines[at]);
        shape.head = 1;
        shape.head_end = at;
        shape.body = at + 1;
        shape.multiline = true;
    } else if (!first.empty()) {
        shape.groups = first;
        shape.body = 1;
    } else {
        if (lines.size() < 3 || is_blank(lines[0])) return std::nullopt;
        shape.groups = groups_of(lines[1]);
        shape.head_end = 1;
        shape.body = 2;
    }
    const std::size_t columns = shape.groups.size();
    if (columns < 2 || columns > most_columns || shape.body >= lines.size()) return std::nullopt;
    if (is_blank(lines[shape.body])) return std::nullopt;
    const bool needs_rule = shape.multiline || shape.head_end == 0;
    const std::size_t rule = last_rule(lines, shape.body, columns);
    const std::size_t blank = line_of(lines, shape.body, true);
    if (needs_rule) {
        if (rule == std::string_view::npos || rule == shape.body) return std::nullopt;
        shape.multiline = shape.multiline || blank < rule;
        shape.body_end = rule;
        shape.end = rule + 1;
    } else {
        const bool ruled = rule != std::string_view::npos && rule < blank;
        shape.body_end = ruled ? rule : blank;
        shape.end = ruled ? rule + 1 : blank;
    }
    return shape;
}

/// How often a word goes on where a column ends, of how many lines that reach so far.
struct Fit {
    std::size_t parted = 0;
    std::size_t lines = 0;
};

class DashedReader {
public:
    DashedReader(const DrawnLines& lines, const Shape& shape) : lines_(lines), shape_(shape) {}

    std::optional<DrawnTable> read() {
        Fit fit = fit_of(pitch_);
        if (fit.parted > 0) {
            const Fit other = fit_of(Pitch::one);
            if (other.parted < fit.parted) {
                fit = other;
                pitch_ = Pitch::one;
            }
        }
        // Prose, which knows no columns.
        if (fit.lines == 0 || fit.parted * 2 > fit.lines) return std::nullopt;
        align();
        if (shape_.head_end > shape_.head) row(shape_.head, shape_.head_end, TablePart::head);
        for (std::size_t at = shape_.body; at < shape_.body_end;) {
            if (is_blank(lines_[at])) {
                ++at;
                continue;
            }
            const std::size_t end =
                shape_.multiline ? std::min(line_of(lines_, at, true), shape_.body_end) : at + 1;
            row(at, end, TablePart::body);
            at = end;
        }
        table_.lines = shape_.end;
        if (shape_.multiline) {
            std::vector<std::size_t> widths;
            for (std::size_t i = 0; i < shape_.groups.size(); ++i)
                widths.push_back(shape_.groups[i].end - shape_.groups[i].begin);
            table_.shares = shares_of(widths);
        }
        return std::move(table_);
    }

private:
    [[nodiscard]] Fit fit_of(Pitch pitch) const {
        Fit fit;
        const auto look_at = [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const GridLine line(lines_[i], pitch);
                if (trimmed_line(lines_[i]).empty()) continue;
                bool parted = false;
                for (std::size_t k = 1; k < shape_.groups.size(); ++k)
                    parted = parted || line.parts_a_word(shape_.groups[k].begin);
                ++fit.lines;
                fit.parted += parted ? 1 : 0;
            }
        };
        look_at(shape_.head, shape_.head_end);
        look_at(shape_.body, shape_.body_end);
        return fit;
    }

    [[nodiscard]] std::string_view part(std::size_t line, std::size_t column) const {
        const GridLine grid(lines_[line], pitch_);
        const auto edge = [&](std::size_t k) {
            if (k == 0) return std::size_t{0};
            if (k >= shape_.groups.size()) return grid.width() + 1;
            // A word that is a little too long stays whole where it began.
            std::size_t at = shape_.groups[k].begin;
            while (grid.parts_a_word(at)) ++at;
            return at < shape_.groups[k].end ? at : shape_.groups[k].begin;
        };
        return grid.between(edge(column), edge(column + 1));
    }

    /// By where the head stands over its dashes, or the first row between them.
    void align() {
        const bool headed = shape_.head_end > shape_.head;
        const std::size_t begin = headed ? shape_.head : shape_.body;
        const std::size_t end = headed ? shape_.head_end : shape_.body + 1;
        for (std::size_t k = 0; k < shape_.groups.size(); ++k) {
            const Group group = shape_.groups[k];
            bool left = true;
            bool right = true;
            bool any = false;
            for (std::size_t i = begin; i < end; ++i) {
                const std::string_view words = part(i, k);
                const std::string_view solid = trimmed_line(words);
                if (solid.empty()) continue;
                const GridLine to_words(
                    lines_[i].substr(0, static_cast<std::size_t>(solid.data() - lines_[i].data())),
                    pitch_);
                const GridLine behind(
                    lines_[i].substr(0, static_cast<std::size_t>(solid.data() + solid.size() -
                                                                 lines_[i].data())),
                    pitch_);
                any = true;
                left = left && to_words.width() <= group.begin;
                right = right && behind.width() >= group.end;
            }
            Alignment found = Alignment::none;
            if (any && left != right)
                found = left ? Alignment::left : Alignment::right;
            else if (any && !left)
                found = Alignment::center;
            table_.columns.push_back(found);
        }
    }

    void row(std::size_t begin, std::size_t end, TablePart part_of_table) {
        const std::size_t row = table_.parts.size();
        table_.parts.push_back(part_of_table);
        for (std::size_t k = 0; k < shape_.groups.size(); ++k) {
            DrawnCell cell;
            cell.row = row;
            cell.column = k;
            cell.plain = !shape_.multiline;
            for (std::size_t i = begin; i < end; ++i)
                cell.lines.push_back(trimmed_line(part(i, k)));
            table_.cells.push_back(std::move(cell));
        }
    }

    const DrawnLines& lines_;
    const Shape& shape_;
    Pitch pitch_ = Pitch::two;
    DrawnTable table_;
};

}  // namespace

std::vector<std::uint16_t> shares_of(const std::vector<std::size_t>& widths) {
    std::size_t sum = 0;
    for (const std::size_t width : widths) sum += std::max<std::size_t>(width, 1);
    std::vector<std::uint16_t> shares;
    constexpr std::size_t all = 1000;
    for (const std::size_t width : widths)
        shares.push_back(static_cast<std::uint16_t>(
            std::max<std::size_t>(std::max<std::size_t>(width, 1) * all / sum, 1)));
    return shares;
}

std::optional<DrawnTable> dashed_table(const DrawnLines& lines) {
    const auto shape = lines.empty() ? std::nullopt : shape_of(lines);
    if (!shape) return std::nullopt;
    return DashedReader(lines, *shape).read();
}

}  // namespace banxin::markdown
