/// \file
/// One reader a program: its settings into the import, its list as an outline. Private to this
/// room.
#pragma once

#include "importer/outline.h"

#include <string>
#include <vector>

namespace banxin::importer {

/// An outline and the folder that its files are named from.
struct FoundOutline {
    Outline entries;
    std::string base;
};

/// Each sets what it knows of the import's metadata and notes what it has no place for. They
/// report errors of the files that they read and go on.
[[nodiscard]] FoundOutline read_mdbook(Reading& reading);
[[nodiscard]] FoundOutline read_gitbook(Reading& reading);
[[nodiscard]] FoundOutline read_quarto(Reading& reading);
[[nodiscard]] FoundOutline read_bookdown(Reading& reading);
[[nodiscard]] FoundOutline read_mkdocs(Reading& reading);
[[nodiscard]] FoundOutline read_vitepress(Reading& reading);
[[nodiscard]] FoundOutline read_vuepress(Reading& reading);
[[nodiscard]] FoundOutline read_docsify(Reading& reading);
[[nodiscard]] FoundOutline read_vivliostyle(Reading& reading);
[[nodiscard]] FoundOutline read_hugo(Reading& reading);
[[nodiscard]] FoundOutline read_hexo(Reading& reading);
[[nodiscard]] FoundOutline read_jekyll(Reading& reading);
[[nodiscard]] FoundOutline read_jupyter_book(Reading& reading);
[[nodiscard]] FoundOutline read_sphinx(Reading& reading);
[[nodiscard]] FoundOutline read_obsidian(Reading& reading);
/// Pandoc's, with a metadata file or YAML in the first chapter, and plain folders: the order is
/// that of the names, as a person counts (2 before 10, 第二章 before 第十章).
[[nodiscard]] FoundOutline read_markdown_folder(Reading& reading);

/// The texts below `base` in the order of their names, without what is not of the book: what is
/// read where a program's settings have no list.
[[nodiscard]] FoundOutline read_below(const std::string& base, Reading& reading);
/// The entries for texts that are in order (relative to `base`); their folders are parts.
[[nodiscard]] FoundOutline outline_of(const std::vector<std::string>& files,
                                      const std::string& base);
/// "01-上编", "1. 上编": what it is called.
[[nodiscard]] std::string without_number(std::string_view name);

/// The files by which programs are known, the surest first, and where they stand.
struct Sign {
    System system;
    /// Relative to the folder.
    std::string file;
};
[[nodiscard]] std::vector<Sign> signs_in(const BookFolder& folder);

/// Title, authors and the like out of a head's fields, as Pandoc names them.
void take_fields(const ChapterHead& head, Reading& reading);

/// Every Markdown file below `base`, in the order of the names; what programs made or keep
/// (`_book`, `node_modules`, names with a dot in front) is not looked at.
[[nodiscard]] std::vector<std::string> markdown_files(const BookFolder& folder,
                                                      const std::string& base);
/// Orders names as a person counts.
[[nodiscard]] bool natural_less(std::string_view a, std::string_view b);

/// The [[chapter]] of a manifest.
[[nodiscard]] std::string chapter_text(const ListedChapter& chapter);

/// A value, of a list its items.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

}  // namespace banxin::importer
