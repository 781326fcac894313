/// \file
/// Which character stands for which glyph in the fonts that a browser shows pages with. A glyph
/// keeps the character of its text where that is possible, so that what is copied or found is the
/// text.
#pragma once

#include "text/fonts.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::svg {

/// Grows as pages are drawn: what has been given never changes. Safe to use from several threads.
class GlyphCodes {
public:
    struct Code {
        char32_t character = 0;
        /// It is the glyph's whole text.
        bool is_text = false;
    };
    /// The character that shows this glyph of a face, where it stands for `text`, which may be
    /// empty. The first glyph with a text of one character gets that; others, and characters that a
    /// browser would shape, get one of private use.
    [[nodiscard]] Code code(text::FaceId face, std::uint32_t glyph, std::string_view text);

    /// Faces that have any glyphs, ascending.
    [[nodiscard]] std::vector<text::FaceId> faces() const;
    /// How many characters of a face have been given.
    [[nodiscard]] std::size_t count(text::FaceId face) const;
    /// Those that were given from the `first` up to the `last`, which is not among them.
    [[nodiscard]] std::map<char32_t, std::uint32_t> glyphs(text::FaceId face, std::size_t first,
                                                           std::size_t last) const;

private:
    struct OfFace {
        std::vector<std::pair<char32_t, std::uint32_t>> given;
        std::map<char32_t, std::uint32_t> glyph_of;
        /// For a glyph that stands for no single character.
        std::map<std::uint32_t, char32_t> stand_in;
        char32_t next_private = 0xE000;
    };
    static char32_t stand_in_for(OfFace& face, std::uint32_t glyph);

    mutable std::mutex mutex_;
    std::map<text::FaceId, OfFace> faces_;
};

}  // namespace banxin::svg
