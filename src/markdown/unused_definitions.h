/// \file
/// Lines that say what a mark or a link elsewhere means, and that the parser drops without a word
/// when nothing asks. Private to this room.
#pragma once

#include "markdown/context.h"

namespace banxin::markdown {

/// `[^1]: …` that no mark leads to (S011), second ones of a label too; `[label]: …` that no link
/// refers to (S062), but for those that people hide remarks in: `[//]: # (…)`. The context's
/// verbatim lines are sorted.
void report_unused_definitions(const Context& context);

}  // namespace banxin::markdown
