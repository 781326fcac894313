/// \file
/// Walking a book: every block, every run of inlines and every inline in it, in reading order, to
/// look or to change. Two functions know what holds what, `children_of` and `for_each_part`; all
/// else is made of them, and nothing outside this room walks by hand (tests/unit/rules).
///
/// A visitor returns nothing, or true to end the walk; a walk returns whether it was ended. `where`
/// is Inlines, a Block, Blocks or a Chapter, const or not. What is visited may be changed in place;
/// the walk goes on in what stands there then. Recursion is bounded: readers keep a book shallow.
#pragma once

#include "document/book.h"

#include <string_view>
#include <type_traits>
#include <utility>

namespace banxin {

namespace walking {

/// T, const where `Like` is.
template <class T, class Like>
using As = std::conditional_t<std::is_const_v<std::remove_reference_t<Like>>, const T, T>;

template <class Visit, class... Arguments>
bool ends(Visit& visit, Arguments&&... arguments) {
    using Result = std::invoke_result_t<Visit&, Arguments&&...>;
    static_assert(std::is_void_v<Result> || std::is_same_v<Result, bool>);
    if constexpr (std::is_void_v<Result>) {
        visit(std::forward<Arguments>(arguments)...);
        return false;
    } else {
        return visit(std::forward<Arguments>(arguments)...);
    }
}

/// Visitors of runs ask for the place, or do not.
template <class Visit, class Run>
bool ends_at_run(Visit& visit, Run& run, Span place) {
    if constexpr (std::is_invocable_v<Visit&, Run&, Span>)
        return ends(visit, run, place);
    else
        return ends(visit, run);
}

}  // namespace walking

/// What an inline holds; null for one that holds none.
template <class SomeInline>
[[nodiscard]] walking::As<Inlines, SomeInline>* children_of(SomeInline& one) {
    using Kept = walking::As<Inlines, SomeInline>;
    return std::visit(Overloaded{
                          [](walking::As<Text, SomeInline>&) -> Kept* { return nullptr; },
                          [](walking::As<Styled, SomeInline>& s) -> Kept* { return &s.children; },
                          [](walking::As<Foreign, SomeInline>& f) -> Kept* { return &f.children; },
                          [](walking::As<CodeSpan, SomeInline>&) -> Kept* { return nullptr; },
                          [](walking::As<Formula, SomeInline>&) -> Kept* { return nullptr; },
                          [](walking::As<Link, SomeInline>& l) -> Kept* { return &l.children; },
                          [](walking::As<Image, SomeInline>&) -> Kept* { return nullptr; },
                          [](walking::As<Ruby, SomeInline>&) -> Kept* { return nullptr; },
                          [](walking::As<NoteRef, SomeInline>&) -> Kept* { return nullptr; },
                          [](walking::As<LineBreak, SomeInline>&) -> Kept* { return nullptr; },
                      },
                      one.value);
}

/// What a block is made of, in reading order: `run(inlines, place)` for each run that it holds
/// itself (its text, caption, terms), `inner(blocks)` for each list of blocks inside it.
template <class SomeBlock, class Run, class Inner>
bool for_each_part(SomeBlock& block, Run&& run, Inner&& inner) {
    using walking::As;
    using walking::ends;
    using walking::ends_at_run;
    return std::visit(
        Overloaded{
            [&](As<Paragraph, SomeBlock>& p) { return ends_at_run(run, p.content, block.span); },
            [&](As<Heading, SomeBlock>& h) { return ends_at_run(run, h.content, block.span); },
            [&](As<Quote, SomeBlock>& q) { return ends(inner, q.blocks); },
            [&](As<List, SomeBlock>& l) {
                for (auto& item : l.items) {
                    if (!item.term.empty() && ends_at_run(run, item.term, item.span)) return true;
                    if (ends(inner, item.blocks)) return true;
                }
                return false;
            },
            [](As<CodeBlock, SomeBlock>&) { return false; },
            [](As<FormulaBlock, SomeBlock>&) { return false; },
            [&](As<Table, SomeBlock>& t) {
                if (ends_at_run(run, t.caption, block.span)) return true;
                for (auto& section : t.sections)
                    for (auto& row : section.rows)
                        for (auto& cell : row)
                            if (ends(inner, cell.blocks)) return true;
                return ends(inner, t.notes);
            },
            [&](As<Figure, SomeBlock>& f) {
                return ends_at_run(run, f.picture, block.span) ||
                       ends_at_run(run, f.caption, block.span);
            },
            [&](As<FigureRow, SomeBlock>& r) { return ends(inner, r.figures); },
            [&](As<TextColumns, SomeBlock>& c) {
                for (auto& column : c.columns)
                    if (ends(inner, column.blocks)) return true;
                return false;
            },
            [](As<ThematicBreak, SomeBlock>&) { return false; },
            // Its notes are parts of their chapter.
            [&](As<NoteList, SomeBlock>& n) {
                return !n.title.empty() && ends_at_run(run, n.title, block.span);
            },
        },
        block.value);
}

/// The words of a block that holds neither runs nor blocks: code, or a formula's source.
[[nodiscard]] std::string_view verbatim_text(const Block& block);

namespace walking {

/// Each block before what it holds, each run where it stands.
template <class OnBlock, class OnRun>
class Walk {
public:
    Walk(OnBlock& on_block, OnRun& on_run) : on_block_(on_block), on_run_(on_run) {}

