#include "layout/readings.h"

#include "layout/missing_glyphs.h"
#include "layout/neighbours.h"

#include <algorithm>

namespace banxin::layout {
namespace {

constexpr std::int64_t em = 65536;

void shift(std::vector<StreamGlyph>& glyphs, std::int32_t by) {
    for (StreamGlyph& glyph : glyphs) glyph.x += by;
}

/// 1 : 2 : 1 — half a space at either end for each one between.
void spread(std::vector<StreamGlyph>& glyphs, std::int32_t natural, std::int32_t width) {
    const auto count = static_cast<std::int64_t>(glyphs.size());
    const std::int64_t rest = std::int64_t{width} - natural;
    for (std::int64_t k = 0; k < count; ++k) {
        StreamGlyph& glyph = glyphs[static_cast<std::size_t>(k)];
        glyph.x += static_cast<std::int32_t>(rest * (2 * k + 1) / (2 * count));
    }
}

/// Characters without glue between them; their width is returned.
std::int32_t loose_glyphs(std::string_view text, const RunStyle& run, Length size,
                          std::uint32_t place, const Flat& flat, StreamContext& context,
                          std::vector<StreamGlyph>& to) {
    thread_local std::vector<text::Glyph> shaped;
    std::int32_t pen = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded first = decode_utf8(text, at);
        const auto face = context.fonts.face_with(first.value, run.face);
        if (!face) report_missing(first.value, place, flat, context);
        const text::FaceId used =
            face.value_or(stand_in_face(first.value, run.face, context.fonts));
        std::size_t end = at + first.bytes;
        while (end < text.size()) {
            const Decoded next = decode_utf8(text, end);
            const bool joins = is_combining(next.value) ||
                               (!is_ideographic(next.value) && !is_ideographic(first.value) &&
                                context.fonts.face_with(next.value, run.face) == face);
            if (!joins) break;
            end += next.bytes;
        }
        const std::string_view part = text.substr(at, end - at);
        const bool latin = !is_ideographic(first.value);
        text::ShapeOptions options;
        options.language = run.language;
        options.script = latin ? Script::latin : script_of_cell(part);
        options.proportional_punctuation = latin && run.family != text::Family::mono;
        shaped.clear();
        context.fonts.shape(used, part, options, shaped);
        for (std::size_t g = 0; g < shaped.size(); ++g) {
            const text::Glyph& glyph = shaped[g];
            to.push_back({glyph.id, pen + scale(size, glyph.dx), scale(size, glyph.dy),
                          static_cast<std::uint32_t>(bytes_of(shaped, g, part.size())), used});
            pen = bounded(std::int64_t{pen} + scale(size, glyph.advance));
        }
        at = end;
    }
    return pen;
}

}  // namespace

std::int32_t set_ruby(const Ruby::Unit& unit, const RunStyle& run, std::uint32_t text,
                      const Flat& flat, StreamContext& context, Extra& extra,
                      std::vector<StreamGlyph>& base) {
    extra.ruby_size = run.size / 2;
    std::vector<StreamGlyph> glyphs;
    const std::int32_t base_width =
        loose_glyphs(unit.base, run, run.size, text, flat, context, glyphs);
    const std::int32_t reading_width =
        loose_glyphs(unit.reading, run, extra.ruby_size, text, flat, context, extra.ruby);
    // R08: neighbours' readings keep a quarter of their em apart.
    const std::int32_t air = scale(extra.ruby_size, em / 4);
    const std::int32_t width = std::max(base_width, bounded(std::int64_t{reading_width} + air));
    spread(glyphs, base_width, width);
    const bool spelled =
        !unit.reading.empty() && static_cast<unsigned char>(unit.reading[0]) < 0xE0;
    if (spelled)
        shift(extra.ruby, (width - reading_width) / 2);
    else
        spread(extra.ruby, reading_width, width);
    base.insert(base.end(), glyphs.begin(), glyphs.end());
    return width;
}

}  // namespace banxin::layout
