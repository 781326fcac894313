/// \file
/// `H~2~O` and `10^3^`: Pandoc's sub- and superscripts, and its blanks that hold words together.
/// Private to the markdown room.
#pragma once

#include "document/inline.h"

#include <string_view>

namespace banxin::markdown {

/// A tilde and a caret are a wave and a face in Chinese — 3~5天、好~、^_^ — so a script must stand
/// right behind a letter, a figure or a closing bracket, and hold what scripts hold.
void read_scripts(Inlines& inlines, std::string_view source);

/// A blank behind a backslash is one at which no line ends.
void read_spaces(Inlines& inlines, std::string_view source);

}  // namespace banxin::markdown
