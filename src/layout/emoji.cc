#include "layout/emoji.h"

#include "base/emoji.h"
#include "layout/missing_glyphs.h"
#include "layout/neighbours.h"

#include <algorithm>

namespace banxin::layout {
namespace {

/// Longer than any that a person writes; a bound keeps a line of joiners linear.
constexpr std::size_t most_characters = 32;
using text::em;

/// Appends what shaping gives; the first glyph stands for all of the text.
std::int32_t append(std::string_view text, std::size_t bytes, text::FaceId face,
                    const RunStyle& run, const text::Fonts& fonts, std::int32_t pen,
                    std::vector<StreamGlyph>& to) {
    std::vector<text::Glyph> shaped;
    text::ShapeOptions options;
    options.language = run.language;
    options.script = Script::common;
    fonts.shape(face, text, options, shaped);
    const std::int32_t begin = pen;
    for (std::size_t g = 0; g < shaped.size(); ++g) {
        to.push_back({shaped[g].id, pen + scale(run.size, shaped[g].dx),
                      scale(run.size, shaped[g].dy), static_cast<std::uint32_t>(g == 0 ? bytes : 0),
                      face});
        pen += scale(run.size, shaped[g].advance);
    }
    return pen - begin;
}

}  // namespace

std::size_t emoji_end(const std::vector<Unit>& units, std::size_t i) {
    // Almost all text: nothing follows that could be joined.
    const char32_t next = i + 1 < units.size() ? units[i + 1].character : 0;
    constexpr char32_t keycap = 0x20E3;
    if (!is_emoji_part(next) && !is_regional_indicator(next) && next != keycap) return i;
    std::u32string text;
    for (std::size_t k = i; k < units.size() && text.size() < most_characters; ++k) {
        const bool same = units[k].style == units[i].style && units[k].box == no_inline_box;
        if (!same) break;
        text += units[k].character;
    }
    return i + emoji_sequence(text);
}

EmojiGlyphs set_emoji(std::string_view text, const RunStyle& run, const text::Fonts& fonts) {
    EmojiGlyphs made;
    if (const auto face = fonts.face_with_sequence(text, run.face, true)) {
        made.whole = true;
        const std::int32_t advance = append(text, text.size(), *face, run, fonts, 0, made.glyphs);
        // A cell, as for those of one character.
        made.width = std::max(advance, scale(run.size, em));
        for (StreamGlyph& glyph : made.glyphs) glyph.x += (made.width - advance) / 2;
        return made;
    }
    for (std::size_t at = 0; at < text.size();) {
        const Decoded part = decode_utf8(text, at);
        std::size_t end = at + part.bytes;
        while (end < text.size() && is_emoji_part(decode_utf8(text, end).value))
            end += decode_utf8(text, end).bytes;
        const std::string_view shown = text.substr(at, part.bytes);
        const auto face = fonts.face_with(part.value, run.face);
        made.missing = made.missing || !face;
        made.width +=
            append(shown, end - at, face.value_or(stand_in_face(part.value, run.face, fonts)), run,
                   fonts, made.width, made.glyphs);
        if (is_regional_indicator(part.value))
            made.drawn += static_cast<char>('A' + (part.value - 0x1F1E6));
        else
            made.drawn += shown;
        at = end;
    }
    return made;
}

}  // namespace banxin::layout
