/// \file
/// Texts in the book's folder that are no part of the book.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "manifest/manifest.h"

#include <set>
#include <string>

namespace banxin {

/// M060, once: Markdown files in the folders of the chapters that no chapter names, neither as its
/// text nor as its original. Files that are there for people who make the book (README, LICENSE …)
/// are passed over, and those in `used`, which chapters take in.
void tell_unlisted(const Manifest& manifest, const BookFolder& folder,
                   const std::set<std::string>& used, Diagnostics& diagnostics);

}  // namespace banxin
