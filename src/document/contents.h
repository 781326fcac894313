/// \file
/// What the contents of a book and its lists of figures and tables hold beside titles; the same in
/// print and in the EPUB.
#pragma once

#include "document/book.h"
#include "document/settings.h"

#include <string>
#include <vector>

namespace banxin {

/// By chapter: who wrote it, as its line of the contents says; empty: nobody is named there.
[[nodiscard]] std::vector<std::string> authors_in_contents(const Book& book,
                                                           ContentsAuthors wanted);

/// A figure or a table in the list of its kind.
struct Listed {
    /// Its short caption, if it has one.
    Inlines caption;
    /// "图1"; empty: it has no number.
    std::string label;
    /// Of its block.
    std::string id;
};
enum class ListKind : std::uint8_t { figures, tables };
/// In the order of the text. What has no caption is in no list.
[[nodiscard]] std::vector<Listed> listed_in(const Chapter& chapter, ListKind kind);
/// Whether figures or tables of different chapters have the same number, so that the list has to
/// say which chapter each is from.
[[nodiscard]] bool are_listed_by_chapter(const Book& book, ListKind kind);
/// What the entries of a chapter are gathered under: its title as running heads have it, or what
/// its role is called.
[[nodiscard]] std::string name_in_lists(const Chapter& chapter);

}  // namespace banxin
