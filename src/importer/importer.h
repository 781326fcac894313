/// \file
/// A note that holds several texts (an excerpt, a translation, a report …) to a book folder
/// with one chapter for each, its words unchanged. Knows the form of such notes and the form
/// of banxin.toml; prints nothing.
#pragma once

#include "base/diagnostics.h"
#include "document/book.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::importer {

/// One text of the note as a chapter.
struct Chapter {
    ChapterKind kind = ChapterKind::essay;
    /// "01-essay.md"
    std::string file;
    std::string title;
    ChapterFields fields;
    /// The file's content: "# title" and the text.
    std::string text;
    /// Lines of the note that became fields (its heading, its field list), as they stood: they
    /// are kept as comments in the manifest.
    std::vector<std::string> consumed;
};

/// What was made of a note.
struct Import {
    std::string title;
    Language language;
    std::string author;
    std::vector<Chapter> chapters;
    /// "file: field = value" that the note does not say in so many words.
    std::vector<std::string> guessed;
    /// "file: field" that a chapter of this kind usually has and the note does not give.
    std::vector<std::string> missing;
    /// Files beside the note that the text shows and that were not copied.
    std::vector<std::string> left;
};

/// Understands a note: texts begin at headings such as `## 附1: …`, or after a `---` that is
/// followed by a field list with a title; a field list is `- **作者**：…` or an item with
/// indented `标题：…` lines. Empty: at least one error was reported (not UTF-8, no text).
[[nodiscard]] std::optional<Import> read_note(SourceId note, const Sources& sources,
                                              Diagnostics& diagnostics);

/// The banxin.toml for it. `note_name` is named in its first comment.
[[nodiscard]] std::string manifest_text(const Import& import, std::string_view note_name);

/// Writes manifest and chapters into `folder`, which is made if it is missing. Throws Failure
/// C010 and writes nothing when one of the files exists; W002 when the disk refuses.
void write_book(const Import& import, std::string_view note_name,
                const std::filesystem::path& folder);

}  // namespace banxin::importer
