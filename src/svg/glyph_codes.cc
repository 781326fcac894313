#include "svg/glyph_codes.h"

#include "base/emoji.h"
#include "base/graphemes.h"
#include "base/unicode.h"

#include <algorithm>
#include <optional>

namespace banxin::svg {
namespace {

/// A character that every browser shows as the glyph that a font has for it: it joins no other,
/// moves to no other place, is no space that is left out, and no font of emoji is asked for it.
bool is_plain(char32_t c) {
    if (c < 0x20 || is_control(c) || is_combining(c) || is_emoji_part(c) ||
        is_regional_indicator(c) || is_pictographic(c) || text::is_default_ignorable(c) ||
        c == chars::soft_hyphen || c == chars::line_separator || c == chars::paragraph_separator)
        return false;
    return script_of(c) != Script::other;
}

std::optional<char32_t> plain_character(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const Decoded first = decode_utf8(text, 0);
    if (!first.valid || first.bytes != text.size() || !is_plain(first.value)) return std::nullopt;
    return first.value;
}

constexpr char32_t last_of_basic_private_use = 0xF8FF;
constexpr char32_t first_of_further_private_use = 0xF0000;

}  // namespace

char32_t GlyphCodes::stand_in_for(OfFace& face, std::uint32_t glyph) {
    const auto [known, fresh] = face.stand_in.emplace(glyph, 0);
    if (!fresh) return known->second;
    // The text may have characters of private use of its own.
    do {
        known->second = face.next_private++;
        if (known->second == last_of_basic_private_use)
            face.next_private = first_of_further_private_use;
    } while (!face.glyph_of.emplace(known->second, glyph).second);
    face.given.emplace_back(known->second, glyph);
    return known->second;
}

GlyphCodes::Code GlyphCodes::code(text::FaceId face, std::uint32_t glyph, std::string_view text) {
    const std::optional<char32_t> character = plain_character(text);
    const std::lock_guard lock(mutex_);
    OfFace& of = faces_[face];
    if (character) {
        const auto [known, fresh] = of.glyph_of.emplace(*character, glyph);
        if (fresh) of.given.emplace_back(*character, glyph);
        if (known->second == glyph) return {*character, true};
    }
    return {stand_in_for(of, glyph), false};
}

std::vector<text::FaceId> GlyphCodes::faces() const {
    const std::lock_guard lock(mutex_);
    std::vector<text::FaceId> ids;
    for (const auto& [id, of] : faces_) ids.push_back(id);
    return ids;
}

std::size_t GlyphCodes::count(text::FaceId face) const {
    const std::lock_guard lock(mutex_);
    const auto found = faces_.find(face);
    return found == faces_.end() ? 0 : found->second.given.size();
}

std::map<char32_t, std::uint32_t> GlyphCodes::glyphs(text::FaceId face, std::size_t first,
                                                     std::size_t last) const {
    const std::lock_guard lock(mutex_);
    std::map<char32_t, std::uint32_t> some;
    const auto found = faces_.find(face);
    if (found == faces_.end()) return some;
    const auto& given = found->second.given;
    for (std::size_t i = first; i < std::min(last, given.size()); ++i) some.insert(given[i]);
    return some;
}

}  // namespace banxin::svg
