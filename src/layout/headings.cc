// Titles and headings: whole lines of the grid, with the text in their middle.

#include "document/walk.h"
#include "layout/chapter_flow.h"
#include "layout/flatten.h"
#include "layout/line_maker.h"

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
void ChapterFlow::title(NodeId section) {
    const Chapter& chapter = context_.chapter;
    if (chapter.title.empty()) return;
    const auto own_role = [&] {
        switch (chapter.role) {
            case ChapterRole::part: return style::Role::part_title;
            case ChapterRole::colophon: return style::Role::colophon_title;
            default: return style::Role::chapter_title;
        }
    };
    std::vector<HeadingPart> parts;
    const auto beside = [&](const Blocks& all) {
        for (const Block& block : all) {
            const auto* line = std::get_if<Paragraph>(&block.value);
            if (line == nullptr) continue;
            // On the page across it stands over the original itself.
            if (flow_.has_facing && line->role == ParagraphRole::original_title) continue;
            parts.push_back({line->content, &role(role_of(line->role, style::Role::body)),
                             context_.add_node(StructureType::P, section)});
        }
    };
    beside(chapter.over_title);
    const style::RoleStyle& look = role(own_role());
    parts.push_back({chapter.title, &look, context_.add_node(StructureType::H1, section)});
    beside(chapter.under_title);
    heading_box(parts, look, Length{}, style_.page.measure());
}

const style::RoleStyle& ChapterFlow::heading_look(int level) const {
    return role(heading_role(level));
}

NodeId ChapterFlow::add_heading_node(int level, NodeId parent) {
    return context_.add_node(heading_type(level), parent);
}

void ChapterFlow::heading(const Heading& heading, const Block&, const BlockPlace& place) {
    const NodeId node = add_heading_node(heading.level, place.parent);
    const style::RoleStyle& look = heading_look(heading.level);
    pending_space_ += pitch() * look.lines_before;
    heading_box(heading.content, look, node, place.left + em().scaled(look.left, 100),
                place.width - em().scaled(look.left + look.right, 100));
    pending_space_ += pitch() * look.lines_after;
}

void ChapterFlow::heading_box(const Inlines& content, const style::RoleStyle& look, NodeId node,
                              Length left, Length width) {
    heading_box({{content, &look, node}}, look, left, width);
}

/// H02: a heading takes whole grid lines and stands in their middle.
void ChapterFlow::heading_box(const std::vector<HeadingPart>& parts, const style::RoleStyle& look,
                              Length left, Length width) {
    // A heading stands in the contents and the running head too: it names no pages.
    const PageReferences* references = std::exchange(context_.references, nullptr);
    Box box;
    Length height;
    for (const HeadingPart& part : parts) {
        Stream stream =
            make_stream(part.content, *part.look,
                        part.language.empty() ? language() : part.language, part.node, context_);
        if (part.look->spread) spread_short_title(stream, part.look->size);
        if (stream.size() == 0) continue;
        if (height > Length{}) height += pitch() - em();
        const Setting setting{part.look, left, width, Length{}, true, true};
        height += lines_in_box(stream, setting, span_of(part.content), height, box);
    }
    if (height == Length{}) height = look.size;
    context_.references = references;
    // H06: under another heading a line less, and no blank line: its space is there already.
    const bool stacked = boxes_->empty() ? side_under_heading_ : under_heading_ == boxes_->size();
    if (stacked) pending_space_ = {};
    const std::int32_t grid_lines = std::max(look.grid_lines - (stacked ? 1 : 0), 1);
    const Length wanted = std::max(pitch() * grid_lines, round_up(height, pitch()));
    // The line gap below the last grid line belongs to the block that follows.
    shift(box, Length{}, (wanted - (pitch() - em()) - height) / 2);
    box.height = wanted;
    box.ink_height = wanted - (pitch() - em());
    box.keep_with_next = Keep::must;  // H05
    box.place = place_;
    take_pending(box);
    put(std::move(box));
    under_heading_ = boxes_->size();
}

}  // namespace banxin::layout
