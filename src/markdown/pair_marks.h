/// \file
/// `<!-- pair -->`: comments that say which pieces of a text and of its original belong together.
#pragma once

#include "markdown/context.h"

namespace banxin::markdown {

/// Adds a whole comment to the context if it is a mark: `pair` or `对照`, and a name behind a colon
/// if the author gives one.
void meet_pair_mark(std::string_view comment, Span span, Context& context);

}  // namespace banxin::markdown
