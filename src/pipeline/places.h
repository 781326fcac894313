/// \file
/// From a point of a page to what a person wrote there, and back.
#pragma once

#include "layout/book_layout.h"
#include "pipeline.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace banxin {

/// A book and its pages, as they are asked for.
struct SetBook {
    LoadedBook loaded;
    /// Null where the session sets no pages.
    std::unique_ptr<layout::BookLayout> layout;
    /// Where its texts are from.
    std::shared_ptr<const Run> run;
};

/// A place of the book on paper: page (from 0) of a part, and how far down.
struct PagePlace {
    std::size_t part = 0;
    std::size_t page = 0;
    Length y;
};

/// A place in a file, as a person writes it: relative to where the program was called.
struct FilePlace {
    std::string file;
    /// 0:0 in a file without lines.
    Position position;
    /// Behind the last character; where the place is a point, the same.
    Position end;
};
/// None: nobody wrote it.
[[nodiscard]] std::optional<FilePlace> place_in_file(Span span, const Sources& sources);
/// Where the text of a line begins in the book's files; nothing for what the program made.
[[nodiscard]] std::optional<FilePlace> file_place(const SetBook& book, std::size_t part,
                                                  const layout::PlacedLine& line);
/// Where in the book's files the character is that stands at a point of a page of a part; where
/// there is none, the nearest one of its line, else the place of the line or the figure over it.
/// Nothing for what the program made.
[[nodiscard]] std::optional<FilePlace> file_place(const SetBook& book, std::size_t part,
                                                  const layout::Page& page, Point point);
/// The line of the book in which a byte of a source text stands, or the last one before it.
[[nodiscard]] std::optional<PagePlace> page_place(const SetBook& book, Span place);
/// The same of a place in a file, where another state of the book, or another program, says it.
[[nodiscard]] std::optional<PagePlace> page_place(const SetBook& book, const FilePlace& place);

}  // namespace banxin
