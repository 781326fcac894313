/// \file
/// Which pictures of a paragraph stand alone on their lines, one or several beside each other, and
/// what stands around them. Private to the markdown room.
#pragma once

#include "document/block.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::markdown {

/// A paragraph's content around the pictures that stand alone on their lines; lines
/// of pictures that follow each other are one row.
struct FigurePart {
    /// A picture, in a link or not, and the marks of its description behind it; or what stands
    /// around pictures.
    Inlines content;
    /// A picture that stands beside the one before it.
    bool beside = false;
};
[[nodiscard]] std::vector<FigurePart> parts_around_figures(Inlines&& content,
                                                           std::string_view source);

}  // namespace banxin::markdown
