/// \file
/// The languages that an author names with `lang`, laid on what they are of. Private to this room.
#pragma once

#include "base/language.h"
#include "document/block.h"

namespace banxin::markdown {

struct Context;
struct HtmlTag;

/// `lang`, or `xml:lang`; empty when there is none, or none that is a language, which is reported.
[[nodiscard]] Language language_of(const HtmlTag& tag, Context& context);

/// Lays a language on a run; what says another inside keeps it.
void set_language(Inlines& run, Language language);

/// The same on every run of these blocks.
void set_language(Blocks& blocks, Language language);

}  // namespace banxin::markdown
