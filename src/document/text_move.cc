#include "document/text_move.h"

#include "document/walk.h"

namespace banxin {

Span TextMove::operator()(Span span) const {
    if (!span.known() || span.source != from) return span;
    const auto moved = [this](std::uint32_t at) { return static_cast<std::uint32_t>(at + bytes); };
    return {to, moved(span.begin), moved(span.end)};
}

TextMove TextMove::then(const TextMove& next) const {
    if (from == SourceId::none) return next;
    return {from, next.from == to ? next.to : to, bytes + next.bytes, blocks + next.blocks};
}

TextMove move_between(const Block& was, const Block& now) {
    return {was.span.source, now.span.source, std::int64_t{now.span.begin} - was.span.begin,
            std::int64_t{now.number} - was.number};
}

bool is_moved(const Block& was, const Block& now, const TextMove& move) {
    Block moved = was;
    for_each_span(moved, [&](Span& span) { span = move(span); });
    for_each_block(moved, [&](Block& block) {
        if (block.number > 0) block.number = static_cast<std::uint32_t>(block.number + move.blocks);
    });
    return moved == now;
}

}  // namespace banxin
