#include "preview/page_fonts.h"

namespace banxin::preview {
namespace {

/// A tier that has so many is full. A font of five hundred Han takes some ten milliseconds.
constexpr std::size_t full = 512;

}  // namespace

std::vector<PageFonts::Tier> PageFonts::tiers() {
    const std::lock_guard lock(mutex_);
    std::vector<Tier> all;
    for (const text::FaceId face : codes_.faces()) {
        std::vector<std::size_t>& starts = starts_[face];
        const std::size_t count = codes_.count(face);
        if (starts.empty()) starts.push_back(0);
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : count;
            all.push_back({face, i, end - starts[i]});
        }
        // From the next glyph on.
        if (count - starts.back() >= full) starts.push_back(count);
    }
    std::erase_if(all, [](const Tier& tier) { return tier.glyphs == 0; });
    return all;
}

std::shared_ptr<const std::string> PageFonts::file(text::FaceId face, std::size_t tier) {
    const std::lock_guard lock(mutex_);
    const auto found = starts_.find(face);
    if (found == starts_.end() || tier >= found->second.size()) return nullptr;
    const std::vector<std::size_t>& starts = found->second;
    const std::size_t end = tier + 1 < starts.size() ? starts[tier + 1] : codes_.count(face);
    Made& made = made_[{face, tier}];
    if (!made.bytes || made.glyphs != end - starts[tier])
        made = {end - starts[tier], std::make_shared<const std::string>(fonts_->subset_for_screen(
                                        face, codes_.glyphs(face, starts[tier], end)))};
    return made.bytes;
}

}  // namespace banxin::preview