    template <class SomeBlock>
    bool block(SomeBlock& one) {
        return ends(on_block_, one) ||
               for_each_part(
                   one, [&](auto& inlines, Span place) { return run(inlines, place); },
                   [&](auto& inner) { return blocks(inner); });
    }
    template <class SomeBlocks>
    bool blocks(SomeBlocks& all) {
        for (auto& one : all)
            if (block(one)) return true;
        return false;
    }
    template <class SomeInlines>
    bool run(SomeInlines& inlines, Span place) {
        return ends_at_run(on_run_, inlines, place);
    }
    /// All but the notes; each piece of the original behind what it was made into.
    template <class SomeChapter>
    bool text(SomeChapter& chapter) {
        if (blocks(chapter.over_title) || run(chapter.title, chapter.span) ||
            blocks(chapter.under_title))
            return true;
        if (!chapter.parallel) return blocks(chapter.blocks);
        if (run(chapter.parallel->title, chapter.span)) return true;
        for (const Piece& piece : pieces_of(chapter)) {
            for (std::size_t i = piece.begin; i < piece.end; ++i)
                if (block(chapter.blocks[i])) return true;
            if (piece.original != nullptr && blocks(chapter.parallel->pieces[piece.number - 1]))
                return true;
        }
        return false;
    }
    template <class SomeChapter>
    bool chapter(SomeChapter& one) {
        if (text(one)) return true;
        for (auto& note : one.notes)
            if (blocks(note.blocks)) return true;
        return false;
    }

