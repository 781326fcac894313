/// \file
/// The page in the browser: the files of preview/page/, which travel inside the program.
#pragma once

#include <string_view>
#include <vector>

namespace banxin::preview {

struct ShellFile {
    /// "shell.html".
    std::string_view name;
    std::string_view content;
};
[[nodiscard]] const std::vector<ShellFile>& shell_files();

}  // namespace banxin::preview
