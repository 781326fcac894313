/// \file
/// EPUBCheck, the validator of the W3C, run as it is installed, its report read back as
/// diagnostics. A second opinion: banxin needs no Java. Hides the process and the JSON.
#pragma once

#include "base/diagnostics.h"
#include "base/stored_bytes.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace banxin::check {

/// The file to run: `named` if it is not empty, else the first `epubcheck` in the folders of
/// `search_path` (as in PATH). Empty: there is none.
[[nodiscard]] std::optional<std::filesystem::path> find_epubcheck(
    const std::filesystem::path& named, std::string_view search_path);

/// Runs it over `epub`. A jar, whatever its name (Debian's is called plainly `epubcheck`), is
/// given to `java`; anything else is started itself, with EPUBCheck's own arguments and no shell.
/// Messages come back as E200 to E202, their places those of `check_epub`; `bytes` are the file's,
/// `path` is what a person calls it. Throws Failure E203 when it does not run or gives no report.
void run_epubcheck(const std::filesystem::path& program, const std::filesystem::path& epub,
                   const StoredBytes& bytes, const std::string& path, Sources& sources,
                   Diagnostics& diagnostics);

/// The same for a report that is already there. Throws Failure E203 when it is none.
void read_epubcheck_report(std::string_view json, const StoredBytes& bytes, const std::string& path,
                           Sources& sources, Diagnostics& diagnostics);

}  // namespace banxin::check
