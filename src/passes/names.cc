// No hash of the standard library: those may differ from one machine to the next.
#include "passes/names.h"

#include "base/ascii.h"
#include "base/folding.h"
#include "base/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace banxin::passes {
namespace {

/// "02-the-sea" is "the sea", "2024-05-01-题" is "题"; "3-4" stays.
std::string words_of_stem(std::string_view stem) {
    std::string_view rest = stem;
    for (;;) {
        const std::size_t figures = std::min(rest.find_first_not_of("0123456789"), rest.size());
        const std::size_t next = rest.find_first_not_of("-_. ", figures);
        if (figures == 0 || next == figures || next == std::string_view::npos) break;
        rest = rest.substr(next);
    }
    if (rest.find_first_not_of("0123456789") == std::string_view::npos) rest = stem;
    std::string words;
    for (const char c : rest) {
        const char shown = c == '-' || c == '_' ? ' ' : c;
        if (shown != ' ' || (!words.empty() && words.back() != ' ')) words += shown;
    }
    return std::string(ascii::trimmed(words));
}

bool is_letter(char32_t c) {
    if (c < 0x80) return ascii::is_letter(static_cast<char>(c));
    return is_ideographic(c) || (script_of(c) != Script::common && !is_cjk_punctuation(c));
}

}  // namespace

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

std::vector<std::string> names_in(std::string_view anchor) {
    std::vector<std::string> names;
    while (!anchor.empty()) {
        const std::size_t end = std::min(anchor.find(' '), anchor.size());
        if (end > 0) names.emplace_back(anchor.substr(0, end));
        anchor = anchor.substr(std::min(end + 1, anchor.size()));
    }
    return names;
}

std::string loose_anchor(std::string_view words) {
    std::string anchor;
    const std::string small = folded(words);
    for (std::size_t at = 0; at < small.size();) {
        const Decoded next = decode_utf8(small, at);
        at += next.bytes;
        const char32_t c = next.value;
        const bool figure = c < 0x80 && ascii::is_digit(static_cast<char>(c));
        if (figure || is_letter(c)) append_utf8(anchor, c);
    }
    return anchor;
}

std::string loose_anchor_without_number(std::string_view words) {
    std::size_t at = 0;
    while (at < words.size()) {
        const Decoded next = decode_utf8(words, at);
        if (is_letter(next.value)) break;
        at += next.bytes;
    }
    return loose_anchor(words.substr(at));
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

std::string title_from_file(std::string_view file) {
    const std::string_view name = file.substr(file.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    const std::string_view stem = dot == 0 ? name : name.substr(0, dot);
    const std::string small = ascii::to_lower(stem);
    const std::string folder = folder_of(file);
    const bool opens = small == "readme" || small == "index" || small == "_index";
    if (opens && !folder.empty()) return words_of_stem(folder.substr(folder.rfind('/') + 1));
    return words_of_stem(stem);
}

bool in_one_line(FigureRow& row, bool (*missing)(const Image&), Paragraph& to) {
    const bool any = std::any_of(row.figures.begin(), row.figures.end(), [&](const Block& block) {
        return missing(std::get<Figure>(block.value).image());
    });
    if (!any) return false;
    for (Block& block : row.figures) {
        auto& figure = std::get<Figure>(block.value);
        if (!to.content.empty()) to.content.push_back({Text{" ", block.span}});
        std::move(figure.picture.begin(), figure.picture.end(), std::back_inserter(to.content));
        if (plain_text(figure.caption).empty()) continue;
        to.content.push_back({Text{" ", block.span}});
        std::move(figure.caption.begin(), figure.caption.end(), std::back_inserter(to.content));
    }
    return true;
}

}  // namespace banxin::passes
