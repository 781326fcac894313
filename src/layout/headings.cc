// Titles and headings: whole lines of the grid, with the text in their middle.

#include "document/walk.h"
#include "layout/display.h"
#include "layout/frames.h"
#include "layout/line_boxes.h"
#include "layout/setters.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {
namespace {

style::Role heading_role(int level) {
    switch (level) {
        case 2: return style::Role::heading2;
        case 3: return style::Role::heading3;
        case 4: return style::Role::heading4;
        case 5: return style::Role::heading5;
        default: return style::Role::heading6;
    }
}

StructureType heading_type(int level) {
    switch (level) {
        case 2: return StructureType::H2;
        case 3: return StructureType::H3;
        case 4: return StructureType::H4;
        case 5: return StructureType::H5;
        default: return StructureType::H6;
    }
}

/// Where a title stands: in the text, or in the manifest.
Span span_of(const Inlines& title) {
    Span span;
    for_each_of<Text>(title, [&](const Text& text) {
        if (!span.known()) span = text.span;
    });
    return span;
}

}  // namespace

/// What belongs to the title, a report's 引题 and 副题, stands with it in the same lines of the
/// grid.
void set_title(const Cursor& at) {
    const Chapter& chapter = at.context.chapter;
    if (chapter.title.empty()) return;
    const auto own_role = [&] {
        switch (chapter.role) {
            case ChapterRole::part: return style::Role::part_title;
            case ChapterRole::colophon: return style::Role::colophon_title;
            default: return style::Role::chapter_title;
        }
    };
    std::vector<HeadingPart> parts;
    const bool facing = has_facing_original(chapter);
    const auto beside = [&](const Blocks& all) {
        for (const Block& block : all) {
            const auto* line = std::get_if<Paragraph>(&block.value);
            if (line == nullptr) continue;
            // On the page across it stands over the original itself.
            if (facing && line->role == ParagraphRole::original_title) continue;
            parts.push_back({line->content, at.role(role_of(line->role, style::Role::body)),
                             at.add_node(StructureType::P)});
        }
    };
    beside(chapter.over_title);
    const style::RoleStyle& look = at.role(own_role());
    parts.push_back({chapter.title, look, at.add_node(StructureType::H1)});
    beside(chapter.under_title);
    set_heading_box(parts, look, at);
}

style::RoleStyle heading_look(int level, const Cursor& at) {
    return at.role(heading_role(level));
}

NodeId add_heading_node(int level, const Cursor& at) {
    return at.add_node(heading_type(level));
}

void set_heading(const Heading& heading, const Cursor& at) {
    const style::RoleStyle& look = heading_look(heading.level, at);
    const NodeId node = add_heading_node(heading.level, at);
    Column& column = *at.column;
    column.space += at.lines(look.lines_before);
    const std::size_t first = column.boxes.size();
    set_heading_box({{heading.content, look, node}}, look, at.inside(look));
    column.leave_grid(first, look);
    column.space += at.lines(look.lines_after);
}

void set_heading_box(const std::vector<HeadingPart>& parts, const style::RoleStyle& look,
                     const Cursor& at) {
    // The line gap below the last grid line belongs to the block that follows.
    const Length gap = at.pitch() - at.em();
    Box box;
    Length height;
    for (const HeadingPart& part : parts) {
        Cursor words = at;
        words.span = span_of(part.content);
        if (!part.language.empty()) words.language = part.language;
        // A heading stands in the contents and the running head too: it names no pages.
        Stream stream = words.stream(part.content, part.look, part.node, LinkPages::left_out);
        if (at.context.chapter.role == ChapterRole::part)
            keep_whole(stream, quoted_titles_in(stream.text), at.width);
        if (stream.size() == 0) continue;
        if (height > Length{}) height += gap;
        const LineSetting setting{part.look, at.left, at.width, Length{}, true, true};
        height += lines_in_box(stream, setting, height, box, words);
    }
    if (height == Length{}) height = look.size;
    // H06: under another heading a line less, and no blank line: its space is there already.
    Column& column = *at.column;
    const bool stacked = column.is_under_heading();
    if (stacked) column.space = {};
    const std::int32_t grid_lines = std::max(look.grid_lines - (stacked ? 1 : 0), 1);
    const Length usual = at.pitch() * grid_lines;
    Length wanted = usual;
    if (height > look.size) {
        // H03: several lines have air as a single one has, but for what is more than 1.5 em.
        const Length air = std::clamp(usual - gap - look.size, at.em() / 2, at.em() * 3 / 2);
        wanted = std::max(usual, round_up(height + air + gap, at.pitch()));
    }
    const Length top = (wanted - gap - height) / 2;
    shift(box, Length{}, top);
    if (const auto frame = frame_of(look, at.left, at.width, at)) {
        std::vector<Item> items;
        draw_frame(*frame, top, top + height, true, true, items);
        for (auto item = items.rbegin(); item != items.rend(); ++item)
            put_first(box, std::move(*item));
    }
    box.height = wanted;
    box.ink_height = wanted - gap;
    box.keep_with_next = Keep::must;  // H05
    box.place = at.place;
    column.add_whole(std::move(box), at.tallest_box());
    column.end_with_heading();
    column.drop_cap = look.drop_cap;
}

}  // namespace banxin::layout
