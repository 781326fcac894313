/// \file
/// A page as it will be printed: its lines, where they stand and where they are from.
#pragma once

#include <banxin/findings.h>

#include <optional>
#include <string>
#include <vector>

namespace banxin::library {

/// All distances are points, 1/72 inch; y grows downward from the upper left corner of the paper.

/// A line of text, a row of a table, or a figure.
struct Line {
    /// Its upper left corner; of text that is indented, that of the column.
    double x = 0;
    double y = 0;
    double height = 0;
    /// What is read in it, UTF-8: no readings over the words, no leaders. Cells of a row
    /// are apart by tabs, paragraphs that stand together (a title page, in a cell) by line ends.
    /// Empty: a figure.
    std::string text;
    /// Where it begins in the book's files; of a line in a note, where the note begins. None: it
    /// has been made of other things (contents, a title page), or is the original beside a
    /// translation.
    std::optional<FileRange> place;
};

struct Page {
    /// Of the paper when it has been cut.
    double width = 0;
    double height = 0;
    /// The number that is printed on it, "iv", "12"; pages that show none have theirs as well, a
    /// cover none.
    std::string label;
    /// In reading order; what stands around the text, running head and page number, is not among
    /// them.
    std::vector<Line> lines;
};

}  // namespace banxin::library
