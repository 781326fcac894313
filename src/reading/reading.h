/// \file
/// The book's texts, as the manifest lists them: each read, its own fields and its original
/// beside it, before any pass.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "manifest/manifest.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banxin::reading {

/// What a text says that is no chapter's own.
struct Beside {
    /// Of the part that begins here.
    PartTitle part;
    std::vector<PairMark> marks;
    /// Keys of its front matter that are for other programs.
    std::vector<Located<std::string>> foreign;
};

/// A text that stands as it is in its file, which need not be read again while the disk says the
/// same of it.
struct OpenedText {
    /// None: it has to be.
    std::optional<FileStamp> stamp;
    std::filesystem::path file;
    std::shared_ptr<const Source> source;
};

/// What one text was read to, before anything of another text is known.
struct TextReading {
    OpenedText opened;
    SourceId source = SourceId::none;
    /// What `source` is.
    std::shared_ptr<const Source> text;
    std::shared_ptr<const Chapter> chapter;
    /// Of `chapter`, for those who have completed it already; null: they need all of it.
    std::shared_ptr<const Chapter> skeleton;
    Beside beside;
    Diagnostics found;
};
/// By chapter of the manifest.
using TextReadings = std::vector<TextReading>;

/// Texts that were read before, for the same manifest.
struct KeptTexts {
    TextReadings readings;
    /// By reading, before: whether its skeleton will do, if the text is still the same. After:
    /// whether the skeleton was given.
    std::vector<bool> in_short;
};

/// The chapters of the book in its order, parts among them. Their texts, and the originals that
/// they ask for, are added to `sources` in that order, whatever thread reads them; `jobs` as in
/// base/parallel.h. Texts in `kept`, if it is not null, that are still the same are taken from
/// there, and all are put there. None: a text shows another one, of which only the skeleton was to
/// be given.
[[nodiscard]] std::optional<ChapterList> read_chapters(const Manifest& manifest,
                                                       const BookFolder& folder, Sources& sources,
                                                       unsigned jobs, Diagnostics& diagnostics,
                                                       KeptTexts* kept);
/// All of it, at once.
[[nodiscard]] ChapterList read_chapters(const Manifest& manifest, const BookFolder& folder,
                                        Sources& sources, unsigned jobs, Diagnostics& diagnostics);

}  // namespace banxin::reading
