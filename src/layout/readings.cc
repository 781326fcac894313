#include "layout/readings.h"

#include "layout/line_maker.h"
#include "layout/missing_glyphs.h"
#include "layout/neighbours.h"

#include <algorithm>

namespace banxin::layout {
namespace {

using text::em;

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
                          std::uint32_t place, const Flat& flat, Shaper& shaper,
                          std::vector<StreamGlyph>& to) {
    thread_local std::vector<text::Glyph> shaped;
    std::int32_t pen = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded first = decode_utf8(text, at);
        const auto face = shaper.fonts.face_with(first.value, run.face);
        if (!face) shaper.missing.report(first.value, span_at(flat.origins, place, first.bytes));
        const text::FaceId used = face.value_or(stand_in_face(first.value, run.face, shaper.fonts));
        std::size_t end = at + first.bytes;
        while (end < text.size()) {
            const Decoded next = decode_utf8(text, end);
            const bool joins = is_combining(next.value) ||
                               (!is_ideographic(next.value) && !is_ideographic(first.value) &&
                                shaper.fonts.face_with(next.value, run.face) == face);
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
        shaper.fonts.shape(used, part, options, shaped);
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

/// A run for each face, all on one baseline.
std::vector<Item> runs_of(const std::vector<StreamGlyph>& glyphs, std::string_view text,
                          const GlyphRun& look) {
    std::vector<Item> runs;
    std::size_t at = 0;
    for (const StreamGlyph& glyph : glyphs) {
        auto* run = runs.empty() ? nullptr : &std::get<GlyphRun>(runs.back());
        if (run == nullptr || run->face != glyph.face) {
            runs.emplace_back(look);
            run = &std::get<GlyphRun>(runs.back());
            run->face = glyph.face;
        }
        run->text.append(text, at, glyph.text_bytes);
        at += glyph.text_bytes;
        run->glyphs.push_back(
            {glyph.id, glyph.x, -glyph.y, static_cast<std::uint32_t>(run->text.size())});
    }
    return runs;
}

}  // namespace

void set_ruby(const RubySource& ruby, const RunStyle& run, std::uint32_t text, const Flat& flat,
              Shaper& shaper, InlineBox& box, std::vector<StreamGlyph>& base) {
    const Ruby::Unit& unit = *ruby.unit;
    GlyphRun look;
    look.size = run.size / 2;
    look.node = ruby.reading;
    look.colour = run.colour;
    look.written = written(span_at(flat.origins, text, 0));
    // R02: the reading's em box stands on the base's.
    look.origin.y = Length{} - run.size.scaled(ascent_percent, 100) -
                    look.size.scaled(100 - ascent_percent, 100);
    std::vector<StreamGlyph> glyphs;
    std::vector<StreamGlyph> reading;
    const std::int32_t base_width =
        loose_glyphs(unit.base, run, run.size, text, flat, shaper, glyphs);
    const std::int32_t reading_width =
        loose_glyphs(unit.reading, run, look.size, text, flat, shaper, reading);
    // R08: neighbours' readings keep a quarter of their em apart.
    const std::int32_t air = scale(look.size, em / 4);
    const std::int32_t width = std::max(base_width, bounded(std::int64_t{reading_width} + air));
    spread(glyphs, base_width, width);
    const bool spelled =
        !unit.reading.empty() && static_cast<unsigned char>(unit.reading[0]) < 0xE0;
    if (spelled)
        shift(reading, (width - reading_width) / 2);
    else
        spread(reading, reading_width, width);
    base.insert(base.end(), glyphs.begin(), glyphs.end());
    box.items = runs_of(reading, unit.reading, look);
    box.width = Length{width};
}

}  // namespace banxin::layout
