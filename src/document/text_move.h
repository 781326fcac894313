/// \file
/// The same text at another place of its file: what is made of it may be taken over after an edit
/// somewhere else.
#pragma once

#include "document/block.h"

#include <cstdint>

namespace banxin {

struct TextMove {
    /// The text that was read, and the one that is now.
    SourceId from = SourceId::none;
    SourceId to = SourceId::none;
    /// So many bytes further on in that, and so many blocks in its chapter (Block::number).
    std::int64_t bytes = 0;
    std::int64_t blocks = 0;

    /// What another text has is left as it is.
    [[nodiscard]] Span operator()(Span span) const;
    /// This one, and behind it another one.
    [[nodiscard]] TextMove then(const TextMove& next) const;
};

/// From one block to another, as far as where they begin tells.
[[nodiscard]] TextMove move_between(const Block& was, const Block& now);

/// Whether the one is the other but for its place, everything in it moved alike.
[[nodiscard]] bool is_moved(const Block& was, const Block& now, const TextMove& move);

}  // namespace banxin
