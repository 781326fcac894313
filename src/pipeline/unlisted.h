/// \file
/// Texts in the book's folder that are no part of the book.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "manifest/manifest.h"

namespace banxin {

/// M060, once: Markdown files in the folders of the chapters of which nothing is in the book: no
/// chapter has read them into `sources`, as its text or as what it takes in, or names them as its
/// original. Files that are there for people who make the book (README, LICENSE …) are passed over.
void tell_unlisted(const Manifest& manifest, const BookFolder& folder, const Sources& sources,
                   Diagnostics& diagnostics);

}  // namespace banxin
