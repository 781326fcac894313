#include "text/addresses.h"

#include "base/ascii.h"

#include <algorithm>

namespace banxin::text {
namespace {

/// A shorter one is not parted.
constexpr std::size_t longest_whole = 16;
/// As much stays before and after a place.
constexpr std::size_t least_part = 3;
/// So long a stretch without a joint would be torn somewhere.
constexpr std::size_t longest_stretch = 24;

constexpr bool is_letter(char c) {
    return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool is_inside(char c) {
    constexpr std::string_view signs = "/\\.-_=&?@#%+~:,";
    return ascii::is_alphanumeric(c) || signs.find(c) != std::string_view::npos;
}

/// Letters with accents are part of an address as those without: the first byte of two.
bool is_accented(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    return lead >= 0xC3 && lead <= 0xC9 && at + 1 < text.size();
}

/// The next stretch of characters that an address can have, from `at` on; empty at the end.
Address stretch_from(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_inside(text[at]) && !is_accented(text, at)) ++at;
    Address found{at, at, {}};
    while (found.end < text.size()) {
        if (is_inside(text[found.end]))
            ++found.end;
        else if (is_accented(text, found.end))
            found.end += 2;
        else
            break;
    }
    return found;
}

/// Without the marks of the sentence around it.
Address trimmed(std::string_view text, Address one) {
    constexpr std::string_view before = "-.,:=&?+%";
    constexpr std::string_view after = "-.,:=&?+%@#";
    while (one.begin < one.end && before.find(text[one.begin]) != std::string_view::npos)
        ++one.begin;
    while (one.begin < one.end && after.find(text[one.end - 1]) != std::string_view::npos)
        --one.end;
    return one;
}

enum class Kind : std::uint8_t {
    words,
    identifier,  ///< figures among letters, with hyphens at most; the groups of a book's number
    address,
};

Kind kind_of(std::string_view one) {
    const auto has = [one](std::string_view sign) { return one.find(sign) != one.npos; };
    if (has("://") || has("::") || one.starts_with("www.")) return Kind::address;
    if (std::count(one.begin(), one.end(), '/') > 1) return Kind::address;
    bool letters = false;
    bool digits = false;
    std::size_t hyphens = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const char c = one[i];
        letters = letters || is_letter(c);
        digits = digits || ascii::is_digit(c);
        hyphens += c == '-' ? 1 : 0;
        const char next = i + 1 < one.size() ? one[i + 1] : ' ';
        const char last = i > 0 ? one[i - 1] : ' ';
        const bool before = is_letter(last) || ascii::is_digit(last);
        const bool after = is_letter(next) || ascii::is_digit(next);
        switch (c) {
            case '@':
            case '#':
                if (is_letter(next)) return Kind::address;
                break;
            case '\\':
            case '_':
            case '=':
            case '&':
                if (before && after) return Kind::address;
                break;
            case '.':
                if (before && is_letter(next)) return Kind::address;
                break;
            default: break;
        }
    }
    return digits && (letters || hyphens > 2) ? Kind::identifier : Kind::words;
}

bool is_joint(std::string_view text, std::size_t i) {
    switch (text[i]) {
        case '/': return i + 1 == text.size() || text[i + 1] != '/';
        case ':': return i > 0 && text[i - 1] == ':';
        case '\\':
        case '.':
        case '-':
        case '_':
        case ',':
        case '=':
        case '&':
        case '?':
        case '@':
        case '#':
        case '+':
        case '~': return true;
        default: return false;
    }
}

/// Where figures meet letters between two places that are too far from each other.
void add_edges(std::string_view text, std::size_t begin, std::size_t end,
               std::vector<std::size_t>& places) {
    if (end - begin <= longest_stretch) return;
    for (std::size_t i = begin + least_part; i + least_part <= end; ++i) {
        const bool edge = ascii::is_alphanumeric(text[i - 1]) && ascii::is_alphanumeric(text[i]) &&
                          ascii::is_digit(text[i - 1]) != ascii::is_digit(text[i]);
        if (edge) places.push_back(i);
    }
}

/// A number of a book, of a telephone: its groups are read as one.
bool is_number(std::string_view one) {
    return std::none_of(one.begin(), one.end(), is_letter);
}

void find_places(std::string_view text, Kind kind, Address& one) {
    std::size_t from = one.begin;
    const std::string_view all = text.substr(one.begin, one.end - one.begin);
    const bool whole = all.size() <= (is_number(all) ? longest_stretch : longest_whole);
    for (std::size_t i = one.begin; i < one.end; ++i) {
        const std::size_t place = i + 1;
        // "mid-1980s-style" parts as words do.
        const bool fits = place >= one.begin + least_part && place + least_part <= one.end;
        const bool of_words = fits && kind == Kind::identifier && text[i] == '-' &&
                              is_letter(text[i - 1]) && is_letter(text[place]);
        if (!fits || !is_joint(text, i) || (whole && !of_words)) continue;
        add_edges(text, from, place, one.places);
        one.places.push_back(place);
        from = place;
    }
    add_edges(text, from, one.end, one.places);
}

}  // namespace

std::vector<Address> find_addresses(std::string_view text) {
    std::vector<Address> found;
    for (std::size_t at = 0; at < text.size();) {
        const Address stretch = stretch_from(text, at);
        at = stretch.end;
        Address one = trimmed(text, stretch);
        const Kind kind = kind_of(text.substr(one.begin, one.end - one.begin));
        if (kind == Kind::words) continue;
        find_places(text, kind, one);
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace banxin::text
