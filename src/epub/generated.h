/// \file
/// The pages that the book has beside its chapters (cover, title page, contents), the NCX and
/// the package document. Each is one file's text; what they show is noted for the fonts.
#pragma once

#include "document/book.h"
#include "epub/characters.h"
#include "epub/content.h"
#include "epub/epub.h"
#include "epub/names.h"
#include "epub/stylesheet.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::epub {

/// One file of the publication, as the manifest lists it.
struct Item {
    /// Relative to the package document.
    std::string path;
    std::string media_type;
    /// "nav", "cover-image" …; mostly empty.
    std::string properties;
    bool in_spine = false;
};

struct PackageFacts {
    const Book& book;
    const EpubOptions& options;
    /// In the order of the container; those in the spine in reading order.
    const std::vector<Item>& items;
    bool embeds_fonts = false;
};

/// EPUB 3.3, "Package document".
[[nodiscard]] std::string make_package(const PackageFacts& facts);

struct NavigationFacts {
    /// Levels of headings, the chapters' titles being the first.
    int contents_depth = 2;
    ContentsAuthors authors = ContentsAuthors::automatic;
    bool figures = false;
    bool tables = false;
    bool cover_page = true;
    /// In reading order; empty: no page list.
    std::vector<PageBreak> pages;
    /// The number of the first page of the printed contents; empty: none is marked.
    std::string own_page;
};

/// Contents, lists of figures and tables, landmarks and the list of the printed pages.
[[nodiscard]] std::string make_navigation(const Book& book, const Names& names,
                                          const NavigationFacts& facts, const Typefaces& typefaces,
                                          CharacterUse& characters);
/// The contents once more, for readers of EPUB 2 and for Kindle.
[[nodiscard]] std::string make_ncx(const Book& book, const Names& names, int contents_depth);
/// How many chapters stand before the contents.
[[nodiscard]] std::size_t leading_front_matter(const Book& book);

[[nodiscard]] std::string make_cover_page(const Book& book, std::string_view image_path,
                                          CharacterUse& characters);
/// `page`: the number of the printed title page; empty: it is not marked.
[[nodiscard]] std::string make_title_page(const Book& book, const Typefaces& typefaces,
                                          std::string_view page, CharacterUse& characters);

}  // namespace banxin::epub
