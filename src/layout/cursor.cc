#include "layout/cursor.h"

#include "layout/breaker.h"
#include "layout/frames.h"
#include "layout/side_text.h"

#include <iterator>
#include <utility>

namespace banxin::layout {

void Column::take_waiting(Box& box) {
    box.space_before = std::exchange(space, Length{});
    for (std::string& anchor : anchors) box.anchors.push_back(std::move(anchor));
    anchors.clear();
    box.marks.insert(box.marks.begin(), asides.begin(), asides.end());
    asides.clear();
}

void Column::add(Box&& box) {
    take_waiting(box);
    boxes.push_back(std::move(box));
}

void Column::add_whole(Box&& box, Length room) {
    take_waiting(box);
    if (box.ink_height <= room) {
        boxes.push_back(std::move(box));
        return;
    }
    std::vector<Box> pieces = parted(std::move(box));
    if (pieces.size() > 2) {
        pieces.front().keep_with_next = Keep::must;
        pieces[pieces.size() - 2].keep_with_next = Keep::must;
    }
    std::move(pieces.begin(), pieces.end(), std::back_inserter(boxes));
}

void Column::keep_from(std::size_t first, Keep keep) {
    for (std::size_t i = first; i < boxes.size(); ++i) boxes[i].keep_with_next = keep;
}

void Column::leave_grid(std::size_t first, const style::RoleStyle& look) {
    if (look.lines_before % 100 == 0) return;
    for (std::size_t i = first; i < boxes.size(); ++i) boxes[i].on_grid = false;
}

Box SidePicture::blank() const {
    Box blank;
    blank.height = round_up(rest, pitch);
    blank.ink_height = blank.height - (pitch - em);
    blank.on_grid = on_grid;
    return blank;
}

void Column::end_side() {
    if (!side) return;
    const SidePicture ended = *std::exchange(side, std::nullopt);
    if (ended.rest > Length{}) boxes.push_back(ended.blank());
    end_side_text(*this);
    if (flow == nullptr) join_beside(ended.box);
}

/// What cuts such a column, the rows of a table or the lines of a note, does not ask what must stay
/// together: it is one box.
void Column::join_beside(std::size_t first) {
    std::size_t end = first + 1;
    while (end < boxes.size() && boxes[end - 1].keep_with_next == Keep::must) ++end;
    Box whole = std::move(boxes[first]);
    const Box& last = boxes[end - 1];
    whole.keep_with_next = last.keep_with_next;
    whole.hyphen = last.hyphen;
    const bool opens = last.first_line;
    const bool closes = end > first + 1 && boxes[first + 1].last_line;
    for (std::size_t i = first + 1; i < end; ++i) {
        Box& next = boxes[i];
        if (whole.height > Length{}) whole.height += next.space_before;
        const Length height = whole.height + next.height;
        put_into(whole, std::move(next), whole.height);
        whole.height = height;
    }
    // Of what stands at its edges.
    whole.first_line = opens;
    whole.last_line = closes;
    whole.lone_character = closes && whole.lone_character;
    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                boxes.begin() + static_cast<std::ptrdiff_t>(end));
    boxes[first] = std::move(whole);
}

style::RoleStyle Cursor::role(style::Role which) const {
    if (cell != nullptr) return cell->roles[static_cast<std::size_t>(which)];
    const style::Style& style = context.style;
    style::RoleStyle look = in_original
                                ? style.in_original(language.locale() == Locale::latin, which)
                                : style.in(context.chapter.kind, which);
    if (largest > Length{} && look.size > largest) {
        look.pitch = look.pitch.scaled(largest.sp, look.size.sp);
        look.size = largest;
    }
    if (percent != 100) {
        look.size = look.size.scaled(percent, 100);
        look.pitch = look.pitch.scaled(percent, 100);
    }
    return look;
}

Cursor Cursor::at(const Block& block) const {
    Cursor made = *this;
    made.span = block.span;
    made.place = {0, in_original ? no_block : block.number, 0};
    return made;
}

Cursor Cursor::inside(const style::RoleStyle& look) const {
    Cursor made = *this;
    const FrameInsets insets = frame_insets(look, em());
    made.left += em().scaled(look.left, 100) + insets.left;
    made.width -= em().scaled(look.left + look.right, 100) + insets.left + insets.right;
    return made;
}

Cursor Cursor::under(NodeId node) const {
    Cursor made = *this;
    made.parent = node;
    return made;
}

Cursor Cursor::in(Column& other) const {
    Cursor made = *this;
    made.column = &other;
    return made;
}

Cursor Cursor::speaking(Language other, bool original) const {
    Cursor made = *this;
    made.language = other;
    made.in_original = original;
    return made;
}

Stream Cursor::stream(const Inlines& content, const style::RoleStyle& look, NodeId node,
                      LinkPages pages) const {
    Stream made = make_stream(content, look, language, node, context, pages);
    if (look.spread) spread_short_title(made, look.size);
    return made;
}

}  // namespace banxin::layout
