/// \file
/// Lays a book out: Book, style and faces in, Pages out.
#pragma once

#include "base/diagnostics.h"
#include "base/drawing.h"
#include "document/book.h"
#include "document/settings.h"
#include "document/typography.h"
#include "layout/page.h"
#include "style/cover.h"
#include "style/style.h"
#include "text/fonts.h"

namespace banxin::layout {

struct LayoutOptions {
    /// Threads; 0: one for each processor. The pages do not depend on it.
    unsigned jobs = 0;
    /// Levels of headings in the contents, 1 to 3.
    int contents_depth = 2;
    Typography typography = {};
    /// H09: chapters begin on a right-hand page, after a blank one where it must be.
    bool chapters_on_recto = false;
    /// The cover is the first leaf: the book's picture over the whole page, or what is set.
    bool cover = false;
    /// Around the trim, on all sides (A06).
    Length bleed = {};
    /// How a cover is set; none: the book's picture is all of it, or the program's usual one.
    const style::CoverDesign* cover_design = nullptr;
    /// The grid and the boxes on it are drawn under the text.
    bool show_grid = false;
    ContentsAuthors contents_authors = ContentsAuthors::automatic;
    /// After the contents, where the book has any with captions.
    bool list_of_figures = false;
    bool list_of_tables = false;
    /// Texts are set in pieces that have at least so many bytes in their files. The pages do not
    /// depend on it.
    std::uint32_t piece_bytes = 8192;
    /// What may be the same in another state of the book is kept for it (BookLayout).
    bool keep = false;
};

/// Chapters are laid out in parallel and joined in order. Reports L- and F-diagnostics (an
/// unbreakable line, a character that no face has, contents of more than twenty pages). The book
/// must outlive the pages: they refer to its pictures.
[[nodiscard]] Pages lay_out(const Book& book, const style::Style& style, const text::Fonts& fonts,
                            const LayoutOptions& options, Diagnostics& diagnostics);

/// The cover alone, as one page of any size; its pictures are the book's assets. Reports L010.
[[nodiscard]] Pages lay_out_cover(const Book& book, const style::Style& style,
                                  const text::Fonts& fonts, const style::CoverDesign* design,
                                  Length width, Length height, Diagnostics& diagnostics);
/// Its first page, all of whose lines are level, as fields, outlines and pictures: of these the
/// numbers are the pages' own.
[[nodiscard]] Drawing to_drawing(const Pages& pages, const text::Fonts& fonts);

}  // namespace banxin::layout
