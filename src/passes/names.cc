// No hash of the standard library: those may differ from one machine to the next.
#include "passes/names.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <fmt/format.h>

#include <cstdint>

namespace banxin::passes {
std::string short_hash(std::string_view text) {
    const std::uint64_t hash = ascii::hash_of(text);
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
        const char small = ascii::to_lower(c);
        if (ascii::is_alphanumeric(small)) {
            slug += small;
            letter = letter || ascii::is_letter(small);
        } else if (c == '.' || c == '_' || c == '-' || c == ' ') {
            if (!slug.empty() && slug.back() != '-') slug += c == ' ' ? '-' : c;
        } else {
            lost = lost || static_cast<unsigned char>(c) >= 0x80;
        }
    }
    slug.resize(std::min(slug.size(), longest));
    while (!slug.empty() && !ascii::is_alphanumeric(slug.back())) slug.pop_back();
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
            const char small = ascii::to_lower(static_cast<char>(c));
            if (ascii::is_alphanumeric(small) || small == '-' || small == '_') anchor += small;
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
        return c < 0x80 ? ascii::is_letter(c) : is_ideographic(c) || script_of(c) != Script::common;
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
        const char small = c < 0x80 ? ascii::to_lower(static_cast<char>(c)) : '\0';
        const bool kept =
            is_letter(c) || ascii::is_digit(small) || small == '-' || small == '_' || small == '.';
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
    const char first = ascii::to_lower(text[0]);
    if (!ascii::is_letter(first) && first != '_') return false;
    for (const char c : text) {
        if (!ascii::is_alphanumeric(c) && c != '-' && c != '_' && c != '.') return false;
    }
    return true;
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
