#include "pipeline/resolution.h"

#include "document/walk.h"

#include <algorithm>
#include <string>
#include <vector>

namespace banxin {
namespace {

/// Coarser than this shows its pixels on paper.
constexpr std::int64_t least_pixels_an_inch = 150;

/// Where the book shows a picture first; of the cover, where it is named.
Span place_of(const Book& book, std::size_t asset) {
    Span place = book.metadata.cover.span;
    for (const Chapter& chapter : book.chapters) {
        const bool found = for_each_image(chapter, [&](const Image& image) -> bool {
            if (!image.asset || static_cast<std::size_t>(*image.asset) != asset) return false;
            place = image.span;
            return true;
        });
        if (found) break;
    }
    return place;
}

}  // namespace

void check_resolution(const Book& book, const layout::Pages& pages, Diagnostics& diagnostics) {
    std::vector<Length> widest(book.assets.size());
    for (const layout::Page& page : pages.pages) {
        for (const layout::Item& item : page.items) {
            const auto* image = std::get_if<layout::ImageItem>(&item);
            if (image == nullptr || image->image >= widest.size()) continue;
            const bool turned = image->direction != layout::Direction::horizontal;
            const Length width = turned ? image->area.height : image->area.width;
            widest[image->image] = std::max(widest[image->image], width);
        }
    }
    const Length inch = points(72);
    std::size_t count = 0;
    std::size_t coarsest = 0;
    std::int64_t least = least_pixels_an_inch;
    for (std::size_t i = 0; i < widest.size(); ++i) {
        const Asset& asset = book.assets[i];
        if (asset.type == MediaType::svg || widest[i] < inch) continue;
        const std::int64_t pixels = std::int64_t{asset.width} * inch.sp / widest[i].sp;
        if (pixels >= least_pixels_an_inch) continue;
        ++count;
        if (pixels >= least) continue;
        least = pixels;
        coarsest = i;
    }
    if (count == 0) return;
    diagnostics.report(Code::A023, place_of(book, coarsest),
                       {std::to_string(count), std::to_string(least_pixels_an_inch),
                        book.assets[coarsest].file, std::to_string(least)});
}

}  // namespace banxin
