#include "passes/file_names.h"

#include "base/folding.h"
#include "document/wiki.h"
#include "passes/names.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace banxin::passes {
namespace {

std::string_view without_ending(std::string_view file) {
    return file.substr(0, file.rfind('.'));
}

std::vector<std::string_view> parts_of(std::string_view folder) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < folder.size();) {
        const std::size_t end = std::min(folder.find('/', at), folder.size());
        parts.push_back(folder.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

/// Whether `wanted` is a file's path or the end of it, the ending of Markdown there or not.
bool fits(const std::string& file, const std::string& wanted, bool whole) {
    const std::string all = folded(file);
    const auto is = [&](std::string_view path) {
        if (whole || path.size() == wanted.size()) return path == wanted;
        return path.ends_with(wanted) && path[path.size() - wanted.size() - 1] == '/';
    };
    return is(all) || (is_markdown_file(file) && is(without_ending(all)));
}

void collect(const BookFolder& folder, const std::string& inside, int depth,
             std::vector<std::string>& files) {
    constexpr std::size_t most = 50000;
    constexpr int deepest = 20;
    const auto path_of = [&](const std::string& name) {
        return inside.empty() ? name : inside + "/" + name;
    };
    for (const std::string& name : folder.list(inside))
        if (!name.starts_with('.') && files.size() < most) files.push_back(path_of(name));
    if (depth >= deepest) return;
    for (const std::string& name : folder.list_folders(inside))
        if (!name.starts_with('.') && name != "node_modules" && files.size() < most)
            collect(folder, path_of(name), depth + 1, files);
}

}  // namespace

FileNames::FileNames(std::vector<std::string> files) : files_(std::move(files)) {
    for (std::size_t i = 0; i < files_.size(); ++i) {
        const std::string name = folded(files_[i].substr(files_[i].rfind('/') + 1));
        by_name_.emplace(name, i);
        if (is_markdown_file(name)) by_name_.emplace(without_ending(name), i);
    }
}

FileNames::Fitting FileNames::find(std::string_view name, std::string_view folder) const {
    const std::string wanted =
        folded(std::filesystem::path(name).lexically_normal().generic_string());
    const auto called_so = by_name_.equal_range(wanted.substr(wanted.rfind('/') + 1));
    Fitting fitting;
    const auto only = [&](const std::string& path) {
        for (auto one = called_so.first; one != called_so.second; ++one)
            if (fits(files_[one->second], path, true)) fitting.files.push_back(files_[one->second]);
        if (fitting.files.size() > 1) fitting.files.resize(1);
        return !fitting.files.empty();
    };
    const auto beside = std::filesystem::path(folder) / std::filesystem::path(name);
    if (wanted.find('/') != std::string::npos &&
        only(wanted.substr(wanted.starts_with('/') ? 1 : 0)))
        return fitting;
    if (only(folded(beside.lexically_normal().generic_string()))) return fitting;
    for (auto one = called_so.first; one != called_so.second; ++one)
        if (fits(files_[one->second], wanted, false)) fitting.files.push_back(files_[one->second]);
    const auto far = [&](const std::string& file) {
        return steps_between(folder_of(file), folder);
    };
    std::sort(fitting.files.begin(), fitting.files.end(),
              [&](const std::string& a, const std::string& b) {
                  return std::pair(far(a), a) < std::pair(far(b), b);
              });
    fitting.files.erase(std::unique(fitting.files.begin(), fitting.files.end()),
                        fitting.files.end());
    fitting.unclear = fitting.files.size() > 1 && far(fitting.files[0]) == far(fitting.files[1]);
    return fitting;
}

std::vector<std::string> files_in(const BookFolder& folder) {
    std::vector<std::string> files;
    collect(folder, "", 0, files);
    std::sort(files.begin(), files.end());
    return files;
}

std::size_t steps_between(std::string_view one, std::string_view other) {
    const auto a = parts_of(one);
    const auto b = parts_of(other);
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>((a.end() - left) + (b.end() - right));
}

bool is_markdown_file(std::string_view file) {
    constexpr std::array<std::string_view, 5> endings = {"md", "markdown", "mdown", "qmd", "rmd"};
    return std::find(endings.begin(), endings.end(), ending_of(file)) != endings.end();
}

}  // namespace banxin::passes
