// No hash of the standard library: those may differ from one machine to the next.
#include "passes/names.h"

#include "base/unicode.h"

#include <fmt/format.h>

#include <cstdint>

namespace banxin::passes {
namespace {

bool is_lower_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char small = lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

}  // namespace

std::string short_hash(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3;
    }
    return fmt::format("{:08x}", static_cast<std::uint32_t>(hash ^ hash >> 32));
}

std::string chapter_slug(std::string_view file) {
    constexpr std::size_t longest = 40;
    std::string_view stem = file.substr(file.rfind('/') + 1);
    if (const std::size_t dot = stem.rfind('.'); dot != std::string_view::npos && dot > 0) {
        stem = stem.substr(0, dot);
    }
    std::string slug;
    bool letter = false;
    bool lost = false;
    for (const char c : stem) {
        const char small = lower(c);
        if (is_lower_or_digit(small)) {
            slug += small;
            letter = letter || (small >= 'a' && small <= 'z');
        } else if (c == '.' || c == '_' || c == '-' || c == ' ') {
            if (!slug.empty() && slug.back() != '-') slug += c == ' ' ? '-' : c;
        } else {
            lost = lost || static_cast<unsigned char>(c) >= 0x80;
        }
    }
    slug.resize(std::min(slug.size(), longest));
    while (!slug.empty() && !is_lower_or_digit(slug.back())) slug.pop_back();
    // "01-第一章" would leave a bare number, which another file may well leave too.
    if (slug.empty() || (!letter && lost)) return "c-" + short_hash(stem);
    return slug;
}

std::string github_anchor(std::string_view heading) {
    std::string anchor;
    for (std::size_t at = 0; at < heading.size();) {
        const Decoded next = decode_utf8(heading, at);
        at += next.bytes;
        const char32_t c = next.value;
        if (c < 0x80) {
            const char small = lower(static_cast<char>(c));
            if (is_lower_or_digit(small) || small == '-' || small == '_') anchor += small;
            if (small == ' ') anchor += '-';
        } else if (is_ideographic(c) || is_combining(c) ||
                   (script_of(c) != Script::common && !is_cjk_punctuation(c))) {
            append_utf8(anchor, c);
        }
    }
    return anchor;
}

std::string pandoc_anchor(std::string_view heading) {
    const auto is_letter = [](char32_t c) {
        return c < 0x80 ? lower(static_cast<char>(c)) >= 'a' && lower(static_cast<char>(c)) <= 'z'
                        : is_ideographic(c) || script_of(c) != Script::common;
    };
    std::string anchor;
    bool begun = false;
    bool blank = false;
    for (std::size_t at = 0; at < heading.size();) {
        const Decoded next = decode_utf8(heading, at);
        at += next.bytes;
        const char32_t c = next.value;
        begun = begun || is_letter(c);
        if (!begun) continue;
        if (c == ' ') {
            blank = true;
            continue;
        }
        const char small = c < 0x80 ? lower(static_cast<char>(c)) : '\0';
        const bool kept = is_letter(c) || (small >= '0' && small <= '9') || small == '-' ||
                          small == '_' || small == '.';
        if (!kept) continue;
        if (blank) anchor += '-';
        blank = false;
        if (c < 0x80)
            anchor += small;
        else
            append_utf8(anchor, c);
    }
    return anchor;
}

bool is_ascii_name(std::string_view text) {
    if (text.empty() || text.size() > 64) return false;
    const char first = lower(text[0]);
    if (!(first >= 'a' && first <= 'z') && first != '_') return false;
    for (const char c : text) {
        if (!is_lower_or_digit(lower(c)) && c != '-' && c != '_' && c != '.') return false;
    }
    return true;
}

std::string percent_decoded(std::string_view url) {
    std::string text;
    for (std::size_t i = 0; i < url.size(); ++i) {
        if (url[i] == '%' && i + 2 < url.size()) {
            const int high = hex_value(url[i + 1]);
            const int low = hex_value(url[i + 2]);
            if (high >= 0 && low >= 0 && high + low > 0) {
                text += static_cast<char>(high * 16 + low);
                i += 2;
                continue;
            }
        }
        text += url[i];
    }
    return text;
}

bool is_remote(std::string_view url) {
    if (url.starts_with("//")) return true;
    const std::size_t colon = url.find(':');
    if (colon == std::string_view::npos || colon < 2) return false;
    return url.find_first_of("/?#.") > colon;
}

std::string folder_of(std::string_view file) {
    const std::size_t slash = file.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(file.substr(0, slash));
}

}  // namespace banxin::passes
