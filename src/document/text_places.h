/// \file
/// From a place in a chapter's text, as pages know it, to the bytes that an author wrote.
#pragma once

#include "document/book.h"
#include "document/page_map.h"

#include <string_view>
#include <unordered_map>

namespace banxin {

class TextPlaces {
public:
    /// Both must outlive it.
    TextPlaces(const Chapter& chapter, const Sources& sources);

    /// An empty span before the first byte of what stands there; of a table's row, and of a code
    /// whose lines are not found where it was written, where that begins. Unknown for what the
    /// program has made.
    [[nodiscard]] Span span_of(const TextPlace& place) const;
    /// What stands there is code, or the source of a formula.
    [[nodiscard]] bool is_code(const TextPlace& place) const;

    /// Where the last character of `set` was written, which is set from a text that begins at
    /// `begin`: an empty span before it. What the setting has left out is passed over; what it has
    /// put in is where the character before it is. Of what was made of another text (a reading,
    /// a number), where that begins.
    [[nodiscard]] Span span_of_last(Span begin, std::string_view set) const;

private:
    [[nodiscard]] Span span_in_code(const Block& block, std::size_t offset) const;

    const Chapter& chapter_;
    const Sources& sources_;
    std::unordered_map<std::uint32_t, const Block*> blocks_;
};

}  // namespace banxin
