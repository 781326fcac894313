/// \file
/// 首字下沉: the character with which a text may begin large, over several of its lines.
#pragma once

#include "document/inline.h"

#include <cstddef>
#include <cstdint>

namespace banxin {

/// The bytes of the letter that a paragraph begins with, where it can stand large over so many
/// lines of so many characters; 0 where it cannot: before it stands a mark, it is none, it is
/// emphasised or a link, or the text is shorter than the lines.
[[nodiscard]] std::size_t initial_of(const Inlines& content, std::int32_t lines,
                                     std::int32_t characters);

}  // namespace banxin
