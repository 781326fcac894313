#include "layout/front_matter.h"

#include "document/words.h"
#include "layout/line_maker.h"

#include <algorithm>

namespace banxin::layout {
namespace {

/// Lines of a text under each other in one box; returns the height that they take.
Length stack(const Inlines& text, const style::RoleStyle& look, NodeId node, Length top,
             const style::Style& style, StreamContext& context, Box& box) {
    Stream stream = make_stream(text, look, context.chapter.language, node, context);
    if (look.spread) spread_short_title(stream, look.size);
    const Length side = style.page.body_size.scaled(look.left, 100);
    const Length width = style.page.measure() - side - style.page.body_size.scaled(look.right, 100);
    Length y = top;
    for (const LineRange& line : break_lines(stream, {width, Length{}, false, true})) {
        place_line(stream, line,
                   {side, width, y + look.size.scaled(ascent_percent, 100), look.align},
                   context.fonts, box);
        y += look.pitch;
    }
    return y - top;
}

Inlines plain(std::string text) {
    return {{Text{std::move(text), {}}}};
}

/// A last page of contents with a line or two looks forgotten: the title gives up some of its
/// room for them, or they take others along.
void spare_last_page(Flow& flow, const style::Page& page) {
    constexpr std::int64_t least_title = 3;
    constexpr std::size_t least_entries = 4;
    Length height;
    for (const Box& box : flow.boxes) height += box.height;
    const std::int64_t lines = (height.sp + page.pitch.sp - 1) / page.pitch.sp;
    const std::int64_t spilled = lines > page.lines ? lines % page.lines : 0;
    Box& title = flow.boxes.front();
    if (spilled > 0 && title.height >= page.pitch * (spilled + least_title)) {
        const Length less = page.pitch * spilled;
        shift(title, Length{}, Length{} - less / 2);
        title.height -= less;
        title.ink_height -= less;
        return;
    }
    const std::size_t count = flow.boxes.size();
    for (std::size_t i = count - std::min(count, least_entries); i + 1 < count; ++i)
        flow.boxes[i].keep_with_next = Keep::must;
}

}  // namespace

Flow contents(const std::vector<ContentsEntry>& entries, StreamContext& context) {
    const style::Style& style = context.style;
    Flow flow;
    const style::Page& page = style.page;
    const NodeId section = context.add_node(StructureType::TOC, static_cast<NodeId>(0));
    const style::RoleStyle& title_look = style[style::Role::contents_title];
    Box title;
    const Inlines title_words = plain(std::string(word(Word::contents, context.book_language)));
    const Length title_height = page.pitch * std::max(title_look.grid_lines, 1);
    stack(title_words, title_look, context.add_node(StructureType::H1, section), Length{}, style,
          context, title);
    shift(title, Length{}, (title_height - (page.pitch - page.body_size) - title_look.size) / 2);
    title.height = title_height;
    title.ink_height = title_height - (page.pitch - page.body_size);
    title.keep_with_next = Keep::must;
    title.anchors.push_back(context.chapter.name);
    flow.boxes.push_back(std::move(title));

    const Length number_room = page.body_size * 5 / 2;
    for (const ContentsEntry& entry : entries) {
        const bool top = entry.level <= 1;
        style::RoleStyle look =
            style[top ? style::Role::contents_entry : style::Role::contents_subentry];
        look.align = style::Align::start;
        if (entry.level < 1) {
            look.bold = true;
            look.lines_before = 100;
        }
        const NodeId node = context.add_node(StructureType::TOCI, section);
        const Length left = page.body_size.scaled(look.left, 100) * (top ? 1 : entry.level - 1);
        const Length width = page.measure() - left - number_room;
        const Stream stream = make_stream(entry.title, look, entry.language, node, context);
        const Length hang = page.body_size;
        const std::vector<LineRange> lines =
            break_lines(stream, {width - hang, Length{} - hang, false});
        for (std::size_t i = 0; i < lines.size(); ++i) {
            Box box;
            box.height = page.pitch;
            box.ink_height = page.body_size;
            if (i == 0) box.space_before = page.pitch.scaled(look.lines_before, 100);
            if (i + 1 < lines.size()) box.keep_with_next = Keep::must;
            const Length x = left + (i == 0 ? Length{} : hang);
            const Length baseline = baseline_in(page.body_size, look.size);
            place_line(stream, lines[i],
                       {x, width - (i == 0 ? Length{} : hang), baseline, look.align}, context.fonts,
                       box);
            if (i + 1 == lines.size()) {
                const Length end = x + natural_width(stream, lines[i]);
                const Length number = text_width(context.fonts, look, entry.language, entry.label);
                // Dots stand on one grid counted from the right edge of the type area.
                const Length step = page.body_size / 2;
                GlyphRun dots;
                dots.face = context.fonts.face(look.family, false, entry.language);
                dots.size = look.size;
                const auto face = context.fonts.face_with(chars::middle_dot, dots.face);
                if (face) {
                    dots.face = *face;
                    const text::Glyph dot =
                        context.fonts.shape_ideograph(*face, chars::middle_dot, entry.language);
                    const Length ink = look.size.scaled(dot.advance, 65536);
                    dots.origin = {Length{}, baseline};
                    for (std::int64_t k = page.measure() / step; k > 0; --k) {
                        const Length centre = page.measure() - step * k + step / 2;
                        const bool clear_of_title = centre - step > end;
                        const bool clear_of_number = centre + step < page.measure() - number;
                        if (!clear_of_title || !clear_of_number) continue;
                        dots.glyphs.push_back(
                            {dot.id, static_cast<std::int32_t>((centre - ink / 2).sp), 0, 0});
                    }
                    // B07: at least three, or none.
                    if (dots.glyphs.size() >= 3) box.items.emplace_back(std::move(dots));
                }
                place_text(context.fonts, look, entry.language, entry.label,
                           {page.measure() - number, baseline}, node, box.items);
                box.links.push_back({{left, Length{}, page.measure() - left, page.body_size},
                                     entry.anchor,
                                     true,
                                     node});
            }
            flow.boxes.push_back(std::move(box));
        }
    }
    spare_last_page(flow, page);
    return flow;
}

}  // namespace banxin::layout
