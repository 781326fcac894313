/// \file
/// What styles and lists of fonts call the families.
#pragma once

#include "base/named.h"
#include "text/fonts.h"

namespace banxin {

/// The last is no family that a text is set in: it stands beside the others.
template <>
[[nodiscard]] Names<text::Family> names();

}  // namespace banxin
