/// \file
/// Chooses where the pages of a chapter end: the cheapest way through the whole chapter, by the
/// ranks of TYPOGRAPHY.md W03. Where a page would have a fault, paragraphs near it are set a line
/// shorter or longer, or a page and the one facing it end a line early (W04). Private to the
/// layout room.
#pragma once

#include "layout/flow.h"
#include "layout/note_area.h"
#include "layout/sides.h"
#include "style/style.h"

#include <array>
#include <cstdint>
#include <list>
#include <optional>
#include <vector>

namespace banxin::layout {

/// What stands on one page: regions from its head to its foot, each a row of boxes in order, and
/// the notes under them.
struct PagePlan {
    std::vector<Box*> head;
    /// Of the flow, or of its paragraphs set otherwise.
    std::vector<Box*> boxes;
    std::vector<Box*> foot;
    std::vector<NoteLine> notes;
    /// See Plate::on_paper.
    bool on_paper = false;

    template <class Each>
    void for_each_box(Each&& each) const {
        for (const auto* region : {&head, &boxes, &foot})
            for (Box* box : *region) each(*box);
    }
};

/// A chapter's pages. Refers to the flow that it was made from, which must stay where it is.
struct PageBreaks {
    std::vector<PagePlan> pages;
    /// Paragraphs that were set a line shorter or longer.
    std::list<std::vector<Box>> set_again;
    /// By the ranks of W03; 0: no fault at all.
    std::int64_t cost = 0;
    /// They might be others if the chapter began on the other side of a leaf (W06).
    bool depends_on_side = false;
};

struct PageBreakOptions {
    /// Of the page on which the chapter begins.
    Side first = Side::recto;
    /// W02, D7: lines of a paragraph that must stand at the foot of a page.
    int orphans = 1;
};

[[nodiscard]] PageBreaks choose_page_breaks(Flow& flow, const style::Style& style,
                                            const PageBreakOptions& options);

/// The same for a chapter that may begin on either side of a leaf: where the first page is a
/// left-hand one, and a right-hand one. The former is empty if it would not differ.
[[nodiscard]] std::array<std::optional<PageBreaks>, 2> choose_page_breaks_of_both(
    Flow& flow, const style::Style& style, int orphans);

/// Where a box begins after one that ended at `y` (the head of the page: `at_head`).
[[nodiscard]] Length begin_of(const Box& box, Length y, bool at_head, const style::Page& page);

/// B10: of what stands again above a row that begins a page, or two facing each other.
[[nodiscard]] Length height_above(const Flow& flow, const Box& first);

}  // namespace banxin::layout
