/// \file
/// The two files that a book becomes, not yet where they belong. The writers know nothing of each
/// other, so one works beside the other.
#pragma once

#include "epub/epub.h"
#include "layout/book_layout.h"
#include "pdf/pdf.h"
#include "pipeline.h"

#include <filesystem>
#include <future>
#include <optional>
#include <string>

namespace banxin {

struct MadeFiles {
    /// Where the EPUB and the PDF go; empty: it is not made.
    std::filesystem::path epub_path, pdf_path;
    /// Where the list of what a draft lacks goes, and the list; empty: it is no draft.
    std::filesystem::path todo_path;
    std::string todo;
    epub::EpubFile epub;
    pdf::PdfFile pdf;
    std::size_t page_count = 0;
};

/// What `request` and the book's manifest want to be made, and where; nothing of it is made yet.
[[nodiscard]] MadeFiles wanted_files(const BuildRequest& request, const LoadedBook& loaded);

/// The file of the EPUB's cover, and what there is to tell of it; none for a book whose picture is
/// all of it.
struct DrawnCover {
    std::optional<StoredBytes> file;
    Diagnostics found;
};
/// Begins to draw it: it takes as long as all the rest of a short book, and needs no page. With one
/// job it is drawn when it is asked for. `loaded` must live until it is there.
[[nodiscard]] std::future<DrawnCover> begin_cover(const LoadedBook& loaded, unsigned jobs);

/// Writes the EPUB with its `cover`, checks it, and writes the PDF of `pages`, whose first places
/// the EPUB marks. What the check finds wrong, notes left out, is among the diagnostics. Whether to
/// go on is for the caller to ask of `run`.
void make_files(MadeFiles& files, const BuildRequest& request, const LoadedBook& loaded,
                std::optional<layout::Pages> pages, std::future<DrawnCover> cover, Run& run);

/// All that `request` and the manifest want of a loaded book, checked, with what there is to tell
/// in `run`. `layout`: its pages, if they are set already and what is wrong with them has been
/// told; null: they are set if they are wanted. Empty: there are errors.
[[nodiscard]] std::optional<MadeFiles> make_book(const BuildRequest& request,
                                                 const LoadedBook& loaded,
                                                 const layout::BookLayout* layout, Run& run);

/// The EPUB by itself, to be looked at: as `make_files` writes it, unchecked. `starts` as there.
/// Throws Failure when a library refuses.
[[nodiscard]] epub::EpubFile make_epub(const LoadedBook& loaded, const PageMap* starts, Run& run);

/// What is still to do before a draft is a book: every error and warning that `diagnostics` holds,
/// by file and line, as Markdown.
[[nodiscard]] std::string todo_list(const Diagnostics& diagnostics, const Sources& sources,
                                    const std::string& title, Speech speech);

/// Writes them to the disk, all or none.
[[nodiscard]] BuildResult write_out(const MadeFiles& files);

/// Where the book's files go, without their ending.
[[nodiscard]] std::filesystem::path output_stem(const Manifest& manifest, const BookFolder& folder,
                                                const std::filesystem::path& output);

/// Whether there is no going on.
[[nodiscard]] bool stops(const BuildRequest& request, const Run& run);

}  // namespace banxin
