/// \file
/// Style sheets, read as far as a book depends on them: syntax (CSS Syntax Module Level 3, without
/// nesting, which EPUB readers do not know), addresses, and what EPUB and its readers forbid.
/// Works on bytes alone; places are byte offsets in them. Private to the room.
#pragma once

#include "base/diagnostics.h"
#include "check/xml.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::check {

struct CssProblem {
    Code code;
    xml::Range range;
    Arguments arguments;
};

struct CssAddress {
    std::string address;
    xml::Range range;
    bool is_import = false;
};

struct CssFacts {
    std::vector<CssProblem> problems;
    std::vector<CssAddress> addresses;
    /// Some text is vertical; the root or the body is.
    bool is_vertical = false;
    bool is_vertical_throughout = false;
};

[[nodiscard]] CssFacts examine_stylesheet(std::string_view bytes);
/// What stands in a `style` attribute.
[[nodiscard]] CssFacts examine_declarations(std::string_view text);

}  // namespace banxin::check
