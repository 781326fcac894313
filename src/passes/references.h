/// \file
/// What a chapter says of the text that it is from, as words: names and titles marked with their
/// language, days as a book sets them.
#pragma once

#include "document/book.h"
#include "document/words.h"

#include <string>
#include <string_view>

namespace banxin::passes {

/// Where the value of a field was written; the chapter's place for one that does not know.
[[nodiscard]] Span place_of(const Chapter& chapter, std::string_view key);

/// Author, title, publisher and day of something printed elsewhere.
struct Reference {
    Located<std::string> author;
    Located<std::string> title;
    Language language;
    Located<std::string> publisher;
    Located<std::optional<Date>> date;
    std::string url;
};
/// Of the original of a translation or a digest; empty for other chapters.
[[nodiscard]] Reference original_of(const Chapter& chapter);
/// Of a report.
[[nodiscard]] Reference report_of(const Chapter& chapter);

/// A name, or whatever else is in its own language only if it is in its script too: "Ida Fenwick"
/// is English, and "艾达·芬威克" is not.
[[nodiscard]] Inlines name_in(const Located<std::string>& name, Language own_language,
                              Language language);
/// A title: of another language it is told by its slant, not by our quotation marks.
[[nodiscard]] Inlines title_in(const Located<std::string>& title, Language own_language,
                               Language language);
/// As a title stands under another: no marks around it.
[[nodiscard]] Inlines bare_title_in(Inlines&& words, Language own_language, Language language);

void append(Inlines& to, Inlines&& more);
void append(Inlines& to, const Located<std::string>& text);
void append(Inlines& to, std::string_view text, Span span);
/// `all` between what a format ("{} 著") has before and after its place.
[[nodiscard]] Inlines around(std::string_view format, Inlines&& all, Span span);
/// A link to the address, if there is one and something to click on.
[[nodiscard]] Inlines linked(Inlines&& all, const std::string& url, Span span);

/// Where a chapter is from, as a sentence that begins with its title; empty for one that does not
/// say. For a list of sources also who translated it, and the address in full; else the address
/// is behind the title.
enum class SourceForm : std::uint8_t { short_form, full };
[[nodiscard]] Inlines source_of(const Chapter& chapter, Language language, SourceForm form);

}  // namespace banxin::passes
