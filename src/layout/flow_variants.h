/// \file
/// A flow as the search for its pages walks through it: box after box, with paragraphs set in a
/// line less or more where that is chosen (W04). Private to the layout room.
#pragma once

#include "layout/flow.h"
#include "layout/page_search.h"

#include <cstdint>
#include <map>
#include <utility>
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
    /// The same place, in the chosen variant if the chosen paragraph begins there.
    [[nodiscard]] Place entered(const Place& place, const Choice& choice) const;

    /// Of the paragraph whose first box it is, or `no_paragraph`.
    [[nodiscard]] std::uint32_t paragraph_from(std::uint32_t box) const {
        return paragraph_from_[box];
    }
    /// Empty if it cannot be set so. Set when first asked for; stays where it is.
    [[nodiscard]] const std::vector<Box>& variant_of(std::uint32_t paragraph, Variant variant);

private:
    const Flow& flow_;
    /// By the first box of each.
    std::vector<std::uint32_t> paragraph_from_;
    std::map<std::pair<std::uint32_t, Variant>, std::vector<Box>> variants_;
};

}  // namespace banxin::layout
