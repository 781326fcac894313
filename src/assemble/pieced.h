/// \file
/// A text while it is put together: every byte remembers where it is from. Private to this room.
#pragma once

#include "base/source.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::assemble {

class Pieced {
public:
    /// Bytes of a source as they are; `text` is all of it.
    void copy(SourceId source, std::string_view text, std::size_t begin, std::size_t end);
    /// What stands in no file; a message about it shows `from`.
    void put(std::string_view made, Span from);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool ends_line() const { return text_.empty() || text_.back() == '\n'; }
    /// The whole, as a source of its own.
    [[nodiscard]] SourceId add_to(Sources& sources, std::string path) &&;

private:
    std::string text_;
    std::vector<SourcePiece> pieces_;
};

}  // namespace banxin::assemble
