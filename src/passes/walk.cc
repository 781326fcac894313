// Recursion is bounded: the reader of Markdown keeps a book shallow.
#include "passes/walk.h"

namespace banxin::passes {
namespace {

void visit_nested(Inlines& inlines, const std::function<void(Inlines&)>& visit) {
    for (Inline& one : inlines) {
        if (auto* styled = std::get_if<Styled>(&one.value)) visit_nested(styled->children, visit);
        if (auto* foreign = std::get_if<Foreign>(&one.value)) {
            visit_nested(foreign->children, visit);
        }
        if (auto* link = std::get_if<Link>(&one.value)) visit_nested(link->children, visit);
    }
    visit(inlines);
}

}  // namespace

void for_each_block(Block& block, const std::function<void(Block&)>& visit) {
    visit(block);
    if (auto* quote = std::get_if<Quote>(&block.value)) for_each_block(quote->blocks, visit);
    if (auto* list = std::get_if<List>(&block.value)) {
        for (ListItem& item : list->items) for_each_block(item.blocks, visit);
    }
}

void for_each_block(Blocks& blocks, const std::function<void(Block&)>& visit) {
    for (Block& block : blocks) for_each_block(block, visit);
}

void for_each_run(Block& block, const std::function<void(Inlines&)>& visit) {
    std::visit(Overloaded{
                   [&](Paragraph& paragraph) { visit(paragraph.content); },
                   [&](Heading& heading) { visit(heading.content); },
                   [](Quote&) {},
                   [&](List& list) {
                       for (ListItem& item : list.items) visit(item.term);
                   },
                   [](CodeBlock&) {},
                   [](FormulaBlock&) {},
                   [&](Table& table) {
                       visit(table.caption);
                       for (TableCell& cell : table.header) visit(cell.content);
                       for (auto& row : table.rows) {
                           for (TableCell& cell : row) visit(cell.content);
                       }
                   },
                   [&](Figure& figure) { visit(figure.caption); },
                   [](ThematicBreak&) {},
               },
               block.value);
}

void for_each_nested_run(Block& block, const std::function<void(Inlines&)>& visit) {
    for_each_block(block, [&](Block& inside) {
        for_each_run(inside, [&](Inlines& run) { visit_nested(run, visit); });
    });
}

void for_each_block(Chapter& chapter, const std::function<void(Block&)>& visit) {
    for_each_block(chapter.blocks, visit);
    if (chapter.parallel)
        for (Blocks& piece : chapter.parallel->pieces) for_each_block(piece, visit);
    for (Note& note : chapter.notes) for_each_block(note.blocks, visit);
}

void for_each_run(Chapter& chapter, const std::function<void(Inlines&)>& visit) {
    visit_nested(chapter.title, visit);
    if (chapter.parallel) visit_nested(chapter.parallel->title, visit);
    for (Blocks* with_title : {&chapter.over_title, &chapter.under_title}) {
        for (Block& block : *with_title)
            for_each_run(block, [&](Inlines& run) { visit_nested(run, visit); });
    }
    for_each_block(chapter, [&](Block& block) {
        for_each_run(block, [&](Inlines& run) { visit_nested(run, visit); });
    });
}

}  // namespace banxin::passes
