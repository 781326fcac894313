/// \file
/// The small notations that a manifest uses: language tags, dates, ISBNs, addresses. Each is
/// text in, value out; who calls has the span and reports.
#pragma once

#include "document/book.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::manifest {

/// A well-formed BCP 47 tag in canonical case ("zh-hans-cn" gives "zh-Hans-CN"). Empty for
/// anything else, for "cn" and "jp" (which are countries), and for the tags that RFC 5646
/// keeps for old times' sake.
[[nodiscard]] std::optional<std::string> canonical_language(std::string_view tag);
/// What a tag that is none was most likely meant to be: "zh_CN" gives "zh-CN".
[[nodiscard]] std::optional<std::string> likely_language(std::string_view wrong);

/// "2026", "2026-11" or "2026-11-01", if the calendar has it.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] bool is_in_calendar(Date date);

/// An ISBN with its hyphens and blanks taken out.
struct Isbn {
    /// 13 digits; empty when there are not 10 or 13, or the 13 begin otherwise than books do.
    std::string digits;
    /// What the last character, as given, should be; equal to it when the ISBN is right.
    char expected = 0;
    char found = 0;
};
[[nodiscard]] Isbn parse_isbn(std::string_view text);

/// http:// or https://, a host, no blanks: what a reader may safely be sent to.
[[nodiscard]] bool is_web_address(std::string_view text);
/// ASCII letters, digits, '.', '_' and '-', not starting with '.' or '-', at most 100.
[[nodiscard]] bool is_output_name(std::string_view text);
/// The MARC relator codes that books need.
[[nodiscard]] const std::vector<std::string>& relator_codes();
/// The code of a role that was written out: "translator" and "译者" give "trl".
[[nodiscard]] std::optional<std::string> likely_relator(std::string_view wrong);

}  // namespace banxin::manifest
