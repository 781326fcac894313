/// \file
/// The paper: the two sides of a leaf, which page is which, at which edge it is bound. Private to
/// the layout room.
#pragma once

#include "style/style.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace banxin::layout {

/// 单页 and 双页: odd numbers stand on the recto, which opens a book.
enum class Side : std::uint8_t { verso, recto };

/// Numbers count from 1.
[[nodiscard]] constexpr Side side_of(std::size_t number) {
    return number % 2 == 0 ? Side::verso : Side::recto;
}
/// Of the page that is so many pages after one on that side.
[[nodiscard]] constexpr Side side_after(Side first, std::size_t pages) {
    return side_of(pages + (first == Side::recto ? 1 : 0));
}

/// 订口: the edge of the paper at which a book is bound, seen from its cover.
enum class Binding : std::uint8_t { left, right };

/// The page is bound at its left edge; its outer edge is the other one.
[[nodiscard]] constexpr bool is_bound_left(Side side, Binding binding) {
    return (side == Side::recto) == (binding == Binding::left);
}

/// From the left edge of the paper to the type area: margins of facing pages mirror each other
/// (A05).
[[nodiscard]] inline Length left_margin(Side side, Binding binding, const style::Page& page) {
    return is_bound_left(side, binding) ? page.gutter : page.fore_edge;
}

struct Paper {
    Length width;
    Length height;
    /// 出血: around the paper; what touches an edge goes on into it.
    Length bleed;
};

/// Where a picture stands that fills the paper and its bleed, the edges that are too much of it cut
/// off: from the paper's upper left corner.
[[nodiscard]] inline Rect covering(const Paper& paper, std::uint32_t pixels_wide,
                                   std::uint32_t pixels_high) {
    const std::int64_t wide = std::max(1U, pixels_wide);
    const std::int64_t high = std::max(1U, pixels_high);
    const Length least_height = paper.height + paper.bleed * 2;
    Length width = paper.width + paper.bleed * 2;
    Length height = width.scaled(high, wide);
    if (height < least_height) {
        height = least_height;
        width = height.scaled(wide, high);
    }
    return {(paper.width - width) / 2, (paper.height - height) / 2, width, height};
}

}  // namespace banxin::layout
