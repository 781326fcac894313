/// \file
/// Where a Latin word, an address or a path may part. Private to the layout room.
#pragma once

#include "layout/flatten.h"

#include <string_view>
#include <vector>

namespace banxin::layout {

/// K17: addresses, paths and long identifiers may part after their joints, without a hyphen.
[[nodiscard]] bool is_address(std::string_view text);

/// Cost of a break before unit `i`, inside a run of Latin; `undecided` where there is no joint.
[[nodiscard]] std::uint16_t inside_word(const std::vector<Unit>& units, std::size_t i,
                                        bool address);

/// A line that ends after this cluster shows a hyphen.
void may_end_with_hyphen(Stream& stream, std::size_t cluster, const text::Fonts& fonts);

/// M11: marks the places of the words in clusters `first` …, whose text ends at `text_end`, by
/// the patterns of their language.
void hyphenate(Stream& stream, std::size_t first, std::size_t text_end, const text::Fonts& fonts);

}  // namespace banxin::layout
