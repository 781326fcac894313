/// \file
/// Which documents a chapter becomes: one, or several when one would be too long for a reading
/// program to open at once. Knows the chapter; nothing of names or of how a document is written.
#pragma once

#include "document/book.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace banxin::epub {

struct Documents {
    /// For each: the first of Chapter::blocks that is in it. Never empty, and the first is 0.
    std::vector<std::size_t> first_blocks = {0};
    /// The document of every id of a block; empty when there is one document.
    std::map<std::string, std::size_t> ids;
    /// By note and occurrence: the document of each mark; empty when there is one document.
    std::vector<std::vector<std::size_t>> marks;

    [[nodiscard]] std::size_t count() const { return first_blocks.size(); }
    [[nodiscard]] std::size_t of_id(const std::string& id) const;
    [[nodiscard]] std::size_t of_mark(std::size_t note, std::uint32_t occurrence) const;
    /// A note stands in the document of its first mark, so that it can be shown beside it.
    [[nodiscard]] std::size_t of_note(std::size_t note) const { return of_mark(note, 0); }
};

/// What of a chapter's notes is in its documents.
struct NotesInDocuments {
    /// The book's, whose notes a list may hold; null: there is no list.
    const ChapterList* chapters = nullptr;
    /// Each of its own is with its first mark.
    bool beside = true;
};

/// Parts the chapter before headings, so that no document has many more than `limit` bytes if
/// there are headings enough. A heading stays with the one that stands right above it.
[[nodiscard]] Documents split(const Chapter& chapter, std::size_t limit,
                              const NotesInDocuments& notes = {});

}  // namespace banxin::epub
