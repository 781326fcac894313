/// \file
/// The little of a CFF font program that a PDF writer must know: whether its glyphs are named
/// by CID, and which CID each has. Knows no HarfBuzz.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace banxin::text {

struct CffCharset {
    /// The Top DICT has the operator ROS: codes in a PDF are CIDs.
    bool cid_keyed = false;
    /// For every glyph, its CID (CID-keyed) or the number of its name.
    std::vector<std::uint32_t> of_glyph;
};

/// Reads a bare `CFF ` table (Adobe Technical Note 5176, "Charsets"). Empty when the table is
/// damaged; no byte outside of it is read.
[[nodiscard]] std::optional<CffCharset> read_cff_charset(std::string_view cff);

}  // namespace banxin::text
