/// \file
/// Where the pages of a printed edition begin in the book's text, as plain values: the layout makes
/// it, the EPUB marks those places, and neither knows the other.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace banxin {

/// A place in a chapter's text. Places compare in reading order.
struct TextPlace {
    /// Index into Book::chapters.
    std::uint32_t chapter = 0;
    /// Block::number; 0: the chapter's beginning, before its title.
    std::uint32_t block = 0;
    /// What of the block stands before the place. In running text and code: bytes of UTF-8 in
    /// texts, code and the bases of ruby, and one for every picture. In a table: rows, the header
    /// being the first. 0 anywhere else.
    std::uint32_t offset = 0;

    auto operator<=>(const TextPlace&) const = default;
};

/// A page that begins in the text, and the number printed on it: "iv", "12".
struct PageStart {
    TextPlace place;
    std::string label;
};

struct PageMap {
    /// The numbers of two pages that stand in no chapter; empty where there is none.
    std::string title_page;
    /// The first page of the contents; the others have no counterpart on a screen.
    std::string contents;
    /// In reading order. A blank page, or one that holds only the rest of a note, begins nowhere
    /// in the text and is left out.
    std::vector<PageStart> starts;
};

}  // namespace banxin
