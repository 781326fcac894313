/// \file
/// Where everything stands in the container. Names are plain lower-case ASCII, because readers
/// and shops trip over anything else; they depend on the thing's own name alone, so that they
/// stay when something is added elsewhere. Knows nothing of what the files hold.
#pragma once

#include "document/book.h"
#include "epub/documents.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::epub {

/// The folder of the publication inside the container.
inline constexpr std::string_view root_folder = "epub/";
inline constexpr std::string_view package_path = "package.opf";
inline constexpr std::string_view navigation_path = "nav.xhtml";
inline constexpr std::string_view ncx_path = "toc.ncx";
inline constexpr std::string_view stylesheet_path = "style.css";
inline constexpr std::string_view cover_path = "cover.xhtml";
inline constexpr std::string_view title_page_path = "title-page.xhtml";
/// Of a cover that is drawn, and of one that is drawn over a picture.
inline constexpr std::string_view set_cover_path = "images/cover.png";
inline constexpr std::string_view pictured_cover_path = "images/cover.jpg";
inline constexpr std::string_view licence_path = "fonts/license.txt";

/// Of the one page mark in the title page, and of that in the contents.
inline constexpr std::string_view printed_page_id = "printed-page";

/// Paths relative to the package document.
struct Names {
    /// By the chapter's place in the book: its first document, or its only one.
    std::vector<std::string> chapters;
    /// The same: all its documents, and what is in which.
    std::vector<std::vector<std::string>> documents;
    std::vector<Documents> splits;
    /// Where the notes of a chapter stand that are in a list: a chapter's place in the book, and
    /// which of its documents.
    struct NoteHome {
        std::size_t chapter = 0;
        std::size_t document = 0;
    };
    /// By chapter; none: each note stands in the document of its first mark.
    std::vector<std::optional<NoteHome>> note_homes;
    /// By chapter: what its ids begin with that the writer makes, so that none is an author's.
    std::vector<std::string> own_ids;
    /// By AssetId.
    std::vector<std::string> images;

    /// Whether a chapter's notes are in the documents of another one.
    [[nodiscard]] bool are_notes_gathered(std::size_t chapter) const {
        return note_homes[chapter] && note_homes[chapter]->chapter != chapter;
    }
    /// Of what a chapter has in another one's document: "note-" and "1" make "note-01-part--1",
    /// which is nothing of another chapter, because no name has two hyphens.
    [[nodiscard]] std::string gathered_id(std::size_t chapter, std::string_view kind,
                                          std::string_view id) const;
    /// The document of a note's own element.
    [[nodiscard]] const std::string& path_of_note(std::size_t chapter, std::size_t note) const;

    /// Where a block of a chapter is; without an id, the chapter's beginning.
    [[nodiscard]] std::string address(std::size_t chapter, const std::string& id) const;

    /// Ids of blocks in notes that are gathered: by chapter.
    std::vector<std::set<std::string, std::less<>>> gathered_ids;
};

/// `document_bytes`: see EpubOptions.
[[nodiscard]] Names name_files(const Book& book, std::size_t document_bytes = 230'000);

/// What a name becomes in the container: ASCII letters in lower case, digits, '.', '_' and
/// '-'; runs of anything else become one '-'. May be empty.
[[nodiscard]] std::string ascii_name(std::string_view name);

/// The way from one file of the package to another.
[[nodiscard]] std::string relative_path(std::string_view from, std::string_view to);

/// An XML id made from a path: "text/a.xhtml" → "text-a.xhtml" has no colon and starts with
/// a letter.
[[nodiscard]] std::string item_id(std::string_view path);

}  // namespace banxin::epub
