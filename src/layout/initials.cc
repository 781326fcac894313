#include "layout/initials.h"

#include "base/unicode.h"
#include "document/initial.h"
#include "layout/line_maker.h"

#include <utility>

namespace banxin::layout {
namespace {

constexpr std::int64_t unit = 65536;
/// What the ink of a character that fills its cell takes of it, in hundredths.
constexpr std::int64_t ink_of_cell = 92;

struct Look {
    Length size;
    Length baseline;
};

/// The ink begins and ends where that of the lines does.
Look of_cell(const style::RoleStyle& look, Length reach, Length slot) {
    const Length size = look.size + reach.scaled(100, ink_of_cell);
    return {size, slot / 2 + (reach - size) / 2 + size.scaled(ascent_percent, 100)};
}

/// As the lines are set, so that it stands on their baseline.
Look of_letter(const style::RoleStyle& look, Length reach, Length slot, const Stream& usual,
               const text::Fonts& fonts) {
    const RunStyle& run = usual.styles[usual.clusters.front().style];
    const text::FaceId face = usual.glyphs.empty() ? run.face : usual.glyphs.front().face;
    const std::int64_t capital =
        fonts.bounds(face, fonts.shape_ideograph(face, 'H', run.language).id).top;
    const Length size = run.size + reach.scaled(unit, capital > 0 ? capital : unit * 7 / 10);
    return {look.size.scaled(size.sp, run.size.sp), baseline_in(slot, look.size) + reach};
}

}  // namespace

std::optional<LargeInitial> large_initial(const Inlines& content, std::int32_t lines,
                                          const style::RoleStyle& look, NodeId node,
                                          const Cursor& at) {
    const std::size_t bytes = initial_of(content, lines, at.page().characters);
    if (bytes == 0) return std::nullopt;
    const Text& first = std::get<Text>(content.front().value);
    const Inlines letter{{Text{first.text.substr(0, bytes), first.span}}};
    const char32_t character = decode_utf8(first.text, 0).value;
    const bool fills_cell = is_ideographic(character) || is_hangul(character);
    const Length reach = at.pitch() * (lines - 1);
    const Length slot = at.em();
    const Stream usual = at.stream(letter, look, node);
    if (usual.size() == 0) return std::nullopt;
    const Look large = fills_cell ? of_cell(look, reach, slot)
                                  : of_letter(look, reach, slot, usual, at.context.fonts);
    style::RoleStyle role = look;
    role.size = large.size;
    const Stream stream = at.stream(letter, role, node);
    const LineRange line{0, static_cast<std::uint32_t>(stream.size()), true};
    const Length width = natural_width(stream, line);
    Box box;
    place_line(stream, line, {at.left, width, large.baseline, style::Align::start},
               at.context.fonts, box);
    LargeInitial made;
    made.rest = content;
    Text& rest = std::get<Text>(made.rest.front().value);
    rest.text.erase(0, bytes);
    rest.span.begin += static_cast<std::uint32_t>(bytes);
    made.bytes = static_cast<std::uint32_t>(bytes);
    // Beside it stand whole characters, as in all lines.
    const bool cells = at.language.locale() != Locale::latin;
    const Length taken = width + look.size / 5;
    made.beside = {static_cast<std::uint32_t>(lines), cells ? round_up(taken, look.size) : taken,
                   true};
    made.box = std::make_shared<const Box>(std::move(box));
    return made;
}

}  // namespace banxin::layout