    template <class Where>
    bool in(Where& where) {
        using Kind = std::remove_const_t<Where>;
        if constexpr (std::is_same_v<Kind, Chapter>)
            return chapter(where);
        else if constexpr (std::is_same_v<Kind, Blocks>)
            return blocks(where);
        else if constexpr (std::is_same_v<Kind, Block>)
            return block(where);
        else
            return run(where, Span());
    }

private:
    OnBlock& on_block_;
    OnRun& on_run_;
};

inline constexpr auto pass_by = [](const auto&) {};

template <class SomeInlines, class Visit>
bool each_inline(SomeInlines& inlines, Visit& visit) {
    for (auto& one : inlines) {
        if (ends(visit, one)) return true;
        if (auto* children = children_of(one); children != nullptr && each_inline(*children, visit))
            return true;
    }
    return false;
}

template <class SomeInlines, class Visit, class Enters>
bool inner_first(SomeInlines& inlines, Visit& visit, Enters& enters) {
    for (auto& one : inlines) {
        auto* children = children_of(one);
        if (children != nullptr && enters(std::as_const(one)) &&
            inner_first(*children, visit, enters))
            return true;
    }
    return ends(visit, inlines);
}

}  // namespace walking

/// Every block, those inside others too; a container comes before what it holds.
template <class Where, class Visit>
bool for_each_block(Where& where, Visit&& visit) {
    return walking::Walk(visit, walking::pass_by).in(where);
}

/// Every run that stands in a block or is a title: `visit(inlines)` or `visit(inlines, place)`.
template <class Where, class Visit>
bool for_each_run(Where& where, Visit&& visit) {
    return walking::Walk(walking::pass_by, visit).in(where);
}

/// The same and, before each, the runs inside its links and styles, inner ones first; `enters`
/// says of an inline whether they count.
template <class Where, class Visit, class Enters>
bool for_each_nested_run(Where& where, Visit&& visit, Enters&& enters) {
    return for_each_run(where, [&](auto& run) { return walking::inner_first(run, visit, enters); });
}
template <class Where, class Visit>
bool for_each_nested_run(Where& where, Visit&& visit) {
    return for_each_nested_run(where, visit, [](const Inline&) { return true; });
}

/// Every inline, before what it holds.
template <class Where, class Visit>
bool for_each_inline(Where& where, Visit&& visit) {
    return for_each_run(where, [&](auto& run) { return walking::each_inline(run, visit); });
}

/// Every inline of one kind: `for_each_of<Link>(chapter, [](Link& link) { … })`.
template <class Kind, class Where, class Visit>
bool for_each_of(Where& where, Visit&& visit) {
    return for_each_inline(where, [&](auto& one) {
        auto* found = std::get_if<Kind>(&one.value);
        return found != nullptr && walking::ends(visit, *found);
    });
}

/// Every span that a block or an inline has, or a part of a block: where it was written.
template <class Where, class Visit>
void for_each_span(Where& where, Visit&& visit) {
    for_each_block(where, [&](auto& block) {
        visit(block.span);
        if (auto* list = std::get_if<List>(&block.value))
            for (auto& item : list->items) visit(item.span);
        if (auto* table = std::get_if<Table>(&block.value))
            for (auto& section : table->sections)
                for (auto& row : section.rows)
                    for (auto& cell : row) visit(cell.span);
    });
    for_each_inline(where, [&](auto& one) {
        std::visit(
            [&](auto& value) {
                if constexpr (requires { value.span; }) visit(value.span);
            },
            one.value);
    });
}

/// Every picture, in the text or as a figure.
template <class Where, class Visit>
bool for_each_image(Where& where, Visit&& visit) {
    return for_each_of<Image>(where, visit);
}

/// Every mark of a note.
template <class Where, class Visit>
bool for_each_mark(Where& where, Visit&& visit) {
    return for_each_of<NoteRef>(where, visit);
}

/// Whether there is an inline (a block) of which `is` says yes.
template <class Where, class Predicate>
[[nodiscard]] bool any_inline(const Where& where, Predicate&& is) {
    return for_each_inline(where, [&](const Inline& one) -> bool { return is(one); });
}
template <class Where, class Predicate>
[[nodiscard]] bool any_block(const Where& where, Predicate&& is) {
    return for_each_block(where, [&](const Block& one) -> bool { return is(one); });
}

[[nodiscard]] inline bool is_no_link(const Inline& one) {
    return !std::holds_alternative<Link>(one.value);
}
/// What a link is called.
[[nodiscard]] std::string words_of(const Link& link);

/// What plain_text has of an inline, without what it holds.
void append_own_text(const Inline& one, std::string& to);
[[nodiscard]] std::string own_text(const Inline& one);

/// The lines of a stanza: a break ends one wherever it stands, and what it stands in goes on in the
/// next.
[[nodiscard]] std::vector<Inlines> lines_of(const Inlines& stanza);

/// The first (or last) block that holds no others, in quotations and lists too; or null.
[[nodiscard]] const Block* outermost_leaf(const Blocks& blocks, bool last);

/// Puts the notes of a chapter into the order of their first marks and numbers the marks anew.
/// What a note marks comes after all that is not in notes, and notes that nothing marks come last.
void order_notes(Chapter& chapter);
/// Gives one chapter the notes that its title marks, which are another's: a mark there counts in
/// that one's notes. What the other marks no more goes from it.
void take_notes(Chapter& to, Chapter& from);
/// The same for text that is no chapter yet.
void order_notes(Blocks& text, std::vector<Note>& notes);

}  // namespace banxin
