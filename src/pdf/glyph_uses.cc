// Goes once through all runs, in page order, so that the first of equally frequent texts does
// not depend on threads.

#include "pdf/glyph_uses.h"

#include <stdexcept>

namespace banxin::pdf {

void FaceUses::add(std::uint32_t glyph, std::string_view text) {
    if (glyph >= places_.size()) places_.resize(glyph + std::size_t{1}, 0);
    if (places_[glyph] == 0) {
        uses_.push_back({glyph, {}});
        places_[glyph] = static_cast<std::uint32_t>(uses_.size());
    }
    auto& texts = uses_[places_[glyph] - 1].texts;
    for (auto& [known, count] : texts) {
        if (known == text) {
            ++count;
            return;
        }
    }
    texts.emplace_back(text, 1);
}

std::set<std::uint32_t> FaceUses::glyphs() const {
    std::set<std::uint32_t> result;
    for (const Use& use : uses_) result.insert(use.glyph);
    return result;
}

const std::string& FaceUses::usual_text(std::uint32_t glyph) const {
    static const std::string none;
    const std::string* usual = &none;
    std::size_t most = 0;
    for (const auto& [text, count] : uses_[places_[glyph] - 1].texts) {
        if (text.empty() || count <= most) continue;
        usual = &text;
        most = count;
    }
    return *usual;
}

std::vector<FaceUses> collect_uses(const layout::Pages& pages) {
    std::vector<FaceUses> faces;
    for (std::size_t number = 0; number < pages.pages.size(); ++number) {
        for (const layout::Item& item : pages.pages[number].items) {
            const auto* run = std::get_if<layout::GlyphRun>(&item);
            if (run == nullptr || run->glyphs.empty()) continue;
            const auto face = static_cast<std::size_t>(run->face);
            if (face >= faces.size()) faces.resize(face + 1);
            for (std::size_t i = 0; i < run->glyphs.size(); ++i) {
                if (run->glyphs[i].glyph == 0) {
                    throw std::logic_error("glyph 0 on page " + std::to_string(number + 1) +
                                           " for '" + std::string(text_of(*run, i)) + "'");
                }
                faces[face].add(run->glyphs[i].glyph, text_of(*run, i));
            }
        }
    }
    return faces;
}

}  // namespace banxin::pdf
