#include "layout/furniture.h"

#include "base/numerals.h"
#include "layout/line_maker.h"
#include "layout/transform.h"

#include <fmt/format.h>

namespace banxin::layout {
namespace {

/// As much of a text as fits, with an ellipsis when something is left out.
std::string fitted(const text::Fonts& fonts, const style::RoleStyle& look, Language language,
                   const std::string& text, Length room) {
    if (text_width(fonts, look, language, text) <= room) return text;
    std::u32string part = to_utf32(text);
    std::string shown;
    do {
        part.pop_back();
        shown = to_utf8(part) + "…";
    } while (!part.empty() && text_width(fonts, look, language, shown) > room);
    return shown;
}

}  // namespace

std::string page_number(PageLabelRange::Style style, std::uint32_t number) {
    switch (style) {
        case PageLabelRange::Style::decimal: return std::to_string(number);
        case PageLabelRange::Style::roman: return roman_number(number, false);
        case PageLabelRange::Style::none: return {};
    }
    return {};
}

std::string page_label(const Pages& pages, std::size_t page) {
    const PageLabelRange* range = nullptr;
    for (const PageLabelRange& one : pages.labels) {
        if (one.first_page <= page) range = &one;
    }
    if (range == nullptr) return {};
    const std::uint32_t number =
        range->start + static_cast<std::uint32_t>(page) - range->first_page;
    return page_number(range->style, number);
}

void add_furniture(const PageNumber& number, const Surroundings& around, const style::Style& style,
                   const text::Fonts& fonts, Page& page) {
    if (around.bare || page.items.empty()) return;
    const bool recto = number.side == Side::recto;
    const bool bound_left = is_bound_left(number.side, Binding::left);
    const Length measure = style.page.measure();
    const style::RoleStyle& folio = style[style::Role::folio];
    const style::RoleStyle& head = style[style::Role::running_head];
    const Length number_width = text_width(fonts, folio, around.language, number.label);
    const auto put = [&](const style::RoleStyle& look, const std::string& text, Point at) {
        place_text(fonts, look, around.language, text, at, NodeId::artifact, page.items);
    };
    /// Left end of what stands so far from the outer edge.
    const auto from_outer = [&](Length width, Length inset) {
        return bound_left ? measure - inset - width : inset;
    };
    // B03: one body em of air between the head and the type area.
    const Length head_line =
        Length{} - style.page.body_size - head.size.scaled(100 - ascent_percent, 100);
    const bool in_head = style.furniture.folio == style::FolioPlace::head_outer && !number.opening;
    if (!number.opening) {
        // B04: the folio outermost, two em from the head.
        const Length inset = in_head ? number_width + head.size * 2 : Length{};
        const std::string text =
            fitted(fonts, head, around.language, recto ? around.recto_head : around.verso_head,
                   measure - inset);
        put(head, text,
            {from_outer(text_width(fonts, head, around.language, text), inset), head_line});
        if (style.furniture.head_rule) {
            const Length y = Length{} - style.page.body_size * 3 / 5;
            page.items.emplace_back(RuleItem{
                {Length{}, y, measure, points(0.35)}, 0, NodeId::artifact, Direction::horizontal});
        }
    }
    if (in_head) {
        put(folio, number.label, {from_outer(number_width, Length{}), head_line});
        return;
    }
    const Length x = style.furniture.folio == style::FolioPlace::foot_center
                         ? (measure - number_width) / 2
                         : from_outer(number_width, Length{});
    put(folio, number.label, {x, style.page.height() + style.page.pitch * 3 / 2});
}

void place_on_paper(Page& page, Side side, const style::Page& paper) {
    const Length left = left_margin(side, Binding::left, paper);
    Transform{Turn::none, {left, paper.head_margin}}.apply(page);
}

}  // namespace banxin::layout
