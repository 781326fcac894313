/// \file
/// What `banxin style` asks for: the styles that a book may have, one of them on a specimen, and
/// the beginning of a new one.
#pragma once

#include "pipeline.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace banxin {

struct StyleLine {
    std::string name;
    /// It lies in the book's folder.
    bool own = false;
    /// In a line; empty: it says nothing of itself.
    std::string about;
};
/// The book's own first.
[[nodiscard]] std::vector<StyleLine> list_styles(const std::filesystem::path& folder,
                                                 Speech speech);

/// A page.toml that begins as a carried style. Empty: there is no such style, or no new one can be
/// called `name`, which has been reported.
[[nodiscard]] std::optional<std::string> begun_style(const std::string& name,
                                                     const std::string& from, Speech speech,
                                                     Diagnostics& diagnostics);

/// Sets the specimen in a style of the book's or a carried one, and writes the PDF into `output`.
/// Empty: errors have been reported.
[[nodiscard]] std::optional<BuildResult> show_style(const std::string& name,
                                                    const std::filesystem::path& folder,
                                                    const std::filesystem::path& output, Run& run);

}  // namespace banxin
