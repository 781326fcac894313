/// \file
/// The table of contents of the program: load, read, passes, lay out, write.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "document/book.h"
#include "layout/layout.h"
#include "manifest/manifest.h"
#include "passes/passes.h"
#include "pipeline/completed_chapters.h"
#include "pipeline/run.h"
#include "reading/reading.h"
#include "style/cover.h"
#include "style/style.h"
#include "text/fonts.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banxin {

/// A book that was read and completed; const from here on.
struct LoadedBook {
    Manifest manifest;
    Book book;
    style::Style style;
    std::shared_ptr<const text::Fonts> fonts;
    /// None: the book's picture is all of its cover.
    std::optional<style::CoverDesign> cover = {};
};

/// What a book was read to, for those who read it again after a change.
struct BookMemory {
    passes::SeenPictures pictures;
    /// It is set in this style; empty: in its own.
    std::string style;
    /// The text of the manifest; for any other, nothing of the rest holds.
    std::string manifest;
    reading::KeptTexts texts;
    CompletedChapters completed;
    /// None: they are looked for again. Two books of the same manifest and the same faces look
    /// alike.
    std::shared_ptr<const text::Fonts> fonts;
    Diagnostics fonts_found;
};

/// Manifest, chapters, passes, style, faces. What `memory`, if it is not null, has and is still the
/// same is not read again; it remembers this book then. There may be errors, but only those that
/// have a stand-in, so that the rest can be judged. Empty: others have been reported.
[[nodiscard]] std::optional<LoadedBook> load_book(const std::filesystem::path& path, Run& run,
                                                  BookMemory* memory = nullptr);
/// The same of texts that have been read: passes, style, faces.
[[nodiscard]] std::optional<LoadedBook> load_book(Manifest manifest, ChapterList chapters,
                                                  const BookFolder& folder, Run& run);
/// How the manifest wants it laid out.
[[nodiscard]] layout::LayoutOptions layout_options(const LoadedBook& loaded, unsigned jobs);
/// What of the book's texts can be mended, as places in the run's sources; no pass has changed
/// them.
[[nodiscard]] std::vector<passes::Fix> find_fixes(const std::filesystem::path& path, Run& run);
/// The same as of a loaded book.
[[nodiscard]] std::optional<layout::Pages> lay_out_book(const LoadedBook& loaded, Run& run,
                                                        bool show_grid = false);

/// With which a draft's book is read.
[[nodiscard]] Severities draft_severities();

struct BuildRequest {
    std::filesystem::path folder;
    /// Where the files go; empty: `build/` in the book's folder.
    std::filesystem::path output;
    /// Both false: what the manifest says.
    bool only_epub = false;
    bool only_pdf = false;
    bool warnings_as_errors = false;
    /// Whatever has a stand-in keeps nothing from being made; a list of it is written beside.
    bool draft = false;
    /// The pages show the grid that they are set on.
    bool show_grid = false;
    /// Of that list.
    Speech speech = Speech::english;
    /// From SOURCE_DATE_EPOCH, if it is set.
    std::optional<std::int64_t> source_date;
};

struct BuildResult {
    struct File {
        std::filesystem::path path;
        std::size_t bytes = 0;
        std::vector<std::string> fonts;
    };
    std::optional<File> epub;
    std::optional<File> pdf;
    std::optional<File> todo;
    std::size_t page_count = 0;
};

/// Where `build` puts the EPUB of the book in the folder `path`. Empty: errors have been reported.
[[nodiscard]] std::optional<std::filesystem::path> epub_path(const std::filesystem::path& path,
                                                             const std::filesystem::path& output,
                                                             Run& run);

/// Gives each finding about a made EPUB, called `epub` in its places, the line of the manuscript
/// that it comes from as its related place.
[[nodiscard]] Diagnostics with_origins(const Diagnostics& findings, const Sources& sources,
                                       const std::string& epub, const Book& book);

/// All of it. The EPUB is checked before it is written: what check/ finds wrong, notes left out,
/// is among the diagnostics, and its errors keep the files from being written. Empty: errors have
/// been reported and no file was touched.
[[nodiscard]] std::optional<BuildResult> build(const BuildRequest& request, Run& run);

}  // namespace banxin
