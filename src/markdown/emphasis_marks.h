/// \file
/// Emphasis beside Han text. CommonMark's rule for delimiter runs beside punctuation expects
/// spaces between words; Chinese has none, so `**强调。**后文` would not be bold. A private
/// mark is set before each run that the rule would misjudge; an inline extension of the
/// parser then judges the run by its neighbours' script.
#pragma once

#include "markdown/positions.h"

#include <string>
#include <string_view>

struct cmark_syntax_extension;

namespace banxin::markdown {

/// U+0001: clean text never holds it, so it cannot be mistaken, whatever the author wrote.
inline constexpr char emphasis_mark = '\x01';

struct MarkedText {
    std::string text;
    OffsetMap map;
};
[[nodiscard]] MarkedText set_emphasis_marks(std::string_view clean);

/// The text without marks, and with the spaces that addresses have (spaced_addresses.h): for code,
/// addresses, titles and HTML, where a run that looked like a delimiter was none.
[[nodiscard]] std::string without_marks(std::string_view text);

/// A new extension that reads the marks; the parser library owns nothing of it.
[[nodiscard]] cmark_syntax_extension* make_emphasis_extension();

}  // namespace banxin::markdown
