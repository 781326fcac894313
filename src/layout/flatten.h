/// \file
/// First half of making a stream: inlines to a flat row of characters with style indices.
/// Private to the layout room.
#pragma once

#include "layout/stream.h"

#include <vector>

namespace banxin::layout {

/// One character of a paragraph before shaping. An atom (ruby, note mark, picture) is U+FFFC
/// with its extra; a forced line break is U+000A.
struct Unit {
    char32_t character = 0;
    std::uint32_t text = 0;
    std::uint32_t style = 0;
    std::uint32_t extra = no_extra;
};
inline constexpr char32_t atom_character = 0xFFFC;

/// Where a stretch of Stream::text came from, for messages.
struct Origin {
    std::uint32_t text = 0;
    std::uint32_t size = 0;
    Span span;
};

struct Flat {
    std::vector<Unit> units;
    std::vector<Origin> origins;
    /// For each extra: the ruby unit that it stands for, or null.
    std::vector<const Ruby::Unit*> ruby;
    /// For each extra: the picture, or null.
    std::vector<const Image*> images;
};

/// Fills `stream`'s text, styles, extras and links as it goes.
void flatten(const Inlines& inlines, const RunStyle& base, StreamContext& context, LinkPages pages,
             Stream& stream, Flat& flat);

/// How many bytes of the shaped text glyph `g` stands for: the first glyph of a cluster stands
/// for all of it.
[[nodiscard]] std::size_t bytes_of(const std::vector<text::Glyph>& glyphs, std::size_t g,
                                   std::size_t text_size);

/// The span of a byte of the stream's text.
[[nodiscard]] Span span_at(const std::vector<Origin>& origins, std::uint32_t text,
                           std::uint32_t size);

}  // namespace banxin::layout
