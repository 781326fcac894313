#include "document/text_places.h"

#include "document/walk.h"

namespace banxin {
namespace {

Span before(Span span) {
    return {span.source, span.begin, span.begin};
}

/// What of a run stands before an inline's own text, and that text: TextPlace::offset counts it.
struct Counted {
    std::size_t size = 0;
    Span span;
    bool is_source = false;
};
Counted counted(const Inline& one) {
    Counted counted;
    std::visit(Overloaded{
                   [&](const Text& t) {
                       const bool exact = t.span.end - t.span.begin == t.text.size();
                       counted = {t.text.size(), t.span, exact};
                   },
                   [&](const CodeSpan& c) {
                       counted = {c.text.size(), c.span};
                   },
                   [&](const Image& i) {
                       counted = {1, i.span};
                   },
                   [&](const Ruby& r) {
                       for (const Ruby::Unit& unit : r.units) counted.size += unit.base.size();
                       counted.span = r.span;
                   },
                   [](const auto&) {},
               },
               one.value);
    return counted;
}

Span span_in(const Inlines& run, std::size_t offset) {
    Span found;
    for_each_inline(run, [&](const Inline& one) -> bool {
        const Counted own = counted(one);
        if (own.span.known()) found = before(own.span);
        if (offset < own.size) {
            if (own.is_source) found.begin = found.end += static_cast<std::uint32_t>(offset);
            return true;
        }
        offset -= own.size;
        return false;
    });
    return found;
}

Span span_of_row(const Table& table, std::size_t row, Span otherwise) {
    for (const TableSection& section : table.sections) {
        if (row < section.rows.size()) {
            const TableRow& cells = section.rows[row];
            return cells.empty() ? otherwise : before(cells.front().span);
        }
        row -= section.rows.size();
    }
    return otherwise;
}

}  // namespace

TextPlaces::TextPlaces(const Chapter& chapter) : chapter_(chapter) {
    for_each_block(chapter, [&](const Block& block) {
        if (block.number > 0) blocks_.emplace(block.number, &block);
    });
}

Span TextPlaces::span_of(const TextPlace& place) const {
    if (place.block == 0) {
        const Span title = span_in(chapter_.title, 0);
        return title.known() ? title : before(chapter_.span);
    }
    const auto found = blocks_.find(place.block);
    if (found == blocks_.end()) return {};
    const Block& block = *found->second;
    if (const auto* table = std::get_if<Table>(&block.value))
        return span_of_row(*table, place.offset, before(block.span));
    Span span = before(block.span);
    for_each_part(
        block,
        [&](const Inlines& run) -> bool {
            const Span inside = span_in(run, place.offset);
            if (inside.known()) span = inside;
            return true;
        },
        [](const Blocks&) -> bool { return true; });
    return span;
}

}  // namespace banxin
