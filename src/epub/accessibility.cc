#include "epub/accessibility.h"

#include "epub/words.h"

namespace banxin::epub {
namespace {

struct Findings {
    bool pictures = false;
    bool undescribed = false;
    bool ruby = false;
};

void look(const Inlines& inlines, Findings& found);

void look(const Image& image, Findings& found) {
    if (!image.decorative) {
        found.pictures = true;
        if (image.alt.empty()) found.undescribed = true;
    }
}

void look(const Inlines& inlines, Findings& found) {
    for (const Inline& one : inlines) {
        std::visit(Overloaded{
                       [](const Text&) {},
                       [&](const Styled& s) { look(s.children, found); },
                       [&](const Foreign& f) { look(f.children, found); },
                       [](const CodeSpan&) {},
                       [](const Formula&) {},
                       [&](const Link& l) { look(l.children, found); },
                       [&](const Image& i) { look(i, found); },
                       [&](const Ruby&) { found.ruby = true; },
                       [](const NoteRef&) {},
                       [](const LineBreak&) {},
                   },
                   one.value);
    }
}

void look(const Blocks& blocks, Findings& found) {
    for (const Block& block : blocks) {
        std::visit(Overloaded{
                       [&](const Paragraph& p) { look(p.content, found); },
                       [&](const Heading& h) { look(h.content, found); },
                       [&](const Quote& q) { look(q.blocks, found); },
                       [&](const List& l) {
                           for (const ListItem& item : l.items) {
                               look(item.term, found);
                               look(item.blocks, found);
                           }
                       },
                       [](const CodeBlock&) {},
                       [](const FormulaBlock&) {},
                       [&](const Table& t) {
                           look(t.caption, found);
                           for (const TableCell& cell : t.header) look(cell.content, found);
                           for (const auto& row : t.rows) {
                               for (const TableCell& cell : row) look(cell.content, found);
                           }
                       },
                       [&](const Figure& f) {
                           look(f.image, found);
                           look(f.caption, found);
                       },
                       [](const ThematicBreak&) {},
                   },
                   block.value);
    }
}

}  // namespace

Accessibility examine(const Book& book, bool pages) {
    Findings found;
    for (const Chapter& chapter : book.chapters) {
        look(chapter.title, found);
        look(chapter.blocks, found);
        if (chapter.parallel)
            for (const Blocks& piece : chapter.parallel->pieces) look(piece, found);
        for (const Note& note : chapter.notes) look(note.blocks, found);
    }
    Accessibility result;
    result.modes = {"textual"};
    if (found.pictures) result.modes.push_back("visual");
    result.sufficient = {found.undescribed ? "textual,visual" : "textual"};
    result.features = {"structuralNavigation", "tableOfContents", "readingOrder",
                       "displayTransformability"};
    if (found.pictures && !found.undescribed) result.features.push_back("alternativeText");
    if (found.ruby) result.features.push_back("rubyAnnotations");
    if (pages) {
        result.features.push_back("pageNavigation");
        result.features.push_back("pageBreakMarkers");
    }
    // Nothing moves, flashes or sounds in a book that is made of text and still pictures.
    result.hazards = {"none"};
    const Words& words = words_in(book.metadata.language.value);
    result.summary = !found.pictures     ? words.summary
                     : found.undescribed ? words.summary_undescribed
                                         : words.summary_described;
    if (pages) result.summary += words.summary_pages;
    return result;
}

}  // namespace banxin::epub
