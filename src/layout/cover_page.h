/// \file
/// A cover drawn after a design: texts in their stacks, what is drawn around them. Private to the
/// layout room.
#pragma once

#include "layout/chapter_pages.h"
#include "layout/flow.h"
#include "layout/sides.h"
#include "layout/stream.h"
#include "style/cover.h"

#include <optional>

namespace banxin::layout {

/// What a cover is made of.
struct CoverContent {
    const Metadata& metadata;
    /// The book's picture, if it has one.
    std::optional<AssetId> picture;
    /// None: nothing is over the picture.
    const style::CoverDesign* design = nullptr;
};

/// The picture over all of the paper, and what the design puts over it. Items from the paper's
/// upper left corner; reports L010 where a text does not fit.
[[nodiscard]] Box cover_page(const CoverContent& content, const Paper& paper,
                             StreamContext& context);

/// The same as a part of the book, of one box. No design: as the program has it, or the picture
/// alone.
[[nodiscard]] Part cover_part(const PartMaker& maker, const Chapter& chapter,
                              const style::CoverDesign* design, const Paper& paper);

}  // namespace banxin::layout
