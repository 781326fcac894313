/// \file
/// Ruby: a base and its reading as glyphs of one cluster. Private to the layout room.
#pragma once

#include "layout/flatten.h"

#include <vector>

namespace banxin::layout {

/// R03, R05: the reading above its base, the narrower of the two spread out or centred. The base's
/// glyphs are appended to `base`, the reading's put into `extra`; the width of both is returned.
/// `text`: where the base stands in Stream::text, for messages.
std::int32_t set_ruby(const Ruby::Unit& unit, const RunStyle& run, std::uint32_t text,
                      const Flat& flat, StreamContext& context, Extra& extra,
                      std::vector<StreamGlyph>& base);

}  // namespace banxin::layout
