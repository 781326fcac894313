/// \file
/// The grid of code: every character is one or two cells wide, whichever face it comes from, so
/// that what was lined up stays so. One answer for print and EPUB.
#pragma once

#include <cstddef>
#include <string_view>

namespace banxin::text {

/// Lines and blocks of boxes, arrows and signs that diagrams are drawn with: the program has a face
/// of its own for them, half an em wide, since CJK faces draw them a whole em wide.
[[nodiscard]] bool is_box_character(char32_t character);

/// How many cells of half an em: 0 for what shows nothing of its own or stands on another
/// character, 2 for Han and all else that East Asian text sets full width. What Unicode leaves open
/// ("East Asian Ambiguous") is narrow where it is a letter or is drawn with, and wide where it is
/// punctuation or a figure in a circle, as Chinese faces draw it.
[[nodiscard]] int cells_of(char32_t character);

/// What is one character to a reader, with the marks on it: its bytes, and its cells. A selector or
/// what else makes it an emoji makes it wide.
struct Cell {
    std::size_t bytes = 0;
    int cells = 0;
};
[[nodiscard]] Cell cell_at(std::string_view text, std::size_t at);

}  // namespace banxin::text
