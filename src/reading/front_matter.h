/// \file
/// What a chapter's text says of itself, read by the chapter's schema.
#pragma once

#include "base/diagnostics.h"
#include "document/book.h"
#include "markdown/front_matter.h"

#include <string>
#include <vector>

namespace banxin::reading {

/// What a chapter's front matter says that is no field of the chapter.
struct FrontMatterRest {
    /// Of the chapter; "" where there is none, or where the manifest gives one.
    std::string title;
    /// Keys that are like none of ours, another program's.
    std::vector<Located<std::string>> foreign;
};

/// Puts the front matter of a text into the chapter's fields wherever the manifest is silent, and
/// gives what is beside them. Keys are the manifest's (`author`, `original.title`,
/// or a map `original`), a list may stand for one text. Reported are: what is no YAML or TOML
/// (C012, M001, S054) or has no end (S053); a line that says no field or one again (S005); a key
/// that is nearly one of ours (S017); a value that cannot be (S018); a field of another kind of
/// chapter (S035); one that the manifest gives otherwise (S030); a draft (S089); fences around
/// prose, which stays text (S088).
[[nodiscard]] FrontMatterRest apply_front_matter(Chapter& chapter, const FrontMatter& front,
                                                 SourceId source, const Sources& sources,
                                                 Diagnostics& diagnostics);

}  // namespace banxin::reading
