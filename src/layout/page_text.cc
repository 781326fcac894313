// What a person reads in a line of a page: its runs, by the structure that they stand in.
#include "layout/page.h"

#include <cstddef>
#include <string>
#include <variant>

namespace banxin::layout {
namespace {

bool is_paragraph(StructureType type) {
    return type == StructureType::P || type == StructureType::Caption ||
           (type >= StructureType::H && type <= StructureType::H6);
}

/// The cell and the paragraph that a node is in, and whether it is in a reading; the document:
/// none.
struct NodePlace {
    std::size_t cell = 0;
    std::size_t paragraph = 0;
    bool in_reading = false;
};
NodePlace place_of(const std::vector<StructureNode>& structure, NodeId node) {
    NodePlace place;
    for (auto at = static_cast<std::size_t>(node); at < structure.size() && at > 0;
         at = static_cast<std::size_t>(structure[at].parent)) {
        const StructureType type = structure[at].type;
        place.in_reading = place.in_reading || type == StructureType::RT;
        const bool is_cell = type == StructureType::TD || type == StructureType::TH;
        if (is_cell && place.cell == 0) place.cell = at;
        if (is_paragraph(type) && place.paragraph == 0) place.paragraph = at;
    }
    return place;
}

}  // namespace

std::string text_of(const PartPages& part, const Page& page, const PlacedLine& line) {
    std::string text;
    NodePlace before;
    for (std::size_t i = line.first_item; i < line.end_item; ++i) {
        const auto* run = std::get_if<GlyphRun>(&page.items[i]);
        if (run == nullptr || run->node == NodeId::artifact) continue;
        const NodePlace place = place_of(part.structure, run->node);
        if (place.in_reading) continue;
        const bool both = place.paragraph != 0 && before.paragraph != 0;
        if (place.cell != before.cell && !text.empty())
            text += '\t';
        else if (place.paragraph != before.paragraph && both)
            text += '\n';
        before = place;
        text += run->text;
    }
    return text;
}

}  // namespace banxin::layout
