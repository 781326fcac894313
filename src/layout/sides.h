/// \file
/// The two sides of a leaf: which page is which, and at which edge it is bound. Private to the
/// layout room.
#pragma once

#include "style/style.h"

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

/// Where a picture stands that fills the paper and its bleed; the paper cuts off what is too much
/// of it.
[[nodiscard]] inline Rect covering(std::int64_t pixels_wide, std::int64_t pixels_high,
                                   const style::Page& page, Length bleed) {
    const Length least_height = page.trim_height + bleed * 2;
    Length width = page.trim_width + bleed * 2;
    Length height = width.scaled(pixels_high, pixels_wide);
    if (height < least_height) {
        height = least_height;
        width = height.scaled(pixels_wide, pixels_high);
    }
    return {(page.trim_width - width) / 2, (page.trim_height - height) / 2, width, height};
}

}  // namespace banxin::layout
