/// \file
/// `---` … `---` at the very top of a chapter: simple keys and values. Does not know what the
/// keys mean.
#pragma once

#include "base/diagnostics.h"
#include "document/book.h"

#include <string_view>
#include <vector>

namespace banxin::markdown {

struct FrontMatter {
    std::vector<FieldValue> fields;
    /// Where the chapter's text begins; `begin` when there is no front matter.
    std::size_t text_begin = 0;
};

/// A first line `---` whose next line is no `key: value` is a thematic break and stays text.
/// A list of plain values is one value. Lines that are none are left out, the first is reported
/// (S005).
[[nodiscard]] FrontMatter read_front_matter(std::string_view bytes, std::size_t begin,
                                            SourceId source, Diagnostics& diagnostics);

}  // namespace banxin::markdown
