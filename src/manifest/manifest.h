/// \file
/// banxin.toml as plain data that remembers positions. Reads no chapter and opens no image;
/// says everything that is wrong with the manifest in one run.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "document/book.h"
#include "document/dialect.h"
#include "document/typography.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

enum class FontEmbedding : std::uint8_t { subset, none };

struct OutputSettings {
    bool epub = true;
    bool pdf = true;
    Located<std::string> style{"classic", {}};
    /// A preset's name, empty: the style's own; when `trim_mm` is set, its two numbers, for
    /// messages.
    Located<std::string> trim;
    std::optional<std::array<double, 2>> trim_mm;
    /// The type area (版心) as characters × lines; 0: the paper's own.
    std::int32_t characters = 0;
    std::int32_t lines = 0;
    /// In millimetres: 天头, 地脚, 订口, 切口.
    std::optional<double> head, foot, gutter, fore_edge;
    /// Where the first of all these stands.
    Span type_area;
    FontEmbedding fonts = FontEmbedding::subset;
    /// ASCII stem of the files' names; default: made from the title or the folder.
    std::string name;
    /// 版权页 made from the metadata.
    bool colophon = true;
    /// 出处: the chapters' sources as a chapter of their own at the end, not in the 版权页.
    bool sources = false;
    /// The EPUB marks where the pages of the PDF begin, when both are made.
    bool page_list = true;
    /// What some shops and programs of the EPUB want or cannot bear; see epub::EpubOptions.
    bool cover_page = true;
    bool ncx = true;
    bool ruby_parentheses = true;
    /// Chapters begin on a right-hand page in print; otherwise on the next page.
    bool chapters_on_recto = false;
    /// Links that paper cannot follow get a QR code at the end of their chapter.
    bool link_codes = false;
    /// Around the trim, in millimetres.
    double bleed = 0;
    /// The PDF begins with the cover.
    bool print_cover = false;
    /// Images that are only on the web become links; otherwise they are errors.
    bool links_remote_images = false;
    /// Levels of headings in the contents, 1 to 3.
    std::uint8_t contents_depth = 2;
};

/// [fonts]: families to be asked first.
struct FontSettings {
    std::vector<std::string> serif, sans, kai, mono, italic, fallback;
    Span span;
};

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
    /// BCP 47; empty: the book's.
    std::string language;
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
