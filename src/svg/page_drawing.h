/// \file
/// A page as elements of SVG, for a browser that has the fonts of `GlyphCodes`. Copies the display
/// list, decides nothing: the page looks as it will be printed, and its text is text.
#pragma once

#include "layout/page.h"
#include "svg/glyph_codes.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace banxin::svg {

/// Where a browser finds a picture, by its index in the pages' list.
using ImageAddress = std::function<std::string(std::uint32_t image)>;

/// What stands in `<svg viewBox="0 0 width height">` in points, one element a line: rules and
/// pictures in their order, a `<text>` for each paragraph, a `<rect class="l">` for each link. A
/// paragraph's runs are `<tspan>`s of the class "fN", N being the face; where a glyph's character
/// is not its text, the span says that as `data-t`. What is no text of the book (folios, leaders,
/// dots) is of the class "n". The same page and codes give the same bytes.
[[nodiscard]] std::string page_drawing(const layout::Page& page,
                                       const std::vector<layout::StructureNode>& structure,
                                       GlyphCodes& codes, const ImageAddress& address);

/// The nearest node above that is a paragraph and no part of one; artifacts are their own.
[[nodiscard]] layout::NodeId paragraph_of(const std::vector<layout::StructureNode>& structure,
                                          layout::NodeId node);

/// With the characters that XML keeps for itself written as entities.
[[nodiscard]] std::string escaped(std::string_view text);

/// A length in points with two decimals at most.
[[nodiscard]] std::string decimal(Length length);

}  // namespace banxin::svg
