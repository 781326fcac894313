/// \file
/// Ruby: a base and its reading as glyphs of one cluster. Private to the layout room.
#pragma once

#include "layout/flatten.h"

#include <vector>

namespace banxin::layout {

/// R03, R05: the reading above its base, the narrower of the two spread out or centred. The base's
/// glyphs are appended to `base`; the reading and the width of both are put into the box. `text`:
/// where the base stands in Stream::text, for messages.
void set_ruby(const RubySource& ruby, const RunStyle& run, std::uint32_t text, const Flat& flat,
              Shaper& shaper, InlineBox& box, std::vector<StreamGlyph>& base);

}  // namespace banxin::layout
