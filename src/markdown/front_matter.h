/// \file
/// Fields at the very top of a chapter, as several programs fence them: where they are, so that
/// they are never taken for text. Does not know what they say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace banxin {

/// Byte offsets into the chapter's text.
struct FrontMatter {
    enum class Form : std::uint8_t {
        none,
        yaml,    ///< between `---`; as Hexo lets people write it, only closed by one
        toml,    ///< between `+++`
        json,    ///< `{` … `}` of Hugo, both braces included
        braced,  ///< JSON without its braces, closed by `;;;`, of Hexo
    };
    Form form = Form::none;
    /// Of the first fence.
    std::size_t fence = 0;
    /// Of the lines between the fences.
    std::size_t begin = 0;
    std::size_t end = 0;
    /// Where the chapter's text begins, whether there is front matter or not.
    std::size_t text_begin = 0;
    /// Nothing closes it: it reaches to the first blank line.
    bool closed = true;
    /// `form` is none: a second fence follows the first, and between them is prose without a field,
    /// which stays text.
    bool prose = false;
};

/// Between two fences stand fields, whatever else does, unless all of it is prose: no key, no list,
/// or lines that end as sentences do. A blank line below `---` makes it a thematic break, unless
/// what follows can only be fields.
[[nodiscard]] FrontMatter find_front_matter(std::string_view bytes);

}  // namespace banxin
