/// \file
/// Names of files in a container (EPUB 3.3, "File paths and file names").
#pragma once

#include <optional>
#include <string_view>

namespace banxin::check {

/// The first character that no file name may have; nothing for a good name. '/' is not asked
/// about, for it parts names.
[[nodiscard]] std::optional<char32_t> forbidden_character(std::string_view name);

/// Absolute, empty in a part, or with a part that is "." or "..".
[[nodiscard]] bool leads_out(std::string_view name);

/// What systems and editors leave behind: .DS_Store, __MACOSX/, Thumbs.db, a.txt~ …
[[nodiscard]] bool is_leftover(std::string_view name);

/// Bytes of the longest part between slashes.
[[nodiscard]] std::size_t longest_part(std::string_view name);

}  // namespace banxin::check
