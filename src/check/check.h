/// \file
/// An EPUB judged: container, package, navigation, content, styles, fonts, accessibility, and what
/// single readers and shops bear. Works on bytes, wherever they come from, and treats them as a
/// stranger's: everything is bounded, and nothing outside of them is read. Knows nothing of how
/// banxin makes its own books.
///
/// The rules are those of EPUB 3.3, EPUB Accessibility 1.1 and DPUB-ARIA 1.1; each check names
/// the section that it holds a book against.
#pragma once

#include "base/diagnostics.h"
#include "base/stored_bytes.h"

#include <string>

namespace banxin::check {

struct CheckOptions {
    /// Decode every picture to be sure that it shows. A build has done so already.
    bool decode_pictures = true;
    /// Threads; 0: one for each processor. The findings do not depend on it.
    unsigned jobs = 0;
};

/// Reports E-diagnostics: those about the archive first, then file by file in the order of the
/// container. Their places are "`path`/entry:line:column", or the entry alone where no line is to
/// blame. `path` is what a person calls the file.
void check_epub(const StoredBytes& bytes, const std::string& path, const CheckOptions& options,
                Sources& sources, Diagnostics& diagnostics);

}  // namespace banxin::check
