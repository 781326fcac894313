// Notes at the chapter's end, which reading programs show as pop-ups, and the links both ways.
// Knows nothing of how marks are found in a source text.
#include "epub/content.h"

#include "document/walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace banxin::epub {
namespace {

/// The first mark of a note is "", then b, c … z; more than that are numbered.
std::string letter(std::uint32_t occurrence) {
    if (occurrence < 26) return std::string(1, static_cast<char>('a' + occurrence));
    return fmt::format("{}", occurrence + 1);
}

/// A small heading over notes.
pugi::xml_node add_heading(pugi::xml_node section, const char* level, const std::string& id) {
    set(section, "aria-labelledby", id);
    add_line_end(section);
    pugi::xml_node title = add(section, level);
    set(title, "id", id);
    set(title, "class", "as-h4");
    return title;
}

}  // namespace

std::string ContentWriter::way_to(const std::string& other, const std::string& id) const {
    return (other == path() ? "" : relative_path(path(), other)) + "#" + id;
}

std::string ContentWriter::note_id(std::size_t index) const {
    const std::string number = fmt::format("{}", index + 1);
    return shared_.names.are_notes_gathered(noted_)
               ? shared_.names.gathered_id(noted_, "note-", number)
               : own_ + "note-" + number;
}

std::string ContentWriter::reference_id(const NoteRef& mark, bool in_gathered_note) const {
    std::string number = fmt::format("{}", mark.note + 1);
    if (mark.occurrence > 0) number += "-" + letter(mark.occurrence);
    return in_gathered_note ? shared_.names.gathered_id(noted_, "ref-", number)
                            : shared_.names.own_ids[noted_] + "ref-" + number;
}

/// Through the chapter, or through the book, where it counts its notes so: there are no pages to
/// begin again on. Circles, which print has, are hard to read and to hit on a screen.
void ContentWriter::number_notes() {
    const style::NoteMarks& marks = shared_.note_marks;
    style::NoteCounts counts = shared_.notes_before[noted_];
    note_numbers_.clear();
    note_marks_.clear();
    for (const Note& one : noted().notes) {
        const std::size_t sort = style::sort_of(one, shared_.book.notes_apart, marks);
        const std::uint32_t number = ++counts[sort];
        const bool plain = marks.series[sort] == style::NoteSeries::circled;
        note_numbers_.push_back(number);
        note_marks_.push_back(plain ? fmt::format("{}", number)
                                    : style::note_mark(marks.series[sort], number));
    }
}

void ContentWriter::note_ref(pugi::xml_node parent, const NoteRef& one, Typeface face) {
    if (one.note >= note_marks_.size()) return;
    pugi::xml_node raised = add(parent, "sup");
    set(raised, "class", "noteref");
    pugi::xml_node mark = add(raised, "a");
    set(mark, "epub:type", "noteref");
    set(mark, "role", "doc-noteref");
    set(mark, "id", reference_id(one, noted_ != at_.chapter));
    set(mark, "href", way_to(shared_.names.path_of_note(noted_, one.note), note_id(one.note)));
    text(mark, note_marks_[one.note], face);
}

/// A section for all of them; for each person's one with a heading where the chapter has several.
void ContentWriter::notes(pugi::xml_node section) {
    if (shared_.names.note_homes[noted_]) return;
    std::array<std::vector<std::size_t>, note_bys> here;
    std::array<bool, note_bys> in_chapter = {};
    for (std::size_t i = 0; i < chapter_.notes.size(); ++i) {
        const auto by = static_cast<std::size_t>(chapter_.notes[i].by);
        in_chapter[by] = true;
        if (documents_.of_note(i) == document_) here[by].push_back(i);
    }
    const bool several = std::count(in_chapter.begin(), in_chapter.end(), true) > 1;
    for (const std::vector<std::size_t>& all : here) {
        if (!all.empty()) note_section(section, all, several);
    }
}

void ContentWriter::note_section(pugi::xml_node section, const std::vector<std::size_t>& all,
                                 bool heading) {
    const NoteBy by = chapter_.notes[all.front()].by;
    const std::string_view words = words_[notes_word(by)];
    pugi::xml_node node = add(section, "section");
    set(node, "class", "notes");
    set(node, "epub:type", "footnotes");
    if (heading) {
        const std::string id = fmt::format("{}notes-{}", own_, name_of(by));
        pugi::xml_node title = add_heading(node, "h2", id);
        text(title, words, shared_.typefaces.of(style::Role::heading4, shared_.typefaces.body()));
    } else {
        set(node, "aria-label", by == NoteBy::author ? words_[Word::notes] : words);
    }
    add_line_end(node);
    for (const std::size_t i : all) {
        pugi::xml_node aside = add(node, "aside");
        note(aside, i);
        add_line_end(node);
    }
    add_line_end(section);
}

