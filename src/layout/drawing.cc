// A page as a drawing that needs no font.
#include "layout/layout.h"

#include <utility>

namespace banxin::layout {

Drawing to_drawing(const Pages& pages, const text::Fonts& fonts) {
    Drawing drawing{pages.trim_width, pages.trim_height, {}};
    for (const Item& item : pages.pages.front().items) {
        if (const auto* rule = std::get_if<RuleItem>(&item)) {
            drawing.marks.emplace_back(Drawing::Field{rule->area, rule->colour});
        } else if (const auto* picture = std::get_if<ImageItem>(&item)) {
            drawing.marks.emplace_back(Drawing::Picture{picture->area, picture->image});
        } else if (const auto* run = std::get_if<GlyphRun>(&item)) {
            for (const PlacedGlyph& glyph : run->glyphs) {
                Outline outline = fonts.outline(run->face, glyph.glyph);
                if (outline.empty()) continue;
                const Point origin{run->origin.x + Length{glyph.x},
                                   run->origin.y + Length{glyph.y}};
                drawing.marks.emplace_back(
                    Drawing::Shape{std::move(outline), origin, run->size, run->colour});
            }
        }
    }
    return drawing;
}

}  // namespace banxin::layout
