/// \file
/// The book that `banxin new` starts: the files of importer/starter/, which travel inside the
/// program.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace banxin::importer {

struct StarterFile {
    /// Relative to the new folder.
    std::string_view name;
    std::string_view content;
};
[[nodiscard]] const std::vector<StarterFile>& starter_files();

/// Writes them into `folder`, which is made if it is missing. Throws Failure C010 and writes
/// nothing when one of the files exists; W002 when the disk refuses.
void start_book(const std::filesystem::path& folder);

}  // namespace banxin::importer
