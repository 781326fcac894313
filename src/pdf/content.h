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
    /// The node of each marked content, by its MCID: one for each stretch of items of a node.
    std::vector<layout::NodeId> marks;
};

/// Items of a node of `structure` become marked content, all others artifacts.
[[nodiscard]] PageContent page_content(const layout::Page& page, Length page_height,
                                       const std::vector<layout::StructureNode>& structure,
                                       const std::vector<CutFace>& faces, const ImageSet& images);

}  // namespace banxin::pdf
