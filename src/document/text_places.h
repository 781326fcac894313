/// \file
/// From a place in a chapter's text, as pages know it, to the bytes that an author wrote.
#pragma once

#include "document/book.h"
#include "document/page_map.h"

#include <unordered_map>

namespace banxin {

class TextPlaces {
public:
    /// The chapter must outlive it.
    explicit TextPlaces(const Chapter& chapter);

    /// An empty span before the first byte of what stands there; of a block whose bytes are not
    /// its text (code, a table's row) where that begins. Unknown for what the program has made.
    [[nodiscard]] Span span_of(const TextPlace& place) const;

private:
    const Chapter& chapter_;
    std::unordered_map<std::uint32_t, const Block*> blocks_;
};

}  // namespace banxin
