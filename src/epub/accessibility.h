/// \file
/// What the package says about accessibility: found in the content, never asserted. Knows
/// nothing of XML.
#pragma once

#include "document/book.h"

#include <string>
#include <vector>

namespace banxin::epub {

/// EPUB Accessibility 1.1, "Discovery metadata".
struct Accessibility {
    std::vector<std::string> modes;
    /// Comma-joined sets, each enough for reading the whole book.
    std::vector<std::string> sufficient;
    std::vector<std::string> features;
    std::vector<std::string> hazards;
    std::string summary;
};

/// `pages`: the book has a page list.
[[nodiscard]] Accessibility examine(const Book& book, bool pages = false);

}  // namespace banxin::epub
