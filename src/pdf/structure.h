/// \file
/// The structure tree: what the marked content of the pages is, in reading order. By PDF 1.7,
/// "Logical Structure" and "Tagged PDF". Knows no operators; `content.h` marks the content.
#pragma once

#include "layout/page.h"
#include "pdf/document.h"

#include <vector>

namespace banxin::pdf {

/// A link annotation that was written, and the node that it belongs to.
struct LinkObject {
    std::size_t page = 0;
    layout::NodeId node = layout::NodeId::artifact;
    HPDF_Dict annotation = nullptr;
};

/// Writes StructTreeRoot and ParentTree and says that the file is tagged. `marks`: for each
/// page the nodes of its marked contents, by MCID. Nodes without content are left out, except
/// rows and cells of a table, whose grid would be another. Other children stand in reading order,
/// notes behind what they follow on their page.
void write_structure(Document& document, const std::vector<layout::StructureNode>& nodes,
                     const std::vector<std::vector<layout::NodeId>>& marks,
                     const std::vector<HPDF_Dict>& pages, const std::vector<LinkObject>& links);

}  // namespace banxin::pdf
