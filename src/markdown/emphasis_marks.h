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

struct MarkedText {
    std::string text;
    OffsetMap map;
};
[[nodiscard]] MarkedText set_emphasis_marks(std::string_view clean);

/// Whether a run of delimiters may open and close something, by the amended rule.
struct Flanking {
    bool left = false;
    bool right = false;
    bool operator==(const Flanking&) const = default;
};
[[nodiscard]] Flanking flanking_of(std::string_view text, std::size_t begin, std::size_t end);

/// A new extension that reads the marks; the parser library owns nothing of it.
[[nodiscard]] cmark_syntax_extension* make_emphasis_extension();

}  // namespace banxin::markdown
