/// \file
/// 字数: how long a book is for who writes it.
#pragma once

#include "document/book.h"

#include <cstddef>

namespace banxin::preview {

/// Characters of the texts, without white space, readings of ruby, and what the program wrote.
[[nodiscard]] std::size_t character_count(const Book& book);

}  // namespace banxin::preview
