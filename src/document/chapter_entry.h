/// \file
/// What [[chapter]] says of one chapter, its text not yet read.
#pragma once

#include "document/book.h"

#include <cstdint>
#include <string>

namespace banxin {

struct ChapterEntry {
    ChapterKind kind = ChapterKind::plain;
    ChapterRole role = ChapterRole::chapter;
    /// Title of the part that begins with this chapter; may be empty.
    Located<std::string> part;
    /// 1; 2 or 3 for a chapter under the one before it, which goes that much deeper in contents.
    std::uint8_t level = 1;
    /// As written and checked to be a file inside the book's folder.
    Located<std::string> file;
    /// Overrides the chapter's first heading.
    Located<std::string> title;
    /// None: the book's.
    Language language;
    ChapterFields fields;
    Span span;
};

}  // namespace banxin
