#include "pipeline/own_fonts.h"

#include "base/ascii.h"
#include "manifest/manifest.h"

#include <charconv>
#include <optional>
#include <utility>

namespace banxin {
namespace {

struct NamedFile {
    std::string file;
    int index = 0;
};

std::optional<NamedFile> as_file(const std::string& name) {
    NamedFile named{name, 0};
    if (const std::size_t hash = name.rfind('#'); hash != std::string::npos) {
        const char* end = name.data() + name.size();
        const auto [stopped, error] = std::from_chars(name.data() + hash + 1, end, named.index);
        if (error == std::errc() && stopped == end && named.index >= 0)
            named.file = name.substr(0, hash);
    }
    const std::string lowered = ascii::to_lower(named.file);
    for (const char* ending : {".otf", ".ttf", ".ttc", ".otc", ".woff", ".woff2"})
        if (lowered.ends_with(ending)) return named;
    return std::nullopt;
}

}  // namespace

void find_own_fonts(const BookFolder& folder, text::FontConfig& config, Diagnostics& diagnostics) {
    const auto is_lost = [&](const std::string& name) {
        const auto named = as_file(name);
        if (!named) return false;
        const auto path = find_file({named->file, config.span}, folder, diagnostics);
        if (path) config.files[name] = {path->string(), named->index};
        return !path;
    };
    for (std::vector<std::string>& names : config.book.families) std::erase_if(names, is_lost);
    std::erase_if(config.book.fallback, is_lost);
}

}  // namespace banxin
