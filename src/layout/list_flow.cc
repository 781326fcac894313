// Lists: their hang, their markers, and terms with what explains them.
#include "layout/chapter_flow.h"

#include "base/ascii.h"
#include "layout/line_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace banxin::layout {

Length ChapterFlow::hang_of(const List& list, const style::RoleStyle& around) const {
    // G08: the hang is whole em, room for the widest number included.
    Length hang = em().scaled(role(style::Role::list).left, 100);
    const std::uint32_t last = list.start + static_cast<std::uint32_t>(list.items.size());
    if (list.ordered && last > 99) hang += em();
    // B17: enumerators keep their full width, and stand at the edge of the text around them.
    Length own;
    for (const ListItem& item : list.items) {
        // What closes a Latin one brings no room of its own.
        const bool narrow =
            !item.marker.empty() && (item.marker.back() == '.' || item.marker.back() == ')');
        own = std::max(own, text_width(context_.fonts, around, language(), item.marker) +
                                (narrow ? em() / 4 : Length{}));
    }
    return own > Length{} ? round_up(own, em()) : hang;
}

void ChapterFlow::list(const List& list, const BlockPlace& place) {
    const NodeId node = context_.add_node(StructureType::L, place.parent);
    BlockPlace inner = place;
    const Length hang = hang_of(list, role(place.role));
    // A cell has been made wide enough, if that could be; its list must not leave it.
    const std::int64_t least = cell_ == nullptr ? 8 : 2;
    if (inner.width - hang >= em() * least) {
        inner.left += hang;
        inner.width -= hang;
    }
    inner.flush = true;
    std::uint32_t number = list.start;
    for (const ListItem& item : list.items) {
        const NodeId item_node = context_.add_node(StructureType::LI, node);
        const NodeId label = context_.add_node(StructureType::Lbl, item_node);
        inner.parent = context_.add_node(StructureType::LBody, item_node);
        if (!item.term.empty()) {
            BlockPlace head = place;
            head.parent = label;
            head.flush = true;
            Block term;
            term.value = Paragraph{{{Styled{InlineStyle::strong, item.term}}}};
            term.span = item.span;
            term.number = no_block;
            const std::size_t first = boxes_->size();
            block(term, head);
            // A page that begins with it begins with what it explains.
            if (boxes_->size() > first && !item.blocks.empty())
                (*boxes_)[first].place = place_of(item.blocks.front());
            if (!boxes_->empty()) boxes_->back().keep_with_next = Keep::must;
            blocks(item.blocks, inner);
            continue;
        }
        std::string marker = "•";
        if (!item.marker.empty())
            marker = item.marker;
        else if (item.checked)
            marker = *item.checked ? "☑" : "☐";
        else if (list.ordered)
            marker = fmt::format("{}.", number);
        const std::size_t first = boxes_->size();
        blocks(item.blocks, inner);
        put_marker(marker, inner, first, label, item.marker.empty() ? Length{} : hang);
        ++number;
    }
}

void ChapterFlow::put_marker(const std::string& marker, const BlockPlace& place,
                             std::size_t first_box, NodeId node, Length hang) {
    style::RoleStyle look = role(place.role);
    // Marks that are no figures come from the 黑体, whose bullets and boxes are clear.
    const bool figure = ascii::is_digit(marker.front());
    if (!figure && hang == Length{}) look.family = text::Family::sans;
    if (boxes_->size() == first_box) {
        Box blank;
        blank.height = pitch();
        blank.ink_height = em();
        blank.space_before = pending_space_;
        pending_space_ = {};
        boxes_->push_back(std::move(blank));
    }
    // A line with a marker stays as it is.
    const auto is_marked = [&](const FlowParagraph& one) { return one.first == first_box; };
    auto& paragraphs = flow_.paragraphs;
    if (boxes_ == &flow_.boxes)
        paragraphs.erase(std::remove_if(paragraphs.begin(), paragraphs.end(), is_marked),
                         paragraphs.end());
    Box& box = (*boxes_)[first_box];
    const Length width = text_width(context_.fonts, look, language(), marker);
    const Length x =
        hang > Length{} ? place.left - hang : std::max(Length{}, place.left - width - em() / 2);
    std::vector<Item> items;
    place_text(context_.fonts, look, language(), marker, {x, baseline_in(em(), look.size)}, node,
               items);
    for (auto item = items.rbegin(); item != items.rend(); ++item) put_first(box, std::move(*item));
}

}  // namespace banxin::layout
