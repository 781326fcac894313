// Where on a page a glyph stands.
#include "layout/line_maker.h"
#include "layout/page.h"

#include <algorithm>
#include <tuple>

namespace banxin::layout {
namespace {

/// From a place to a stretch of a line; 0 inside.
Length distance(Length at, Length begin, Length size) {
    return std::max({Length{}, begin - at, at - (begin + size)});
}

bool leads_down(const GlyphRun& run) {
    return run.direction != Direction::horizontal;
}

/// Grows as the line goes on.
Length begin_of(const GlyphRun& run, const Rect& area) {
    switch (run.direction) {
        case Direction::counterclockwise: return Length{} - area.bottom();
        case Direction::clockwise:
        case Direction::vertical: return area.y;
        case Direction::horizontal: break;
    }
    return area.x;
}

}  // namespace

Rect area_of(const GlyphRun& run, std::size_t glyph) {
    const PlacedGlyph& one = run.glyphs[glyph];
    const Length size = run.size;
    const Length ascent = size.scaled(ascent_percent, 100);
    const Length along{one.x};
    const Length next = glyph + 1 < run.glyphs.size() ? Length{run.glyphs[glyph + 1].x} : along;
    const Length advance = next > along ? next - along : size;
    switch (run.direction) {
        case Direction::clockwise:
            return {run.origin.x + ascent - size, run.origin.y + along, size, advance};
        case Direction::counterclockwise:
            return {run.origin.x - ascent, run.origin.y - along - advance, size, advance};
        case Direction::vertical:
            return {run.origin.x + along, run.origin.y + Length{one.y} - ascent, size, size};
        case Direction::horizontal: break;
    }
    return {run.origin.x + along, run.origin.y + Length{one.y} - ascent, advance, size};
}

std::optional<GlyphAt> nearest_glyph(const Page& page, Point point) {
    std::optional<GlyphAt> nearest;
    // The last glyph of a run may be narrower than an em: what begins later wins.
    Length begin;
    for (const Item& item : page.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr || !run->written.known()) continue;
        for (std::size_t i = 0; i < run->glyphs.size(); ++i) {
            const Rect area = area_of(*run, i);
            GlyphAt one{run, i, distance(point.y, area.y, area.height),
                        distance(point.x, area.x, area.width)};
            if (leads_down(*run)) std::swap(one.across, one.along);
            const Length own = begin_of(*run, area);
            const bool nearer = !nearest || std::tie(one.across, one.along, begin) <
                                                std::tie(nearest->across, nearest->along, own);
            if (!nearer) continue;
            nearest = one;
            begin = own;
        }
    }
    return nearest;
}

}  // namespace banxin::layout
