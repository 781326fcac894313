/// \file
/// The text files that travel inside the program: styles/ and fonts/fonts.toml.
#pragma once

#include <string_view>
#include <vector>

namespace banxin::style {

struct CarriedFile {
    /// Relative to the project: "styles/classic/page.toml".
    std::string_view name;
    std::string_view content;
};
[[nodiscard]] const std::vector<CarriedFile>& carried_files();

}  // namespace banxin::style
