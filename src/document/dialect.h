/// \file
/// Which Markdown a book is written in. What Chinese text may hold by chance (a wave, a caret, an
/// at-sign) means something in one dialect only.
#pragma once

#include <cstdint>

namespace banxin {

enum class Dialect : std::uint8_t {
    commonmark,
    pandoc,  ///< Pandoc's, which Quarto and bookdown write too
};
}  // namespace banxin
