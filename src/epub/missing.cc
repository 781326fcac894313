#include "epub/missing.h"

#include "base/unicode.h"

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
        inlines(one.title, one.span);
        blocks(one.blocks);
        if (one.parallel)
            for (const Blocks& piece : one.parallel->pieces) blocks(piece);
        for (const Note& note : one.notes) blocks(note.blocks);
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
        for (const Inline& one : all) {
            std::visit(
                Overloaded{
                    [&](const Text& t) { text(t.text, t.span.known() ? t.span : around); },
                    [&](const Styled& s) { inlines(s.children, around); },
                    [&](const Foreign& f) { inlines(f.children, around); },
                    [&](const CodeSpan& c) { text(c.text, c.span.known() ? c.span : around); },
                    [&](const Formula& f) { text(f.source, f.span.known() ? f.span : around); },
                    [&](const Link& l) { inlines(l.children, around); },
                    [](const Image&) {},
                    [&](const Ruby& r) {
                        for (const Ruby::Unit& unit : r.units) {
                            text(unit.base, r.span);
                            text(unit.reading, r.span);
                        }
                    },
                    [](const NoteRef&) {},
                    [](const LineBreak&) {},
                },
                one.value);
        }
    }

    void blocks(const Blocks& all) {
        for (const Block& block : all) {
            std::visit(Overloaded{
                           [&](const Paragraph& p) { inlines(p.content, block.span); },
                           [&](const Heading& h) { inlines(h.content, block.span); },
                           [&](const Quote& q) { blocks(q.blocks); },
                           [&](const List& l) {
                               for (const ListItem& item : l.items) {
                                   inlines(item.term, item.span);
                                   blocks(item.blocks);
                               }
                           },
                           [&](const CodeBlock& c) { text(c.text, block.span); },
                           [&](const FormulaBlock& f) { text(f.source, block.span); },
                           [&](const Table& t) { table(t, block.span); },
                           [&](const Figure& f) { inlines(f.caption, block.span); },
                           [](const ThematicBreak&) {},
                       },
                       block.value);
        }
    }

    void table(const Table& one, Span around) {
        inlines(one.caption, around);
        for (const TableCell& cell : one.header) inlines(cell.content, cell.span);
        for (const auto& row : one.rows) {
            for (const TableCell& cell : row) inlines(cell.content, cell.span);
        }
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
