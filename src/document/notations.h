/// \file
/// The small notations of a book's fields, wherever they are written: dates, addresses. Each is
/// text in, value out; who calls has the span and reports.
#pragma once

#include "document/book.h"

#include <optional>
#include <string>
#include <string_view>

namespace banxin {

/// "2026", "2026-11" or "2026-11-01", if the calendar has it.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] bool is_in_calendar(Date date);

/// http:// or https://, a host, no blanks: what a reader may safely be sent to.
[[nodiscard]] bool is_web_address(std::string_view text);

/// A web address as an EPUB can hold it (URL standard, "URL writing"): what may not stand in one is
/// percent-encoded. Empty: that does not help, because there is no host or no such port. Other
/// schemes are encoded alike.
[[nodiscard]] std::optional<std::string> settled_address(std::string_view text);

}  // namespace banxin
