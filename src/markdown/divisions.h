/// \file
/// Fenced blocks while they are read: each fence that opens one, and what has been read since.
/// Private to this room.
#pragma once

#include "document/block.h"
#include "markdown/context.h"
#include "markdown/fences.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace banxin::markdown {

/// Of one row of siblings, whose `blocks` it closes to blocks of their kinds.
class Divisions {
public:
    Divisions(Blocks& blocks, Context& context) : blocks_(blocks), context_(context) {}

    /// A fence that opens one, or closes the last one; S025: it closes nothing.
    void meet(const Fence& fence, Span span);
    /// Of the one that was opened last.
    void set_title(Inlines&& title);
    /// The siblings end here; S024: some are still open.
    void finish();

private:
    struct Open {
        Fence fence;
        Span span;
        /// Where its block begins among those read.
        std::size_t first = 0;
        bool kept_lines = false;
        Inlines title{};
        /// Of columns side by side: where the block of those is that were read last.
        std::optional<std::size_t> columns{};
        /// Of a panel: what the divisions in it hold.
        std::vector<BlockRange> cells{};
    };

    void close();
    /// A column joins the one before it.
    void close_column(const Open& last);
    /// A division without a kind of its own.
    void close_plain(Open& last);
    [[nodiscard]] Blocks taken_from(std::size_t first);
    void head(Quote& quote, Open&& open) const;

    Blocks& blocks_;
    Context& context_;
    std::vector<Open> open_{};
};

}  // namespace banxin::markdown
