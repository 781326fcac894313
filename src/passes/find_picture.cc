#include "passes/find_picture.h"

#include "base/ascii.h"
#include "base/diagnostics.h"
#include "base/folding.h"
#include "passes/names.h"

#include <algorithm>
#include <array>

namespace fs = std::filesystem;

namespace banxin::passes {
namespace {

/// What sites take for their root: MkDocs and mdBook, Hugo and Docusaurus, VitePress, VuePress.
constexpr std::array<const char*, 10> site_roots = {
    "",     "static", "public", "assets",           "src",
    "docs", "source", "book",   ".vuepress/public", "docs/.vuepress/public",
};

std::string joined(const std::string& folder, const std::string& name) {
    return folder.empty() || name.empty() ? folder + name : folder + "/" + name;
}

/// The ways to read an address, the plainest first.
std::vector<std::string> readings_of(const std::string& url) {
    std::vector<std::string> all;
    const auto add = [&](const std::string& name) {
        if (!name.empty() && std::find(all.begin(), all.end(), name) == all.end())
            all.push_back(name);
    };
    const auto add_both = [&](const std::string& name) {
        add(ascii::percent_decoded(name));
        // A name may hold a percent sign of its own.
        add(name);
    };
    // A name may hold these marks as well; but what is behind them mostly is for a site's program.
    const auto add_parts = [&](const std::string& name) {
        add_both(name);
        for (const char mark : {'#', '?'}) add_both(name.substr(0, name.find(mark)));
        add_both(name.substr(0, name.find_first_of("?#")));
    };
    add_parts(url);
    std::string turned = url;
    std::replace(turned.begin(), turned.end(), '\\', '/');
    if (turned != url) add_parts(turned);
    return all;
}

/// The folders of a file from the book's down to its own.
std::vector<std::string> folders_above(const std::string& file) {
    std::vector<std::string> all = {""};
    for (std::size_t at = file.find('/'); at != std::string::npos; at = file.find('/', at + 1))
        all.push_back(file.substr(0, at));
    return all;
}

bool names_a_drive(std::string_view name) {
    return name.size() > 2 && ascii::is_letter(name[0]) && name[1] == ':' && name[2] == '/';
}

/// From one folder of the book to a file of it, as an address.
std::string address_from(const std::string& folder, const std::string& file) {
    return fs::path(file)
        .lexically_relative(folder.empty() ? fs::path(".") : fs::path(folder))
        .generic_string();
}

}  // namespace

std::vector<PictureFinder::Place> PictureFinder::places(const std::string& url,
                                                        const std::string& chapter) {
    std::vector<Place> all;
    const std::string own = folder_of(chapter);
    for (const std::string& name : readings_of(url)) {
        if (!name.starts_with('/')) {
            all.push_back({own, name});
            continue;
        }
        const std::string inside = name.substr(std::min(name.find_first_not_of('/'), name.size()));
        for (const std::string& above : folders_above(chapter))
            for (const char* root : site_roots) all.push_back({joined(above, root), inside});
    }
    const std::size_t count = all.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (url.starts_with('/') || url.starts_with('\\')) break;
        const std::string name = all[i].name;
        // Hexo keeps what a text shows in a folder of the text's name.
        const std::size_t dot = chapter.rfind('.');
        if (dot != std::string::npos && !name.starts_with(".."))
            all.push_back({chapter.substr(0, dot), name});
        // Pandoc begins where it is called.
        if (!own.empty()) all.push_back({"", name});
    }
    return all;
}

std::variant<PictureFinder::Found, BookFolder::Refusal> PictureFinder::find(
    const std::string& url, const std::string& chapter) {
    const std::vector<Place> all = places(url, chapter);
    const bool absolute = url.starts_with('/') || url.starts_with('\\');
    std::optional<BookFolder::Refusal> refusal;
    for (const Place& place : all) {
        auto found = names_a_drive(place.name) ? BookFolder::Refusal::outside
                                               : folder_.find(place.name, place.base);
        if (fs::path* path = std::get_if<fs::path>(&found)) return Found{std::move(*path), ""};
        const auto& refused = std::get<BookFolder::Refusal>(found);
        if (!refusal || *refusal == BookFolder::Refusal::not_found) refusal = refused;
    }
    if (refusal == BookFolder::Refusal::not_found) {
        for (const Place& place : all)
            if (auto found = in_other_letters(place)) return std::move(*found);
        // No root of a site: a place on somebody's disk.
        if (absolute) return BookFolder::Refusal::outside;
    }
    return refusal.value_or(BookFolder::Refusal::not_found);
}

const std::vector<std::string>& PictureFinder::names_in(const std::string& folder, bool folders) {
    const auto [known, added] = listed_.try_emplace({folder, folders});
    if (added) known->second = folders ? folder_.list_folders(folder) : folder_.list(folder);
    return known->second;
}

std::optional<PictureFinder::Found> PictureFinder::in_other_letters(const Place& place) {
    const fs::path wanted = fs::path(joined(place.base, place.name)).lexically_normal();
    std::string at;
    for (auto part = wanted.begin(); part != wanted.end(); ++part) {
        if (*part == "..") return std::nullopt;
        const bool last = std::next(part) == wanted.end();
        const std::string name = folded(part->string());
        std::vector<std::string> fitting;
        for (const std::string& one : names_in(at, !last))
            if (folded(one) == name) fitting.push_back(one);
        const auto same = std::find(fitting.begin(), fitting.end(), part->string());
        if (fitting.size() != 1 && same == fitting.end()) return std::nullopt;
        at = joined(at, same == fitting.end() ? fitting.front() : *same);
    }
    auto found = folder_.find(at);
    fs::path* path = std::get_if<fs::path>(&found);
    if (path == nullptr) return std::nullopt;
    return Found{std::move(*path), at};
}

const FileNames& PictureFinder::names() {
    if (!names_) names_.emplace(files_in(folder_));
    return *names_;
}

std::optional<std::string> PictureFinder::namesake(const std::string& url,
                                                   const std::string& chapter) {
    const std::string own = folder_of(chapter);
    for (const std::string& name : readings_of(url)) {
        const std::string_view alone = std::string_view(name).substr(name.rfind('/') + 1);
        if (alone.empty()) continue;
        const FileNames::Fitting fitting = names().find(alone, own);
        if (fitting.files.size() == 1) return address_from(own, fitting.files.front());
    }
    return std::nullopt;
}

std::optional<std::string> PictureFinder::nearest(const std::string& url,
                                                  const std::string& chapter) {
    if (auto same = namesake(url, chapter)) return same;
    std::string name = ascii::percent_decoded(url.substr(0, url.find_first_of("?#")));
    std::replace(name.begin(), name.end(), '\\', '/');
    const std::string folder = folder_of(name);
    const auto near = nearest_name(name.substr(name.rfind('/') + 1),
                                   names_in(joined(folder_of(chapter), folder), false));
    if (!near) return std::nullopt;
    return joined(folder, *near);
}

}  // namespace banxin::passes
