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
    /// Content of the first level-1 heading, wherever it stands; empty where there is none, or
    /// where another title is given.
    Inlines title;
    Span title_span;
    /// What the author calls it for links: `{#own}`.
    std::string title_anchor;
    /// See Heading::short_title.
    std::string short_title;
    /// Pandoc's dialect: `# (PART) 上编` at the top, as bookdown begins parts.
    PartTitle part;
    Blocks blocks;
    std::vector<Note> notes;
    /// In order.
    std::vector<PairMark> pair_marks;
};

/// What is known of a chapter's title before its text is read.
struct GivenTitle {
    /// "" if nothing says one. A heading with other words stands under it.
    std::string_view words = {};
    /// By the manifest, in place of a heading that the text begins with; else by the front matter.
    bool in_manifest = false;
};

/// Always gives a chapter; what could not be used was reported and left out. `source` is a
/// text whose line ends and encoding may be anything; it is checked here. `language` decides
/// how soft line breaks are read. Where a title is given, those of level 1 stand under it like all
/// others. `smart`: typed quotation marks, dashes and dots become those of print.
[[nodiscard]] MarkdownChapter read_markdown(SourceId source, const Sources& sources,
                                            Language language, Diagnostics& diagnostics,
                                            Dialect dialect = Dialect::commonmark,
                                            const GivenTitle& given = {}, bool smart = false);

}  // namespace banxin
