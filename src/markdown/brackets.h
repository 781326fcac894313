/// \file
/// What a pair of square brackets means to Pandoc beside links: `[words]{.class}` and the note
/// `^[words]`, which outside of its dialect must read as words. Private to the markdown room.
#pragma once

#include "document/inline.h"
#include "markdown/context.h"

namespace banxin::markdown {

/// `{.underline}`, `{.mark}`, `{.kbd}`, `{lang=…}` and `{#id}` are what they say; another class is
/// told of (S040). Brackets around anything else stay.
void read_brackets(Inlines& inlines, Context& context);

}  // namespace banxin::markdown
