#include "layout/side_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::layout {
namespace {

/// Lines beside a picture that comes later: fewer look forgotten there.
constexpr std::size_t least_beside = 2;

/// What the boxes of a paragraph have from those that it stands in the stead of.
void take_from_usual(const std::vector<Box>& usual, const SideParagraph& paragraph,
                     std::vector<Box>& lines) {
    const Box& first = usual[paragraph.first];
    lines.front().space_before = first.space_before;
    lines.front().anchors = first.anchors;
    for (const MarkSlot& mark : first.marks)
        if (mark.hidden) lines.front().marks.push_back(mark);
    for (Box& line : lines) {
        line.frames = first.frames;
        line.on_grid = first.on_grid;
    }
    // What keeps its last line from the next one is the picture, or a rule for all places.
    const RoomBeside& beside = paragraph.setting.beside;
    if (paragraph.count >= beside.lines)
        lines.back().keep_with_next =
            std::max(lines.back().keep_with_next,
                     usual[paragraph.first + paragraph.count - 1].keep_with_next);
}

std::vector<Box> set_again(const SideText& text, const SideParagraph& paragraph,
                           const RoomBeside& beside, const std::vector<Box>& usual) {
    LineSetting setting = paragraph.setting;
    setting.beside = beside;
    std::vector<Box> lines = lines_of(*paragraph.stream, setting, text.page, text.fonts);
    for (Box& line : lines) text.numbers.apply(line);
    take_from_usual(usual, paragraph, lines);
    // Blank space before the first of them stood above the picture.
    if (&paragraph == text.paragraphs.data())
        lines.front().space_before = usual[text.side.box].space_before;
    return lines;
}

}  // namespace

std::vector<Box> with_picture_later(const SideText& text, const std::vector<Box>& usual,
                                    std::size_t full) {
    std::vector<Box> made;
    const auto add = [&](auto from, auto to) {
        made.insert(made.end(), std::make_move_iterator(from), std::make_move_iterator(to));
    };
    SidePicture side = text.side;
    const auto room = [&side](std::size_t after) {
        return RoomBeside{side.lines(), side.taken, side.on_left,
                          static_cast<std::uint32_t>(after)};
    };
    bool placed = false;
    std::size_t beside = 0;
    for (const SideParagraph& paragraph : text.paragraphs) {
        if (placed) side.pass_space(usual[paragraph.first].space_before);
        std::vector<Box> lines = set_again(text, paragraph, room(full), usual);
        if (!placed && lines.size() <= full) {
            full -= lines.size();
            add(lines.begin(), lines.end());
            continue;
        }
        const auto next = lines.begin() + static_cast<std::ptrdiff_t>(full);
        if (!placed) {
            Box picture = usual[text.side.box];
            picture.space_before = std::exchange(next->space_before, Length{});
            // A page that begins with it begins with the text beside it.
            picture.place = next->place;
            picture.last_line = next->last_line;
            picture.lone_character = next->lone_character;
            add(lines.begin(), next);
            made.push_back(std::move(picture));
            placed = true;
        } else {
            add(lines.begin(), next);
        }
        add(next, lines.end());
        side.pass_lines(lines.size() - full);
        beside += lines.size() - full;
        full = 0;
    }
    if (!placed || beside < least_beside) return {};
    if (side.rest > Length{}) {
        made.push_back(side.blank());
        made.back().frames = usual[text.side.box].frames;
        for (FramePart& part : made.back().frames) part.bottom = made.back().ink_height;
    }
    return made;
}

std::vector<Box> with_picture_apart(const SideText& text, const std::vector<Box>& usual) {
    std::vector<Box> made;
    for (const SideParagraph& paragraph : text.paragraphs) {
        std::vector<Box> lines = set_again(text, paragraph, {}, usual);
        std::move(lines.begin(), lines.end(), std::back_inserter(made));
    }
    made.push_back(text.spare);
    return made;
}

void SideText::renumber(const Renumbering& new_numbers, std::size_t boxes_before) {
    numbers = new_numbers;
    numbers.apply(spare);
    side.box += boxes_before;
    for (SideParagraph& paragraph : paragraphs) paragraph.first += boxes_before;
}

void keep_beside(SideParagraph paragraph, Column& column) {
    paragraph.count = column.boxes.size() - paragraph.first;
    SideText& text = *column.side_text;
    text.paragraphs.push_back(std::move(paragraph));
    // As many lines again as stand beside it may come before it, and notes take room too.
    if (column.boxes.size() - text.side.box > std::size_t{text.side.lines()} * 3)
        end_side_text(column);
}

void end_side_text(Column& column) {
    const std::shared_ptr<SideText> text = std::exchange(column.side_text, nullptr);
    if (text == nullptr || text->paragraphs.empty()) return;
    Flow& flow = *column.flow;
    const Box& picture = column.boxes[text->side.box];
    text->spare.anchors = picture.anchors;
    for (const MarkSlot& mark : picture.marks)
        if (mark.hidden) text->spare.marks.push_back(mark);
    flow.side_parts.push_back(
        {text->side.box, column.boxes.size() - text->side.box, text, flow.spares.size()});
    flow.spares.push_back(text->spare);
}

}  // namespace banxin::layout
