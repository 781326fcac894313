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

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace banxin::layout {

class PageFiller {
public:
    /// `orphans`: lines of a paragraph that must stand at the foot of a page (W02).
    PageFiller(FlowVariants& flow, const style::Style& style, int orphans);

    [[nodiscard]] const NoteArea& notes() const { return notes_.area(); }

    /// The pages that may begin at a node, each with at least one end: of the text as it is, and
    /// with a picture later if it stands low; then, if `all` are wanted, with each of the
    /// paragraphs set otherwise. What stays until the next call. Pages that bring nothing along are
    /// kept: they are asked for again, by other ways to them, in every round and for both sides of
    /// a leaf.
    [[nodiscard]] std::span<const Way> ways(const Node& node, bool all);

private:
    /// The pages from a place, as far as they were asked for.
    struct Known {
        Place place;
        std::vector<Way> ways = {};
        /// Of them, those of the text as it is; the others stand behind them.
        std::size_t usual = 0;
        bool all = false;
    };
    [[nodiscard]] Known& known_from(const Node& node);
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
        /// At least so many lines would be left blank by the ends that were passed over.
        std::optional<std::int64_t> passed = std::nullopt;
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
    /// How a page was filled.
    struct Walk {
        /// The picture that no room was left for, if that is why the page is not full.
        std::optional<LatePicture> no_room = std::nullopt;
        /// See Filling.
        std::optional<std::int64_t> passed = std::nullopt;
    };
    /// `late`: pictures that the page leaves to the next one, even if it has room.
    [[nodiscard]] Filled fill(const Node& node, const Choice& choice,
                              std::vector<LatePicture> late = {});
    [[nodiscard]] Walk walk(const Node& node, const Choice& choice, bool passes, Filled& page);
    [[nodiscard]] bool is_plain(std::uint32_t index) const;
    [[nodiscard]] std::uint32_t lines_to_pass(const Place& at, const Choice& choice,
                                              const Filling& now) const;
    Place pass(const Place& at, std::uint32_t lines, Filled& page, Filling& now) const;
    [[nodiscard]] Reach reach_of(const Box& box, Filling& now) const;

    [[nodiscard]] Length room(const Filling& now) const {
        return page_.height() - now.foot - now.notes;
    }
    [[nodiscard]] bool is_line(const Box& box) const;
    [[nodiscard]] std::int64_t lines_below(Length y, Length notes) const;
    void take_waiting(const Node& node, Filled& page, Filling& now);
    bool place(std::uint32_t index, Filled& page, Filling& now);
    /// Lines that would be left blank if the page ended here.
    [[nodiscard]] std::int64_t blank_at(const Filled& page, const Filling& now) const;
    [[nodiscard]] Stop stop_at(const Place& at, const Filled& page, const Filling& now) const;
    void end(Stop& stop, const costs::PageEnd& between) const;
    void take_what_fits(const Node& node, const Choice& choice, std::size_t boxes, Filled& page);

    FlowVariants& flow_;
    const style::Page& page_;
    int orphans_;
    PageNotes notes_;
    /// By box: how many plain lines follow each other from there.
    std::vector<std::uint32_t> plain_;
    /// By the box that a page begins with, up to as many pages as a long chapter has.
    std::vector<std::vector<Known>> known_;
    std::size_t known_pages_ = 0;
    /// Pages that are not kept.
    Known passing_ = {};
};

}  // namespace banxin::layout
