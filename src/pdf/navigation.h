/// \file
/// Ways through the file: links, the outline, page labels. Places come from the pages' anchors.
#pragma once

#include "layout/page.h"
#include "pdf/document.h"
#include "pdf/structure.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::pdf {

/// An address in ASCII: what lies outside is percent-encoded as UTF-8.
[[nodiscard]] std::string ascii_address(std::string_view address);

/// `objects`: one for each page. Returns the links that were written, page by page.
std::vector<LinkObject> write_navigation(Document& document, const layout::Pages& pages,
                                         const std::vector<HPDF_Dict>& objects);

}  // namespace banxin::pdf
