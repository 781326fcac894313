/// \file
/// Chooses the lines of a paragraph: the cheapest set of breaks over the whole paragraph, by
/// a dynamic programme over prefix sums; and sets a line to its measure. Knows clusters and
/// glue, no glyphs and no page.
#pragma once

#include "layout/stream.h"

#include <cstdint>
#include <vector>

namespace banxin::layout {

struct LineShape {
    Length measure;
    /// Of the first line.
    Length indent;
    /// Lines are set to the measure; otherwise they keep their natural width.
    bool justify = true;
    /// For titles: lines of like length that end where a phrase does (H13).
    bool balance = false;
    /// So many lines leave so much of the measure to what stands beside them, behind so many of the
    /// whole measure.
    std::uint32_t short_lines = 0;
    Length shortened = {};
    std::uint32_t full_lines = 0;

    [[nodiscard]] bool is_short(std::size_t line) const {
        return line >= full_lines && line < full_lines + short_lines;
    }
    /// Lines down to the foot of what stands beside them.
    [[nodiscard]] std::uint32_t lines_to_foot() const {
        return short_lines == 0 ? 0 : full_lines + short_lines;
    }
};

/// Half-open range of clusters. Glue before the first and after the last is dropped.
struct LineRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    /// Ends a paragraph or stands before a forced break: set at natural width.
    bool last = false;
    /// No legal break made it fit (K16).
    bool forced = false;
    bool hyphen = false;
    /// Its last mark hangs over the measure (P14).
    bool hanging = false;
    /// Of words, and in a measure that holds too few of them: set at natural width.
    bool ragged = false;
};

/// What the choice took: possible lines that were weighed against each other.
struct BreakWork {
    std::uint64_t lines_weighed = 0;
};

/// At least one line, unless the stream is empty. The work grows with the paragraph's length
/// times the number of clusters in a line, not faster.
[[nodiscard]] std::vector<LineRange> break_lines(const Stream& stream, const LineShape& shape,
                                                 BreakWork* work = nullptr);

/// The cheapest lines of which there are exactly `count`, none so tight or so loose that it
/// shows: to save a page from a fault (W04). Empty if there are none, and for a text with forced
/// breaks.
[[nodiscard]] std::vector<LineRange> break_into(const Stream& stream, const LineShape& shape,
                                                std::size_t count);

/// What lines cost by the measure that `break_lines` makes least (J12).
[[nodiscard]] std::int64_t cost_of(const Stream& stream, const LineShape& shape,
                                   const std::vector<LineRange>& lines);

/// P07: the first line's indent as the style wants it where the paragraph opens with a bracket.
[[nodiscard]] Length first_indent(const Stream& stream, Length indent);

/// H15: draws a title of two or three characters apart, by an em or half of one. Others stay as
/// they are: false.
bool spread_short_title(Stream& stream, Length size);

/// Widths of a line's inner glue after justification: what is added to each gap before the
/// clusters begin+1 … end-1, in scaled points (negative: shrunk). Sums close exactly: the
/// line's width is the measure (J01). Shrinks by tiers in order, equally inside one (J03, J08).
void justify_line(const Stream& stream, const LineRange& line, Length width, bool justify,
                  std::vector<std::int32_t>& added);

/// Natural width of a line: bodies and inner glue, the hyphen if it shows one; a hanging mark
/// included.
[[nodiscard]] Length natural_width(const Stream& stream, const LineRange& line);

/// Width of the hyphen that a line shows when it ends after a soft hyphen.
[[nodiscard]] Length hyphen_width(const Stream& stream, std::size_t cluster);

}  // namespace banxin::layout
