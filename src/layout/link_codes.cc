// The codes of a chapter's links, at its end: a code, what the link is called, and its address.

#include "document/words.h"
#include "layout/line_boxes.h"
#include "layout/setters.h"

#include <algorithm>

namespace banxin::layout {
namespace {

/// ISO/IEC 18004, "Quiet zone".
constexpr std::int64_t quiet_modules = 4;

/// Dark modules beside each other are one rule, or a viewer would show seams between them.
void draw(const LinkCode& code, Rect area, NodeId node, Box& box) {
    const auto edge = [&](Length from, std::uint32_t module) {
        return from + Length{area.width.sp * module / code.modules};
    };
    for (std::uint32_t row = 0; row < code.modules; ++row) {
        const Length top = edge(area.y, row);
        const Length height = edge(area.y, row + 1) - top;
        for (std::uint32_t begin = 0; begin < code.modules;) {
            std::uint32_t end = begin;
            while (end < code.modules && code.dark[std::size_t{row} * code.modules + end]) ++end;
            if (end > begin) {
                const Length left = edge(area.x, begin);
                box.items.emplace_back(RuleItem{
                    {left, top, edge(area.x, end) - left, height}, 0, node, Direction::horizontal});
            }
            begin = std::max(end, begin + 1);
        }
    }
}

}  // namespace

void set_link_codes(const Cursor& at) {
    const Chapter& chapter = at.context.chapter;
    if (chapter.link_codes.empty()) return;
    const style::RoleStyle& title = at.role(style::Role::heading4);
    style::RoleStyle look = at.role(style::Role::caption);
    look.align = style::Align::start;
    const Inlines heading = {{Text{std::string(word(Word::links, at.language)), {}}}};
    // No page has codes alone: the text's last two lines stand over them.
    Column& column = *at.column;
    for (std::size_t i = 1; i <= 2 && i <= column.boxes.size(); ++i) {
        Box& box = column.boxes[column.boxes.size() - i];
        box.keep_with_next = Keep::must;
        if (!box.last_line) break;
    }
    column.space += at.pitch() * 2;
    set_heading_box({{heading, title, at.add_node(StructureType::P)}}, title, at);
    // Three lines high: about 18 mm, which telephones read at arm's length.
    const Length side = at.pitch() * 3;
    for (const LinkCode& code : chapter.link_codes) {
        Cursor entry = at.under(at.add_node(StructureType::P));
        entry.span = code.span;
        const NodeId figure = entry.add_node(StructureType::Figure, {}, code.url);
        const NodeId link = entry.add_node(StructureType::Link);
        Box box;
        const Length quiet = Length{side.sp * quiet_modules / code.modules};
        draw(code, {Length{}, Length{}, side, side}, figure, box);
        const Length left = side + std::max(quiet, at.em());
        const Length width = at.page().measure() - left;
        Length y;
        const auto say = [&](const std::string& text, NodeId node) {
            const Stream stream = entry.stream({{Text{text, code.span}}}, look, node);
            y += lines_in_box(stream, {look, left, width}, y, box, entry);
            y += look.pitch - look.size;
        };
        if (code.words != code.url) say(code.words, entry.parent);
        say(code.url, link);
        box.links.push_back({{left, Length{}, width, y}, code.url, false, link});
        const Length tallest = std::max(side, y) + at.em();
        box.height = round_up(tallest, at.pitch());
        box.ink_height = std::max(side, y);
        column.add(std::move(box));
    }
}

}  // namespace banxin::layout
