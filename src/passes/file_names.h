/// \file
/// Files by their names alone, wherever in the book's folder they are: how a vault of notes names
/// them. Private to passes and reading.
#pragma once

#include "base/files.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::passes {

class FileNames {
public:
    /// Paths from the root of the book's folder.
    explicit FileNames(std::vector<std::string> files);

    struct Fitting {
        /// The nearest to the one that asks first, then by their paths.
        std::vector<std::string> files;
        /// The first two are equally near.
        bool unclear = false;
    };
    /// Files called `name`, whose folders may stand before it; of a Markdown file the ending may be
    /// left out. A path from the root or from `folder`, in which the text stands that asks, means
    /// that file alone. Case and composition do not count.
    [[nodiscard]] Fitting find(std::string_view name, std::string_view folder) const;

private:
    std::vector<std::string> files_;
    /// By folded name, with the ending and of Markdown without.
    std::multimap<std::string, std::size_t> by_name_;
};

/// The files of a folder, hidden ones left out, sorted; of a folder that no book is, not all.
[[nodiscard]] std::vector<std::string> files_in(const BookFolder& folder);

/// Steps up and down from one folder to another.
[[nodiscard]] std::size_t steps_between(std::string_view one, std::string_view other);

/// ".md" and its like.
[[nodiscard]] bool is_markdown_file(std::string_view file);

}  // namespace banxin::passes
