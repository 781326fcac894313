/// \file
/// Lines to placed glyphs: justification becomes positions, attributes become rules, links,
/// dots and readings. Private to the layout room.
#pragma once

#include "layout/breaker.h"
#include "layout/flow.h"

namespace banxin::layout {

/// Height of the em box above the baseline, in hundredths of an em; CJK faces agree on it.
inline constexpr std::int64_t ascent_percent = 88;

/// Baseline of a line whose em box stands in the middle of a slot.
[[nodiscard]] inline Length baseline_in(Length slot, Length size) {
    return (slot - size) / 2 + size.scaled(ascent_percent, 100);
}

struct LinePlace {
    Length left;      ///< of the measure, relative to the box
    Length width;     ///< of the measure (the first line's indent is already taken off)
    Length baseline;  ///< below the box's top
    style::Align align = style::Align::justify;
};

/// Adds one line to a box.
void place_line(const Stream& stream, const LineRange& line, const LinePlace& place,
                const text::Fonts& fonts, Box& box);

/// All of a stream, on one line from a point on the baseline on; its natural width is returned.
Length place_whole(const Stream& stream, Point at, const text::Fonts& fonts, Box& box);

}  // namespace banxin::layout
