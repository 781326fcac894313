/// \file
/// Boxes to pages, when it is known which page each stands on: where they stand, and the notes
/// at the foot. Knows nothing of running heads, folios or where the type area stands on the paper.
#pragma once

#include "layout/note_sorts.h"
#include "layout/page_breaks.h"
#include "style/style.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

/// Everything that the pages of one chapter share.
struct PageContext {
    const style::Style& style;
    const text::Fonts& fonts;
    Language language;
    /// Prefix of this chapter's anchors.
    std::string_view chapter;
    const NoteSorts& notes;
    /// Notes are numbered anew on every page, not through the chapter.
    bool numbered_by_page = true;
    /// Of the chapters before, where the book numbers its notes as one.
    NoteCounts notes_before = {};
};

/// Composes a chapter's pages; items relative to the type area's top left corner. Notes stand
/// on the page of their mark (F01) and are numbered in their scope (F02); a note that is too long
/// goes on at the foot of the next page (F09). Takes the boxes out of the flow.
[[nodiscard]] std::vector<Page> compose_pages(Flow& flow, const PageBreaks& breaks,
                                              const PageContext& context);

}  // namespace banxin::layout
