/// \file
/// A page's items as PDF operators. Places what it is given; adds no spacing of its own.
#pragma once

#include "layout/page.h"
#include "pdf/fonts.h"
#include "pdf/images.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace banxin::pdf {

/// What a page's operators name: faces as /F3, pictures as /I3, by their ids.
struct Resources {
    std::set<std::size_t> faces;
    std::set<std::size_t> images;
};

struct PageContent {
    std::string operators;
    Resources resources;
};

[[nodiscard]] PageContent page_content(const layout::Page& page, Length page_height,
                                       const std::vector<CutFace>& faces, const ImageSet& images);

}  // namespace banxin::pdf
