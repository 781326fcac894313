#include "layout/frames.h"

#include "layout/line_maker.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {
namespace {

using style::RulePlace;

bool is_box(const style::RoleStyle& look) {
    return look.rule == RulePlace::box || look.background.has_value();
}

void fill(const Rect& area, Colour colour, std::vector<Item>& to) {
    to.emplace_back(RuleItem{area, colour, NodeId::artifact, Direction::horizontal});
}

/// How far what stands over the top of a box and under its ink reaches: readings and dots, which a
/// frame goes around.
struct Overhang {
    Length above;
    Length below;
};
Overhang overhang_of(const Box& box) {
    Overhang found;
    for (const Item& item : box.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr || run->direction != Direction::horizontal) continue;
        const Length top = run->origin.y - run->size.scaled(ascent_percent, 100);
        const Length middle = top + run->size / 2;
        if (middle < Length{}) found.above = std::max(found.above, Length{} - top);
        if (middle > box.ink_height)
            found.below = std::max(found.below, top + run->size - box.ink_height);
    }
    return found;
}

}  // namespace

FrameInsets frame_insets(const style::RoleStyle& look, Length em) {
    const Length inset = em.scaled(look.padding, 100);
    if (is_box(look)) return {inset, inset};
    if (look.rule == RulePlace::left) return {inset, {}};
    return {};
}

std::optional<Frame> frame_of(const style::RoleStyle& look, Length left, Length width,
                              const Cursor& at) {
    if (look.rule == RulePlace::none && !look.background) return std::nullopt;
    const FrameInsets insets = frame_insets(look, at.em());
    Frame frame;
    frame.left = left - insets.left;
    frame.width = width + insets.left + insets.right;
    // Plain rules stand in the gaps between lines, so that the grid stays.
    const Length pitch = at.stands_on_grid(look) ? at.pitch() : look.pitch;
    if (is_box(look))
        frame.above_and_below = insets.left;
    else if (look.rule != RulePlace::left)
        frame.above_and_below = (pitch - look.size) / 2;
    frame.rule = look.rule;
    frame.weight = look.rule_width;
    frame.colour = look.rule_colour;
    frame.background = look.background;
    return frame;
}

OpenFrame open_frame(const style::RoleStyle& look, const Cursor& inner) {
    OpenFrame open{frame_of(look, inner.left, inner.width, inner), inner.column->boxes.size(), 0};
    std::vector<Frame>* frames = inner.column->frames;
    if (!open.frame || frames == nullptr) return open;
    open.index = static_cast<std::uint32_t>(frames->size());
    frames->push_back(*open.frame);
    return open;
}

void close_frame(const OpenFrame& open, const Cursor& inner) {
    std::vector<Box>& boxes = inner.column->boxes;
    if (!open.frame || boxes.size() == open.first) return;
    const Overhang first = overhang_of(boxes[open.first]);
    const Overhang last = overhang_of(boxes.back());
    if (inner.column->frames != nullptr) {
        for (std::size_t i = open.first; i < boxes.size(); ++i)
            boxes[i].frames.insert(boxes[i].frames.begin(),
                                   FramePart{open.index, Length{}, boxes[i].ink_height});
        boxes[open.first].frames.front().top -= first.above;
        boxes.back().frames.front().bottom += last.below;
        return;
    }
    // Nothing will cut it.
    Length bottom;
    for (std::size_t i = open.first; i < boxes.size(); ++i)
        bottom += boxes[i].height + (i > open.first ? boxes[i].space_before : Length{});
    bottom -= boxes.back().height - boxes.back().ink_height;
    std::vector<Item> items;
    draw_frame(*open.frame, Length{} - first.above, bottom + last.below, true, true, items);
    for (auto item = items.rbegin(); item != items.rend(); ++item)
        put_first(boxes[open.first], std::move(*item));
}

void FrameExtents::meet(const Box& box) {
    for (const FramePart& part : box.frames)
        ends_.try_emplace(part.frame, &box, &box).first->second.second = &box;
}

void FrameExtents::put(const Box& box, Point place, const std::vector<Frame>& frames) {
    for (const FramePart& part : box.frames) {
        const Length top = place.y + part.top;
        const Length left = frames[part.frame].in_column ? place.x : Length{};
        Extent& extent = found_.try_emplace({part.frame, left}, Extent{top, top}).first->second;
        extent.top = std::min(extent.top, top);
        extent.bottom = std::max(extent.bottom, place.y + part.bottom);
        const auto [first, last] = ends_.at(part.frame);
        extent.begins = extent.begins || &box == first;
        extent.ends = extent.ends || &box == last;
    }
}

void FrameExtents::draw(const std::vector<Frame>& frames, std::vector<Item>& to) {
    for (const auto& [key, extent] : found_) {
        Frame frame = frames[key.first];
        frame.left += key.second;
        draw_frame(frame, extent.top, extent.bottom, extent.begins, extent.ends, to);
    }
    found_.clear();
}

void draw_frame(const Frame& frame, Length top, Length bottom, bool begins, bool ends,
                std::vector<Item>& to) {
    top -= frame.above_and_below;
    bottom += frame.above_and_below;
    const Length height = bottom - top;
    const Length right = frame.left + frame.width;
    if (frame.background) fill({frame.left, top, frame.width, height}, *frame.background, to);
    const auto across = [&](Length y) {
        fill({frame.left, y, frame.width, frame.weight}, frame.colour, to);
    };
    const auto along = [&](Length x) { fill({x, top, frame.weight, height}, frame.colour, to); };
    const bool box = frame.rule == RulePlace::box;
    const bool both = frame.rule == RulePlace::both;
    if (begins && (box || both || frame.rule == RulePlace::above)) across(top);
    if (box || frame.rule == RulePlace::left) along(frame.left);
    if (box) along(right - frame.weight);
    if (ends && (box || both || frame.rule == RulePlace::below))
        across(box ? bottom - frame.weight : bottom);
}

}  // namespace banxin::layout
