/// \file
/// A chapter without the words that concern nothing but their own place: what the passes over a
/// whole book need of a text that has not changed.
#pragma once

#include "document/book.h"

namespace banxin {

/// All of the chapter, but that paragraphs of nothing but words are empty. Those at its ends are
/// left as they are: openings and closings grow on to them.
[[nodiscard]] Chapter skeleton_of(const Chapter& chapter);

}  // namespace banxin
