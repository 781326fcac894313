/// \file
/// A banxin.toml that a person has worked on, and a folder in which there is more by now: what is
/// new is written between the lines, and everything that stands there stays as it is. Prints
/// nothing.
#pragma once

#include "importer/folder.h"

#include <optional>
#include <string>
#include <vector>

namespace banxin::importer {

struct Update {
    /// The manifest with what is new.
    std::string text;
    /// "a.md", "[book] authors".
    std::vector<std::string> added;
    /// Listed, and not there any more.
    std::vector<std::string> gone;
};

/// Empty: the manifest or what was imported has an error, which was reported.
[[nodiscard]] std::optional<Update> update_manifest(const FolderImport& import,
                                                    const BookFolder& folder, Sources& sources,
                                                    Diagnostics& diagnostics);

}  // namespace banxin::importer
