/// \file
/// All that a chapter's layout is made from. Private to the layout room.
#pragma once

#include "document/book.h"
#include "layout/note_sorts.h"
#include "layout/page_references.h"
#include "layout/spacing.h"
#include "style/style.h"
#include "text/fonts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

/// "chapter#id", the name of an anchor; of the chapter itself without an id.
[[nodiscard]] inline std::string anchor_name(std::string_view chapter, std::string_view id) {
    std::string name(chapter);
    if (!id.empty()) name.append("#").append(id);
    return name;
}

/// 对开: its original is on the left, itself on the right.
[[nodiscard]] inline bool has_facing_original(const Chapter& chapter) {
    return chapter.parallel && chapter.parallel->print == ParallelPrint::facing;
}

struct FormerChapter;
struct Stretch;

/// Nothing in it is changed or used up: a chapter may be laid out as often as one likes, and is
/// the same each time. All of it must outlive what is made from it.
struct ChapterInputs {
    const Chapter& chapter;
    /// The language of the book, which the chapter's may be or not.
    Language book_language;
    /// By AssetId.
    const std::vector<Asset>& assets;
    /// By chapter: the names that links inside the book lead to.
    const std::vector<std::string>& chapter_names;
    const style::Style& style;
    const text::Fonts& fonts;
    const LineRulesSet& rules;
    NotePolicy note_policy = {};
    /// The chapter's place in the book; 0 for one that is alone or generated.
    std::uint32_t index = 0;
    /// The book's, whose notes may stand in this one, and how many notes are before each; null: it
    /// is alone.
    const ChapterList* chapters = nullptr;
    const std::vector<NoteCounts>* notes_before = nullptr;
    /// 出血: how far beyond the trim a picture reaches.
    Length bleed = {};
    /// Links that say on which page they lead, or none.
    const PageReferences* references = nullptr;
    /// So many nodes of the chapter come before those of the piece of it that is set.
    std::uint32_t nodes_before = 0;
    /// In which the same text was set before, when its links said something else; null: never.
    const std::vector<Stretch>* stretches = nullptr;
    /// See LayoutOptions::show_grid.
    bool show_boxes = false;
    /// How many threads may set its pieces.
    unsigned jobs = 1;
    /// Pieces are kept, for another state of the chapter.
    bool keep = false;
    /// The state before, in the same style and faces; null: it was never set.
    const FormerChapter* former = nullptr;
    /// See LayoutOptions::piece_bytes.
    std::uint32_t piece_bytes = 8192;

    [[nodiscard]] const Asset& asset(AssetId id) const {
        return assets[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] const Chapter& chapter_at(std::uint32_t other) const {
        return chapters == nullptr ? chapter : (*chapters)[other];
    }
    /// The same for another chapter, whose notes stand in this one.
    [[nodiscard]] ChapterInputs of_chapter(std::uint32_t other) const {
        NotePolicy policy = note_policy;
        policy.before = notes_before == nullptr ? NoteCounts() : (*notes_before)[other];
        return {.chapter = chapter_at(other),
                .book_language = book_language,
                .assets = assets,
                .chapter_names = chapter_names,
                .style = style,
                .fonts = fonts,
                .rules = rules,
                .note_policy = policy,
                .index = other,
                .chapters = chapters,
                .notes_before = notes_before,
                .bleed = bleed,
                .references = references,
                .nodes_before = nodes_before,
                .show_boxes = show_boxes};
    }
    [[nodiscard]] std::string anchor_of(const Target& target) const {
        return anchor_name(chapter_names[target.chapter], target.id);
    }
};

}  // namespace banxin::layout
