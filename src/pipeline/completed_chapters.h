/// \file
/// Chapters as they stood in the book when it was completed the last time. Where a text has not
/// changed, the passes work on its skeleton (document/skeleton.h); when they make of that what they
/// made of it before, the chapter is what it was before, too, and is taken from here.
#pragma once

#include "document/book.h"
#include "manifest/manifest.h"
#include "passes/passes.h"
#include "reading/reading.h"

#include <memory>
#include <vector>

namespace banxin {

/// All of one manifest, style and set of faces.
class CompletedChapters {
public:
    void clear();
    /// Marks the texts whose skeletons will do.
    void shorten(reading::KeptTexts& texts) const;
    /// What is known of the characters in texts that were given in short.
    [[nodiscard]] passes::CharacterFindings& characters_of(const Manifest& manifest,
                                                           const reading::KeptTexts& texts);
    /// Puts the chapters in the place of their skeletons and remembers all. False: one of them is
    /// another than before, and the book needs the texts as a whole. `jobs` as in base/parallel.h.
    [[nodiscard]] bool join(Book& book, const Manifest& manifest, const reading::KeptTexts& texts,
                            unsigned jobs);

private:
    struct Completed {
        /// What it was made from.
        std::shared_ptr<const Chapter> read;
        /// Null: it has not been in a book.
        std::shared_ptr<const Chapter> chapter;
        Chapter skeleton;
        /// How many times running its skeleton came out as something else while its text was the
        /// same. A link whose target is called otherwise does that once, words that a pass writes
        /// each time.
        int misses = 0;
    };
    /// By chapter of the manifest.
    std::vector<Completed> chapters_;
    passes::CharacterFindings characters_;
};

}  // namespace banxin
