/// \file
/// The words that generated pages are written with, in the book's own language. Not the
/// program's messages: those follow the reader of the terminal.
#pragma once

#include "document/book.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::passes {

struct Words {
    const char* written_by;       ///< "{} 著"
    const char* translated_by;    ///< "{} 译"
    const char* between_credits;  ///< of an author and a translator in one line
    /// Where an author is from, before or after the name; the other of the two is empty.
    const char* country_before;  ///< "〔{}〕"
    const char* country_after;
    const char* original_title;  ///< "原题：", of a report
    const char* original_text;   ///< "原文：", of a translation
    const char* digest_of;
    const char* source;  ///< "来源："
    const char* between_names;
    const char* comma;
    const char* after_author;  ///< "": the title's mark parts them
    const char* open_title;
    const char* close_title;
    const char* before_attribution;  ///< "——"
    // 版权页:
    const char* colophon;
    const char* title;
    const char* author;
    const char* translator;
    const char* editor;
    const char* illustrator;
    const char* contributor;
    const char* publisher;
    const char* edition;
    const char* date;
    const char* identifier;
    const char* rights;
    const char* translated_from;  ///< behind a chapter's title
    const char* digested_from;
    const char* first_published;
    const char* sources;  ///< "出处"
    const char* figure;   ///< "图{}"
    const char* table;
    const char* print_isbn;
};

/// By BCP 47: 简体, 繁體, Japanese, Korean, and English for everything else.
[[nodiscard]] const Words& words_for(std::string_view language);

[[nodiscard]] std::string joined(const std::vector<std::string>& names, const Words& words);

}  // namespace banxin::passes
