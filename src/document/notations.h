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

}  // namespace banxin
