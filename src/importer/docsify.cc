// docsify: _sidebar.md is the list, index.html has the settings.
#include "base/ascii.h"
#include "importer/js_literal.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <algorithm>
#include <set>

namespace banxin::importer {

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
        if (import.title.empty()) {
            std::string title = read_head(source, reading.sources).title;
            import.title = title.substr(0, title.find('<'));
            import.title = std::string(ascii::trimmed(import.title));
        }
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
