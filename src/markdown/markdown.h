/// \file
/// One chapter's Markdown to blocks: CommonMark and GFM through cmark-gfm, with what Han text
/// needs. Reads no file; links and images keep the addresses that were written.
#pragma once

#include "base/diagnostics.h"
#include "document/book.h"
#include "document/dialect.h"

#include <string_view>

namespace banxin {

/// What a chapter's text gives, its front matter left out (markdown/front_matter.h).
struct MarkdownChapter {
    /// Content of the first level-1 heading when it is the first block; empty otherwise.
    Inlines title;
    Span title_span;
    /// What the author calls it for links: `{#own}`.
    std::string title_anchor;
    /// Pandoc's dialect: `# (PART) 上编` at the top, as bookdown begins parts.
    Inlines part;
    Blocks blocks;
    std::vector<Note> notes;
    /// In order.
    std::vector<PairMark> pair_marks;
};

/// Always gives a chapter; what could not be used was reported and left out. `source` is a
/// text whose line ends and encoding may be anything; it is checked here. `language` decides
/// how soft line breaks are read. Where a title is given, a first heading with other words is not
/// the title, and those of level 1 stand under it like all others.
[[nodiscard]] MarkdownChapter read_markdown(SourceId source, const Sources& sources,
                                            Language language, Diagnostics& diagnostics,
                                            Dialect dialect = Dialect::commonmark,
                                            std::string_view given_title = {});

}  // namespace banxin
