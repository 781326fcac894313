#include "assemble/files.h"

#include "base/ascii.h"
#include "base/encoding.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace fs = std::filesystem;

namespace banxin::assemble {
namespace {

/// Where programs keep texts, pieces of texts and pictures.
constexpr std::array<std::string_view, 14> roots = {
    "",         "docs",   "src",    "source", "content",       "includes", "_includes",
    "snippets", "static", "assets", "public", "source/_posts", "_posts",   "docs/.vuepress/public"};

}  // namespace

std::string folder_of(std::string_view file) {
    const std::size_t slash = file.rfind('/');
    return std::string(slash == std::string_view::npos ? "" : file.substr(0, slash));
}

std::string seen_from(std::string_view file, std::string_view folder) {
    const fs::path base = folder.empty() ? fs::path(".") : fs::path(folder).lexically_normal();
    return fs::path(file).lexically_normal().lexically_relative(base).generic_string();
}

bool is_markdown(std::string_view file) {
    const std::string name = ascii::to_lower(file);
    for (const std::string_view end :
         {".md", ".markdown", ".qmd", ".rmd", ".mdx", ".txt", ".mdown"})
        if (name.ends_with(end)) return true;
    return false;
}

std::variant<std::string, Files::Trouble> Files::find(std::string_view name,
                                                      const std::vector<std::string>& from) const {
    if (name.starts_with("~@/")) name.remove_prefix(1);
    if (name.starts_with("@/")) name.remove_prefix(1);
    const bool rooted = name.starts_with('/');
    while (name.starts_with('/')) name.remove_prefix(1);
    Trouble trouble = Trouble::not_found;
    const auto look = [&](std::string_view base) -> std::optional<std::string> {
        const auto found = folder_.find(name, base);
        if (const auto* path = std::get_if<fs::path>(&found))
            return path->lexically_relative(folder_.root()).generic_string();
        return std::nullopt;
    };
    if (name.empty()) return trouble;
    if (!rooted) {
        for (const std::string& base : from) {
            if (auto found = look(base)) return *found;
            const auto refused = folder_.find(name, base);
            if (&base == &from.front() &&
                std::get<BookFolder::Refusal>(refused) == BookFolder::Refusal::outside)
                trouble = Trouble::outside;
        }
    }
    for (const std::string& start : from)
        for (std::string base = folder_of(start); !start.empty(); base = folder_of(base)) {
            if (auto found = look(base)) return *found;
            if (base.empty()) break;
        }
    for (const std::string_view base : roots)
        if (auto found = look(base)) return *found;
    return trouble;
}

bool Files::exists(std::string_view name, std::string_view folder) const {
    return std::holds_alternative<fs::path>(folder_.find(name, folder));
}

std::variant<TextFile, Files::Trouble> Files::open(std::string_view name,
                                                   const std::vector<std::string>& from,
                                                   Language language, Diagnostics& diagnostics) {
    const auto found = find(name, from);
    if (const auto* trouble = std::get_if<Trouble>(&found)) return *trouble;
    const auto& file = std::get<std::string>(found);
    const auto known = read_.find(file);
    if (known != read_.end()) {
        if (known->second == SourceId::none) return Trouble::no_text;
        return TextFile{file, known->second};
    }
    SourceId& source = read_[file];
    std::string bytes;
    try {
        bytes = read_file(folder_.root() / file);
    } catch (const Failure&) {
        return Trouble::no_text;
    }
    DecodedText text = decode_text(std::move(bytes), language);
    if (text.text.find('\0') != std::string::npos) return Trouble::no_text;
    source = sources_.add(folder_.shown(file), std::move(text.text));
    if (!text.encoding.empty())
        diagnostics.report(Code::S026, {source, 0, 0}, {text.encoding},
                           Hint{HintId::save_as_utf8, {}});
    return TextFile{file, source};
}

}  // namespace banxin::assemble
