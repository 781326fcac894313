#include "epub/documents.h"

#include <algorithm>

namespace banxin::epub {
namespace {

/// About as much as an element takes beside its text.
constexpr std::size_t element_bytes = 20;
/// A mark, and the note's own element with its way back.
constexpr std::size_t mark_bytes = 400;

/// What is in a part of a chapter: how long it will be, and what can be led to.
class Survey {
public:
    void block(const Block& one) {
        bytes += element_bytes;
        if (!one.id.empty()) ids.push_back(one.id);
        std::visit(Overloaded{
                       [&](const Paragraph& p) { inlines(p.content); },
                       [&](const Heading& h) { inlines(h.content); },
                       [&](const Quote& q) { blocks(q.blocks); },
                       [&](const List& l) {
                           for (const ListItem& item : l.items) blocks(item.blocks);
                       },
                       [&](const CodeBlock& c) { bytes += c.text.size(); },
                       [&](const FormulaBlock& f) { bytes += f.source.size(); },
                       [&](const Table& t) { table(t); },
                       [&](const Figure& f) {
                           bytes += f.image.alt.size();
                           inlines(f.caption);
                       },
                       [](const ThematicBreak&) {},
                   },
                   one.value);
    }

    void blocks(const Blocks& all) {
        for (const Block& one : all) block(one);
    }

    std::size_t bytes = 0;
    std::vector<std::string> ids;
    std::vector<NoteRef> marks;

private:
    void table(const Table& one) {
        inlines(one.caption);
        for (const TableCell& cell : one.header) inlines(cell.content);
        for (const auto& row : one.rows) {
            bytes += element_bytes;
            for (const TableCell& cell : row) {
                bytes += element_bytes;
                inlines(cell.content);
            }
        }
    }

    void inlines(const Inlines& all) {
        for (const Inline& one : all) {
            std::visit(Overloaded{
                           [&](const Text& t) { bytes += t.text.size(); },
                           [&](const Styled& s) { nested(s.children); },
                           [&](const Foreign& f) { nested(f.children); },
                           [&](const CodeSpan& c) { bytes += element_bytes + c.text.size(); },
                           [&](const Formula& f) { bytes += element_bytes + f.source.size(); },
                           [&](const Link& l) {
                               bytes += l.url.size();
                               nested(l.children);
                           },
                           [&](const Image& i) { bytes += element_bytes * 3 + i.alt.size(); },
                           [&](const Ruby& r) {
                               for (const Ruby::Unit& unit : r.units)
                                   bytes +=
                                       element_bytes * 2 + unit.base.size() + unit.reading.size();
                           },
                           [&](const NoteRef& n) {
                               bytes += mark_bytes;
                               marks.push_back(n);
                           },
                           [&](const LineBreak&) { bytes += element_bytes; },
                       },
                       one.value);
        }
    }

    void nested(const Inlines& all) {
        bytes += element_bytes;
        inlines(all);
    }
};

bool is_heading(const Block& block) {
    return std::holds_alternative<Heading>(block.value);
}

/// The sections of a chapter: where each begins, and what is in it.
std::vector<std::pair<std::size_t, Survey>> sections_of(const Chapter& chapter) {
    std::vector<std::pair<std::size_t, Survey>> sections(1);
    const std::vector<Piece> pieces = chapter.parallel ? pieces_of(chapter) : std::vector<Piece>();
    std::size_t piece = 0;
    std::size_t seen_notes = 0;
    for (std::size_t i = 0; i < chapter.blocks.size(); ++i) {
        const bool begins =
            i > 0 && is_heading(chapter.blocks[i]) && !is_heading(chapter.blocks[i - 1]);
        if (begins) {
            sections.emplace_back(i, Survey());
            seen_notes = 0;
        }
        Survey& section = sections.back().second;
        section.block(chapter.blocks[i]);
        for (; piece < pieces.size() && pieces[piece].end <= i + 1; ++piece)
            if (pieces[piece].original != nullptr) section.blocks(*pieces[piece].original);
        for (; seen_notes < section.marks.size(); ++seen_notes) {
            const NoteRef& mark = section.marks[seen_notes];
            if (mark.occurrence > 0 || mark.note >= chapter.notes.size()) continue;
            Survey note;
            note.blocks(chapter.notes[mark.note].blocks);
            section.bytes += note.bytes;
            section.ids.insert(section.ids.end(), note.ids.begin(), note.ids.end());
        }
    }
    return sections;
}

}  // namespace

std::size_t Documents::of_id(const std::string& id) const {
    const auto found = ids.find(id);
    return found == ids.end() ? 0 : found->second;
}

std::size_t Documents::of_mark(std::size_t note, std::uint32_t occurrence) const {
    if (note >= marks.size() || occurrence >= marks[note].size()) return 0;
    return marks[note][occurrence];
}

Documents split(const Chapter& chapter, std::size_t limit) {
    Documents documents;
    const auto sections = sections_of(chapter);
    std::size_t bytes = 0;
    for (const auto& [begin, section] : sections) {
        if (bytes > 0 && bytes + section.bytes > limit) {
            documents.first_blocks.push_back(begin);
            bytes = 0;
        }
        bytes += section.bytes;
    }
    if (documents.count() == 1) return documents;
    std::size_t document = 0;
    documents.marks.resize(chapter.notes.size());
    for (const auto& [begin, section] : sections) {
        while (document + 1 < documents.count() && documents.first_blocks[document + 1] <= begin)
            ++document;
        for (const std::string& id : section.ids) documents.ids.emplace(id, document);
        for (const NoteRef& mark : section.marks) {
            if (mark.note >= documents.marks.size()) continue;
            auto& places = documents.marks[mark.note];
            places.resize(std::max<std::size_t>(places.size(), mark.occurrence + 1));
            places[mark.occurrence] = document;
        }
    }
    return documents;
}

}  // namespace banxin::epub
