/// \file
/// banxin.toml as plain data that remembers positions. Reads no chapter and opens no image;
/// says everything that is wrong with the manifest in one run.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "document/book.h"
#include "document/dialect.h"
#include "document/settings.h"
#include "document/typography.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

struct ChapterEntry {
    ChapterKind kind = ChapterKind::plain;
    ChapterRole role = ChapterRole::chapter;
    /// Title of the part that begins with this chapter; may be empty.
    Located<std::string> part;
    /// 1; 2 or 3 for a chapter under the one before it, which goes that much deeper in contents.
    std::uint8_t level = 1;
    /// As written and checked to be a file inside the book's folder.
    Located<std::string> file;
    /// Overrides the chapter's first heading.
    Located<std::string> title;
    /// None: the book's.
    Language language;
    ChapterFields fields;
    Span span;
};

struct Manifest {
    Metadata metadata;
    OutputSettings output;
    FontSettings fonts;
    Typography typography;
    /// [markdown] dialect.
    Dialect dialect = Dialect::commonmark;
    std::vector<ChapterEntry> chapters;
};

inline constexpr const char* manifest_name = "banxin.toml";

/// `text` is the manifest; `source` is where it was added to the sources. Files that it
/// names are looked for in `folder`. Empty: at least one error has been reported.
[[nodiscard]] std::optional<Manifest> read_manifest(std::string_view text, SourceId source,
                                                    const BookFolder& folder,
                                                    Diagnostics& diagnostics);

/// Where the file that `name` names really is; reports M016 to M018.
[[nodiscard]] std::optional<std::filesystem::path> find_file(const Located<std::string>& name,
                                                             const BookFolder& folder,
                                                             Diagnostics& diagnostics);

/// The bytes of that file, read where it is found: one that has gone since it was looked for is
/// reported at its name as well (M016 to M018, or W001). Empty: an error has been reported.
[[nodiscard]] std::optional<std::string> read_named_file(const Located<std::string>& name,
                                                         const BookFolder& folder,
                                                         Diagnostics& diagnostics);

/// UUIDv5 (RFC 4122) over title, authors, language and edition: "urn:uuid:…". The same book
/// keeps its identifier on every machine.
[[nodiscard]] std::string make_identifier(const Metadata& metadata);
/// The same for the printed edition of the book with this identifier.
[[nodiscard]] std::string make_print_identifier(const std::string& identifier);

}  // namespace banxin
