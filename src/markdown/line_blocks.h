/// \file
/// Line blocks, as Pandoc writes verse and addresses: every line begins with `| `. Private to the
/// markdown room.
#pragma once

#include "document/block.h"

#include <string_view>

namespace banxin::markdown {

/// Whether a paragraph's source is one. Rows of a table that has no head are none: they end in a
/// bar too.
[[nodiscard]] bool is_line_block(std::string_view paragraph);

/// Its stanzas, parted by lines of a bar alone. A line that begins without a bar goes on with
/// the one above it.
[[nodiscard]] Blocks stanzas_of(Inlines&& content, Span span, Language language);

}  // namespace banxin::markdown
