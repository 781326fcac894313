// bookdown: the order of the chapters in _bookdown.yml, the book's metadata in index.Rmd.
#include "importer/readers.h"
#include "importer/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace banxin::importer {
namespace {

constexpr std::array<const char*, 2> settings_names = {"_bookdown.yml", "_bookdown.yaml"};

bool is_rmd(std::string_view name) {
    return name.ends_with(".Rmd") || name.ends_with(".rmd");
}

/// `rmd_files`: a list, or one for each kind of output; the longest is taken.
std::vector<const yaml::Value*> listed_files(const yaml::Value* value) {
    std::vector<const yaml::Value*> files;
    if (value == nullptr) return files;
    if (value->kind == yaml::Kind::scalar) return {value};
    for (const yaml::Value& item : value->items) files.push_back(&item);
    for (const yaml::Entry& entry : value->entries) {
        const std::vector<const yaml::Value*> one = listed_files(&entry.value);
        if (one.size() > files.size()) files = one;
    }
    return files;
}

OutlineEntry chapter_of(std::string file, Span span) {
    OutlineEntry entry;
    entry.file = std::move(file);
    entry.span = span;
    return entry;
}

/// Without a list: index.Rmd, then the files in the order of their names; `_` leaves one out.
void take_folder(Reading& reading, bool subfolders, Outline& outline) {
    for (std::string& file : markdown_files(reading.folder, "")) {
        const std::string name = std::filesystem::path(file).filename().string();
        const bool below = file.size() > name.size();
        if (!is_rmd(name) || name.starts_with('_') || (below && !subfolders)) continue;
        outline.push_back(chapter_of(std::move(file), {}));
    }
}

void take_index(Reading& reading) {
    const char* const index = has(reading.folder, "index.Rmd") ? "index.Rmd" : "index.rmd";
    const SourceId source = reading.open(index);
    if (source == SourceId::none) return;
    const ChapterHead head = read_head(source, reading.sources);
    take_fields(head, reading);
    for (const auto& [key, value] : head.fields)
        for (const std::string_view left : {"bibliography", "csl", "always_allow_html", "fontsize"})
            if (key == left) reading.import.not_taken.push_back(fmt::format("{}: {}", index, key));
}

}  // namespace

FoundOutline read_bookdown(Reading& reading) {
    FoundOutline found;
    bool subfolders = false;
    for (const char* const name : settings_names) {
        const SourceId source = reading.open(name);
        if (source == SourceId::none) continue;
        const auto root = yaml::parse(reading.sources[source].text(), source, reading.diagnostics);
        if (!root) return found;
        for (const yaml::Value* file : listed_files(root->find("rmd_files")))
            if (file->kind == yaml::Kind::scalar)
                found.entries.push_back(chapter_of(file->text, file->span));
        const yaml::Value* below = root->find("rmd_subdir");
        subfolders = below != nullptr && below->text != "false" && below->text != "no";
        constexpr std::array<std::string_view, 7> used = {
            "rmd_files",  "rmd_subdir",  "book_filename", "delete_merged_file",
            "output_dir", "new_session", "repo"};
        for (const yaml::Entry& entry : root->entries)
            if (std::find(used.begin(), used.end(), entry.key) == used.end())
                reading.import.not_taken.push_back(fmt::format("{}: {}", name, entry.key));
        break;
    }
    take_index(reading);
    if (found.entries.empty()) take_folder(reading, subfolders, found.entries);
    // bookdown begins with it wherever it is listed.
    const auto index = std::find_if(
        found.entries.begin(), found.entries.end(),
        [](const auto& one) { return one.file == "index.Rmd" || one.file == "index.rmd"; });
    if (index != found.entries.end()) std::rotate(found.entries.begin(), index, index + 1);
    return found;
}

}  // namespace banxin::importer
