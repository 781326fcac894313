#include "document/walk.h"

namespace banxin {
namespace {

class NoteOrder {
public:
    explicit NoteOrder(std::vector<Note>& notes) : notes_(notes), places_(notes.size(), unseen) {}

    void meet(NoteRef& mark) {
        if (mark.note >= places_.size()) return;
        meet(mark.note);
        const std::uint32_t place = places_[mark.note];
        mark.note = place;
        mark.occurrence = counts_[place]++;
    }

    /// After the text: what is only in notes, and what is nowhere.
    void finish() {
        read_notes();
        for (std::uint32_t i = 0; i < notes_.size(); ++i) {
            meet(i);
            read_notes();
        }
        std::vector<Note> ordered;
        ordered.reserve(notes_.size());
        for (std::size_t i = 0; i < order_.size(); ++i) {
            ordered.push_back(std::move(notes_[order_[i]]));
            ordered.back().references = counts_[i];
        }
        notes_ = std::move(ordered);
    }

private:
    static constexpr std::uint32_t unseen = 0xFFFFFFFF;

    void meet(std::uint32_t note) {
        if (places_[note] != unseen) return;
        places_[note] = static_cast<std::uint32_t>(order_.size());
        order_.push_back(note);
        counts_.push_back(0);
    }

    void read_notes() {
        for (; read_ < order_.size(); ++read_)
            for_each_mark(notes_[order_[read_]].blocks, [&](NoteRef& mark) { meet(mark); });
    }

    std::vector<Note>& notes_;
    /// New by old, old by new.
    std::vector<std::uint32_t> places_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> counts_;
    std::size_t read_ = 0;
};

}  // namespace

std::string_view verbatim_text(const Block& block) {
    return std::visit(Overloaded{
                          [](const Paragraph&) { return std::string_view(); },
                          [](const Heading&) { return std::string_view(); },
                          [](const Quote&) { return std::string_view(); },
                          [](const List&) { return std::string_view(); },
                          [](const CodeBlock& c) { return std::string_view(c.text); },
                          [](const FormulaBlock& f) { return std::string_view(f.source); },
                          [](const Table&) { return std::string_view(); },
                          [](const Figure&) { return std::string_view(); },
                          [](const ThematicBreak&) { return std::string_view(); },
                      },
                      block.value);
}

void append_own_text(const Inline& one, std::string& to) {
    std::visit(Overloaded{
                   [&](const Text& t) { to += t.text; },
                   [](const Styled&) {},
                   [](const Foreign&) {},
                   [&](const CodeSpan& c) { to += c.text; },
                   [&](const Formula& f) { to += f.source; },
                   [](const Link&) {},
                   [](const Image&) {},
                   [&](const Ruby& r) {
                       for (const Ruby::Unit& unit : r.units) to += unit.base;
                   },
                   [](const NoteRef&) {},
                   [&](const LineBreak&) { to += ' '; },
               },
               one.value);
}

std::string own_text(const Inline& one) {
    std::string text;
    append_own_text(one, text);
    return text;
}

std::string plain_text(const Inlines& inlines) {
    std::string text;
    for_each_inline(inlines, [&](const Inline& one) { append_own_text(one, text); });
    return text;
}

std::string words_of(const Link& link) {
    return plain_text(link.children);
}

const Block* outermost_leaf(const Blocks& blocks, bool last) {
    const Block* found = nullptr;
    for_each_block(blocks, [&](const Block& block) {
        const bool holds = for_each_part(
            block, [](const Inlines&) {}, [](const Blocks&) { return true; });
        if (holds) return false;
        found = &block;
        return !last;
    });
    return found;
}

void order_notes(Chapter& chapter) {
    NoteOrder order(chapter.notes);
    const auto meet = [&](Inlines& run) {
        for_each_mark(run, [&](NoteRef& mark) { order.meet(mark); });
    };
    walking::Walk(walking::pass_by, meet).text(chapter);
    order.finish();
}

void order_notes(Blocks& text, std::vector<Note>& notes) {
    NoteOrder order(notes);
    for_each_mark(text, [&](NoteRef& mark) { order.meet(mark); });
    order.finish();
}

}  // namespace banxin
