// Folders without a list: files in the order that a person would count them in.
#include "document/words.h"
#include "importer/furniture.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <algorithm>
#include <set>

namespace banxin::importer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 5000;
constexpr int deepest_folder = 8;

bool is_opening(std::string_view name) {
    const std::string stem = stem_of(name);
    return stem == "README" || stem == "readme" || stem == "Readme" || stem == "index" ||
           stem == "_index";
}

/// What opens a book, its front matter, its chapters, its back matter.
int rank_of(std::string_view name) {
    if (is_opening(name)) return 0;
    const ChapterRole role = role_called(without_number(stem_of(name)));
    if (is_front_matter(role)) return 1;
    return is_back_matter(role) ? 3 : 2;
}

class FolderWalker {
public:
    explicit FolderWalker(const BookFolder& folder) : folder_(folder) {}

    void walk(const std::string& base, int depth) {
        if (depth > deepest_folder) return;
        std::vector<std::string> names;
        for (std::string& name : folder_.list(base))
            if (is_markdown_file(name) && !name.starts_with('.')) names.push_back(std::move(name));
        std::vector<std::string> folders;
        for (std::string& name : folder_.list_folders(base))
            if (!is_left_alone(name)) folders.push_back(std::move(name));
        std::vector<std::pair<std::string, bool>> all;
        for (std::string& name : names) all.emplace_back(std::move(name), false);
        for (std::string& name : folders) all.emplace_back(std::move(name), true);
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
            const int first = rank_of(a.first);
            const int second = rank_of(b.first);
            return first != second ? first < second : natural_less(a.first, b.first);
        });
        for (const auto& [name, is_folder] : all) {
            if (found.size() >= most_files) return;
            if (is_folder)
                walk(joined_path(base, name), depth + 1);
            else
                found.push_back(joined_path(base, name));
        }
    }

    std::vector<std::string> found;

private:
    const BookFolder& folder_;
};

/// A metadata file of Pandoc's, if there is one, or the fields of the first chapter.
void take_metadata(Reading& reading, const std::string& first) {
    FolderImport& import = reading.import;
    ChapterHead head;
    for (const char* name : {"metadata.yaml", "metadata.yml"}) {
        const SourceId source = reading.open(name);
        if (source == SourceId::none) continue;
        // Its form is that of front matter, with or without the rules around it.
        std::string text(reading.sources[source].text());
        if (!text.starts_with("---")) text = "---\n" + text + "\n---\n";
        head = read_head(reading.sources.add(name, std::move(text)), reading.sources);
        import.system = System::pandoc;
        break;
    }
    if (head.fields.empty() && !first.empty()) {
        ChapterHead own = read_head(reading.open(first), reading.sources);
        if (!own.field("title").empty() && !own.field("author").empty()) {
            head = std::move(own);
            import.system = System::pandoc;
        }
    }
    take_fields(head, reading);
}

std::string first_file(const Outline& outline) {
    for (const OutlineEntry& entry : outline)
        if (!entry.file.empty()) return entry.file;
    return {};
}

}  // namespace

std::string without_number(std::string_view name) {
    const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
    if (digits == 0 || digits == name.size()) return std::string(name);
    const std::size_t words = name.find_first_not_of("-_. ", digits);
    if (words == std::string_view::npos) return std::string(name);
    return std::string(name.substr(words));
}

void take_fields(const ChapterHead& head, Reading& reading) {
    FolderImport& import = reading.import;
    import.title = without_markup(head.field("title"));
    import.subtitle = without_markup(head.field("subtitle"));
    import.declared_language = head.field("lang");
    import.authors = lines_of(head.field("author"));
    import.publisher = head.field("publisher");
    import.description = head.field("description");
    import.rights = head.field("rights");
    import.date = date_in(head.field("date"));
    const std::string cover = head.field("cover-image");
    if (std::holds_alternative<fs::path>(reading.folder.find(cover))) import.cover = cover;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin) lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::vector<std::string> markdown_files(const BookFolder& folder, const std::string& base) {
    FolderWalker walker(folder);
    walker.walk(base, 0);
    return std::move(walker.found);
}

