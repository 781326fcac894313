// Goes once through all runs. Parts of the book are put together in page order, so that the first
// of equally frequent texts does not depend on threads.

#include "pdf/glyph_uses.h"

#include "base/in_order.h"
#include "base/parallel.h"

#include <algorithm>
#include <stdexcept>

namespace banxin::pdf {
namespace {

/// Of a part: each has a table of all glyphs of its faces.
constexpr std::size_t pages_in_part = 512;

void collect(const layout::Page& page, std::size_t number, std::vector<FaceUses>& faces) {
    for (const layout::Item& item : page.items) {
        const auto* run = std::get_if<layout::GlyphRun>(&item);
        if (run == nullptr || run->glyphs.empty()) continue;
        const auto face = static_cast<std::size_t>(run->face);
        if (face >= faces.size()) faces.resize(face + 1);
        for (std::size_t i = 0; i < run->glyphs.size(); ++i) {
            if (run->glyphs[i].glyph == 0) {
                throw std::logic_error("glyph 0 on page " + std::to_string(number + 1) + " for '" +
                                       std::string(text_of(*run, i)) + "'");
            }
            faces[face].add(run->glyphs[i].glyph, text_of(*run, i));
        }
    }
}

}  // namespace

void FaceUses::add(std::uint32_t glyph, std::string_view text, std::size_t times) {
    if (glyph >= places_.size()) places_.resize(glyph + std::size_t{1}, 0);
    if (places_[glyph] == 0) {
        uses_.push_back({glyph, {}});
        places_[glyph] = static_cast<std::uint32_t>(uses_.size());
    }
    auto& texts = uses_[places_[glyph] - 1].texts;
    for (auto& [known, count] : texts) {
        if (is_same_text(known, text)) {
            count += times;
            return;
        }
    }
    texts.emplace_back(text, times);
}

void FaceUses::add(const FaceUses& later) {
    for (const Use& use : later.uses_)
        for (const auto& [text, count] : use.texts) add(use.glyph, text, count);
}

std::vector<FaceUses> collect_uses(const layout::Pages& pages, unsigned jobs) {
    const std::size_t count = pages.pages.size();
    const std::size_t parts = (count + pages_in_part - 1) / pages_in_part;
    std::vector<FaceUses> faces;
    // The tables of a long book's parts together would need more room than its pages leave.
    InOrder<std::vector<FaceUses>> in_order(parts, [&](std::size_t, std::vector<FaceUses> part) {
        if (part.size() > faces.size()) faces.resize(part.size());
        for (std::size_t face = 0; face < part.size(); ++face) faces[face].add(part[face]);
    });
    for_each_parallel(parts, jobs, [&](std::size_t i) {
        const std::size_t from = i * pages_in_part;
        const std::size_t end = std::min(count, from + pages_in_part);
        std::vector<FaceUses> part;
        for (std::size_t page = from; page < end; ++page) collect(pages.pages[page], page, part);
        in_order.put(i, std::move(part));
    });
    return faces;
}

std::vector<FontUses> part_by_text(const std::vector<FaceUses>& faces) {
    // A hyphen, the widest case in books, stands for four: its own, the soft one, U+2010, U+2011.
    constexpr std::size_t most_fonts = 8;
    std::vector<FontUses> fonts(faces.size());
    for (std::size_t id = 0; id < faces.size(); ++id) {
        std::vector<FontUses> parts(1);
        for (const FaceUses::Use& use : faces[id].uses()) {
            auto texts = use.texts;
            std::stable_sort(texts.begin(), texts.end(),
                             [](const auto& a, const auto& b) { return a.second > b.second; });
            parts.front().texts[use.glyph];
            std::size_t part = 0;
            for (auto& [text, count] : texts) {
                if (text.empty() || part == most_fonts) continue;
                if (part == parts.size()) parts.emplace_back();
                parts[part++].texts[use.glyph] = std::move(text);
            }
        }
        for (std::size_t part = 0; part < parts.size(); ++part) {
            parts[part].face = static_cast<text::FaceId>(id);
            if (part + 1 < parts.size())
                parts[part].other = part == 0 ? fonts.size() : fonts.size() + 1;
            if (part == 0)
                fonts[id] = std::move(parts[part]);
            else
                fonts.push_back(std::move(parts[part]));
        }
    }
    return fonts;
}

}  // namespace banxin::pdf
