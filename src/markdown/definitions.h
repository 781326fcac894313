/// \file
/// Lists of definitions as PHP Markdown Extra and Pandoc write them. Private to the markdown room.
#pragma once

#include "document/block.h"

namespace banxin::markdown {

/// `术语` and under it `: 定义`, once or more often: PHP Markdown Extra's and Pandoc's lists
/// of definitions. A paragraph that begins with a colon explains the line above it.
/// False: the content is none of those, and nothing is changed.
[[nodiscard]] bool take_definitions(Inlines& content, Span span, Blocks& blocks, Language language);

}  // namespace banxin::markdown
