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
    const char* written_by;     ///< "{0} 著"
    const char* translated_by;  ///< "{0} 译"
    const char* original;       ///< "原题："
    const char* source;         ///< "来源："
    const char* digest_of;      ///< "原文："
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

/// By BCP 47: 简体, 繁體, Japanese, and English for everything else.
[[nodiscard]] const Words& words_for(std::string_view language);

[[nodiscard]] std::string joined(const std::vector<std::string>& names, const Words& words);

/// Author, title, publisher and day of something printed elsewhere, the title a link when there
/// is an address, marked with its language when it has one.
struct Reference {
    std::string author;
    std::string title;
    std::string language;
    std::string publisher;
    std::optional<Date> date;
    std::string url;
};
void append_reference(Inlines& to, const Reference& reference, std::string_view language,
                      Span span);
/// Where a chapter is from, as a sentence that begins with its title; empty for one that does not
/// say. For a list of sources also who translated it, and the address in full; else the address
/// is behind the title.
enum class SourceForm : std::uint8_t { short_form, full };
[[nodiscard]] Inlines source_of(const Chapter& chapter, std::string_view language, SourceForm form);

[[nodiscard]] Reference reference_of(const Original& original);
[[nodiscard]] Reference reference_of(const NewsSource& source);

}  // namespace banxin::passes
