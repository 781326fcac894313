// By which files a program's book is known.
#include "importer/folder.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <array>

namespace fs = std::filesystem;

namespace banxin::importer {
namespace {

struct FileSign {
    const char* file;
    System system;
};

/// What a file says, if it can be read at all: asked of any folder, also when nothing is imported.
bool says(const BookFolder& folder, const std::string& name, std::string_view word) {
    const auto found = folder.find(name);
    const fs::path* path = std::get_if<fs::path>(&found);
    if (path == nullptr) return false;
    try {
        return read_file(*path).find(word) != std::string::npos;
    } catch (const Failure&) {
        return false;
    }
}

void add_files(const BookFolder& folder, std::initializer_list<FileSign> files,
               std::vector<Sign>& to) {
    for (const FileSign& one : files)
        if (has(folder, one.file)) to.push_back({one.system, one.file});
}

}  // namespace

std::vector<Sign> signs_in(const BookFolder& folder) {
    std::vector<Sign> signs;
    add_files(folder,
              {{"book.toml", System::mdbook},
               {"_quarto.yml", System::quarto},
               {"_quarto.yaml", System::quarto},
               {"_bookdown.yml", System::bookdown},
               {"_bookdown.yaml", System::bookdown},
               {"mkdocs.yml", System::mkdocs},
               {"mkdocs.yaml", System::mkdocs},
               {"_toc.yml", System::jupyter_book},
               {"_toc.yaml", System::jupyter_book},
               {"myst.yml", System::jupyter_book},
               {"vivliostyle.config.js", System::vivliostyle},
               {"vivliostyle.config.mjs", System::vivliostyle},
               {"vivliostyle.config.cjs", System::vivliostyle},
               {"vivliostyle.config.ts", System::vivliostyle},
               {"vivliostyle.config.json", System::vivliostyle}},
              signs);
    for (const char* const site : {"", "docs", "src", "book", "website"}) {
        if (const std::string name = joined_path(site, ".vitepress"); has_folder(folder, name))
            signs.push_back({System::vitepress, name});
        if (const std::string name = joined_path(site, ".vuepress"); has_folder(folder, name))
            signs.push_back({System::vuepress, name});
    }
    add_files(folder,
              {{"hugo.toml", System::hugo},
               {"hugo.yaml", System::hugo},
               {"hugo.yml", System::hugo},
               {"hugo.json", System::hugo},
               {"config/_default/hugo.toml", System::hugo},
               {"config/_default/hugo.yaml", System::hugo}},
              signs);
    if (has_folder(folder, "content"))
        add_files(folder,
                  {{"config.toml", System::hugo},
                   {"config.yaml", System::hugo},
                   {"config.yml", System::hugo},
                   {"config.json", System::hugo},
                   {"config/_default/config.toml", System::hugo},
                   {"config/_default/config.yaml", System::hugo}},
                  signs);
    add_files(folder,
              {{"book.json", System::gitbook},
               {".gitbook.yaml", System::gitbook},
               {".gitbook.yml", System::gitbook},
               {"SUMMARY.md", System::gitbook},
               {"LANGS.md", System::gitbook},
               {"src/SUMMARY.md", System::mdbook}},
              signs);
    for (const char* const name : {"_config.yml", "_config.yaml"}) {
        if (!has(folder, name)) continue;
        const bool hexo =
            has_folder(folder, "source/_posts") || says(folder, "package.json", "\"hexo\"");
        signs.push_back({hexo ? System::hexo : System::jekyll, name});
    }
    for (const char* const site : {"", "docs"}) {
        const std::string page = joined_path(site, "index.html");
        const std::string sidebar = joined_path(site, "_sidebar.md");
        if (says(folder, page, "docsify"))
            signs.push_back({System::docsify, page});
        else if (has(folder, sidebar))
            signs.push_back({System::docsify, sidebar});
    }
    for (const char* const site : {"", "docs", "doc", "source", "docs/source", "doc/source"})
        if (has(folder, joined_path(site, "conf.py")) &&
            (has(folder, joined_path(site, "index.rst")) ||
             has(folder, joined_path(site, "index.md"))))
            signs.push_back({System::sphinx, joined_path(site, "conf.py")});
    add_files(folder, {{"docs/SUMMARY.md", System::gitbook}}, signs);
    if (has_folder(folder, ".obsidian")) signs.push_back({System::obsidian, ".obsidian"});
    add_files(folder, {{"metadata.yaml", System::pandoc}, {"metadata.yml", System::pandoc}}, signs);
    // It may do without settings of its own.
    if (says(folder, "index.Rmd", "bookdown::")) signs.push_back({System::bookdown, "index.Rmd"});
    return signs;
}

std::optional<System> recognise(const fs::path& path) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) return std::nullopt;
    const BookFolder folder(path);
    const std::vector<Sign> signs = signs_in(folder);
    if (!signs.empty()) return signs.front().system;
    if (markdown_files(folder, "").empty()) return std::nullopt;
    return System::markdown;
}

}  // namespace banxin::importer
