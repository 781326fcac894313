/// \file
/// What stands around the type area: running heads and folios; and the place of the type area
/// on the paper. Private to the layout room.
#pragma once

#include "layout/page.h"
#include "layout/sides.h"
#include "layout/spacing.h"
#include "style/style.h"

#include <map>
#include <string>

namespace banxin::layout {

/// The same for all pages of a part.
struct Surroundings {
    /// What may stand at the head of a page, as a style asks for it (B01).
    std::string book;
    std::string part;
    std::string chapter;
    /// By their anchors.
    std::map<std::string, std::string> section_heads;
    /// At the head of left pages whatever a style has there: the title of the original.
    std::string original;
    Language language;
    /// Neither head nor folio (B02).
    bool bare = false;
    /// It opens on two facing pages.
    bool opens_on_two = false;
};

struct PageNumber {
    Side side = Side::recto;
    bool opening = false;  ///< first page of its chapter: no running head
    std::string label;
    /// The first that begins on the page, else the one that goes on; mostly empty.
    std::string section;
    /// Mostly empty: what stands at its head whatever a style has there.
    std::string head = {};
};

/// Adds to a page whose items are still relative to the type area.
void add_furniture(const PageNumber& number, const Surroundings& around, const style::Style& style,
                   const text::Fonts& fonts, const LineRulesSet& rules, Page& page);

/// Moves everything from the type area's corner to its place on the paper.
void place_on_paper(Page& page, Side side, const style::Page& paper);

/// A page's number as it is written: "7", "vii".
[[nodiscard]] std::string page_number(PageLabelRange::Style style, std::uint32_t number);

}  // namespace banxin::layout
