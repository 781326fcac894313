/// \file
/// The structure tree: what the marked content of the pages is, in reading order. By PDF 1.7,
/// "Logical Structure" and "Tagged PDF". Knows no operators; `content.h` marks the content.
#pragma once

#include "layout/page.h"
#include "pdf/document.h"
#include "pdf/file_writer.h"
#include "pdf/navigation.h"

#include <vector>

namespace banxin::pdf {

/// Writes StructTreeRoot and ParentTree and says that the file is tagged; gives links that belong
/// to an element their keys, so that their annotations come after it. `marks`: for each page the
/// nodes of its marked contents, by MCID; the pages have the numbers from `first_page` on and their
/// indices for keys. Nodes without content are left out, except rows and cells of a table, whose
/// grid would be another. Other children stand in reading order, notes behind what they follow on
/// their page.
void write_structure(Document& document, FileWriter& file,
                     const std::vector<layout::StructureNode>& nodes,
                     const std::vector<std::vector<layout::NodeId>>& marks, ObjectNumber first_page,
                     std::vector<Link>& links, unsigned jobs);

}  // namespace banxin::pdf
