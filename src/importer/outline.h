/// \file
/// What the lists of other programs have in common: titles, files, levels, parts. Each reader
/// makes an outline; one place checks it against the folder and makes chapters of it. Private
/// to this room.
#pragma once

#include "importer/folder.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::importer {

struct OutlineEntry {
    enum class Kind : std::uint8_t {
        chapter,
        part,  ///< a heading in the list: what follows belongs to it
    } kind = Kind::chapter;
    std::string title;
    /// Relative to the list's folder, without an anchor; empty: no text belongs to it.
    std::string file;
    /// Where in the file the entry leads: a place inside a chapter and no chapter of its own.
    std::string anchor;
    /// 0 for the top of the list.
    int level = 0;
    /// Known from the list, or by the title.
    ChapterRole role = ChapterRole::chapter;
    Span span;
};
using Outline = std::vector<OutlineEntry>;

/// What the readers of one folder share.
struct Reading {
    const BookFolder& folder;
    Sources& sources;
    Diagnostics& diagnostics;
    FolderImport& import;
    /// What is read of the book, to tell its language by.
    std::string sample;
    /// Files that gave a part its title and hold nothing else, or the list.
    std::vector<std::string> part_files;
    /// Nobody listed the texts: drafts among them are not of the book.
    bool leaves_drafts = false;

    /// What was opened.
    std::map<std::string, SourceId, std::less<>> opened = {};

    /// The text of a file in the folder, decoded (S026 is reported); none when it is not there.
    [[nodiscard]] SourceId open(std::string_view name);
};

/// Titles, links, nesting and headings of a SUMMARY.md, as mdBook and GitBook write it: a list,
/// links before and after it, headings for parts (the first, when nothing stands before it, is
/// the list's own title).
[[nodiscard]] Outline read_summary(SourceId summary, const Sources& sources);

/// The entries as chapters; `base` is the list's folder. Files that are missing, drafts, doubles
/// and what is no Markdown are left out and reported.
void take_outline(const Outline& outline, std::string_view base, Reading& reading);

/// How a chapter begins.
struct ChapterHead {
    /// Of a first heading of level 1, or of the front matter; empty when there is neither.
    std::string title;
    /// bookdown: `# (PART) 上编` before it, or `# (APPENDIX) 附录`, from where on all are
    /// appendices.
    std::string part;
    bool begins_appendices = false;
    /// Values of the front matter that are plain texts; lists are joined with '\n'.
    std::vector<std::pair<std::string, std::string>> fields;
    /// Whether anything stands behind the fields and the title that a reader would see.
    bool has_text = true;

    /// Whether its fields say that it is not to be published yet.
    [[nodiscard]] bool is_draft() const;
    [[nodiscard]] std::string field(std::string_view key) const;
};
[[nodiscard]] ChapterHead read_head(SourceId chapter, const Sources& sources);

/// Words of Markdown without their marks: "**第一章** `x`" gives "第一章 x".
[[nodiscard]] std::string without_markup(std::string_view words);
/// ".md", ".markdown", ".qmd" …
[[nodiscard]] bool is_markdown_file(std::string_view name);

}  // namespace banxin::importer
