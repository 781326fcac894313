// Language tags: case, and the script that a Chinese tag implies. A table of what books use,
// not of all of BCP 47.
#include "text/languages.h"

#include <algorithm>
#include <cstddef>

namespace banxin::text {
namespace {

// No <cctype>: its answers depend on the locale.
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string tidy_tag(std::string_view tag) {
    std::string tidy(tag);
    std::size_t start = 0;
    bool first = true;
    while (start < tidy.size()) {
        std::size_t end = start;
        while (end < tidy.size() && tidy[end] != '-' && tidy[end] != '_') ++end;
        if (end < tidy.size()) tidy[end] = '-';
        const bool region = !first && end - start == 2;
        const bool script = !first && end - start == 4;
        for (std::size_t i = start; i < end; ++i) {
            tidy[i] = region || (script && i == start) ? upper(tidy[i]) : lower(tidy[i]);
        }
        first = false;
        start = end + 1;
    }
    return tidy;
}

std::string full_tag(std::string_view tag) {
    const std::string tidy = tidy_tag(tag);
    if (tidy == "yue" || serves("yue-HK", tidy) || serves("yue-Hant", tidy)) return "zh-Hant-HK";
    if (!serves("zh", tidy)) return tidy;
    const std::string_view rest = tidy.size() > 3 ? std::string_view(tidy).substr(3) : "";
    const auto is = [&](std::string_view subtag) { return serves(subtag, rest); };
    if (is("HK") || is("MO") || is("Hant-HK") || is("Hant-MO")) return "zh-Hant-HK";
    if (is("TW")) return "zh-Hant-TW";
    if (rest.empty() || is("CN") || is("SG") || is("MY")) return "zh-Hans";
    return tidy;
}

bool serves(std::string_view list, std::string_view tag) {
    if (list.empty() || !tag.starts_with(list)) return false;
    return tag.size() == list.size() || tag[list.size()] == '-';
}

}  // namespace banxin::text
