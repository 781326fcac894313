/// \file
/// A file that is no Markdown (a Word document, a text of 青空文庫) to a book folder of Markdown
/// chapters. Prints nothing.
#pragma once

#include "importer/folder.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::importer {

struct NewFile {
    /// Relative to the new folder.
    std::string name;
    std::string bytes;
};

struct NewBook {
    /// What its banxin.toml says.
    FolderImport import;
    /// Chapters and pictures.
    std::vector<NewFile> files;
};

/// "PK" at the front: a package, which a Word document is.
[[nodiscard]] bool is_package(std::string_view bytes);
/// Has the marks of 青空文庫: notes in ［＃…］ or readings in 《…》, and its head or foot.
[[nodiscard]] bool is_aozora(std::string_view text);

/// `name` is that of the file, for messages and for a book without a title. Empty: an error was
/// reported (C026, C027, C011).
[[nodiscard]] std::optional<NewBook> read_word(const std::string& bytes, const std::string& name,
                                               Diagnostics& diagnostics);
/// `beside` is the folder of the text, where its pictures are.
[[nodiscard]] std::optional<NewBook> read_aozora(SourceId text, const Sources& sources,
                                                 const BookFolder& beside,
                                                 Diagnostics& diagnostics);

/// Throws Failure C010 and writes nothing when one of the files exists; W002 when the disk refuses.
void write_book(const NewBook& book, const std::filesystem::path& folder);

}  // namespace banxin::importer
