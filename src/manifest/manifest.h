/// \file
/// banxin.toml as plain data that remembers positions. Reads no chapter and opens no image;
/// says everything that is wrong with the manifest in one run.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "document/book.h"
#include "document/chapter_entry.h"
#include "document/dialect.h"
#include "document/settings.h"
#include "document/typography.h"
#include "schema/field.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

struct Manifest {
    Metadata metadata;
    OutputSettings output;
    StyleWishes style;
    FontSettings fonts;
    Typography typography;
    /// [markdown] dialect.
    Dialect dialect = Dialect::commonmark;
    /// [markdown] smart: what was said of it. See `is_smart`.
    std::optional<bool> smart{};
    /// Whether typed quotation marks become those of print: Pandoc's dialect has it so.
    [[nodiscard]] bool is_smart() const { return smart.value_or(dialect == Dialect::pandoc); }
    std::vector<ChapterEntry> chapters;
    /// [checks], over those of the sink that the manifest was read with.
    Severities severities;
};

inline constexpr const char* manifest_name = "banxin.toml";

/// `text` is the manifest; `source` is where it was added to the sources. Files that it
/// names are looked for in `folder`. `diagnostics` follows its [checks] from then on. With errors
/// it comes back as well, if they leave no doubt of how the texts are to be read, so that those can
/// be judged in the same run; a book cannot be made of it. Empty: at least one error leaves a
/// doubt.
[[nodiscard]] std::optional<Manifest> read_manifest(std::string_view text, SourceId source,
                                                    const BookFolder& folder,
                                                    Diagnostics& diagnostics);

/// All tables, in the order in which a person is told of them.
[[nodiscard]] std::vector<schema::Section> manifest_sections();

/// UUIDv5 (RFC 4122) over title, authors, language and edition: "urn:uuid:…". The same book
/// keeps its identifier on every machine.
[[nodiscard]] std::string make_identifier(const Metadata& metadata);
/// The same for the printed edition of the book with this identifier.
[[nodiscard]] std::string make_print_identifier(const std::string& identifier);

}  // namespace banxin
