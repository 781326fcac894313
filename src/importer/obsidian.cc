// Obsidian: a vault of notes; a note that lists the others gives their order.
#include "base/ascii.h"
#include "importer/furniture.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <algorithm>
#include <map>
#include <set>

namespace banxin::importer {
namespace {

/// A value of one of the vault's own settings; they are JSON.
std::string setting(const char* file, const char* key, Reading& reading) {
    const SourceId source = reading.open(file);
    if (source == SourceId::none) return {};
    // What the program broke is its own business.
    Diagnostics ignored;
    const auto root = yaml::parse(reading.sources[source].text(), source, ignored);
    return root ? clean_path(text_of(root->find(key))) : std::string();
}

bool is_in_folder(const std::string& file, const std::string& folder) {
    return !folder.empty() && file.starts_with(folder + "/");
}

bool is_template_folder(std::string_view name) {
    const std::string small = ascii::to_lower(name);
    return is_one_of(small, {"templates", "template", "模板", "模版", "_templates", "attachments",
                             "附件", "assets", "excalidraw"});
}

/// Notes by their names, as links find them: the one nearest to the top counts.
class Notes {
public:
    explicit Notes(const std::vector<std::string>& files) {
        for (const std::string& file : files) {
            const std::string whole = ascii::to_lower(file.substr(0, file.rfind('.')));
            by_name_.emplace(whole, file);
            const auto [at, fresh] = by_name_.emplace(ascii::to_lower(stem_of(file)), file);
            if (!fresh && std::count(file.begin(), file.end(), '/') <
                              std::count(at->second.begin(), at->second.end(), '/'))
                at->second = file;
        }
    }

    /// Empty: there is none.
    [[nodiscard]] std::string find(std::string_view link, const std::string& from) const {
        std::string name = ascii::to_lower(link);
        if (is_markdown_file(name)) name.resize(name.rfind('.'));
        for (const std::string& one : {clean_path(joined_path(folder_of(from), name)),
                                       clean_path(name), ascii::to_lower(name_of_file(name))})
            if (const auto found = by_name_.find(one); found != by_name_.end())
                return found->second;
        return {};
    }

private:
    std::map<std::string, std::string> by_name_;
};

/// 0: no list of notes; more the surer the name says that it is one.
int listness(const std::string& file, const std::string& vault) {
    const std::string stem = stem_of(file);
    const std::string small = ascii::to_lower(without_number(stem));
    const bool at_top = file.find('/') == std::string::npos;
    if (small == "moc" || small == "目录" || small == "索引" || small == "总目录") return 4;
    if (small.find("moc") != std::string::npos && at_top) return 3;
    if (at_top && is_one_of(small, {"index", "_index", "home", "主页", "首页", "toc", "contents"}))
        return 2;
    return at_top && (stem == vault || small == "readme") ? 1 : 0;
}

FoundOutline listed_by(const std::string& file, const Notes& notes, Reading& reading) {
    FoundOutline found;
    const SourceId source = reading.open(file);
    for (OutlineEntry& entry : read_summary(source, reading.sources)) {
        if (entry.file.empty()) {
            // A line of words between the links is none of a list.
            if (entry.kind == OutlineEntry::Kind::part) found.entries.push_back(std::move(entry));
            continue;
        }
        const std::string note = notes.find(entry.file, file);
        if (note == file) continue;
        if (note.empty() && is_elsewhere(entry.file)) continue;
        entry.file = note.empty() ? entry.file + (is_markdown_file(entry.file) ? "" : ".md") : note;
        found.entries.push_back(std::move(entry));
    }
    return found;
}

}  // namespace

FoundOutline read_obsidian(Reading& reading) {
    FolderImport& import = reading.import;
    std::vector<std::string> files = markdown_files(reading.folder, "");
    const std::vector<std::string> left = {
        setting(".obsidian/templates.json", "folder", reading),
        setting(".obsidian/app.json", "attachmentFolderPath", reading)};
    std::erase_if(files, [&](const std::string& file) {
        const bool is_template =
            std::any_of(left.begin(), left.end(),
                        [&](const std::string& folder) { return is_in_folder(file, folder); }) ||
            is_template_folder(file.substr(0, std::min(file.find('/'), file.size()))) ||
            file.ends_with(".excalidraw.md");
        if (is_template) import.left_out.push_back({file, LeftOut::Why::template_});
        return is_template;
    });
    // The surest list that leads to at least two notes.
    const std::string vault = reading.folder.root().filename().string();
    std::vector<std::string> lists = files;
    std::erase_if(lists, [&](const std::string& file) { return listness(file, vault) == 0; });
    std::stable_sort(lists.begin(), lists.end(), [&](const std::string& a, const std::string& b) {
        return listness(a, vault) > listness(b, vault);
    });
    const Notes notes(files);
    for (const std::string& list : lists) {
        FoundOutline found = listed_by(list, notes, reading);
        const auto is_note = [&](const OutlineEntry& entry) {
            return !entry.file.empty() && has(reading.folder, entry.file);
        };
        if (std::count_if(found.entries.begin(), found.entries.end(), is_note) < 2) continue;
        import.left_out.push_back({list, LeftOut::Why::template_});
        reading.part_files.push_back(list);
        return found;
    }
    leave_furniture(files, import);
    leave_other_languages(files, import);
    reading.leaves_drafts = true;
    return outline_of(files, "");
}

}  // namespace banxin::importer
