/// \file
/// Whether pictures have pixels enough for print.
#pragma once

#include "base/diagnostics.h"
#include "document/book.h"
#include "layout/page.h"

namespace banxin {

/// Tells once (A023) of rasters that are coarse at the size at which the pages show them; small
/// ones do not count.
void check_resolution(const Book& book, const layout::Pages& pages, Diagnostics& diagnostics);

}  // namespace banxin