/// Endnotes, where they are read too: some reading programs show no aside that is a note but as a
/// pop-up; and no item of a list may have the role of a note.
void ContentWriter::note_list(pugi::xml_node parent, const NoteList& list, std::uint32_t number) {
    const std::uint32_t around = std::exchange(noted_, list.chapter);
    const Written written = written_;
    const Words words_around = std::exchange(words_, Words(noted().language));
    pugi::xml_node node = add(parent, "section");
    set(node, "class", "notes");
    if (noted_ == at_.chapter) {
        set(node, "epub:type", "endnotes");
        set(node, "role", "doc-endnotes");
    } else {
        number_notes();
        marks_in_notes_.clear();
        for (const Note& note_of_other : noted().notes)
            for_each_mark(note_of_other.blocks, [&](const NoteRef& mark) {
                marks_in_notes_.emplace(mark.note, mark.occurrence);
            });
    }
    if (noted().language != chapter_.language) {
        set(node, "lang", noted().language.tag());
        set(node, "xml:lang", noted().language.tag());
        written_ = written_in(noted().language);
    }
    if (!list.title.empty()) {
        const std::string id = fmt::format("{}notes-{}-{}", own_, noted_ + 1, list.notes[0] + 1);
        pugi::xml_node title = add_heading(node, noted_ == at_.chapter ? "h2" : "h3", id);
        inlines(title, list.title,
                shared_.typefaces.of(style::Role::heading4, shared_.typefaces.body()));
    }
    add_line_end(node);
    pugi::xml_node items = add(node, "ol");
    add_line_end(items);
    for (std::size_t i = 0; i < list.notes.size(); ++i) {
        pugi::xml_node item = add(items, "li");
        at_.block = number + 1 + static_cast<std::uint32_t>(i);
        at_.offset = 0;
        reach(item, at_);
        pugi::xml_node body = add(item, "div");
        note(body, list.notes[i]);
        add_line_end(items);
    }
    add_line_end(node);
    written_ = written;
    words_ = words_around;
    noted_ = around;
    if (list.chapter != noted_) number_notes();
}

void ContentWriter::note(pugi::xml_node body, std::size_t index) {
    const Note& one = noted().notes[index];
    const Typeface face = typefaces_.of(style::Role::note, typefaces_.body());
    set(body, "id", note_id(index));
    set(body, "class", "note");
    set(body, "epub:type", "footnote");
    set(body, "role", "doc-footnote");
    const Written around = written_;
    if (!one.language.empty()) {
        set(body, "lang", one.language.tag());
        set(body, "xml:lang", one.language.tag());
        written_ = written_in(one.language);
    }
    add_line_end(body);
    std::size_t first = 0;
    pugi::xml_node paragraph = add(body, "p");
    back_links(paragraph, index, face);
    // The number stands in the note's own first line, or alone before a list or code.
    if (!one.blocks.empty()) {
        if (const auto* lead = std::get_if<Paragraph>(&one.blocks[0].value)) {
            if (!one.blocks[0].id.empty()) set(paragraph, "id", id_of(one.blocks[0]));
            inlines(paragraph, lead->content, face);
            first = 1;
        }
    }
    add_line_end(body);
    for (; first < one.blocks.size(); ++first) block(body, one.blocks[first], face);
    written_ = around;
}

/// Of the author's, if it stands in the document of another chapter than he thought.
std::string ContentWriter::id_of(const Block& block) const {
    return noted_ == at_.chapter || block.id.empty()
               ? block.id
               : shared_.names.gathered_id(noted_, "from-", block.id);
}

/// One mark: the number leads back. Several: a letter for each, as each came from elsewhere.
void ContentWriter::back_links(pugi::xml_node paragraph, std::size_t index, Typeface face) {
    const std::uint32_t references = noted().notes[index].references;
    const std::string number = fmt::format("{}", note_numbers_[index]);
    const std::string& mark = note_marks_[index];
    const std::string_view to = words_[back_word(noted().notes[index].by)];
    pugi::xml_node marks = add(paragraph, "span");
    set(marks, "class", "number");
    const auto link_back = [&](std::uint32_t occurrence, const std::string& shown) {
        pugi::xml_node back = add(marks, "a");
        set(back, "role", "doc-backlink");
        const NoteRef to_mark{static_cast<std::uint32_t>(index), occurrence, {}};
        const bool in_note = marks_in_notes_.contains({to_mark.note, occurrence});
        const std::size_t document = shared_.names.splits[noted_].of_mark(index, occurrence);
        set(back, "href",
            way_to(in_note ? path() : shared_.names.documents[noted_][document],
                   reference_id(to_mark, in_note)));
        set(back, "aria-label", fmt::format("{} {}", to, references > 1 ? number + shown : number));
        text(back, shown, face);
    };
    if (references == 1) {
        link_back(0, mark);
    } else {
        text(marks, mark, face);
        for (std::uint32_t i = 0; i < references; ++i) {
            add_text(marks, " ");
            link_back(i, letter(i));
        }
    }
    add_text(paragraph, " ");
}

}  // namespace banxin::epub
