/// \file
/// Tables that are drawn with characters, as Pandoc reads them: simple and multiline ones under
/// dashes, grids of bars. Before the parser each becomes a list of its cells, whose text is
/// Markdown of its own; behind it the cells stand in the table again. Private to this room.
#pragma once

#include "document/block.h"
#include "markdown/clean_text.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

struct cmark_node;
struct cmark_syntax_extension;

namespace banxin::markdown {

struct DrawnCell {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t rows = 1;
    std::size_t columns = 1;
    /// What stands in it, line by line: parts of the lines that were read.
    std::vector<std::string_view> lines{};
    /// Running text, whatever it begins with.
    bool plain = false;
};

struct DrawnTable {
    std::vector<Alignment> columns{};
    /// As `Table::shares`.
    std::vector<std::uint16_t> shares{};
    /// Of each row.
    std::vector<TablePart> parts{};
    /// In the order of reading.
    std::vector<DrawnCell> cells{};
    /// How many lines it takes.
    std::size_t lines = 0;
};

/// The lines of a block from its first on, without the marks of what it stands in.
using DrawnLines = std::vector<std::string_view>;

/// A simple or a multiline table that begins with the first line.
[[nodiscard]] std::optional<DrawnTable> dashed_table(const DrawnLines& lines);
/// A table of `+---+` and `|` that begins with the first line. With `broken`, which then is true,
/// none because its lines do not meet.
[[nodiscard]] std::optional<DrawnTable> grid_table(const DrawnLines& lines, bool& broken);

/// The width of columns in characters as shares of all.
[[nodiscard]] std::vector<std::uint16_t> shares_of(const std::vector<std::size_t>& widths);

/// Puts the cells of drawn tables in their places: `clean` goes on to map what it then says to the
/// source. The tables are in the order of the numbers that `number_of_table` gives. S080: a grid
/// that cannot be read stays text.
[[nodiscard]] std::vector<DrawnTable> spell_out_tables(CleanText& clean, SourceId source,
                                                       Diagnostics& diagnostics);

/// Opens the lists of cells.
[[nodiscard]] cmark_syntax_extension* make_cell_extension();
/// From 0; none if the list is no table.
[[nodiscard]] std::optional<std::size_t> number_of_table(const cmark_node& list);

/// A table with the blocks of its cells, in their order, and their places.
struct CellContent {
    Blocks blocks;
    Span span;
};
[[nodiscard]] Table table_of(const DrawnTable& drawn, std::vector<CellContent>&& contents);

}  // namespace banxin::markdown
