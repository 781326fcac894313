/// \file
/// A flow as the search for its pages walks through it: box after box, with paragraphs set in a
/// line less or more where that is chosen (W04), and pictures at the side some lines later. Private
/// to the layout room.
#pragma once

#include "layout/flow.h"
#include "layout/page_search.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace banxin::layout {

class FlowVariants {
public:
    /// The flow must stay where it is.
    explicit FlowVariants(const Flow& flow);

    [[nodiscard]] const Flow& flow() const { return flow_; }
    [[nodiscard]] bool at_end(const Place& place) const { return place.box >= flow_.boxes.size(); }
    [[nodiscard]] const Box& box_at(const Place& place);
    [[nodiscard]] Place after(const Place& place);
    /// The same place, in the chosen variant if the chosen paragraph begins there, or the text
    /// with a picture that comes late.
    [[nodiscard]] Place entered(const Place& place, const Choice& choice,
                                const std::vector<LatePicture>& late) const;
    /// The boxes of what is set otherwise at a place; they stay where they are.
    [[nodiscard]] const std::vector<Box>& boxes_of(const Place& place);
    /// As the search names a box that need not stand where the text comes to it: by its place in
    /// the flow, and behind those of the flow, in its spares.
    [[nodiscard]] std::uint32_t index_of(const Place& place) const;
    [[nodiscard]] const Box& box_of(std::uint32_t index) const {
        const std::size_t count = flow_.boxes.size();
        return index < count ? flow_.boxes[index] : flow_.spares[index - count];
    }

    /// Of the paragraph whose first box it is, or `no_paragraph`.
    [[nodiscard]] std::uint32_t paragraph_from(std::uint32_t box) const {
        return paragraph_from_[box];
    }
    /// Empty if it cannot be set so. Set when first asked for; stays where it is.
    [[nodiscard]] const std::vector<Box>& variant_of(std::uint32_t paragraph, Variant variant);

    /// Of the text with a picture at its side whose first box it is, or `no_paragraph`.
    [[nodiscard]] std::uint32_t side_part_from(std::uint32_t box) const {
        return side_part_from_[box];
    }
    /// How it is set where a page has room for so many lines of it.
    [[nodiscard]] LatePicture late_picture(std::uint32_t part, std::uint32_t lines);

private:
    [[nodiscard]] const std::vector<Box>& late_boxes(std::uint32_t part, Variant variant,
                                                     std::uint32_t lines);

    const Flow& flow_;
    /// By the first box of each.
    std::vector<std::uint32_t> paragraph_from_;
    std::vector<std::uint32_t> side_part_from_;
    /// Of each paragraph the tight and the loose one, if they were asked for.
    std::vector<std::array<std::optional<std::vector<Box>>, 2>> variants_;
    std::map<std::tuple<std::uint32_t, Variant, std::uint32_t>, std::vector<Box>> late_;
};

}  // namespace banxin::layout
