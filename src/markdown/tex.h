/// \file
/// Formulas between TeX's own marks, `\( … \)`, `\[ … \]` and environments, which Markdown takes
/// for escapes. Private to the markdown room.
#pragma once

#include "document/dialect.h"

#include <string>
#include <string_view>

namespace banxin::markdown {

/// Puts the stand-ins of a formula's ends in the place of TeX's marks, outside code. A backslash
/// before a bracket is an escape in Markdown, so single ones mean a formula in Pandoc's dialect
/// only and doubled ones (mdBook's) in every one, and what they hold must look like one; an
/// environment on lines of its own is one everywhere. The text keeps its length.
void hide_tex(std::string& text, Dialect dialect);

}  // namespace banxin::markdown
