/// \file
/// The few words that an EPUB needs besides the author's own, in the language of the book (not
/// of the person who builds it). Knows nothing of where they are put.
#pragma once

#include "document/book.h"

#include <array>
#include <string>
#include <string_view>

namespace banxin::epub {

struct Words {
    std::string_view cover;
    std::string_view title_page;
    std::string_view contents;
    std::string_view landmarks;
    std::string_view pages;
    std::string_view body;
    std::string_view notes;
    /// "原注", "译者注", "编者注"; and before a note's number, for those who listen:
    /// "返回正文，注".
    std::array<std::string_view, note_bys> notes_by;
    std::array<std::string_view, note_bys> back_to_note;
    /// What opens the original of a parallel text.
    std::string_view original;
    /// Between several names.
    std::string_view name_separator;
    /// Summaries of accessibility, without and with pictures.
    std::string_view summary;
    std::string_view summary_described;
    std::string_view summary_undescribed;
    /// Goes on after one of these when the book has a page list.
    std::string_view summary_pages;
};

/// For a BCP 47 tag; English when the language is none that the program speaks.
[[nodiscard]] const Words& words_in(std::string_view language);

/// What a chapter without a title is called: "前言", "献词" …
[[nodiscard]] std::string_view word_for(ChapterRole role, std::string_view language);

/// What stands after or before a person's name: "译", "编"; empty for authors.
[[nodiscard]] std::string_view word_for_role(std::string_view relator, std::string_view language);

/// Class of a document whose paragraphs are not Chinese: "latin", "japanese", "korean"; or empty.
[[nodiscard]] std::string_view paragraph_class(std::string_view language);

/// A CJK language whose Han take other forms than those of the book's.
[[nodiscard]] bool is_other_cjk(std::string_view language, std::string_view book_language);

/// Font families that a reading program may have, as CSS, generic last; in the order of
/// text::Family. Never empty.
[[nodiscard]] std::string_view local_families(std::size_t family, std::string_view language);

}  // namespace banxin::epub
