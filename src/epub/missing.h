/// \file
/// Where characters that no font has stand in the book: asked only when there are some.
#pragma once

#include "base/diagnostics.h"
#include "document/book.h"

#include <set>

namespace banxin::epub {

/// F003 for each of the characters, at its first place in each chapter; for those that only
/// the metadata has, once, at the title.
void report_missing(const Book& book, const std::set<char32_t>& characters,
                    Diagnostics& diagnostics);

}  // namespace banxin::epub
