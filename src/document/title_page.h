/// \file
/// What stands on a book's title page and cover, in its order and in its words; the same in print
/// and in the EPUB. How it looks is for those who set it.
#pragma once

#include "document/book.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace banxin {

/// Everyone who did the same: "林可、周以宁　著".
struct Credit {
    std::string text;
    /// What no line end parts, as bytes of `text`: a name, the last one with the word of what they
    /// did.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> names;
};

struct TitleLines {
    std::string title;
    std::string subtitle;
    std::vector<Credit> credits;
    std::string publisher;
};

/// A book's people by what they did, in the order in which the manifest first names each; those
/// whose work only the 版权页 names are not among them.
[[nodiscard]] TitleLines title_lines_of(const Metadata& metadata);

/// The phrases of a title, as bytes of it: a colon ends one, and a blank if `at_blanks`. A line of
/// a title ends there, if it can.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> phrases_of(
    const std::string& title, bool at_blanks);

/// What a line end in a title should not part, as bytes of it: 《…》 and its like in other
/// languages.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> quoted_titles_in(
    const std::string& title);

}  // namespace banxin
