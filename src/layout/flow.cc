// What is done with boxes wherever they stand.
#include "layout/flow.h"

#include "layout/transform.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::layout {

void put_first(Box& box, Item item) {
    box.items.insert(box.items.begin(), std::move(item));
    for (MarkSlot& mark : box.marks) ++mark.after_items;
}

void shift(Box& box, Length x, Length y) {
    Transform{Turn::none, {x, y}}.apply(box);
}

void put_into(Box& outer, Box&& box, Length down) {
    shift(box, Length{}, down);
    outer.ink_height = std::max(outer.ink_height, down + box.ink_height);
    for (MarkSlot& mark : box.marks) {
        mark.after_items += outer.items.size();
        outer.marks.push_back(mark);
    }
    const auto move_all = [](auto& from, auto& to) {
        to.insert(to.end(), std::make_move_iterator(from.begin()),
                  std::make_move_iterator(from.end()));
    };
    move_all(box.items, outer.items);
    move_all(box.links, outer.links);
    move_all(box.anchors, outer.anchors);
    for (const FramePart& part : box.frames)
        outer.frames.push_back({part.frame, part.top + down, part.bottom + down});
    outer.first_line = outer.first_line || box.first_line;
    outer.last_line = outer.last_line || box.last_line;
    outer.lone_character = outer.lone_character || box.lone_character;
    if (outer.place.block == no_block) outer.place = box.place;
}

Written Renumbering::moved(Written at) const {
    const Span span = text({at.source, at.at, at.at});
    return {span.source, span.begin};
}

void Renumbering::apply(Box& box) const {
    for (Item& item : box.items) {
        std::visit([this](auto& one) { one.node = (*this)(one.node); }, item);
        auto* run = std::get_if<GlyphRun>(&item);
        if (run != nullptr) run->written = moved(run->written);
    }
    if (box.place.block != no_block && box.place.block > 0)
        box.place.block = static_cast<std::uint32_t>(box.place.block + text.blocks);
    for (LinkArea& link : box.links) link.node = (*this)(link.node);
    for (MarkSlot& mark : box.marks) {
        mark.node = (*this)(mark.node);
        if (mark.hidden) mark.note += asides;
    }
    for (FramePart& part : box.frames) part.frame += frames;
    if (box.columns >= 0) box.columns += static_cast<std::int32_t>(column_parts);
    for (auto* cuts : {&box.cut_above, &box.cut_below})
        for (std::uint32_t& cut : *cuts) cut += table_cuts;
    for (Box& facing : box.facing) apply(facing);
}

namespace {

struct Extent {
    Length top;
    Length bottom;
};

/// About what an item's ink may reach; readings and dots reach into the line they belong to.
Extent extent_of(const Item& item) {
    return std::visit(
        Overloaded{
            [](const GlyphRun& run) {
                return Extent{run.origin.y - run.size.scaled(9, 10), run.origin.y + run.size / 5};
            },
            [](const auto& filled) {
                return Extent{filled.area.y, filled.area.y + filled.area.height};
            },
        },
        item);
}

bool is_turned(const Item& item) {
    return std::visit([](const auto& one) { return one.direction != Direction::horizontal; }, item);
}

/// Where the pieces of a box begin, but for the first one.
std::vector<Length> gaps_of(const Box& box) {
    std::vector<Extent> all;
    for (const Item& item : box.items) all.push_back(extent_of(item));
    std::sort(all.begin(), all.end(),
              [](const Extent& a, const Extent& b) { return a.top < b.top; });
    std::vector<Length> begins;
    Length bottom = all.empty() ? Length{} : all.front().bottom;
    for (const Extent& one : all) {
        if (one.top > bottom) begins.push_back(one.top);
        bottom = std::max(bottom, one.bottom);
    }
    return begins;
}

}  // namespace

std::vector<Box> parted(Box&& box) {
    std::vector<Length> begins;
    if (std::none_of(box.items.begin(), box.items.end(), is_turned)) begins = gaps_of(box);
    std::vector<Box> pieces(begins.size() + 1);
    const auto piece_at = [&](Length y) -> Box& {
        const auto next = std::upper_bound(begins.begin(), begins.end(), y);
        return pieces[static_cast<std::size_t>(next - begins.begin())];
    };
    // A mark is read behind those items before it that are in its piece.
    std::size_t next = 0;
    const auto put_items = [&](std::size_t end) {
        for (; next < end; ++next) {
            Item& item = box.items[next];
            piece_at(extent_of(item).top).items.push_back(std::move(item));
        }
    };
    for (MarkSlot& mark : box.marks) {
        put_items(mark.after_items);
        Box& piece = piece_at(mark.at.y);
        mark.after_items = piece.items.size();
        piece.marks.push_back(mark);
    }
    put_items(box.items.size());
    for (LinkArea& link : box.links)
        piece_at(link.area.y + link.area.height / 2).links.push_back(std::move(link));
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool last = i + 1 == pieces.size();
        const Length begin = i == 0 ? Length{} : begins[i - 1];
        shift(pieces[i], Length{}, Length{} - begin);
        pieces[i].height = (last ? box.height : begins[i]) - begin;
        pieces[i].ink_height = last ? box.ink_height - begin : pieces[i].height;
        pieces[i].on_grid = i == 0 && box.on_grid;
        pieces[i].cut_above = box.cut_above;
        pieces[i].cut_below = last ? box.cut_below : box.cut_above;
    }
    pieces.front().space_before = box.space_before;
    pieces.front().anchors = std::move(box.anchors);
    pieces.front().place = box.place;
    pieces.back().keep_with_next = box.keep_with_next;
    return pieces;
}

void make_artifact(Box& box) {
    for (Item& item : box.items) std::visit([](auto& one) { one.node = NodeId::artifact; }, item);
    for (LinkArea& link : box.links) link.node = NodeId::artifact;
    box.marks.clear();
    box.anchors.clear();
    box.place = {0, no_block, 0};
}

}  // namespace banxin::layout
