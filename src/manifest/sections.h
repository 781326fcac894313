/// \file
/// The tables of a manifest: the schema of each, and what must be said of its fields together.
/// All of them report and go on; `read_manifest` counts.
#pragma once

#include "manifest/manifest.h"
#include "schema/field.h"

#include <map>

namespace banxin::manifest {

using schema::Reading;
using schema::Schema;
using toml::Value;

/// [book] as it is written; what the book knows is made of it.
struct BookTable {
    Metadata metadata;
    std::string print_isbn;
    /// Of [book.accessibility].
    std::string level;
    std::string wcag = "2.1";
    std::string certified_by;
};

/// [checks].
struct CheckSettings {
    Severities severities;
    /// Where each code stands.
    std::map<Code, Span> named;
};

[[nodiscard]] const Schema<BookTable>& book_schema();
[[nodiscard]] const Schema<OutputSettings>& output_schema();
[[nodiscard]] const Schema<StyleWishes>& style_schema();
[[nodiscard]] const Schema<FontSettings>& fonts_schema();
[[nodiscard]] const Schema<Typography>& typography_schema();
[[nodiscard]] const Schema<Manifest>& markdown_schema();
[[nodiscard]] const Schema<CheckSettings>& checks_schema();

[[nodiscard]] Metadata read_book(const Value& table, const Reading& reading);
[[nodiscard]] OutputSettings read_output(const Value& table, const Reading& reading);
[[nodiscard]] std::vector<ChapterEntry> read_chapters(const std::vector<const Value*>& tables,
                                                      const Reading& reading);

}  // namespace banxin::manifest
