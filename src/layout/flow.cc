// What is done with boxes wherever they stand.
#include "layout/flow.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::layout {

void put_first(Box& box, Item item) {
    box.items.insert(box.items.begin(), std::move(item));
    for (MarkSlot& mark : box.marks) ++mark.after_items;
}

void shift(Box& box, Length x, Length y) {
    for (Item& item : box.items) {
        std::visit(Overloaded{
                       [&](GlyphRun& run) {
                           run.origin = {run.origin.x + x, run.origin.y + y};
                       },
                       [&](RuleItem& rule) {
                           rule.area.x += x;
                           rule.area.y += y;
                       },
                       [&](ImageItem& image) {
                           image.area.x += x;
                           image.area.y += y;
                       },
                   },
                   item);
    }
    for (LinkArea& link : box.links) {
        link.area.x += x;
        link.area.y += y;
    }
    for (MarkSlot& mark : box.marks) mark.at = {mark.at.x + x, mark.at.y + y};
}

void turn(Box& box, Length width) {
    const auto turned = [width](const Rect& area) {
        return Rect{area.y, width - area.x - area.width, area.height, area.width};
    };
    for (Item& item : box.items) {
        std::visit(Overloaded{
                       [&](GlyphRun& run) {
                           run.origin = {run.origin.y, width - run.origin.x};
                           run.direction = Direction::turned;
                       },
                       [&](RuleItem& rule) { rule.area = turned(rule.area); },
                       [&](ImageItem& image) {
                           image.area = turned(image.area);
                           image.direction = Direction::turned;
                       },
                   },
                   item);
    }
    for (LinkArea& link : box.links) link.area = turned(link.area);
    for (MarkSlot& mark : box.marks) {
        mark.at = {mark.at.y, width - mark.at.x};
        mark.turned = true;
    }
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
    outer.first_line = outer.first_line || box.first_line;
    outer.last_line = outer.last_line || box.last_line;
    outer.lone_character = outer.lone_character || box.lone_character;
    if (outer.place.block == no_block) outer.place = box.place;
}

void make_artifact(Box& box) {
    for (Item& item : box.items) std::visit([](auto& one) { one.node = NodeId::artifact; }, item);
    for (LinkArea& link : box.links) link.node = NodeId::artifact;
    box.marks.clear();
    box.anchors.clear();
    box.place = {0, no_block, 0};
}

}  // namespace banxin::layout
