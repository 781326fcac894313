/// \file
/// The dictionaries of the pages and the tree that leads to them.
#pragma once

#include "layout/page.h"
#include "pdf/content.h"
#include "pdf/document.h"
#include "pdf/file_writer.h"
#include "pdf/navigation.h"

#include <vector>

namespace banxin::pdf {

/// Numbers of what the pages refer to.
struct PageNumbers {
    ObjectNumber first_page = 0;
    ObjectNumber first_content = 0;
    /// By the ids of `Resources`; 0 where no page uses it.
    std::vector<ObjectNumber> fonts;
    std::vector<ObjectNumber> images;
};

/// `used`: for each page. `links`: with the numbers of their annotations, page by page. Contents
/// and annotations are others' to write.
void write_page_tree(Document& document, FileWriter& file, const layout::Pages& pages,
                     const PageNumbers& numbers, const std::vector<Resources>& used,
                     const std::vector<Link>& links, unsigned jobs);

}  // namespace banxin::pdf
