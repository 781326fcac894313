/// \file
/// What reading shares: a text opened, and taken over by a chapter.
#pragma once

#include "markdown/markdown.h"
#include "reading/reading.h"

#include <string>
#include <vector>

namespace banxin::reading {

/// A text; one that is not UTF-8 is read as what it most likely is, and told of. None: an error has
/// been reported.
[[nodiscard]] SourceId open_text(const Located<std::string>& file, Language language,
                                 const BookFolder& folder, Sources& sources,
                                 Diagnostics& diagnostics);

/// Takes over what a text gives.
void take_text(Chapter& chapter, MarkdownChapter&& text);

/// What a text says that is no chapter's own.
struct Beside {
    /// The title of the part that begins here.
    Inlines part;
    std::vector<PairMark> marks;
};
/// Reads a chapter's own text into it: front matter, title, blocks, notes.
Beside read_text(Chapter& chapter, SourceId text, const Sources& sources, Dialect dialect,
                 Diagnostics& diagnostics);

/// Puts originals beside the translations that ask for it, and whose own text could be read.
/// `texts` and `marks`: of each chapter.
void read_originals(std::vector<Chapter>& chapters, const std::vector<SourceId>& texts,
                    const std::vector<std::vector<PairMark>>& marks, Dialect dialect,
                    const BookFolder& folder, Sources& sources, unsigned jobs,
                    Diagnostics& diagnostics);

}  // namespace banxin::reading
