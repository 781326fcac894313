/// \file
/// Emoji of several characters as glyphs: the face's own picture of the whole, or what is in it
/// side by side. Private to the layout room.
#pragma once

#include "layout/flatten.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

/// Where the emoji that begins with unit `i` ends; `i` when none does that has several characters.
[[nodiscard]] std::size_t emoji_end(const std::vector<Unit>& units, std::size_t i);

struct EmojiGlyphs {
    std::vector<StreamGlyph> glyphs;
    std::int32_t width = 0;
    /// Some face has a picture of the whole.
    bool whole = false;
    /// No face has a glyph for something in it.
    bool missing = false;
    /// In words for a person, what was set: "👨👩👧", and "CN" for a flag.
    std::string drawn;
};
[[nodiscard]] EmojiGlyphs set_emoji(std::string_view text, const RunStyle& run,
                                    const text::Fonts& fonts);

}  // namespace banxin::layout
