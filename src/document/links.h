/// \file
/// What may stand in a link: words and pictures, but neither another link nor the mark of a note,
/// which is a link too (HTML, "The a element": no interactive content).
#pragma once

#include "document/book.h"

namespace banxin {

/// Of a link in a link only the words stay; marks of notes go behind the link that they stand in,
/// however deep. To be called by whoever makes links or marks, before notes are put in order.
void settle_links(Blocks& blocks);
void settle_links(Chapter& chapter);

}  // namespace banxin
