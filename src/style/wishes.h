/// \file
/// What a book's [style] changes of its style. Private to this room.
#pragma once

#include "style/settings.h"

#include <optional>
#include <string_view>

namespace banxin::style {

/// 宋体, 黑体, 楷体; none: it is a family of fonts.
[[nodiscard]] std::optional<text::Family> family_named(std::string_view name);
void lay_over(StyleSettings& settings, const StyleWishes& wishes);

}  // namespace banxin::style
