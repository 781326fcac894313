#include "epub/missing.h"

#include "base/unicode.h"
#include "document/walk.h"

#include <string>
#include <string_view>

namespace banxin::epub {
namespace {

class Search {
public:
    Search(const std::set<char32_t>& characters, Diagnostics& diagnostics)
        : characters_(characters), diagnostics_(diagnostics) {}

    void chapter(const Chapter& one) {
        told_.clear();
        for_each_run(one, [&](const Inlines& run, Span place) { inlines(run, place); });
        for_each_block(one, [&](const Block& block) { text(verbatim_text(block), block.span); });
    }

    void text(std::string_view text, Span span) {
        // Without escapes or line ends in between, text and source agree byte for byte.
        const bool exact = span.known() && span.end - span.begin == text.size();
        for (std::size_t at = 0; at < text.size();) {
            const Decoded one = decode_utf8(text, at);
            if (characters_.contains(one.value) && told_.insert(one.value).second) {
                ever_.insert(one.value);
                Span place = span;
                if (exact) {
                    place.begin = span.begin + static_cast<std::uint32_t>(at);
                    place.end = place.begin + one.bytes;
                }
                report(one.value, place);
            }
            at += one.bytes;
        }
    }

    void rest(Span span) {
        for (const char32_t character : characters_) {
            if (!ever_.contains(character)) report(character, span);
        }
    }

private:
    void report(char32_t character, Span span) {
        diagnostics_.report(
            Code::F003, span,
            {to_utf8(std::u32string_view(&character, 1)), code_point_name(character)});
    }

    void inlines(const Inlines& all, Span around) {
        const auto placed = [&](Span own) { return own.known() ? own : around; };
        for_each_of<Text>(all, [&](const Text& t) { text(t.text, placed(t.span)); });
        for_each_of<CodeSpan>(all, [&](const CodeSpan& c) { text(c.text, placed(c.span)); });
        for_each_of<Formula>(all, [&](const Formula& f) { text(f.source, placed(f.span)); });
        for_each_of<Ruby>(all, [&](const Ruby& r) {
            for (const Ruby::Unit& unit : r.units) {
                text(unit.base, r.span);
                text(unit.reading, r.span);
            }
        });
    }

    const std::set<char32_t>& characters_;
    Diagnostics& diagnostics_;
    std::set<char32_t> told_;
    std::set<char32_t> ever_;
};

}  // namespace

void report_missing(const Book& book, const std::set<char32_t>& characters,
                    Diagnostics& diagnostics) {
    Search search(characters, diagnostics);
    for (const Chapter& chapter : book.chapters) search.chapter(chapter);
    search.rest(book.metadata.title.span);
}

}  // namespace banxin::epub
