// How wide what stands in a cell would be, by kind of block; as the setters set it.

#include "layout/code_lines.h"
#include "layout/line_maker.h"
#include "layout/setters.h"
#include "layout/table_setter.h"

#include <algorithm>

namespace banxin::layout {
namespace {

TextNeeds both(const TextNeeds& a, const TextNeeds& b) {
    return {std::max(a.natural, b.natural), std::max(a.snug, b.snug), std::max(a.least, b.least)};
}

TextNeeds needs_of_text(const Inlines& content, const style::RoleStyle& look, const Cursor& at) {
    return needs_of(at.stream(content, look, NodeId::artifact), look.size);
}

TextNeeds needs_of_list(const List& list, const Cursor& at) {
    TextNeeds needs;
    TextNeeds terms;
    for (const ListItem& item : list.items) {
        needs = both(needs, needs_of_blocks(item.blocks, at));
        terms = both(terms, needs_of_text(item.term, at.role(at.around), at));
    }
    return both(needs.beside(hang_of(list, at)), terms);
}

TextNeeds needs_of_code(std::string_view text, const Cursor& at) {
    const style::RoleStyle& look = at.role(style::Role::code);
    Length longest = CodeGrid(at.context.fonts, look, at.language).cell() * longest_line(text);
    longest += look.size / 2;
    const Length least = std::min(longest, look.size * 8);
    return TextNeeds{longest, least, least}.beside(at.em().scaled(look.left + look.right, 100));
}

TextNeeds needs_of_quote(const Quote& quote, const Cursor& at) {
    const style::RoleStyle& look = at.role(role_of(quote.kind));
    Cursor inner = at;
    inner.around = role_of(quote.kind);
    return needs_of_blocks(quote.blocks, inner).beside(at.em().scaled(look.left + look.right, 100));
}

/// They may be set under each other, where the cell has no room for them.
TextNeeds needs_of_columns(const TextColumns& columns, const Cursor& at) {
    TextNeeds needs;
    for (const TextColumn& column : columns.columns)
        needs = both(needs, needs_of_blocks(column.blocks, at));
    return needs;
}

TextNeeds needs_of_table(const Table& table, const Cursor& at) {
    TableSetter inside(table, at.under(NodeId::artifact));
    inside.set_look(100);
    return inside.needs();
}

TextNeeds needs_of_figure(const Figure& figure, const Cursor& at) {
    const Length width = wished_width(figure.image(), at.em() * 12, at.context);
    const Length least = std::min(width, at.em() * 8);
    return both({width, least, least},
                needs_of_text(figure.caption, at.role(style::Role::caption), at));
}

}  // namespace

TextNeeds needs_of_blocks(const Blocks& all, const Cursor& at) {
    TextNeeds needs;
    for (const Block& block : all) {
        const TextNeeds own =
            std::visit(Overloaded{
                           [&](const Paragraph& p) {
                               return needs_of_text(p.content, look_of(p.role, at), at);
                           },
                           [&](const Heading& h) {
                               return needs_of_text(h.content, heading_look(h.level, at), at);
                           },
                           [&](const Quote& q) { return needs_of_quote(q, at); },
                           [&](const List& l) { return needs_of_list(l, at); },
                           [&](const CodeBlock& c) { return needs_of_code(c.text, at); },
                           [&](const FormulaBlock& f) { return needs_of_code(f.source, at); },
                           [&](const Table& t) { return needs_of_table(t, at); },
                           [&](const Figure& f) { return needs_of_figure(f, at); },
                           [&](const FigureRow& r) { return needs_of_blocks(r.figures, at); },
                           [&](const TextColumns& c) { return needs_of_columns(c, at); },
                           [&](const ThematicBreak&) {
                               return TextNeeds{at.em() * 5, at.em() * 5, at.em() * 5};
                           },
                           [](const NoteList&) { return TextNeeds(); },
                       },
                       block.value);
        needs = both(needs, own);
    }
    return needs;
}

}  // namespace banxin::layout