FoundOutline read_below(const std::string& base, Reading& reading) {
    std::vector<std::string> files = markdown_files(reading.folder, base);
    // What a list says of itself is no text.
    std::erase_if(files,
                  [](const std::string& file) { return name_of_file(file) == "SUMMARY.md"; });
    leave_furniture(files, reading.import);
    leave_other_languages(files, reading.import);
    reading.leaves_drafts = true;
    if (!base.empty())
        for (std::string& file : files) file.erase(0, base.size() + 1);
    return outline_of(files, base);
}

FoundOutline outline_of(const std::vector<std::string>& files, const std::string& base) {
    // One folder that holds all of the chapters is no part.
    std::vector<std::string> tops;
    bool at_top = false;
    for (const std::string& file : files) {
        const std::size_t slash = file.find('/');
        if (slash == std::string::npos) {
            at_top = at_top || !is_opening(file);
        } else if (tops.empty() || tops.back() != file.substr(0, slash)) {
            tops.push_back(file.substr(0, slash));
        }
    }
    const bool parts = tops.size() > 1 || (at_top && !tops.empty());
    FoundOutline found{{}, base};
    std::string last_top;
    std::string last_folder;
    bool opened = false;
    for (const std::string& file : files) {
        const std::string top =
            file.find('/') == std::string::npos ? std::string() : file.substr(0, file.find('/'));
        if (parts && top != last_top && !top.empty()) {
            OutlineEntry part;
            part.kind = OutlineEntry::Kind::part;
            part.title = without_number(top);
            found.entries.push_back(std::move(part));
        }
        last_top = top;
        const std::string folder = folder_of(file);
        const bool inner = folder.size() > top.size() || (!parts && !folder.empty());
        const bool opening = is_opening(name_of_file(file));
        if (folder != last_folder) opened = opening && inner;
        last_folder = folder;
        OutlineEntry entry;
        entry.file = file;
        entry.title = without_number(stem_of(file));
        entry.level = opened && !opening ? 1 : 0;
        found.entries.push_back(std::move(entry));
    }
    return found;
}

namespace {

/// Many keep the list of their chapters in the README: it gives the order and the parts if it leads
/// to most of the texts.
bool listed_by_readme(const FoundOutline& texts, Reading& reading, Outline& listed) {
    const SourceId readme = reading.open("README.md");
    if (readme == SourceId::none) return false;
    std::set<std::string> seen;
    for (OutlineEntry& entry : read_summary(readme, reading.sources)) {
        if (entry.kind == OutlineEntry::Kind::chapter) {
            if (entry.file.empty() || is_elsewhere(entry.file)) continue;
            entry.file = page_named(entry.file, "", reading.folder);
            const bool is_text =
                std::any_of(texts.entries.begin(), texts.entries.end(),
                            [&](const OutlineEntry& one) { return one.file == entry.file; });
            // Other links of a README are about the project.
            if (!is_text || !seen.insert(entry.file).second) continue;
        }
        listed.push_back(std::move(entry));
    }
    const auto all = std::count_if(texts.entries.begin(), texts.entries.end(),
                                   [](const OutlineEntry& one) { return !one.file.empty(); });
    return seen.size() >= 3 && std::ssize(seen) * 2 > all;
}

}  // namespace

FoundOutline read_markdown_folder(Reading& reading) {
    FoundOutline found = read_below("", reading);
    Outline listed;
    if (listed_by_readme(found, reading, listed)) {
        found.entries = std::move(listed);
        reading.import.guessed.emplace_back("README.md: [[chapter]]");
    }
    if (reading.import.title.empty()) take_metadata(reading, first_file(found.entries));
    return found;
}

}  // namespace banxin::importer
