/// \file
/// A picture on a line of its own: a figure, with its caption and name. Private to the markdown
/// room.
#pragma once

#include "document/block.h"
#include "markdown/attributes.h"

#include <optional>

namespace banxin::markdown {

struct Context;

/// The figure that a part of a paragraph is; none: it is text. Its caption is the picture's title
/// or, in Pandoc's dialect, what is said for it, with the notes that are marked there.
[[nodiscard]] std::optional<Block> figure_of(FigurePart& part, Context& context);

}  // namespace banxin::markdown
