/// \file
/// Pages to PDF 1.7. Copies the display list; decides nothing about the look.
#pragma once

#include "base/stored_bytes.h"
#include "layout/page.h"
#include "text/fonts.h"

#include <string>
#include <vector>

namespace banxin::pdf {

struct PdfOptions {
    /// Threads; 0: one for each processor. The bytes do not depend on it.
    unsigned jobs = 0;
    /// Rasters get no more pixels an inch where they are shown largest; 0: all that there are.
    std::int32_t pixels_an_inch = 0;
};

struct PdfFile {
    StoredBytes bytes;
    /// Families that were embedded, for the summary.
    std::vector<std::string> fonts;
};

/// The whole file. What stands on a page is forgotten as soon as it is written: of a long book the
/// pages are the most that there is. Throws Failure when a library refuses.
[[nodiscard]] PdfFile write(layout::Pages pages, const text::Fonts& fonts,
                            const PdfOptions& options);

}  // namespace banxin::pdf
