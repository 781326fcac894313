/// \file
/// What the parser must not see, out of its sight: all passes over a clean text, in their order.
/// Private to this room.
#pragma once

#include "document/dialect.h"

#include <string>

namespace banxin::markdown {

/// The text keeps its length.
void prepare(std::string& text, Dialect dialect);

}  // namespace banxin::markdown
