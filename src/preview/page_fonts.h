/// \file
/// The fonts that a browser shows the pages with: made of the glyphs that have been drawn, in
/// tiers. What a full tier holds is never made again; new glyphs go into the last one, which is
/// small.
#pragma once

#include "svg/glyph_codes.h"
#include "text/fonts.h"

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace banxin::preview {

/// Safe to use from several threads.
class PageFonts {
public:
    /// A font file of a face. A later one of the same face and tier holds more glyphs.
    struct Tier {
        text::FaceId face{};
        std::size_t tier = 0;
        std::size_t glyphs = 0;
        bool operator==(const Tier&) const = default;
    };

    explicit PageFonts(std::shared_ptr<const text::Fonts> fonts) : fonts_(std::move(fonts)) {}

    [[nodiscard]] const text::Fonts* faces() const { return fonts_.get(); }

    [[nodiscard]] svg::GlyphCodes& codes() { return codes_; }
    /// Those that hold all glyphs that have been drawn up to now.
    [[nodiscard]] std::vector<Tier> tiers();
    /// The newest file of a tier; null: there is none. Throws Failure F008.
    [[nodiscard]] std::shared_ptr<const std::string> file(text::FaceId face, std::size_t tier);

private:
    struct Made {
        std::size_t glyphs = 0;
        std::shared_ptr<const std::string> bytes;
    };

    std::shared_ptr<const text::Fonts> fonts_;
    svg::GlyphCodes codes_;
    std::mutex mutex_;
    /// Where each tier of a face begins.
    std::map<text::FaceId, std::vector<std::size_t>> starts_;
    std::map<std::pair<text::FaceId, std::size_t>, Made> made_;
};

}  // namespace banxin::preview
