/// \file
/// The book's texts, as the manifest lists them: each read, its own fields and its original
/// beside it, before any pass.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "manifest/manifest.h"

#include <vector>

namespace banxin::reading {

/// The chapters of the book in its order, parts among them. Their texts, and the originals that
/// they ask for, are added to `sources` in that order, whatever thread reads them; `jobs` as in
/// base/parallel.h.
[[nodiscard]] std::vector<Chapter> read_chapters(const Manifest& manifest, const BookFolder& folder,
                                                 Sources& sources, unsigned jobs,
                                                 Diagnostics& diagnostics);

}  // namespace banxin::reading
