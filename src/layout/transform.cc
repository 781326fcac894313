#include "layout/transform.h"

#include <stdexcept>

namespace banxin::layout {

Point Transform::operator()(Point at) const {
    switch (turn) {
        case Turn::none: break;
        case Turn::clockwise: return {origin.x - at.y, origin.y + at.x};
        case Turn::counterclockwise: return {origin.x + at.y, origin.y - at.x};
    }
    return {origin.x + at.x, origin.y + at.y};
}

Rect Transform::operator()(const Rect& area) const {
    const Point first = (*this)(Point{area.x, area.y});
    switch (turn) {
        case Turn::none: break;
        case Turn::clockwise: return {first.x - area.height, first.y, area.height, area.width};
        case Turn::counterclockwise:
            return {first.x, first.y - area.width, area.height, area.width};
    }
    return {first.x, first.y, area.width, area.height};
}

Direction Transform::operator()(Direction direction) const {
    if (turn == Turn::none || direction == Direction::vertical) return direction;
    if (direction == Direction::horizontal)
        return turn == Turn::clockwise ? Direction::clockwise : Direction::counterclockwise;
    const bool back = (direction == Direction::clockwise) == (turn == Turn::counterclockwise);
    if (!back) throw std::logic_error("layout: a line was turned twice");
    return Direction::horizontal;
}

void Transform::apply(Item& item) const {
    std::visit(Overloaded{
                   [&](GlyphRun& run) {
                       run.origin = (*this)(run.origin);
                       run.direction = (*this)(run.direction);
                   },
                   [&](auto& filled) {
                       filled.area = (*this)(filled.area);
                       filled.direction = (*this)(filled.direction);
                   },
               },
               item);
}

void Transform::apply(Box& box) const {
    for (Item& item : box.items) apply(item);
    for (LinkArea& link : box.links) link.area = (*this)(link.area);
    for (MarkSlot& mark : box.marks) {
        mark.at = (*this)(mark.at);
        mark.direction = (*this)(mark.direction);
    }
}

void Transform::apply(Page& page) const {
    for (Item& item : page.items) apply(item);
    for (LinkArea& link : page.links) link.area = (*this)(link.area);
    for (Anchor& anchor : page.anchors) anchor.y = (*this)(Point{Length{}, anchor.y}).y;
    for (PlacedLine& line : page.lines) line.at = (*this)(line.at);
}

}  // namespace banxin::layout
