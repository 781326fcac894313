/// \file
/// From a place in a content document back to the manuscript: which block made it. For messages
/// about a finished EPUB, so that they name the line that a person can change.
#pragma once

#include "document/book.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace banxin::epub {

/// `entry` is the container's path, `document` what stands there, `offset` a byte of it. The span
/// of the block (or note, or title) that was written there; empty for pages that no chapter
/// made, and for a document that is not the one this book gives.
[[nodiscard]] std::optional<Span> origin_of(const Book& book, std::string_view entry,
                                            std::string_view document, std::size_t offset);

}  // namespace banxin::epub
