/// \file
/// Book to EPUB 3.3. Knows the document and the faces; of pages on paper only where they begin.
#pragma once

#include "base/diagnostics.h"
#include "base/drawing.h"
#include "base/stored_bytes.h"
#include "document/book.h"
#include "document/page_map.h"
#include "document/settings.h"
#include "document/typography.h"
#include "style/style.h"
#include "text/fonts.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace banxin::epub {

struct EpubOptions {
    bool embed_fonts = true;
    int contents_depth = 2;
    /// A page with the cover comes first; Kindle shows one by itself.
    bool cover_page = true;
    /// The contents once more, for readers of EPUB 2 and for Kindle.
    bool ncx = true;
    /// Readings of ruby in parentheses for programs that know no ruby.
    bool ruby_parentheses = true;
    /// Of a picture, in pixels: larger ones are made smaller; 0: none is. See image::for_screen.
    std::uint32_t longest_side = 0;
    /// Threads; 0: one for each processor. The bytes do not depend on it.
    unsigned jobs = 0;
    /// Seconds since 1970 in UTC, for dcterms:modified: the manifest's date, else
    /// SOURCE_DATE_EPOCH, else 1980-01-01.
    std::int64_t modified = 315532800;
    /// A chapter whose document would be longer, in bytes, is parted at headings.
    std::size_t document_bytes = 230'000;
    /// Where the pages of Metadata::print_identifier's edition begin; null: the book has no page
    /// list. Must live as long as the writing takes.
    const PageMap* pages = nullptr;
    /// From `draw_cover`, for a book whose picture is not all of its cover. None, and no picture: a
    /// white sheet.
    std::optional<StoredBytes> cover{};
    ContentsAuthors contents_authors = ContentsAuthors::automatic;
    /// After the contents, where the book has any with captions.
    bool list_of_figures = false;
    bool list_of_tables = false;
    /// A document has no pages: what is counted by page is counted by chapter.
    NoteNumbering notes = NoteNumbering::page;
};

struct EpubFile {
    StoredBytes bytes;
    /// Families that were embedded, for the summary.
    std::vector<std::string> fonts;
};

/// The file of a cover that is drawn: a PNG, over the book's picture a JPEG. It takes as long as
/// all the rest of a short book, and asks for nothing of it but `drawing`, whose pictures have the
/// numbers of the book's assets. Throws Failure when a library refuses.
[[nodiscard]] StoredBytes draw_cover(const Book& book, const Drawing& drawing);

/// The whole container. Reports E-diagnostics and F-diagnostics (a character that
/// no face has); throws Failure when a library refuses.
[[nodiscard]] EpubFile write(const Book& book, const style::Style& style, const text::Fonts& fonts,
                             const EpubOptions& options, Diagnostics& diagnostics);

}  // namespace banxin::epub
