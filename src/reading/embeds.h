/// \file
/// `![[note#heading]]` alone in its paragraph: the text of another note, of a part of it or of one
/// of its blocks, shown in its place as a quotation. Private to this room.
#pragma once

#include "base/diagnostics.h"
#include "document/book.h"
#include "reading/texts.h"

#include <vector>

namespace banxin::reading {

/// Chapters as they were read, after which no embedded text is left: what names no text is words
/// (R006); what stands in a line (S102), would show itself (R007) or is too deep (R009) is a link.
/// Texts that are no chapters are added to `sources`. Marks of notes are numbered anew, and the
/// addresses in an embedded text start from the chapter's folder. Returns whether any asked for it.
bool show_embeds(ChapterList& chapters, const Manifest& manifest, Desk& desk,
                 Diagnostics& diagnostics);

}  // namespace banxin::reading
