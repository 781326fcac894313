// Where notes stand that are not beside their marks: behind each chapter, or in a chapter of their
// own. The notes stay their chapter's; only lists of them are put into the text.
#include "document/links.h"
#include "document/walk.h"
#include "document/words.h"
#include "passes/passes.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace banxin::passes {
namespace {

Inlines words(std::string_view text, Span span) {
    return {{Text{std::string(text), span}}};
}

/// The notes of a chapter, together or those of each person under a heading of their own;
/// `usual`: whether one for all of them has a heading too.
std::vector<NoteList> lists_of(const Book& book, std::size_t index, bool usual) {
    const Chapter& chapter = book.chapters[index];
    std::array<std::vector<std::uint32_t>, note_bys> whose;
    for (std::uint32_t i = 0; i < chapter.notes.size(); ++i)
        whose[book.notes_apart ? static_cast<std::size_t>(chapter.notes[i].by) : 0].push_back(i);
    const bool several =
        std::count_if(whose.begin(), whose.end(), [](const auto& all) { return !all.empty(); }) > 1;
    std::vector<NoteList> lists;
    for (std::size_t by = 0; by < note_bys; ++by) {
        if (whose[by].empty()) continue;
        NoteList list{static_cast<std::uint32_t>(index), std::move(whose[by]), {}};
        // Nobody's notes are "the author's" where there are no others.
        const Word title = several || by > 0 ? notes_word(static_cast<NoteBy>(by)) : Word::notes;
        if (several || usual) list.title = words(word(title, chapter.language), chapter.span);
        lists.push_back(std::move(list));
    }
    return lists;
}

/// Gives blocks that are put behind others the numbers behind theirs.
class BlockNumbers {
public:
    explicit BlockNumbers(const Blocks& before) {
        for_each_block(before, [&](const Block& block) { next_ = std::max(next_, block.number); });
        ++next_;
    }
    Block block(NoteList list, Span span) {
        const auto notes = static_cast<std::uint32_t>(list.notes.size());
        Block made{std::move(list), span, "", ""};
        made.number = next_;
        next_ += 1 + notes;
        return made;
    }
    Block block(Heading heading, Span span) {
        Block made{std::move(heading), span, "", ""};
        made.number = next_++;
        return made;
    }

private:
    std::uint32_t next_ = 0;
};

void end_with_notes(Book& book, std::size_t index) {
    Chapter& chapter = book.chapters[index];
    BlockNumbers numbers(chapter.blocks);
    for (NoteList& list : lists_of(book, index, true))
        chapter.blocks.push_back(numbers.block(std::move(list), chapter.span));
}

/// Behind the last chapter that has notes, and behind all of the text: only what is looked up
/// comes after it.
std::size_t place_of_endnotes(const Book& book) {
    std::size_t place = book.chapters.size();
    while (place > 0) {
        const Chapter& last = book.chapters[place - 1];
        const bool looked_up = last.role == ChapterRole::bibliography ||
                               last.role == ChapterRole::glossary ||
                               last.role == ChapterRole::colophon;
        if (!looked_up || !last.notes.empty()) break;
        --place;
    }
    return place;
}

void make_room(Book& book, std::size_t place) {
    for (Chapter& chapter : book.chapters)
        for_each_of<Link>(chapter, [&](Link& link) {
            if (link.target && link.target->chapter >= place) ++link.target->chapter;
        });
    book.chapters.insert(book.chapters.begin() + static_cast<std::ptrdiff_t>(place), {});
}

std::string free_name(const Book& book) {
    const auto taken = [&](const std::string& name) {
        return std::any_of(book.chapters.begin(), book.chapters.end(),
                           [&](const Chapter& chapter) { return chapter.name == name; });
    };
    std::string name = "notes";
    for (int i = 2; taken(name); ++i) name = "notes-" + std::to_string(i);
    return name;
}

void gather_notes(Book& book) {
    const bool any = std::any_of(book.chapters.begin(), book.chapters.end(),
                                 [](const Chapter& chapter) { return !chapter.notes.empty(); });
    if (!any) return;
    const std::size_t place = place_of_endnotes(book);
    make_room(book, place);
    Chapter notes;
    notes.role = ChapterRole::endnotes;
    notes.name = free_name(book);
    notes.language = book.metadata.language.value;
    notes.span = book.metadata.title.span;
    notes.title = words(word(Word::notes, notes.language), notes.span);
    BlockNumbers numbers({});
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        const Chapter& chapter = book.chapters[i];
        if (chapter.notes.empty()) continue;
        Inlines title = quoted(chapter.title);
        if (name_of_title(title).empty())
            title = words(word(word_of(chapter.role), chapter.language), chapter.span);
        if (chapter.language != notes.language)
            title = {{Foreign{chapter.language, std::move(title)}}};
        Link link{"", "", std::move(title), chapter.span,
                  Target{static_cast<std::uint32_t>(i), ""}};
        notes.blocks.push_back(numbers.block(Heading{2, {{std::move(link)}}}, chapter.span));
        for (NoteList& list : lists_of(book, i, false))
            notes.blocks.push_back(numbers.block(std::move(list), chapter.span));
    }
    book.chapters[place] = std::move(notes);
}

}  // namespace

void place_notes(Book& book, NotePlace place) {
    switch (place) {
        case NotePlace::page:
        case NotePlace::side: return;
        case NotePlace::chapter:
            for (std::size_t i = 0; i < book.chapters.size(); ++i) end_with_notes(book, i);
            return;
        case NotePlace::book: gather_notes(book); return;
    }
}

}  // namespace banxin::passes
