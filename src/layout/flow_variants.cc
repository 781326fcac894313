#include "layout/flow_variants.h"

#include "layout/side_text.h"

namespace banxin::layout {

FlowVariants::FlowVariants(const Flow& flow)
    : flow_(flow),
      paragraph_from_(flow.boxes.size(), no_paragraph),
      side_part_from_(flow.boxes.size(), no_paragraph),
      variants_(flow.paragraphs.size()) {
    for (std::size_t i = 0; i < flow_.paragraphs.size(); ++i)
        paragraph_from_[flow_.paragraphs[i].first] = static_cast<std::uint32_t>(i);
    for (std::size_t i = 0; i < flow_.side_parts.size(); ++i)
        side_part_from_[flow_.side_parts[i].first] = static_cast<std::uint32_t>(i);
}

const std::vector<Box>& FlowVariants::variant_of(std::uint32_t paragraph, Variant variant) {
    const bool tight = variant == Variant::tight;
    std::optional<std::vector<Box>>& known = variants_[paragraph][tight ? 0 : 1];
    if (known) return *known;
    const FlowParagraph& one = flow_.paragraphs[paragraph];
    std::vector<Box>& boxes = known.emplace();
    if (tight ? one.maybe_shorter : one.maybe_longer)
        boxes = one.set(tight ? one.count - 1 : one.count + 1);
    for (Box& box : boxes) one.numbers.apply(box);
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
    return boxes;
}

const std::vector<Box>& FlowVariants::late_boxes(std::uint32_t part, Variant variant,
                                                 std::uint32_t lines) {
    const auto [entry, fresh] = late_.try_emplace(std::make_tuple(part, variant, lines));
    const SidePart& one = flow_.side_parts[part];
    if (fresh)
        entry->second = variant == Variant::later
                            ? with_picture_later(*one.text, flow_.boxes, lines)
                            : with_picture_apart(*one.text, flow_.boxes);
    return entry->second;
}

LatePicture FlowVariants::late_picture(std::uint32_t part, std::uint32_t lines) {
    if (late_boxes(part, Variant::later, lines).empty()) return {part, Variant::apart, 0};
    return {part, Variant::later, lines};
}

const std::vector<Box>& FlowVariants::boxes_of(const Place& place) {
    if (place.variant == Variant::later || place.variant == Variant::apart)
        return late_boxes(side_part_from_[place.box], place.variant, place.later);
    return variant_of(paragraph_from_[place.box], place.variant);
}

const Box& FlowVariants::box_at(const Place& place) {
    if (place.variant == Variant::natural) return flow_.boxes[place.box];
    return boxes_of(place)[place.line];
}

std::uint32_t FlowVariants::index_of(const Place& place) const {
    if (place.variant == Variant::natural) return place.box;
    const std::size_t spare = flow_.side_parts[side_part_from_[place.box]].spare;
    return static_cast<std::uint32_t>(flow_.boxes.size() + spare);
}

Place FlowVariants::entered(const Place& place, const Choice& choice,
                            const std::vector<LatePicture>& late) const {
    if (place.line != 0 || at_end(place)) return place;
    const std::uint32_t paragraph = paragraph_from_[place.box];
    if (paragraph != no_paragraph && paragraph == choice.paragraph)
        return {place.box, 0, choice.variant};
    const std::uint32_t part = side_part_from_[place.box];
    for (const LatePicture& one : late)
        if (one.part == part) return {place.box, 0, one.variant, one.lines};
    return place;
}

Place FlowVariants::after(const Place& place) {
    if (place.variant == Variant::natural) return {place.box + 1, 0, Variant::natural};
    if (place.line + 1 < boxes_of(place).size())
        return {place.box, place.line + 1, place.variant, place.later};
    const bool text = place.variant == Variant::tight || place.variant == Variant::loose;
    const std::size_t count = text ? flow_.paragraphs[paragraph_from_[place.box]].count
                                   : flow_.side_parts[side_part_from_[place.box]].count;
    return {place.box + static_cast<std::uint32_t>(count), 0, Variant::natural};
}

}  // namespace banxin::layout
