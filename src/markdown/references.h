/// \file
/// What Pandoc's filters make of an at-sign: Quarto's cross references `@fig-x`, bookdown's
/// `\@ref(fig:x)`, and citations `[@key]`. Private to the markdown room.
#pragma once

#include "document/inline.h"
#include "markdown/context.h"

#include <string_view>

namespace banxin::markdown {

/// Cross references become links without a text whose address is what was written (`@fig-x`,
/// `@ref(fig:x)`); the passes, which know the whole book, find where they lead. Citations (S042)
/// and commands of TeX (S029) are told of and stay.
void read_references(Inlines& inlines, Context& context);

/// Nothing but a command of TeX without words for a reader: `\newpage`, `\vspace{1cm}`.
[[nodiscard]] bool is_tex_command(const Inlines& paragraph);

/// Takes away a backslash that is all of a paragraph's last line: a typed break behind which
/// nothing stands.
void drop_lone_backslash(Inlines& paragraph, std::string_view source);

}  // namespace banxin::markdown
