#include "epub/documents.h"

#include "document/walk.h"

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
    void run(const Inlines& all) {
        for_each_inline(all, [&](const Inline& one) {
            if (!std::holds_alternative<Text>(one.value)) bytes += element_bytes;
            bytes += own_text(one).size();
            if (const auto* link = std::get_if<Link>(&one.value)) {
                bytes += link->url.size();
            } else if (const auto* ruby = std::get_if<Ruby>(&one.value)) {
                for (const Ruby::Unit& unit : ruby->units)
                    bytes += element_bytes * 2 + unit.reading.size();
            } else if (const auto* mark = std::get_if<NoteRef>(&one.value)) {
                bytes += mark_bytes;
                marks.push_back(*mark);
            }
        });
    }

    /// Blocks, or one.
    template <class Where>
    void add(const Where& where) {
        for_each_block(where, [&](const Block& one) {
            // A table's cells are elements too.
            std::size_t runs = 0;
            for_each_part(
                one, [&](const Inlines&) { ++runs; }, [](const Blocks&) {});
            bytes += element_bytes * std::max<std::size_t>(runs, 1) + verbatim_text(one).size();
            if (!one.id.empty()) ids.push_back(one.id);
        });
        for_each_run(where, [&](const Inlines& all) { run(all); });
        for_each_image(where,
                       [&](const Image& image) { bytes += element_bytes * 2 + image.alt.size(); });
    }

    std::size_t bytes = 0;
    std::vector<std::string> ids;
    std::vector<NoteRef> marks;
};

bool is_heading(const Block& block) {
    return std::holds_alternative<Heading>(block.value);
}

/// Notes of another chapter take room; what can be led to in them is not this one's.
void add_list(const NoteList& list, const Chapter& chapter, const ChapterList& chapters,
              Survey& section) {
    const Chapter& whose = chapters[list.chapter];
    Survey others;
    for (const std::uint32_t note : list.notes)
        (&whose == &chapter ? section : others).add(whose.notes[note].blocks);
    section.bytes += others.bytes + mark_bytes * list.notes.size();
}

/// The sections of a chapter: where each begins, and what is in it.
std::vector<std::pair<std::size_t, Survey>> sections_of(const Chapter& chapter,
                                                        const NotesInDocuments& notes) {
    std::vector<std::pair<std::size_t, Survey>> sections(1);
    Survey& header = sections.front().second;
    header.add(chapter.over_title);
    header.run(chapter.title);
    header.add(chapter.under_title);
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
        section.add(chapter.blocks[i]);
        for (; piece < pieces.size() && pieces[piece].end <= i + 1; ++piece)
            if (pieces[piece].original != nullptr) section.add(*pieces[piece].original);
        const auto* list = std::get_if<NoteList>(&chapter.blocks[i].value);
        if (list != nullptr && notes.chapters != nullptr)
            add_list(*list, chapter, *notes.chapters, section);
        for (; notes.beside && seen_notes < section.marks.size(); ++seen_notes) {
            // What a note marks stands with it.
            const NoteRef mark = section.marks[seen_notes];
            if (mark.occurrence == 0 && mark.note < chapter.notes.size())
                section.add(chapter.notes[mark.note].blocks);
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

Documents split(const Chapter& chapter, std::size_t limit, const NotesInDocuments& notes) {
    Documents documents;
    const auto sections = sections_of(chapter, notes);
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
