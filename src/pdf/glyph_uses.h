/// \file
/// Which glyphs the pages use, and what text each stands for. Knows no PDF object.
#pragma once

#include "layout/page.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::pdf {

/// The characters of one glyph of a run.
[[nodiscard]] inline std::string_view text_of(const layout::GlyphRun& run, std::size_t glyph) {
    const std::size_t begin = glyph == 0 ? 0 : run.glyphs[glyph - 1].text_end;
    return std::string_view(run.text).substr(begin, run.glyphs[glyph].text_end - begin);
}

/// Asked for every glyph of a book. Nearly all stand for one Han, which is told faster from another
/// than by a call.
[[nodiscard]] inline bool is_same_text(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    return a.size() == 3 ? a[0] == b[0] && a[1] == b[1] && a[2] == b[2] : a == b;
}

/// The glyphs of one face.
class FaceUses {
public:
    void add(std::uint32_t glyph, std::string_view text, std::size_t times = 1);
    /// Those of later pages.
    void add(const FaceUses& later);

    struct Use {
        std::uint32_t glyph = 0;
        /// With the number of times that the glyph stands for each; in order of first use.
        std::vector<std::pair<std::string, std::size_t>> texts;
    };
    [[nodiscard]] const std::vector<Use>& uses() const { return uses_; }

private:
    /// By glyph id: one more than the place in `uses_`.
    std::vector<std::uint32_t> places_;
    std::vector<Use> uses_;
};

/// By face id; faces that no page uses have no glyphs. Throws std::logic_error for glyph 0, the box
/// that means "no such character": layout reports those characters and never places it.
/// In parallel (`jobs` 0: one thread for each processor).
[[nodiscard]] std::vector<FaceUses> collect_uses(const layout::Pages& pages, unsigned jobs);

/// What one font of the file holds: glyphs of a face, each with the one text that a font can give
/// it. The text is never asked of the face: several characters share a glyph there, and a Kangxi
/// radical might come out for an ideograph.
struct FontUses {
    text::FaceId face{};
    /// By glyph id. Empty for a glyph that never adds a character.
    std::map<std::uint32_t, std::string> texts;
    /// The font that holds those of the glyphs that stand for more texts; 0: none.
    std::size_t other = 0;
};

/// The first fonts are those of the faces, by face id, with the text for which each glyph stands
/// most often, the first of equals. Fonts for the other texts follow, a few for each face; a text
/// that is in none of them must be said on the page.
[[nodiscard]] std::vector<FontUses> part_by_text(const std::vector<FaceUses>& faces);

}  // namespace banxin::pdf
