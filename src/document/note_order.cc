#include "document/note_order.h"

#include <utility>

namespace banxin {
namespace {

using VisitMark = std::function<void(NoteRef&)>;

void walk(Inlines& inlines, const VisitMark& visit) {
    for (Inline& one : inlines) {
        if (auto* styled = std::get_if<Styled>(&one.value)) walk(styled->children, visit);
        if (auto* foreign = std::get_if<Foreign>(&one.value)) walk(foreign->children, visit);
        if (auto* link = std::get_if<Link>(&one.value)) walk(link->children, visit);
        if (auto* mark = std::get_if<NoteRef>(&one.value)) visit(*mark);
    }
}

}  // namespace

void for_each_mark(Block& block, const VisitMark& visit) {
    std::visit(Overloaded{
                   [&](Paragraph& paragraph) { walk(paragraph.content, visit); },
                   [&](Heading& heading) { walk(heading.content, visit); },
                   [&](Quote& quote) { for_each_mark(quote.blocks, visit); },
                   [&](List& list) {
                       for (ListItem& item : list.items) {
                           walk(item.term, visit);
                           for_each_mark(item.blocks, visit);
                       }
                   },
                   [](CodeBlock&) {},
                   [](FormulaBlock&) {},
                   [&](Table& table) {
                       walk(table.caption, visit);
                       for (TableCell& cell : table.header) walk(cell.content, visit);
                       for (auto& row : table.rows)
                           for (TableCell& cell : row) walk(cell.content, visit);
                   },
                   [&](Figure& figure) { walk(figure.caption, visit); },
                   [](ThematicBreak&) {},
               },
               block.value);
}

void for_each_mark(Blocks& blocks, const VisitMark& visit) {
    for (Block& block : blocks) for_each_mark(block, visit);
}

void order_notes(const std::vector<Block*>& text, std::vector<Note>& notes) {
    constexpr std::uint32_t unseen = 0xFFFFFFFF;
    std::vector<std::uint32_t> numbers(notes.size(), unseen);
    // Old numbers in their new order.
    std::vector<std::uint32_t> order;
    const auto meet = [&](std::uint32_t note) {
        if (numbers[note] != unseen) return;
        numbers[note] = static_cast<std::uint32_t>(order.size());
        order.push_back(note);
    };
    const VisitMark renumber = [&](NoteRef& mark) {
        meet(mark.note);
        mark.note = numbers[mark.note];
    };
    for (Block* block : text) for_each_mark(*block, renumber);
    // A note may mark another one, which then follows.
    std::size_t read = 0;
    const auto read_notes = [&] {
        for (; read < order.size(); ++read) for_each_mark(notes[order[read]].blocks, renumber);
    };
    read_notes();
    for (std::uint32_t i = 0; i < notes.size(); ++i) {
        meet(i);
        read_notes();
    }
    std::vector<Note> ordered;
    ordered.reserve(notes.size());
    for (const std::uint32_t old : order) ordered.push_back(std::move(notes[old]));
    notes = std::move(ordered);
}

}  // namespace banxin
