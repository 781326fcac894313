// Notes at the chapter's end, which reading programs show as pop-ups, and the links both ways.
// Knows nothing of how marks are found in a source text.
#include "epub/content.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace banxin::epub {
namespace {

/// The first mark of a note is "", then b, c … z; more than that are numbered.
std::string letter(std::uint32_t occurrence) {
    if (occurrence < 26) return std::string(1, static_cast<char>('a' + occurrence));
    return fmt::format("{}", occurrence + 1);
}

}  // namespace

std::string ContentWriter::address(std::size_t document, const std::string& id) const {
    const std::string way = document == document_ ? "" : relative_path(path(), paths_[document]);
    return way + "#" + id;
}

std::string ContentWriter::note_id(std::size_t index) const {
    return fmt::format("{}note-{}", own_, index + 1);
}

std::string ContentWriter::reference_id(std::size_t index, std::uint32_t occurrence) const {
    if (occurrence == 0) return fmt::format("{}ref-{}", own_, index + 1);
    return fmt::format("{}ref-{}-{}", own_, index + 1, letter(occurrence));
}

/// Through the chapter. Circles, which print has, are hard to read and to hit on a screen.
void ContentWriter::number_notes() {
    const style::NoteMarks& marks = shared_.note_marks;
    std::array<std::uint32_t, note_bys> counts = {};
    for (const Note& one : chapter_.notes) {
        const auto whose = static_cast<std::size_t>(one.by);
        const std::size_t sort = shared_.book.notes_apart ? marks.together_with(whose) : 0;
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
    set(mark, "id", reference_id(one.note, one.occurrence));
    set(mark, "href", address(documents_.of_note(one.note), note_id(one.note)));
    text(mark, note_marks_[one.note], face);
}

/// A section for all of them; for each person's one with a heading where the chapter has several.
void ContentWriter::notes(pugi::xml_node section) {
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
        set(node, "aria-labelledby", id);
        add_line_end(node);
        pugi::xml_node title = add(node, "h2");
        set(title, "id", id);
        set(title, "class", "as-h4");
        text(title, words, shared_.typefaces.of(style::Role::heading4, shared_.typefaces.body()));
    } else {
        set(node, "aria-label", by == NoteBy::author ? words_[Word::notes] : words);
    }
    add_line_end(node);
    for (const std::size_t i : all) note(node, i);
    add_line_end(section);
}

void ContentWriter::note(pugi::xml_node parent, std::size_t index) {
    const Note& one = chapter_.notes[index];
    const Typeface face = typefaces_.of(style::Role::note, typefaces_.body());
    pugi::xml_node aside = add(parent, "aside");
    set(aside, "id", note_id(index));
    set(aside, "class", "note");
    set(aside, "epub:type", "footnote");
    set(aside, "role", "doc-footnote");
    CharacterSets* const around = sets_;
    if (!one.language.empty()) {
        set(aside, "lang", one.language.tag());
        set(aside, "xml:lang", one.language.tag());
        sets_ = sets_for(one.language);
    }
    add_line_end(aside);
    std::size_t first = 0;
    pugi::xml_node paragraph = add(aside, "p");
    back_links(paragraph, index, face);
    // The number stands in the note's own first line, or alone before a list or code.
    if (!one.blocks.empty()) {
        if (const auto* lead = std::get_if<Paragraph>(&one.blocks[0].value)) {
            if (!one.blocks[0].id.empty()) set(paragraph, "id", one.blocks[0].id);
            inlines(paragraph, lead->content, face);
            first = 1;
        }
    }
    add_line_end(aside);
    for (; first < one.blocks.size(); ++first) block(aside, one.blocks[first], face);
    sets_ = around;
    add_line_end(parent);
}

/// One mark: the number leads back. Several: a letter for each, as each came from elsewhere.
void ContentWriter::back_links(pugi::xml_node paragraph, std::size_t index, Typeface face) {
    const std::uint32_t references = chapter_.notes[index].references;
    const std::string number = fmt::format("{}", note_numbers_[index]);
    const std::string& mark = note_marks_[index];
    const std::string_view to = words_[back_word(chapter_.notes[index].by)];
    pugi::xml_node marks = add(paragraph, "span");
    set(marks, "class", "number");
    const auto link_back = [&](std::uint32_t occurrence, const std::string& shown) {
        pugi::xml_node back = add(marks, "a");
        set(back, "role", "doc-backlink");
        set(back, "href",
            address(documents_.of_mark(index, occurrence), reference_id(index, occurrence)));
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
