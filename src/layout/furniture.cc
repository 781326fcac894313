#include "layout/furniture.h"

#include "base/ascii.h"
#include "base/numerals.h"
#include "layout/line_maker.h"
#include "layout/short_text.h"
#include "layout/transform.h"

#include <fmt/format.h>

namespace banxin::layout {
namespace {

bool is_of_word(char32_t c) {
    return script_of(c) == Script::latin || ascii::is_digit(c);
}

/// As much of a title as fits: what stands before a colon by itself, else up to where no word is
/// cut, with an ellipsis.
std::string fitted(const std::string& text, const style::RoleStyle& look, Language language,
                   const text::Fonts& fonts, const LineRulesSet& rules, Length room) {
    const auto fits = [&](const std::string& shown) {
        return ShortText(shown, look, language, fonts, rules).width() <= room;
    };
    if (fits(text)) return text;
    const std::u32string all = to_utf32(text);
    for (std::size_t colon = all.find_last_of(U"：:"); colon != all.npos && colon > 0;
         colon = all.find_last_of(U"：:", colon - 1)) {
        std::string before = to_utf8(all.substr(0, colon));
        if (fits(before)) return before;
    }
    std::size_t end = 0;
    for (std::size_t too_long = all.size(); end + 1 < too_long;) {
        const std::size_t middle = (end + too_long) / 2;
        (fits(to_utf8(all.substr(0, middle)) + "…") ? end : too_long) = middle;
    }
    std::size_t cut = end;
    while (cut > 0 && cut < all.size() && is_of_word(all[cut - 1]) && is_of_word(all[cut])) --cut;
    // A word that is longer than the line is cut.
    if (cut == 0) cut = end;
    while (cut > 0 && all[cut - 1] == U' ') --cut;
    return to_utf8(all.substr(0, cut)) + "…";
}

std::string head_text(HeadText which, const Surroundings& around, const std::string& section) {
    switch (which) {
        case HeadText::none: return {};
        case HeadText::book: return around.book;
        case HeadText::part: return around.part.empty() ? around.book : around.part;
        case HeadText::chapter: return around.chapter;
        case HeadText::section: return section.empty() ? around.chapter : section;
    }
    return {};
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

std::string page_label(const std::vector<PageLabelRange>& labels, std::size_t page) {
    const PageLabelRange* range = nullptr;
    for (const PageLabelRange& one : labels) {
        if (one.first_page <= page) range = &one;
    }
    if (range == nullptr) return {};
    const std::uint32_t number =
        range->start + static_cast<std::uint32_t>(page) - range->first_page;
    return page_number(range->style, number);
}

void add_furniture(const PageNumber& number, const Surroundings& around, const style::Style& style,
                   const text::Fonts& fonts, const LineRulesSet& rules, Page& page) {
    if (around.bare || page.items.empty()) return;
    const bool recto = number.side == Side::recto;
    const bool bound_left = is_bound_left(number.side, Binding::left);
    const Length measure = style.page.measure();
    const style::RoleStyle& folio = style[style::Role::folio];
    const style::RoleStyle& head = style[style::Role::running_head];
    const ShortText label(number.label, folio, around.language, fonts, rules);
    const Length number_width = label.width();
    const auto put = [&page](const ShortText& text, Length x, Length y) {
        text.place({x, y}, NodeId::artifact, page.items);
    };
    /// Left end of what stands so far from the outer edge.
    const auto from_outer = [&](Length width, Length inset) {
        return bound_left ? measure - inset - width : inset;
    };
    // B03: an em and a half of air between the head and the type area.
    const Length head_line =
        Length{} - style.page.body_size * 3 / 2 - head.size.scaled(100 - ascent_percent, 100);
    const bool in_head = style.furniture.folio == style::FolioPlace::head_outer && !number.opening;
    if (!number.opening) {
        // B04: the folio outermost, two em from the head.
        const Length inset = in_head ? number_width + head.size * 2 : Length{};
        const style::Furniture& wanted = style.furniture;
        const HeadText which = recto ? wanted.recto_head : wanted.verso_head;
        const bool original = !recto && !around.original.empty() && which != HeadText::none;
        std::string words = original ? around.original : head_text(which, around, number.section);
        if (!number.head.empty() && which != HeadText::none) words = number.head;
        const ShortText text(fitted(words, head, around.language, fonts, rules, measure - inset),
                             head, around.language, fonts, rules);
        put(text, from_outer(text.width(), inset), head_line);
        if (wanted.head_rule && which != HeadText::none) {
            const Length y = Length{} - style.page.body_size;
            page.items.emplace_back(RuleItem{
                {Length{}, y, measure, points(0.35)}, 0, NodeId::artifact, Direction::horizontal});
        }
    }
    if (in_head) {
        put(label, from_outer(number_width, Length{}), head_line);
        return;
    }
    const Length x = style.furniture.folio == style::FolioPlace::foot_center
                         ? (measure - number_width) / 2
                         : from_outer(number_width, Length{});
    put(label, x, style.page.height() + style.page.pitch * 3 / 2);
}

void place_on_paper(Page& page, Side side, const style::Page& paper) {
    const Length left = left_margin(side, Binding::left, paper);
    Transform{Turn::none, {left, paper.head_margin}}.apply(page);
}

}  // namespace banxin::layout
