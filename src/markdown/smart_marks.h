/// \file
/// Quotation marks, dashes and dots as a typewriter has them, to those of print (Pandoc,
/// "Extension: smart"). Private to this room.
#pragma once

#include "document/inline.h"

#include <string_view>

namespace banxin::markdown {

/// In the running text of one block, marks that pair over all of it: `"…"`, `'…'`, apostrophes,
/// `--`,
/// `---` and `...`. What has no partner, inches and minutes behind figures, what the author
/// escaped, attributes, code, formulas and bare addresses stay. In languages that quote with
/// brackets, marks around Han or kana stay as well.
void read_smart_marks(Inlines& inlines, Language language, std::string_view source);

}  // namespace banxin::markdown
