/// \file
/// Parts of a file that another one names: lines by number, and what stands between two marks in
/// its comments, in the forms of mdBook, MkDocs, VitePress and docsify. Private to this room.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::assemble {

/// Whole lines, offsets into the file.
struct Extent {
    std::size_t begin = 0;
    std::size_t end = 0;
};
using Extents = std::vector<Extent>;

/// What of a file is wanted.
struct Wanted {
    /// 1-based, both inclusive; none: all of it.
    struct Lines {
        std::size_t first = 1;
        std::size_t last = static_cast<std::size_t>(-1);
    };
    std::vector<Lines> lines{};
    /// The name of a part; "" for none.
    std::string part{};
    /// Lines that have less than the part as a whole are moved with it.
    bool dedent = false;
};

/// Without the lines that only mark parts. Nothing: there is no such part, or no such line.
[[nodiscard]] std::optional<Extents> excerpt(std::string_view text, const Wanted& wanted);

/// Blanks that all of the lines have before them.
[[nodiscard]] std::size_t common_indent(std::string_view text, const Extents& extents);

}  // namespace banxin::assemble
