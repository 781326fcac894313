/// \file
/// What reading shares: a text opened, and taken over by a chapter.
#pragma once

#include "assemble/assemble.h"
#include "markdown/markdown.h"
#include "reading/reading.h"

#include <string>
#include <vector>

namespace banxin::reading {

/// Where texts come from: the files, and what puts them together.
struct Desk {
    const BookFolder& folder;
    Sources& sources;
    assemble::Assembler assembler{folder, sources};
};

/// A text with all that it includes; one that is not UTF-8 is read as what it most likely is, and
/// told of. None: an error has been reported.
[[nodiscard]] SourceId open_text(const Located<std::string>& file, Language language, Desk& desk,
                                 Diagnostics& diagnostics);
/// The same for `reading`, of which `former` is what it may have been before: a file that has not
/// changed is not read again, and what was read as it stands there needs not be looked at for what
/// it includes.
void open_text(const Located<std::string>& file, Language language, Desk& desk,
               Diagnostics& diagnostics, const TextReading& former, TextReading& reading);

/// Takes over what a text gives.
void take_text(Chapter& chapter, MarkdownChapter&& text);

/// Tells of the keys that are for other programs, all of a book at once (S027): each with how often
/// it stands, at the place of the first.
void report_foreign(const std::vector<Located<std::string>>& keys, Diagnostics& diagnostics);
/// Reads a chapter's own text into it: front matter, title, blocks, notes.
Beside read_text(Chapter& chapter, SourceId text, const Sources& sources, const Manifest& manifest,
                 Diagnostics& diagnostics);

/// Puts originals beside the translations that ask for it, and whose own text could be read.
/// `texts` and `marks`: of each chapter.
void read_originals(ChapterList& chapters, const std::vector<SourceId>& texts,
                    const std::vector<std::vector<PairMark>>& marks, const Manifest& manifest,
                    Desk& desk, unsigned jobs, Diagnostics& diagnostics);

}  // namespace banxin::reading
