/// \file
/// Notations that only a manifest uses: ISBNs, names of files, codes of roles. Each is text in,
/// value out; who calls has the span and reports.
#pragma once

#include "document/notations.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::manifest {

/// An ISBN with its hyphens and blanks taken out.
struct Isbn {
    /// 13 digits; empty when there are not 10 or 13, or the 13 begin otherwise than books do.
    std::string digits;
    /// What the last character, as given, should be; equal to it when the ISBN is right.
    char expected = 0;
    char found = 0;
};
[[nodiscard]] Isbn parse_isbn(std::string_view text);

/// Visible characters of any script that every file system takes, at most 200 bytes, not starting
/// with '.' or '-'.
[[nodiscard]] bool is_output_name(std::string_view text);
/// The MARC relator codes that books need.
[[nodiscard]] const std::vector<std::string>& relator_codes();
/// The code of a role that was written out: "translator" and "译者" give "trl".
[[nodiscard]] std::optional<std::string> likely_relator(std::string_view wrong);

}  // namespace banxin::manifest
