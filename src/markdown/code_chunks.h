/// \file
/// Blocks of code that Quarto, knitr and Jupyter run: ```` ```{r name, echo=FALSE} ````. Nothing
/// is run here. Private to the markdown room.
#pragma once

#include "document/block.h"
#include "markdown/context.h"

namespace banxin::markdown {

/// Takes the settings out of a block and tells of it (S029). False: its readers were not meant
/// to see it, which is told of too (S041).
[[nodiscard]] bool settle_chunk(CodeBlock& block, Span span, Context& context);

}  // namespace banxin::markdown
