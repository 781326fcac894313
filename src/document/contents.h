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

/// A figure or a table in the list of its kind. Leads into its chapter.
struct Listed {
    const Inlines* caption = nullptr;
    /// Of its block.
    const std::string* id = nullptr;
};
enum class ListKind : std::uint8_t { figures, tables };
/// In the order of the text. What has no caption is in no list.
[[nodiscard]] std::vector<Listed> listed_in(const Chapter& chapter, ListKind kind);

}  // namespace banxin
