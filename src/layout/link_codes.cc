// The codes of a chapter's links, at its end: a code, what the link is called, and its address.

#include "document/words.h"
#include "layout/chapter_flow.h"
#include "layout/line_maker.h"

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

void ChapterFlow::link_codes(NodeId section) {
    if (context_.chapter.link_codes.empty()) return;
    const style::RoleStyle& title = role(style::Role::heading4);
    const style::RoleStyle& look = role(style::Role::caption);
    const Inlines heading = {{Text{std::string(word(Word::links, language())), {}}}};
    // No page has codes alone: the text's last two lines stand over them.
    for (std::size_t i = 1; i <= 2 && i <= boxes_->size(); ++i) {
        Box& box = (*boxes_)[boxes_->size() - i];
        box.keep_with_next = Keep::must;
        if (!box.last_line) break;
    }
    pending_space_ += pitch() * 2;
    heading_box(heading, title, context_.add_node(StructureType::P, section), Length{},
                style_.page.measure());
    // Three lines high: about 18 mm, which telephones read at arm's length.
    const Length side = pitch() * 3;
    for (const LinkCode& code : context_.chapter.link_codes) {
        const NodeId entry = context_.add_node(StructureType::P, section);
        const NodeId figure = context_.add_node(StructureType::Figure, entry, {}, code.url);
        const NodeId link = context_.add_node(StructureType::Link, entry);
        Box box;
        const Length quiet = Length{side.sp * quiet_modules / code.modules};
        draw(code, {Length{}, Length{}, side, side}, figure, box);
        const Length left = side + std::max(quiet, em());
        const Length width = style_.page.measure() - left;
        Length y;
        const auto say = [&](const std::string& text, NodeId node) {
            const Stream stream =
                make_stream({{Text{text, code.span}}}, look, language(), node, context_);
            style::RoleStyle flush = look;
            flush.align = style::Align::start;
            y += lines_in_box(stream, {&flush, left, width, Length{}}, code.span, y, box);
            y += look.pitch - look.size;
        };
        if (code.words != code.url) say(code.words, entry);
        say(code.url, link);
        box.links.push_back({{left, Length{}, width, y}, code.url, false, link});
        const Length tallest = std::max(side, y) + em();
        box.height = round_up(tallest, pitch());
        box.ink_height = std::max(side, y);
        take_pending(box);
        boxes_->push_back(std::move(box));
    }
}

}  // namespace banxin::layout
