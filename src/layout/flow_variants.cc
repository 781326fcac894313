#include "layout/flow_variants.h"

namespace banxin::layout {

FlowVariants::FlowVariants(const Flow& flow)
    : flow_(flow), paragraph_from_(flow.boxes.size(), no_paragraph) {
    for (std::size_t i = 0; i < flow_.paragraphs.size(); ++i)
        paragraph_from_[flow_.paragraphs[i].first] = static_cast<std::uint32_t>(i);
}

const std::vector<Box>& FlowVariants::variant_of(std::uint32_t paragraph, Variant variant) {
    const auto key = std::make_pair(paragraph, variant);
    const auto found = variants_.find(key);
    if (found != variants_.end()) return found->second;
    const FlowParagraph& one = flow_.paragraphs[paragraph];
    const bool tight = variant == Variant::tight;
    std::vector<Box> boxes;
    if (tight ? one.maybe_shorter : one.maybe_longer)
        boxes = one.set(tight ? one.count - 1 : one.count + 1);
    if (!boxes.empty()) {
        boxes.front().space_before = flow_.boxes[one.first].space_before;
        boxes.front().anchors = flow_.boxes[one.first].anchors;
        for (const MarkSlot& mark : flow_.boxes[one.first].marks)
            if (mark.hidden) boxes.front().marks.push_back(mark);
        for (Box& box : boxes) {
            box.frames = flow_.boxes[one.first].frames;
            box.on_grid = flow_.boxes[one.first].on_grid;
        }
        boxes.back().keep_with_next = flow_.boxes[one.first + one.count - 1].keep_with_next;
    }
    return variants_.emplace(key, std::move(boxes)).first->second;
}

const Box& FlowVariants::box_at(const Place& place) {
    if (place.variant == Variant::natural) return flow_.boxes[place.box];
    return variant_of(paragraph_from_[place.box], place.variant)[place.line];
}

Place FlowVariants::entered(const Place& place, const Choice& choice) const {
    const bool begins = place.line == 0 && !at_end(place) && choice.paragraph != no_paragraph &&
                        paragraph_from_[place.box] == choice.paragraph;
    return begins ? Place{place.box, 0, choice.variant} : place;
}

Place FlowVariants::after(const Place& place) {
    if (place.variant == Variant::natural) return {place.box + 1, 0, Variant::natural};
    const std::uint32_t paragraph = paragraph_from_[place.box];
    if (place.line + 1 < variant_of(paragraph, place.variant).size())
        return {place.box, place.line + 1, place.variant};
    return {place.box + static_cast<std::uint32_t>(flow_.paragraphs[paragraph].count), 0,
            Variant::natural};
}

}  // namespace banxin::layout
