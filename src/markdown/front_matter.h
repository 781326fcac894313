/// \file
/// `---` … `---` or `+++` … `+++` at the very top of a chapter: where it is, so that it is never
/// taken for text. Does not know what stands in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace banxin {

/// Byte offsets into the chapter's text.
struct FrontMatter {
    enum class Form : std::uint8_t { none, yaml, toml };
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
};

/// A first line `---` that no field follows is a thematic break and stays text.
[[nodiscard]] FrontMatter find_front_matter(std::string_view bytes);

}  // namespace banxin
