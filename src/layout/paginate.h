/// \file
/// Boxes to pages, when it is known which page each stands on: where they stand, and the notes
/// at the foot. Knows nothing of running heads, folios or where the type area stands on the paper.
#pragma once

#include "layout/chapter_inputs.h"
#include "layout/page_breaks.h"
#include "layout/sides.h"

#include <cstdint>
#include <vector>

namespace banxin::layout {

struct ComposedPage {
    Page page;
    /// It takes the whole paper: relative to the corner of the trim, and nothing stands around it.
    bool on_paper = false;
};

/// What becomes of the boxes that pages are composed of.
enum class BoxUse : std::uint8_t {
    kept,
    /// They go to the pages, and are empty then: for those who compose once.
    used_up,
};

/// Composes a chapter's pages; items relative to the type area's top left corner. Notes stand
/// on the page of their mark (F01) and are numbered in their scope (F02); a note that is too long
/// goes on at the foot of the next page (F09). At the side they stand in the outer margin, which is
/// known by the side of the `first` page.
[[nodiscard]] std::vector<ComposedPage> compose_pages(const Flow& flow, const PageBreaks& breaks,
                                                      const ChapterInputs& inputs, Side first,
                                                      BoxUse use);

}  // namespace banxin::layout
