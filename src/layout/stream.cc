#include "layout/stream.h"

#include "layout/flatten.h"

#include <utility>

namespace banxin::layout {

void space_letters(Stream& stream, const style::RoleStyle& role) {
    if (role.letter_space == 0) return;
    const Length more = role.size.scaled(role.letter_space, 100);
    for (std::size_t i = 1; i < stream.size(); ++i)
        stream.clusters[i].glue += static_cast<std::int32_t>(more.sp);
}

NodeId StreamContext::add_node(StructureType type, NodeId parent, Language language,
                               std::string alt) {
    structure.push_back({type, parent, language, std::move(alt), {}});
    return static_cast<NodeId>(structure.size() - 1);
}

RunStyle run_style(const style::RoleStyle& role, Language language, NodeId node) {
    RunStyle made;
    made.family = role.family;
    made.bold = role.bold;
    made.size = role.size;
    made.colour = role.colour;
    made.language = language;
    made.node = node;
    return made;
}

Stream make_stream(const Inlines& inlines, const style::RoleStyle& role, Language language,
                   NodeId node, StreamContext& context, LinkPages pages) {
    Stream stream;
    stream.rules = &context.rules;
    Flat flat;
    flatten(inlines, run_style(role, language, node), context, pages, stream, flat);
    shape(stream, flat, context.shaper);
    space_letters(stream, role);
    stream.origins = std::move(flat.origins);
    return stream;
}

}  // namespace banxin::layout
