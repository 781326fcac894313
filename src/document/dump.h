/// \file
/// A book as indented text, for `banxin dump` and for the tests: one line a block or leaf.
#pragma once

#include "document/book.h"

#include <string>

namespace banxin {

[[nodiscard]] std::string dump(const Book& book);
[[nodiscard]] std::string dump(const Chapter& chapter);
[[nodiscard]] std::string dump(const Blocks& blocks);

}  // namespace banxin
