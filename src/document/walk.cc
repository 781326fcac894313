#include "document/walk.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <map>

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

    /// After the text: what is only in notes, and what is nowhere, unless that is to go.
    void finish(bool all = true) {
        read_notes();
        for (std::uint32_t i = 0; all && i < notes_.size(); ++i) {
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
                          [](const FigureRow&) { return std::string_view(); },
                          [](const TextColumns&) { return std::string_view(); },
                          [](const ThematicBreak&) { return std::string_view(); },
                          [](const NoteList&) { return std::string_view(); },
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

bool leans_as_emphasis(const Inlines& words, Language language) {
    bool letters = language.locale() == Locale::latin;
    for (const char32_t c : to_utf32(plain_text(words))) {
        if (is_ideographic(c) || is_hangul(c)) return false;
        const Script script = script_of(c);
        letters = letters || script == Script::latin || script == Script::greek ||
                  script == Script::cyrillic;
    }
    return letters;
}

std::string name_of_title(const Inlines& title) {
    return std::string(ascii::trimmed(plain_text(title)));
}

std::vector<Inlines> lines_of(const Inlines& stanza) {
    std::vector<Inlines> lines(1);
    for (const Inline& one : stanza) {
        const Inlines* children = children_of(one);
        if (std::holds_alternative<LineBreak>(one.value)) {
            lines.emplace_back();
        } else if (children == nullptr) {
            lines.back().push_back(one);
        } else {
            std::vector<Inlines> parts = lines_of(*children);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (i > 0) lines.emplace_back();
                if (parts[i].empty()) continue;
                lines.back().push_back(one);
                *children_of(lines.back().back()) = std::move(parts[i]);
            }
        }
    }
    return lines;
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

static void order(Chapter& chapter, bool all) {
    NoteOrder order(chapter.notes);
    const auto meet = [&](Inlines& run) {
        for_each_mark(run, [&](NoteRef& mark) { order.meet(mark); });
    };
    walking::Walk(walking::pass_by, meet).text(chapter);
    order.finish(all);
}

void order_notes(Chapter& chapter) {
    order(chapter, true);
}

void take_notes(Chapter& to, Chapter& from) {
    std::map<std::uint32_t, std::uint32_t> taken;
    const auto take = [&](NoteRef& mark) {
        const auto [entry, fresh] =
            taken.emplace(mark.note, static_cast<std::uint32_t>(to.notes.size()));
        if (fresh) to.notes.push_back(from.notes.at(mark.note));
        mark.note = entry->second;
    };
    for_each_mark(to.title, take);
    for (std::size_t i = 0; i < to.notes.size(); ++i) {
        // Taking may move the notes.
        Blocks blocks = std::move(to.notes[i].blocks);
        for_each_mark(blocks, take);
        to.notes[i].blocks = std::move(blocks);
    }
    order(to, true);
    if (!taken.empty()) order(from, false);
}

void order_notes(Blocks& text, std::vector<Note>& notes) {
    NoteOrder order(notes);
    for_each_mark(text, [&](NoteRef& mark) { order.meet(mark); });
    order.finish();
}

}  // namespace banxin
