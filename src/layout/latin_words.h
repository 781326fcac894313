/// \file
/// Where a Latin word or an address may part. Private to the layout room.
#pragma once

#include "layout/flatten.h"
#include "text/addresses.h"

#include <vector>

namespace banxin::layout {

/// Of a run of Latin that stands from `text` on in the stream, which words are none (K17).
struct LatinRun {
    std::size_t text = 0;
    std::size_t end = 0;
    std::vector<text::Address> addresses;

    /// The address that a place of the stream's text is inside of, or null.
    [[nodiscard]] const text::Address* address_at(std::size_t at) const;
};

/// Cost of a break before unit `i`, inside a run of Latin; `undecided` where there is no joint.
[[nodiscard]] std::uint16_t inside_word(const std::vector<Unit>& units, std::size_t i,
                                        const LatinRun& run);

/// A line that ends after this cluster shows a hyphen.
void may_end_with_hyphen(Stream& stream, std::size_t cluster, const text::Fonts& fonts);

/// M11: marks the places of the words of a run, whose clusters begin with `first`, by the patterns
/// of their language.
void hyphenate(Stream& stream, std::size_t first, const LatinRun& run, const text::Fonts& fonts);

}  // namespace banxin::layout
