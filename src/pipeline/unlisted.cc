#include "pipeline/unlisted.h"

#include "base/ascii.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace banxin {
namespace {

bool is_markdown(const std::string& name) {
    const std::string low = ascii::to_lower(name);
    return low.ends_with(".md") || low.ends_with(".markdown");
}

/// Written for those who make the book, or by a program for another.
bool is_for_makers(const std::string& name) {
    if (name.starts_with('.') || name.starts_with('_') || name.ends_with("-todo.md")) return true;
    const std::string low = ascii::to_lower(name);
    for (const char* begin :
         {"readme", "changelog", "changes", "license", "licence", "contributing", "code_of_conduct",
          "authors", "notice", "summary", "todo", "index"})
        if (low.starts_with(begin)) return true;
    return false;
}

std::string folder_part(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    return slash == std::string::npos ? "" : file.substr(0, slash);
}

}  // namespace

void tell_unlisted(const Manifest& manifest, const BookFolder& folder, const Sources& sources,
                   Diagnostics& diagnostics) {
    const auto normal = [](const std::string& path) {
        return fs::path(path).lexically_normal().generic_string();
    };
    std::set<std::string> read;
    for (const std::string& path : sources.paths()) read.insert(normal(path));
    std::set<std::string> folders;
    for (const ChapterEntry& entry : manifest.chapters) {
        folders.insert(folder_part(normal(entry.file.value)));
        // A chapter with faults may not have come to its original.
        if (entry.fields.parallel) read.insert(normal(folder.shown(entry.fields.parallel->file)));
    }
    std::vector<std::string> left;
    for (const std::string& inside : folders) {
        for (const std::string& name : folder.list(inside)) {
            const std::string file = inside.empty() ? name : inside + "/" + name;
            const bool is_used = read.contains(normal(folder.shown(file)));
            if (is_markdown(name) && !is_for_makers(name) && !is_used) left.push_back(file);
        }
    }
    if (left.empty()) return;
    constexpr std::size_t most = 8;
    std::string names;
    for (std::size_t i = 0; i < std::min(left.size(), most); ++i)
        names += (i == 0 ? "" : ", ") + left[i];
    if (left.size() > most) names += " …";
    // The last chapter is where the next would be written.
    const Span place = manifest.chapters.empty() ? Span{} : manifest.chapters.back().span;
    diagnostics.report(Code::M060, place, {names, std::to_string(left.size())},
                       Hint{HintId::add_chapter, {left.front()}});
}

}  // namespace banxin
