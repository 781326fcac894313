#include "document/notations.h"

#include "base/ascii.h"

#include <algorithm>

namespace banxin {
namespace {

std::optional<int> decimal(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

int days_in(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    if (text.size() >= 7 && text[4] != '-') return std::nullopt;
    if (text.size() == 10 && text[7] != '-') return std::nullopt;
    const auto year = decimal(text.substr(0, 4));
    const auto month = text.size() >= 7 ? decimal(text.substr(5, 2)) : 0;
    const auto day = text.size() == 10 ? decimal(text.substr(8, 2)) : 0;
    if (!year || !month || !day) return std::nullopt;
    // A zero that was written out is no month and no day.
    if ((text.size() >= 7 && *month == 0) || (text.size() == 10 && *day == 0)) return std::nullopt;
    const Date date{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month),
                    static_cast<std::uint8_t>(*day)};
    if (!is_in_calendar(date)) return std::nullopt;
    return date;
}

bool is_in_calendar(Date date) {
    if (date.year < 1 || date.year > 9999 || date.month > 12) return false;
    if (date.month == 0) return date.day == 0;
    return date.day <= days_in(date.year, date.month);
}

bool is_web_address(std::string_view text) {
    const auto begins = [&text](std::string_view scheme) {
        return text.size() > scheme.size() &&
               ascii::same_letters(scheme, text.substr(0, scheme.size()));
    };
    std::size_t scheme = 0;
    if (begins("http://")) scheme = 7;
    if (begins("https://")) scheme = 8;
    if (scheme == 0 || text[scheme] == '/') return false;
    return text.find_first_of(" \t<>\"\\^`{|}") == std::string_view::npos;
}

}  // namespace banxin
