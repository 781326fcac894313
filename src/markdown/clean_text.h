/// \file
/// A chapter's bytes to a text that the parser can trust: valid UTF-8, one kind of line end,
/// no controls. Says what it had to change. Knows no Markdown but the limits of tables.
#pragma once

#include "base/diagnostics.h"
#include "markdown/positions.h"

#include <string>
#include <string_view>

namespace banxin::markdown {

/// More columns than this are an attack on memory (every short row is filled up), not a table.
inline constexpr std::size_t most_columns = 200;

struct CleanText {
    std::string text;
    OffsetMap map;
};

/// Reads from `begin` on. Invalid UTF-8 becomes U+FFFD (S001); controls and U+FEFF vanish (S002),
/// but for those that part words, which are spaces; and a table of more columns than any page can
/// hold is cut (S004).
[[nodiscard]] CleanText clean_text(std::string_view bytes, std::size_t begin, SourceId source,
                                   Diagnostics& diagnostics);

/// Bytes of byte order marks at the beginning: joined files bring several.
[[nodiscard]] std::size_t byte_order_mark_size(std::string_view bytes);

}  // namespace banxin::markdown
