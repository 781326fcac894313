/// \file
/// A stream is made in two steps: inlines to a flat row of characters with style indices, and these
/// to clusters.
/// Private to the layout room.
#pragma once

#include "layout/stream.h"

#include <vector>

namespace banxin::layout {

/// One character of a paragraph before shaping. What stands in a box of its own (ruby, note mark,
/// picture) is U+FFFC with that; a forced line break is U+000A.
struct Unit {
    char32_t character = 0;
    std::uint32_t text = 0;
    std::uint32_t style = 0;
    std::uint32_t box = no_inline_box;
};
inline constexpr char32_t atom_character = 0xFFFC;

struct RubySource {
    const Ruby::Unit* unit = nullptr;
    NodeId reading = NodeId::artifact;
};

struct Flat {
    std::vector<Unit> units;
    std::vector<Origin> origins;
    /// For each inline box: the reading that it will hold, or none.
    std::vector<RubySource> ruby;
};

/// Fills `stream`'s text, styles, boxes and links as it goes.
void flatten(const Inlines& inlines, const RunStyle& base, StreamContext& context, LinkPages pages,
             Stream& stream, Flat& flat);

/// The same of a text without markup.
void flatten(std::string_view text, const RunStyle& style, const text::Fonts& fonts, Stream& stream,
             Flat& flat);

/// Second half: characters to clusters with glue and break places. The stream has the text and the
/// styles of the units.
void shape(Stream& stream, Flat& flat, Shaper& shaper);
/// As a role wants it.
void space_letters(Stream& stream, const style::RoleStyle& role);

/// How many bytes of the shaped text glyph `g` stands for: the first glyph of a cluster stands
/// for all of it.
[[nodiscard]] std::size_t bytes_of(const std::vector<text::Glyph>& glyphs, std::size_t g,
                                   std::size_t text_size);

/// The span of so many bytes of the stream's text.
[[nodiscard]] Span span_at(const std::vector<Origin>& origins, std::uint32_t text,
                           std::uint32_t size);
[[nodiscard]] inline Written written(Span span) {
    return {span.source, span.begin};
}

}  // namespace banxin::layout
