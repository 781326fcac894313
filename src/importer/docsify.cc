// docsify: _sidebar.md is the list, index.html has the settings.
#include "base/ascii.h"
#include "importer/js_literal.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <algorithm>
#include <set>

namespace banxin::importer {
namespace {

/// Of the first heading, wherever it stands; behind it the page shows the version, small.
std::string title_of_cover(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = ascii::trimmed(text.substr(0, end));
        if (const int level = heading_level(line); level > 0)
            return without_markup(
                line.substr(0, line.find("<small")).substr(static_cast<std::size_t>(level)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

}  // namespace

FoundOutline read_docsify(Reading& reading) {
    FolderImport& import = reading.import;
    std::string base;
    for (const Sign& sign : signs_in(reading.folder))
        if (sign.system == System::docsify) base = folder_of(sign.file);
    const std::string page = joined_path(base, "index.html");
    ScriptValue script;
    if (const SourceId source = reading.open(page); source != SourceId::none)
        script = read_assigned(source, "$docsify", reading);
    import.title = without_markup(text_of(script.value.find("name")));
    leave_keys(script.value, page + ": ",
               {"name",       "loadSidebar", "coverpage", "loadNavbar", "repo",
                "search",     "subMaxLevel", "maxLevel",  "auto2top",   "homepage",
                "themeColor", "plugins",     "basePath",  "nameLink",   "mergeNavbar",
                "onlyCover",  "count",       "copyCode",  "pagination", "alias"},
               import);

    const std::string cover = joined_path(base, "_coverpage.md");
    if (const SourceId source = reading.open(cover); source != SourceId::none) {
        reading.part_files.push_back(cover);
        import.not_taken.push_back(cover);
        if (import.title.empty()) import.title = title_of_cover(reading.sources[source].text());
    }
    const std::string sidebar = joined_path(base, "_sidebar.md");
    const SourceId list = reading.open(sidebar);
    if (list == SourceId::none) return read_below(base, reading);
    reading.part_files.push_back(sidebar);
    FoundOutline found{{}, base};
    std::set<std::string> seen;
    for (OutlineEntry& entry : read_summary(list, reading.sources)) {
        if (!entry.file.empty()) {
            entry.file = page_named(entry.file, base, reading.folder);
            if (!seen.insert(entry.file).second && !entry.anchor.empty()) continue;
        }
        found.entries.push_back(std::move(entry));
    }
    // Its first page is the README, which the list mostly leaves out.
    return found;
}

}  // namespace banxin::importer
