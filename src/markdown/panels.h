/// \file
/// Quarto's `layout-ncol`: blocks of a division in rows of so many. Private to the markdown room.
#pragma once

#include "document/block.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace banxin::markdown {

/// What a division says of how its blocks are laid out; 0: nothing.
struct Panel {
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
};

/// From a block up to another one.
using BlockRange = std::pair<std::size_t, std::size_t>;

/// Lays the blocks from `first` on in rows: pictures become rows of pictures, others columns side
/// by side. What stands under a heading stays with it, and what one of `together` holds. A last
/// paragraph that is the caption of all is left where it is.
void lay_out_panel(Blocks& blocks, std::size_t first, const Panel& panel,
                   const std::vector<BlockRange>& together, bool captioned);

}  // namespace banxin::markdown
