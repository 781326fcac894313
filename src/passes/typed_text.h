/// \file
/// The slips of typing of a whole chapter. Private to the passes room.
#pragma once

#include "document/book.h"
#include "passes/typing.h"

#include <vector>

namespace banxin::passes {

/// In no order; each points into the chapter. Verse has blanks and unclosed marks of its own.
[[nodiscard]] std::vector<Typo> typos_of(Chapter& chapter);

}  // namespace banxin::passes
