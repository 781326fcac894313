/// \file
/// The tables of a manifest, each read into its part of the Manifest. All of them report and
/// go on; `read_manifest` counts.
#pragma once

#include "manifest/manifest.h"
#include "toml/toml.h"

namespace banxin::manifest {

[[nodiscard]] Metadata read_book(const toml::Value& table, const BookFolder& folder,
                                 Diagnostics& diagnostics);
[[nodiscard]] OutputSettings read_output(const toml::Value& table, Diagnostics& diagnostics);
[[nodiscard]] Typography read_typography(const toml::Value& table, bool japanese,
                                         Diagnostics& diagnostics);
[[nodiscard]] Dialect read_dialect(const toml::Value& table, Diagnostics& diagnostics);
[[nodiscard]] FontSettings read_fonts(const toml::Value& table, Diagnostics& diagnostics);
[[nodiscard]] std::vector<ChapterEntry> read_chapters(const std::vector<const toml::Value*>& tables,
                                                      const BookFolder& folder,
                                                      Diagnostics& diagnostics);

}  // namespace banxin::manifest
