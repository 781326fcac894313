// Lists: their hang, their markers, and terms with what explains them.
#include "layout/setters.h"

#include "base/ascii.h"
#include "layout/line_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace banxin::layout {

namespace {

std::string marker_of(const List& list, const ListItem& item, std::uint32_t number) {
    if (!item.marker.empty()) return item.marker;
    if (item.checked) return *item.checked ? "☑" : "☐";
    return list.ordered ? fmt::format("{}.", number) : "•";
}

void set_term(const ListItem& item, Cursor at) {
    at.flush = true;
    Block term;
    term.value = Paragraph{{{Styled{InlineStyle::strong, item.term}}}};
    term.span = item.span;
    term.number = no_block;
    std::vector<Box>& boxes = at.column->boxes;
    const std::size_t first = boxes.size();
    set_block(term, at);
    // A page that begins with it begins with what it explains.
    if (boxes.size() > first && !item.blocks.empty())
        boxes[first].place = at.at(item.blocks.front()).place;
    if (!boxes.empty()) boxes.back().keep_with_next = Keep::must;
}

/// Room that belongs to a marker and does not show.
struct Blanks {
    Length before;
    Length after;
};

/// B17: an author's enumerator keeps its full width, as it has it between Han.
Blanks blanks_of(const std::string& marker, const style::RoleStyle& look, const Cursor& at) {
    const auto width = [&](const std::string& text) { return at.short_text(text, look).width(); };
    const Length own = width(marker) + look.size;
    // What closes a Latin one brings no room of its own.
    if (marker.back() == '.' || marker.back() == ')') return {Length{}, look.size / 4};
    const std::string han = to_utf8(std::u32string(1, U'一'));
    const bool letters = script_of(decode_utf8(marker, 0).value) == Script::latin;
    return {letters ? Length{} : width(han + marker) - own, width(marker + han) - own};
}

/// On the first line of an item, in the node that the cursor is under: half an em before the text,
/// or so far before it as the author's own marker hangs.
void put_marker(const std::string& marker, const Cursor& at, std::size_t first_box, Length hang) {
    style::RoleStyle look = at.role(at.around);
    // Marks that are no figures come from the 黑体, whose bullets and boxes are clear.
    const bool figure = ascii::is_digit(marker.front());
    if (!figure && hang == Length{}) look.family = text::Family::sans;
    Column& column = *at.column;
    if (column.boxes.size() == first_box) {
        Box blank;
        blank.height = at.pitch();
        blank.ink_height = at.em();
        column.add(std::move(blank));
    }
    // A line with a marker stays as it is.
    if (column.flow != nullptr) {
        std::erase_if(column.flow->paragraphs,
                      [&](const FlowParagraph& one) { return one.first == first_box; });
        std::erase_if(column.flow->side_parts, [&](const SidePart& one) {
            return one.first <= first_box && first_box < one.first + one.count;
        });
        column.side_text.reset();
    }
    const ShortText text = at.short_text(marker, look);
    const Length x = hang > Length{} ? at.left - hang + blanks_of(marker, look, at).before
                                     : std::max(Length{}, at.left - text.width() - at.em() / 2);
    std::vector<Item> items;
    text.place({x, baseline_in(at.em(), look.size)}, at.parent, items);
    for (auto item = items.rbegin(); item != items.rend(); ++item)
        put_first(column.boxes[first_box], std::move(*item));
}

}  // namespace

Length hang_of(const List& list, const Cursor& at) {
    const style::RoleStyle& around = at.role(at.around);
    const Length em = at.em();
    // G08: the hang is whole em, room for the widest number included.
    Length hang = em.scaled(at.role(style::Role::list).left, 100);
    const std::uint32_t last = list.start + static_cast<std::uint32_t>(list.items.size());
    if (list.ordered && last > 99) hang += em;
    // They stand at the edge of the text around them.
    Length own;
    for (const ListItem& item : list.items) {
        if (item.marker.empty()) continue;
        const Blanks blanks = blanks_of(item.marker, around, at);
        own = std::max(own,
                       blanks.before + at.short_text(item.marker, around).width() + blanks.after);
    }
    return own > Length{} ? round_up(own, em) : hang;
}

void set_list(const List& list, const Cursor& at) {
    const NodeId node = at.add_node(StructureType::L);
    StreamContext& context = at.context;
    Cursor inner = at;
    const Length hang = hang_of(list, at);
    // A cell has been made wide enough, if that could be; its list must not leave it.
    const std::int64_t least = at.cell != nullptr ? 2 : at.narrow ? 4 : 8;
    if (inner.width - hang >= at.em() * least) {
        inner.left += hang;
        inner.width -= hang;
    }
    inner.flush = true;
    std::uint32_t number = list.start;
    for (const ListItem& item : list.items) {
        const NodeId item_node = context.add_node(StructureType::LI, node);
        const NodeId label = context.add_node(StructureType::Lbl, item_node);
        inner.parent = context.add_node(StructureType::LBody, item_node);
        if (!item.term.empty()) {
            set_term(item, at.under(label));
            set_blocks(item.blocks, inner);
            continue;
        }
        const std::size_t first = at.column->boxes.size();
        set_blocks(item.blocks, inner);
        put_marker(marker_of(list, item, number), inner.under(label), first,
                   item.marker.empty() ? Length{} : hang);
        ++number;
    }
}

}  // namespace banxin::layout
