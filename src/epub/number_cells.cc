#include "epub/number_cells.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "document/table_numbers.h"
#include "document/walk.h"

#include <algorithm>
#include <optional>

namespace banxin::epub {
namespace {

/// What a phone's page gives a table, in its em and with a margin for the reader's own edges.
constexpr double narrow_measure = 20;
/// Beside the words of a column, as the stylesheet has it.
constexpr double cell_padding = 1.2;
/// A short text, in halves of an em.
constexpr int short_text = 12;

/// As wide as any face draws it, nearly, in hundredths of an em: a box may be too wide, but never
/// too narrow.
int width_of(std::string_view text) {
    int width = 0;
    for (const char32_t c : to_utf32(text)) {
        if (c == '.' || c == ',' || is_space(c))
            width += 30;
        else if (ascii::is_digit(c) || ascii::is_letter(c))
            width += 60;
        else
            width += 100;
    }
    return width;
}

std::string text_in(const TableCell& cell) {
    const Paragraph* words = lone_paragraph(cell.blocks);
    return words == nullptr ? std::string() : plain_text(words->content);
}

/// The longest stretch of a cell that has no place for a line to end, in em, roughly.
double longest_word(const TableCell& cell) {
    if (const std::string text = text_in(cell); is_of_figures(text) || point_of_number(text))
        return display_width(text) / 2.0;
    int longest = 0;
    for_each_run(cell.blocks, [&](const Inlines& run) {
        int word = 0;
        for (const char32_t c : to_utf32(plain_text(run))) {
            if (is_space(c) || is_ideographic(c)) word = 0;
            if (!is_space(c)) word += display_width(c);
            longest = std::max(longest, word);
        }
    });
    return longest / 2.0;
}

/// Whether the columns have so much room on a narrow page as `width_of_cell` says of their cells.
template <class Width>
bool fits(const TableGrid& grid, Width&& width_of_cell) {
    std::vector<double> widths(grid.columns);
    for (const CellPlace& place : grid.cells)
        if (place.columns == 1)
            widths[place.column] = std::max(widths[place.column], width_of_cell(*place.cell));
    double sum = 0;
    for (const double width : widths) sum += width + cell_padding;
    return sum <= narrow_measure;
}

/// Of several characters, but few.
bool is_short(std::string_view text) {
    const int width = display_width(text);
    return width > 2 && width <= short_text;
}

/// To part it would gain nothing.
bool is_two_characters(std::string_view text) {
    return display_width(text) == 4;
}

/// What the numbers of a column have before and behind their points.
struct Column {
    bool words = false;
    int numbers = 0;
    int least_before = 0, most_before = 0;
    int least_after = 0, most_after = 0;

    void take(int before, int after) {
        least_before = numbers == 0 ? before : std::min(least_before, before);
        least_after = numbers == 0 ? after : std::min(least_after, after);
        most_before = std::max(most_before, before);
        most_after = std::max(most_after, after);
        ++numbers;
    }
    [[nodiscard]] bool is_of_numbers() const { return !words && numbers > 1; }
};

std::vector<Column> columns_of(const TableGrid& grid) {
    std::vector<Column> columns(grid.columns);
    for (const CellPlace& place : grid.cells) {
        if (!is_datum(place, grid)) continue;
        Column& column = columns[place.column];
        const std::string text = text_in(*place.cell);
        if (!place.cell->blocks.empty() && lone_paragraph(place.cell->blocks) == nullptr)
            column.words = true;
        else if (const auto point = point_of_number(text))
            column.take(width_of(std::string_view(text).substr(0, *point)),
                        width_of(std::string_view(text).substr(*point)));
        else
            column.words = column.words || !stands_for_nothing(text);
    }
    return columns;
}

/// Its own, or its column's.
Alignment alignment_of(const CellPlace& place, const Table& table) {
    if (place.cell->alignment != Alignment::none || place.column >= table.columns.size())
        return place.cell->alignment;
    return table.columns[place.column];
}

}  // namespace

bool is_tight(const TableGrid& grid) {
    return !fits(grid, longest_word);
}

std::vector<CellWords> cell_words(const Table& table, const TableGrid& grid) {
    const std::vector<Column> columns = columns_of(grid);
    const bool roomy = fits(grid, [](const TableCell& cell) {
        const std::string text = text_in(cell);
        return is_short(text) ? display_width(text) / 2.0 : longest_word(cell);
    });
    // EPUB 70: where no page has room for whole numbers, they are parted rather than cut off.
    const bool tight = is_tight(grid);
    std::vector<CellWords> all;
    for (const CellPlace& place : grid.cells) {
        CellWords one;
        const std::string text = text_in(*place.cell);
        const auto point = point_of_number(text);
        one.number =
            !text.empty() && is_datum(place, grid) && columns[place.column].is_of_numbers();
        const bool header = place.cell->header == HeaderScope::column;
        const bool text_is_whole = roomy ? !header && is_short(text) : is_two_characters(text);
        const bool of_figures = text.size() > 1 && (point || is_of_figures(text));
        one.whole = !tight && ((!header && of_figures) || text_is_whole);
        if (one.number && point && !tight) {
            const Column& column = columns[place.column];
            one.point = *point;
            if (column.least_after < column.most_after) one.after = column.most_after;
            // At the right edge what stands before the point needs no box.
            const Alignment alignment = alignment_of(place, table);
            const bool at_edge = alignment == Alignment::none || alignment == Alignment::right;
            const bool unequal = one.after > 0 || column.least_before < column.most_before;
            if (!at_edge && unequal) one.before = column.most_before;
        }
        all.push_back(one);
    }
    return all;
}

}  // namespace banxin::epub
