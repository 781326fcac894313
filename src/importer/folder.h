/// \file
/// A folder that holds a book or a site of another program (mdBook, GitBook, Quarto, MkDocs,
/// VitePress, Hugo …), a vault of notes, or just Markdown, to a banxin.toml beside it. The chapters
/// stay where they are, unchanged, so that pictures and links between them keep working. Prints
/// nothing, and runs nothing that it finds.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "document/book.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace banxin::importer {

enum class System : std::uint8_t {
    mdbook,
    gitbook,
    quarto,
    bookdown,
    pandoc,
    mkdocs,
    vitepress,
    vuepress,
    docsify,
    vivliostyle,
    hugo,
    hexo,
    jekyll,
    jupyter_book,
    sphinx,
    obsidian,
    word,
    aozora,
    markdown,
};
/// "mdBook", "GitBook" …; empty for `markdown`, which is no program's.
[[nodiscard]] const char* name_of(System system);

/// What kind of book a folder holds, by the files in it. Empty: no Markdown is in sight.
[[nodiscard]] std::optional<System> recognise(const std::filesystem::path& path);

struct ListedChapter {
    /// Relative to the folder, with '/'.
    std::string file;
    /// What it is called: its own first heading or, where it has none, what the list says.
    std::string title;
    /// The file has no title of its own: the manifest must give it.
    bool needs_title = false;
    /// A part begins here.
    std::string part;
    /// 1 to 3, one more for a chapter under another.
    int level = 1;
    ChapterRole role = ChapterRole::chapter;
};

/// A text of the folder that is not in the book, and why.
struct LeftOut {
    enum class Why : std::uint8_t {
        not_listed,
        of_the_project,  ///< README, LICENSE, node_modules …
        other_language,
        draft,
        template_,  ///< what notes are made of, or a list of them
        no_text,    ///< only fields, or what a web page is made of
    };
    /// Relative to the folder; a folder ends in '/'.
    std::string file;
    Why why = Why::not_listed;
    bool operator==(const LeftOut&) const = default;
};

/// What was understood, and what was not.
struct FolderImport {
    System system = System::markdown;
    std::string title;
    std::string subtitle;
    /// As another program was told it; empty: it was not.
    std::string declared_language;
    Language language;
    std::vector<std::string> authors;
    std::string publisher;
    std::string description;
    std::string rights;
    std::string isbn;
    std::optional<Date> date;
    /// Relative to the folder.
    std::string cover;
    std::vector<ListedChapter> chapters;
    /// "title = 书": what no file says in so many words.
    std::vector<std::string> guessed;
    /// "book.toml: output.html": settings that a banxin.toml has no place for.
    std::vector<std::string> not_taken;
    /// Markdown files of the folder that are no chapter.
    std::vector<LeftOut> left_out;
    /// Settings of other programs that stand there too.
    std::vector<std::string> not_read;
};

/// Reads the lists and settings, and the head of each chapter. Reports C012, C014 to C018 and
/// M001 with their places. Empty: an error was reported (nothing to make a book of: C011).
[[nodiscard]] std::optional<FolderImport> read_folder(const BookFolder& folder, Sources& sources,
                                                      Diagnostics& diagnostics);

/// The banxin.toml for it.
[[nodiscard]] std::string manifest_text(const FolderImport& import);

/// Writes `folder`/banxin.toml. Throws Failure C010 when there is one, W002 when the disk
/// refuses.
void write_manifest(const FolderImport& import, const std::filesystem::path& folder);

}  // namespace banxin::importer
