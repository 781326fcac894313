/// \file
/// A picture on a line of its own: a figure, with its caption and name; several: a row of them.
/// Private to the markdown room.
#pragma once

#include "document/block.h"
#include "markdown/figure_parts.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace banxin::markdown {

struct Context;

/// Puts the figure that begins with the part `first` of a paragraph, or the row of figures, behind
/// the blocks; the part behind it, or `first` where it is text. A caption is the picture's title
/// or, in Pandoc's dialect, what is said for it, with the notes that are marked there.
[[nodiscard]] std::size_t take_figures(std::vector<FigurePart>& parts, std::size_t first,
                                       Context& context, Blocks& blocks);

/// A figure without a caption, and a row of figures. See `is_picture`.
[[nodiscard]] Block figure_block(Inline&& picture);
[[nodiscard]] Block row_block(Blocks&& figures);

/// The figure or the row of them that a content is which holds nothing else; taken out of it.
[[nodiscard]] std::optional<Block> pictures_alone(Inlines& content, Context& context);

}  // namespace banxin::markdown
