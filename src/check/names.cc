#include "check/names.h"

#include "base/unicode.h"

#include <algorithm>
#include <vector>

namespace banxin::check {
namespace {

std::vector<std::string_view> parts_of(std::string_view name) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        parts.push_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

bool is_private_or_none(char32_t c) {
    const bool is_private = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    const bool is_none = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFE;
    const bool is_tag = c == 0xE0001 || c == 0xE007F || (c >= 0xFFF0 && c <= 0xFFFF);
    return is_private || is_none || is_tag;
}

}  // namespace

std::optional<char32_t> forbidden_character(std::string_view name) {
    for (std::size_t i = 0; i < name.size();) {
        const Decoded next = decode_utf8(name, i);
        const std::u32string_view forbidden = U"\"*:<>?\\|";
        // What is no UTF-8 is told of as such.
        if (!next.valid) {
            i += next.bytes;
            continue;
        }
        const bool control = next.value < 0x20 || (next.value >= 0x7F && next.value < 0xA0);
        if (control || forbidden.find(next.value) != std::u32string_view::npos ||
            is_private_or_none(next.value)) {
            return next.value;
        }
        i += next.bytes;
    }
    for (const std::string_view part : parts_of(name)) {
        if (part.ends_with('.') && part != "." && part != "..") return U'.';
    }
    return std::nullopt;
}

bool leads_out(std::string_view name) {
    if (name.ends_with('/')) name.remove_suffix(1);
    const auto parts = parts_of(name);
    return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
        return part.empty() || part == "." || part == "..";
    });
}

bool is_leftover(std::string_view name) {
    const auto parts = parts_of(name);
    const std::string_view last = parts.back();
    return parts.front() == "__MACOSX" || last == ".DS_Store" || last == "Thumbs.db" ||
           last == "desktop.ini" || last.starts_with("._") || last.starts_with(".git") ||
           last.ends_with('~') || last.ends_with(".swp") || last.ends_with(".bak") ||
           last.ends_with(".tmp");
}

std::size_t longest_part(std::string_view name) {
    std::size_t longest = 0;
    for (const std::string_view part : parts_of(name)) longest = std::max(longest, part.size());
    return longest;
}

}  // namespace banxin::check
