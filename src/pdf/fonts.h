/// \file
/// Embedded fonts: each face cut to the glyphs used, as a composite font whose codes are CIDs.
#pragma once

#include "pdf/document.h"
#include "pdf/glyph_uses.h"
#include "text/fonts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::pdf {

struct EmbeddedGlyph {
    /// What stands on the page for the glyph: its CID.
    std::uint32_t code = 0;
    /// As the font's /W says, in 1/1000 em.
    std::int32_t advance = 0;
    /// As /ToUnicode says: a font can give a glyph one text.
    std::string text;
};

/// A font of the file, cut from a face: what a page needs to know of it, and what the file will
/// hold.
struct CutFace {
    /// Its program goes when it is deflated.
    text::PdfSubset subset;
    /// Deflated, after `deflate_program`, and how large it was.
    std::string program;
    std::size_t program_size = 0;
    /// By glyph id: one more than the place in `glyphs`; 0: not used.
    std::vector<std::uint32_t> places;
    /// In the order of the subset's glyphs.
    std::vector<EmbeddedGlyph> glyphs;
    std::string family;
    /// Of `cut_faces`: the font that holds glyphs of the same face with other texts; 0: none.
    std::size_t other = 0;

    [[nodiscard]] bool used() const { return !glyphs.empty(); }
    [[nodiscard]] const EmbeddedGlyph& glyph(std::uint32_t id) const {
        return glyphs[places[id] - 1];
    }
    [[nodiscard]] bool holds(std::uint32_t id) const {
        return id < places.size() && places[id] != 0;
    }
};

/// As `part_by_text` parts them: by face id, then fonts for glyphs with other texts. In parallel.
[[nodiscard]] std::vector<CutFace> cut_faces(const std::vector<FaceUses>& uses,
                                             const text::Fonts& fonts, unsigned jobs);

/// The long part of embedding, apart so that it runs beside the work on the pages.
void deflate_program(CutFace& face);

/// A /ToUnicode CMap.
[[nodiscard]] std::string to_unicode(const std::vector<EmbeddedGlyph>& glyphs);

/// The Type0 font, of a face with its program deflated, which is taken out of it.
[[nodiscard]] HPDF_Dict embed(Document& document, CutFace& face);

}  // namespace banxin::pdf
