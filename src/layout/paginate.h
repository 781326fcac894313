/// \file
/// Boxes to pages: what stands on which page, and the notes at its foot. Knows nothing of
/// running heads, folios or where the type area stands on the paper.
#pragma once

#include "document/typography.h"
#include "layout/flow.h"
#include "style/style.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

/// Everything that the pages of one chapter share.
struct PageContext {
    const style::Style& style;
    const text::Fonts& fonts;
    std::string_view language;
    /// Prefix of this chapter's anchors.
    std::string_view chapter;
    NoteNumbering numbering = NoteNumbering::page;
    /// Notes of the chapters before, where the book numbers its notes as one.
    std::uint32_t notes_before = 0;
};

/// Cuts a chapter into pages; items relative to the type area's top left corner. Notes stand
/// on the page of their mark (F01) and are numbered in their scope (F02); a note that is too long
/// goes on at the foot of the next page (F09).
[[nodiscard]] std::vector<Page> paginate(Flow flow, const PageContext& context);

}  // namespace banxin::layout
