/// \file
/// Fills a page from a place in the flow on: all places at which it may end, what stands in its
/// regions then, and what each end costs. Private to the layout room.
#pragma once

#include "layout/column_part.h"
#include "layout/flow_variants.h"
#include "layout/page_costs.h"
#include "layout/page_notes.h"
#include "layout/page_search.h"
#include "style/style.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace banxin::layout {

class PageFiller {
public:
    /// `orphans`: lines of a paragraph that must stand at the foot of a page (W02).
    PageFiller(FlowVariants& flow, const style::Style& style, int orphans)
        : flow_(flow),
          page_(style.page),
          orphans_(orphans),
          notes_(flow.flow(), style),
          filled_(flow.flow().boxes.size() + 1) {}

    [[nodiscard]] const NoteArea& notes() const { return notes_.area(); }

    /// Everywhere that a page which begins at a node may end; at least one place. `late`: pictures
    /// that the page leaves to the next one, even if it has room.
    [[nodiscard]] Filled fill(const Node& node, const Choice& choice,
                              std::vector<LatePicture> late = {});
    /// As `fill`. A page that brings nothing along is asked for again, by other ways to it, in
    /// every round and for both sides of a leaf.
    [[nodiscard]] std::shared_ptr<const Filled> filled(const Node& node, const Choice& choice);

private:
    /// How far a page has been filled.
    struct Filling {
        /// Where the next box begins, and where ink ends at the moment.
        Length y;
        Length ink;
        /// What stands at the foot, notes not included.
        Length foot;
        Length notes;
        std::size_t count = 0;
        /// The part in columns that is being filled, or -1, and where it begins.
        std::int32_t part = -1;
        std::optional<BalancedColumns> columns = std::nullopt;
        Length part_top = {};
    };
    /// Where a box ends that is added, in a column or not.
    struct Reach {
        Length ink;
        Length y;
    };
    /// What of a page would stand beside a picture.
    struct SideStart {
        std::uint32_t part = no_paragraph;
        /// Lines of text that fit from there on.
        std::int64_t room = 0;
        /// Ends of the page before it.
        std::size_t stops = 0;
    };
    /// The picture that no room was left for, if that is why the page is not full.
    [[nodiscard]] std::optional<LatePicture> fill(const Node& node, const Choice& choice,
                                                  Filled& page);
    [[nodiscard]] Reach reach_of(const Box& box, Filling& now) const;

    [[nodiscard]] Length room(const Filling& now) const {
        return page_.height() - now.foot - now.notes;
    }
    [[nodiscard]] bool is_line(const Box& box) const;
    [[nodiscard]] std::int64_t lines_below(Length y, Length notes) const;
    void take_waiting(const Node& node, Filled& page, Filling& now);
    bool place(std::uint32_t index, Filled& page, Filling& now);
    [[nodiscard]] Stop stop_at(const Place& at, const Filled& page, const Filling& now) const;
    void end(Stop& stop, const costs::PageEnd& between) const;
    void take_what_fits(const Node& node, const Choice& choice, std::size_t boxes, Filled& page);

    FlowVariants& flow_;
    const style::Page& page_;
    int orphans_;
    PageNotes notes_;
    struct Known {
        Choice choice;
        std::shared_ptr<const Filled> page;
    };
    /// By the box that a page begins with, up to as many as a long chapter has.
    std::vector<std::vector<Known>> filled_;
    std::size_t known_ = 0;
};

}  // namespace banxin::layout
