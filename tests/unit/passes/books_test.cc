// Whole books, small: what the passes make of them in their order, and all that they say. The texts
// are in books.txt.

#include "document/dump.h"
#include "document/walk.h"
#include "unit/cases.h"
#include "unit/passes/whole_book.h"

#include <regex>
#include <set>

namespace banxin::testing {
namespace {

/// The messages without the lines of the book that they show, but with the words at their place.
std::string said_in(const Diagnostics& diagnostics, const Sources& sources) {
    std::string text;
    for (const Diagnostic& one : diagnostics.items()) {
        std::istringstream lines(to_text(one, sources, Speech::english));
        for (std::string line; std::getline(lines, line);)
            if (!line.starts_with("  ") || line.starts_with("  hint") || line.starts_with("  see"))
                text += line + "\n";
        for (const Span span : {one.span, one.related})
            if (span.known() && span.end > span.begin)
                text += "  at " +
                        std::string(sources[span.source].text().substr(
                            span.begin, std::min<std::size_t>(span.end - span.begin, 40))) +
                        "\n";
    }
    return text;
}

/// Without what the manifest says and only repeats.
std::string without_fields(const std::string& dump) {
    static const std::regex field(
        "    "
        "(author|date|original\\.\\w+|translator|source\\.\\w+|epigraph\\.\\w+|kicker|deck|byline|"
        "dateline|url|parallel\\.\\w+) \".*\n");
    return std::regex_replace(dump, field, "");
}

/// What a dump leaves out.
std::string more_of(const Book& book, const Sources& sources, std::size_t formulas) {
    std::string text;
    std::set<std::string> places;
    for (const auto* people : {&book.metadata.authors, &book.metadata.contributors})
        for (const Person& one : *people)
            if (!one.sort.empty()) text += "sort " + one.name + ": " + one.sort + "\n";
    if (book.cover) text += fmt::format("cover {}\n", static_cast<std::uint32_t>(*book.cover));
    if (formulas > 0) text += fmt::format("formulas {}\n", formulas);
    for (const Chapter& chapter : book.chapters) {
        std::uint32_t number = 0;
        for_each_block(chapter.blocks, [&](const Block& block) {
            EXPECT_EQ(block.number, ++number);
            // Each note in a list has one too.
            if (const auto* list = std::get_if<NoteList>(&block.value))
                number += static_cast<std::uint32_t>(list->notes.size());
        });
        for_each_block(chapter, [&](const Block& block) {
            if (!block.anchor.empty() && !std::holds_alternative<Heading>(block.value))
                text += "anchor " + block.anchor + " #" + block.id + "\n";
        });
        for (const LinkCode& code : chapter.link_codes)
            text += fmt::format("code {} {} {} {}\n", code.url, code.words, code.modules,
                                std::count(code.dark.begin(), code.dark.end(), true));
        // What was made has the place of what it was made from.
        for_each_of<Text>(chapter, [&](const Text& one) {
            if (!one.span.known() || one.span.end == one.span.begin) return;
            const std::string_view from = sources[one.span.source].text().substr(
                one.span.begin, one.span.end - one.span.begin);
            if (from != one.text) places.insert(fmt::format("{} from {}\n", one.text, from));
        });
    }
    for (const std::string& one : places) text += one;
    return text;
}

TEST(Books, BecomeWhatTheirPassesMakeOfThem) {
    expect_cases("passes/books.txt", [&](const std::string& text, const std::string&) {
        const WholeBook whole(text);
        std::string found = said_in(whole.diagnostics, whole.sources) +
                            in_lines(without_fields(dump(whole.book))) +
                            more_of(whole.book, whole.sources, whole.formulas);
        for (std::size_t at = found.find(whole.folder); at != std::string::npos;
             at = found.find(whole.folder))
            found.erase(at, whole.folder.size());
        return found;
    });
}

}  // namespace
}  // namespace banxin::testing
