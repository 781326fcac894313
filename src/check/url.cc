#include "check/url.h"

#include "base/unicode.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace banxin::check {
namespace {

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string to;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            to += text[i];
            continue;
        }
        if (i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0)
            return std::nullopt;
        to += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
        i += 2;
    }
    return to;
}

std::string_view scheme_of(std::string_view address) {
    const std::size_t colon = address.find(':');
    if (colon == std::string_view::npos || colon == 0) return {};
    const std::string_view scheme = address.substr(0, colon);
    const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    const auto is_scheme = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    };
    if (!is_letter(scheme[0]) || !std::all_of(scheme.begin(), scheme.end(), is_scheme)) return {};
    return scheme;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

Address::Kind kind_of(std::string_view scheme) {
    if (equals_ignoring_case(scheme, "http") || equals_ignoring_case(scheme, "https"))
        return Address::Kind::remote;
    if (equals_ignoring_case(scheme, "file")) return Address::Kind::file;
    if (equals_ignoring_case(scheme, "data")) return Address::Kind::data;
    return Address::Kind::elsewhere;
}

/// Parts of the way put together; nothing when it climbs out.
std::optional<std::string> joined(std::string_view from, std::string_view path) {
    std::vector<std::string_view> parts;
    const auto walk = [&](std::string_view way) {
        for (std::size_t begin = 0; begin <= way.size();) {
            const std::size_t end = std::min(way.find('/', begin), way.size());
            const std::string_view part = way.substr(begin, end - begin);
            begin = end + 1;
            if (part == ".") continue;
            if (part != "..") {
                parts.push_back(part);
            } else if (parts.empty()) {
                return false;
            } else {
                parts.pop_back();
            }
        }
        return true;
    };
    const std::size_t slash = from.rfind('/');
    if (slash != std::string_view::npos) walk(from.substr(0, slash));
    if (!walk(path)) return std::nullopt;
    std::string to;
    for (const std::string_view part : parts) {
        if (!to.empty()) to += '/';
        to += part;
    }
    return to;
}

}  // namespace

Address resolve(std::string_view from, std::string_view address) {
    Address to;
    if (address.empty()) {
        to.kind = Address::Kind::empty;
        return to;
    }
    // URL standard, "URL code points": controls, spaces and these are none.
    const auto is_wrong = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7F ||
               std::string_view("<>\"\\^`{|}").find(c) != std::string_view::npos;
    };
    const std::string_view scheme = scheme_of(address);
    if (!scheme.empty()) {
        to.kind = kind_of(scheme);
        const bool bare =
            to.kind == Address::Kind::remote && !address.substr(scheme.size()).starts_with("://");
        const bool odd = std::any_of(address.begin(), address.end(), is_wrong);
        if (to.kind != Address::Kind::data && (bare || odd)) to.kind = Address::Kind::malformed;
        return to;
    }
    if (std::any_of(address.begin(), address.end(), is_wrong)) {
        to.kind = Address::Kind::malformed;
        return to;
    }
    if (address.starts_with('/')) {
        to.kind = address.starts_with("//") ? Address::Kind::remote : Address::Kind::outside;
        return to;
    }
    const std::size_t hash = address.find('#');
    const std::string_view before = address.substr(0, hash);
    const std::size_t question = before.find('?');
    to.has_query = question != std::string_view::npos;
    to.has_fragment = hash != std::string_view::npos;
    const auto path = decoded(before.substr(0, question));
    const auto fragment = decoded(to.has_fragment ? address.substr(hash + 1) : "");
    if (!path || !fragment) {
        to.kind = Address::Kind::malformed;
        return to;
    }
    to.fragment = *fragment;
    if (path->empty()) {
        to.path = from;
        return to;
    }
    const auto whole = joined(from, *path);
    if (!whole) {
        to.kind = Address::Kind::outside;
        return to;
    }
    to.path = *whole;
    return to;
}

}  // namespace banxin::check
