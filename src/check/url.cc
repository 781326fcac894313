#include "check/url.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace banxin::check {
namespace {

/// Nothing where a per cent sign begins no byte.
std::optional<std::string> decoded(std::string_view text) {
    for (std::size_t i = text.find('%'); i != std::string_view::npos; i = text.find('%', i + 1)) {
        if (i + 2 >= text.size() || ascii::hex_value(text[i + 1]) < 0 ||
            ascii::hex_value(text[i + 2]) < 0)
            return std::nullopt;
    }
    return ascii::percent_decoded(text);
}

std::string_view scheme_of(std::string_view address) {
    const std::size_t colon = address.find(':');
    if (colon == std::string_view::npos || colon == 0) return {};
    const std::string_view scheme = address.substr(0, colon);
    const auto is_scheme = [](char c) {
        return ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
    };
    if (!ascii::is_letter(scheme[0]) || !std::all_of(scheme.begin(), scheme.end(), is_scheme))
        return {};
    return scheme;
}

Address::Kind kind_of(std::string_view scheme) {
    if (ascii::same_letters(scheme, "http") || ascii::same_letters(scheme, "https"))
        return Address::Kind::remote;
    if (ascii::same_letters(scheme, "file")) return Address::Kind::file;
    if (ascii::same_letters(scheme, "data")) return Address::Kind::data;
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

/// URL standard, "URL writing": a host, a port of figures, brackets around an IPv6 host only, and
/// one fragment.
bool has_good_host(std::string_view address) {
    const std::size_t begin = address.find("://");
    if (begin == std::string_view::npos) return false;
    const std::size_t end = std::min(address.find_first_of("/?#", begin + 3), address.size());
    std::string_view host = address.substr(begin + 3, end - begin - 3);
    const std::string_view rest = address.substr(end);
    if (rest.find_first_of("[]") != std::string_view::npos) return false;
    const std::size_t hash = rest.find('#');
    if (hash != std::string_view::npos && rest.find('#', hash + 1) != std::string_view::npos)
        return false;
    host.remove_prefix(host.rfind('@') == std::string_view::npos ? 0 : host.rfind('@') + 1);
    const std::size_t bracket = host.rfind(']');
    const std::size_t colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
    const std::string_view port = colon == std::string_view::npos ? "" : host.substr(colon + 1);
    const bool figures = std::all_of(port.begin(), port.end(), ascii::is_digit<char>);
    host = host.substr(0, colon);
    const bool literal = host.starts_with('[') && host.ends_with(']');
    return !host.empty() && figures && port.size() <= 5 &&
           (literal || host.find_first_of("[]") == std::string_view::npos);
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
        const bool lost = to.kind == Address::Kind::remote && !has_good_host(address);
        if (to.kind != Address::Kind::data && (bare || odd || lost))
            to.kind = Address::Kind::malformed;
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
