/// \file
/// The small notations of a book's fields, wherever they are written: language tags, dates,
/// addresses. Each is text in, value out; who calls has the span and reports.
#pragma once

#include "document/book.h"

#include <optional>
#include <string>
#include <string_view>

namespace banxin {

/// A well-formed BCP 47 tag in canonical case ("zh-hans-cn" gives "zh-Hans-CN"). Empty for
/// anything else, for "cn" and "jp" (which are countries), and for the tags that RFC 5646
/// keeps for old times' sake.
[[nodiscard]] std::optional<std::string> canonical_language(std::string_view tag);
/// What a tag that is none was most likely meant to be: "zh_CN" gives "zh-CN".
[[nodiscard]] std::optional<std::string> likely_language(std::string_view wrong);

/// "2026", "2026-11" or "2026-11-01", if the calendar has it.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] bool is_in_calendar(Date date);

/// http:// or https://, a host, no blanks: what a reader may safely be sent to.
[[nodiscard]] bool is_web_address(std::string_view text);

}  // namespace banxin
