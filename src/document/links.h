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

/// A title where it is quoted, in contents, which are links themselves: links give their words,
/// ruby what it is over, and marks of notes, pictures and line breaks have no place.
[[nodiscard]] Inlines quoted(const Inlines& title);

/// The marks of notes in a run, in order: what must not go with words that give way to others.
[[nodiscard]] Inlines marks_of(const Inlines& run);

/// Makes it as if nobody had written it anywhere.
void forget_places(Inlines& run);

}  // namespace banxin
