/// \file
/// The table that leads from characters to glyphs, written for a face that was cut: HarfBuzz 6
/// cannot cut one that has more than a few hundred characters beyond the basic plane.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace banxin::text {

/// Glyph ids as in the finished font file.
struct CharacterMap {
    std::map<char32_t, std::uint16_t> glyphs;
    /// By variation selector and then by the character before it.
    std::map<char32_t, std::map<char32_t, std::uint16_t>> variations;
};

/// A `cmap` table (OpenType, "cmap — Character to Glyph Index Mapping Table"): format 4 unless the
/// characters are so many that it cannot hold them, format 12 then and for those beyond the basic
/// plane, format 14 for variation sequences.
[[nodiscard]] std::string character_map(const CharacterMap& map);

}  // namespace banxin::text
