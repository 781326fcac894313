/// \file
/// Which glyphs the pages use, and what text each stands for. Knows no PDF object.
#pragma once

#include "layout/page.h"

#include <cstddef>
#include <cstdint>
#include <set>
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

/// The glyphs of one face.
class FaceUses {
public:
    void add(std::uint32_t glyph, std::string_view text);

    [[nodiscard]] std::set<std::uint32_t> glyphs() const;
    /// The text that the glyph stands for most often, the first of equals; empty if it never
    /// adds a character. Never asked of the font: several characters share a glyph there, and
    /// a Kangxi radical may come out for an ideograph.
    [[nodiscard]] const std::string& usual_text(std::uint32_t glyph) const;

private:
    struct Use {
        std::uint32_t glyph = 0;
        std::vector<std::pair<std::string, std::size_t>> texts;
    };
    /// By glyph id: one more than the place in `uses_`.
    std::vector<std::uint32_t> places_;
    std::vector<Use> uses_;
};

/// By face id; faces that no page uses have no glyphs. Throws std::logic_error for glyph 0, the box
/// that means "no such character": layout reports those characters and never places it.
[[nodiscard]] std::vector<FaceUses> collect_uses(const layout::Pages& pages);

}  // namespace banxin::pdf
