/// \file
/// All that a chapter's layout is made from. Private to the layout room.
#pragma once

#include "document/book.h"
#include "layout/note_sorts.h"
#include "layout/page_references.h"
#include "layout/spacing.h"
#include "style/style.h"
#include "text/fonts.h"

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
    /// 出血: how far beyond the trim a picture reaches.
    Length bleed = {};
    /// Links that say on which page they lead, or none.
    const PageReferences* references = nullptr;
    /// See LayoutOptions::show_grid.
    bool show_boxes = false;

    [[nodiscard]] const Asset& asset(AssetId id) const {
        return assets[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] std::string anchor_of(const Target& target) const {
        return anchor_name(chapter_names[target.chapter], target.id);
    }
};

}  // namespace banxin::layout
