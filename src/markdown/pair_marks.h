/// \file
/// `<!-- pair -->`: comments that say which pieces of a text and of its original belong together.
#pragma once

#include "markdown/context.h"

namespace banxin::markdown {

/// Adds the marks among the comments of an HTML block to the context: `pair` or `对照`, and a name
/// behind a colon if the author gives one.
void meet_pair_marks(std::string_view html, const ContentMap& map, Context& context);

}  // namespace banxin::markdown
