#include "document/notations.h"

#include "base/ascii.h"

#include <fmt/format.h>

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

std::optional<std::string> settled_address(std::string_view text) {
    const auto is_wrong = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7F ||
               std::string_view("<>\"\\^`{|}").find(c) != std::string_view::npos;
    };
    const auto encoded = [](char c) {
        return fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    };
    const std::size_t colon = text.find(':');
    std::size_t at = colon == std::string_view::npos ? 0 : colon + 1;
    std::string made(text.substr(0, at));
    const std::string scheme = ascii::to_lower(text.substr(0, colon));
    if (scheme == "http" || scheme == "https") {
        if (!text.substr(at).starts_with("//")) return std::nullopt;
        const std::size_t end = std::min(text.find_first_of("/?#\\", at + 2), text.size());
        std::string_view host = text.substr(at + 2, end - at - 2);
        const std::size_t user = host.rfind('@');
        if (user != std::string_view::npos) host.remove_prefix(user + 1);
        std::string_view port;
        if (const std::size_t divide = host.rfind(':');
            divide != std::string_view::npos && !host.ends_with(']')) {
            port = host.substr(divide + 1);
            host = host.substr(0, divide);
        }
        const bool literal = host.starts_with('[') && host.ends_with(']');
        const bool odd = std::any_of(host.begin(), host.end(), [&](char c) {
            return is_wrong(c) || c == '%' || (!literal && (c == '[' || c == ']' || c == ':'));
        });
        const bool no_port = port.size() > 5 ||
                             !std::all_of(port.begin(), port.end(), ascii::is_digit<char>) ||
                             (!port.empty() && std::stoi(std::string(port)) > 65535);
        if (host.empty() || odd || no_port) return std::nullopt;
        made += text.substr(at, end - at);
        at = end;
    }
    bool in_fragment = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const bool digits = at + 2 < text.size() && ascii::hex_value(text[at + 1]) >= 0 &&
                            ascii::hex_value(text[at + 2]) >= 0;
        if (is_wrong(c) || c == '[' || c == ']' || (c == '#' && in_fragment) ||
            (c == '%' && !digits))
            made += encoded(c);
        else
            made += c;
        in_fragment = in_fragment || c == '#';
    }
    return made;
}

}  // namespace banxin
