#include "markdown/note_order.h"

#include <optional>
#include <utility>

namespace banxin::markdown {
namespace {

class Order {
public:
    explicit Order(std::size_t count) : numbers_(count) {}

    void walk(Blocks& blocks) {
        for (Block& block : blocks) {
            std::visit(Overloaded{
                           [&](Paragraph& paragraph) { walk(paragraph.content); },
                           [&](Heading& heading) { walk(heading.content); },
                           [&](Quote& quote) { walk(quote.blocks); },
                           [&](List& list) {
                               for (ListItem& item : list.items) {
                                   walk(item.term);
                                   walk(item.blocks);
                               }
                           },
                           [](CodeBlock&) {},
                           [](FormulaBlock&) {},
                           [&](Table& table) {
                               walk(table.caption);
                               for (TableCell& cell : table.header) walk(cell.content);
                               for (auto& row : table.rows)
                                   for (TableCell& cell : row) walk(cell.content);
                           },
                           [&](Figure& figure) { walk(figure.caption); },
                           [](ThematicBreak&) {},
                       },
                       block.value);
        }
    }

    /// Old numbers in their new order.
    std::vector<std::uint32_t> met;

private:
    void walk(Inlines& inlines) {
        for (Inline& one : inlines) {
            if (auto* styled = std::get_if<Styled>(&one.value)) walk(styled->children);
            if (auto* foreign = std::get_if<Foreign>(&one.value)) walk(foreign->children);
            if (auto* link = std::get_if<Link>(&one.value)) walk(link->children);
            auto* mark = std::get_if<NoteRef>(&one.value);
            if (mark == nullptr) continue;
            std::optional<std::uint32_t>& number = numbers_[mark->note];
            if (!number) {
                number = static_cast<std::uint32_t>(met.size());
                met.push_back(mark->note);
            }
            mark->note = *number;
        }
    }

    std::vector<std::optional<std::uint32_t>> numbers_;
};

}  // namespace

void order_notes(Blocks& blocks, std::vector<Note>& notes) {
    Order order(notes.size());
    order.walk(blocks);
    // A note may mark another one, which then follows.
    for (std::size_t i = 0; i < order.met.size(); ++i) order.walk(notes[order.met[i]].blocks);
    // Those whose marks were lost with what they stood in come last.
    std::vector<bool> placed(notes.size());
    for (const std::uint32_t old : order.met) placed[old] = true;
    for (std::size_t i = 0; i < notes.size(); ++i)
        if (!placed[i]) order.met.push_back(static_cast<std::uint32_t>(i));
    std::vector<Note> ordered;
    ordered.reserve(notes.size());
    for (const std::uint32_t old : order.met) ordered.push_back(std::move(notes[old]));
    notes = std::move(ordered);
}

}  // namespace banxin::markdown
