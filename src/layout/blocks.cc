// Blocks to boxes: the way through them, and those of running text.

#include "layout/setters.h"

#include "layout/frames.h"
#include "layout/initials.h"
#include "layout/line_boxes.h"
#include "layout/line_maker.h"
#include "layout/note_flow.h"
#include "layout/side_text.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace banxin::layout {
namespace {

style::RoleStyle aligned(style::RoleStyle look, Alignment alignment) {
    switch (alignment) {
        case Alignment::none: break;
        case Alignment::left: look.align = style::Align::start; break;
        case Alignment::center: look.align = style::Align::center; break;
        case Alignment::right: look.align = style::Align::end; break;
    }
    return look;
}

/// Of running text.
bool is_body(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    return paragraph != nullptr && paragraph->role == ParagraphRole::body;
}

/// A paragraph that begins, of running text.
bool is_text(const Block& block) {
    return is_body(block) && !std::get<Paragraph>(block.value).continuation;
}

/// What closes a quotation, a letter or a text stays with it, and what several pictures are called.
bool closes(ParagraphRole role) {
    return role == ParagraphRole::attribution || role == ParagraphRole::signature ||
           role == ParagraphRole::closing || role == ParagraphRole::caption;
}

/// What a paragraph says is what follows it: 如下：.
bool leads_in(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    if (paragraph == nullptr || paragraph->role != ParagraphRole::body) return false;
    const std::string text = plain_text(paragraph->content);
    return text.ends_with("：") || text.ends_with(':');
}

/// Text that may run beside a picture: what is set apart by its role stands under it.
bool runs_beside(const Block& block, const SidePicture& side, const Cursor& at) {
    return is_body(block) && at.left == side.left && at.width == side.width;
}

/// What lines from the column's foot on leave to the picture at its side. Blank space that waits
/// stands beside it too; before the first of them, it stands above the picture.
RoomBeside room_beside(Column& column) {
    SidePicture& side = *column.side;
    if (std::exchange(side.fresh, false)) {
        Length& before = column.boxes.back().space_before;
        before = std::max(before, std::exchange(column.space, Length{}));
    }
    side.pass_space(column.space);
    return {side.lines(), side.taken, side.on_left};
}

/// What stands between a title and the text under it, which begins with a large letter all the
/// same.
bool leaves_initial(const Block& block) {
    const auto* quote = std::get_if<Quote>(&block.value);
    return std::holds_alternative<Paragraph>(block.value) ||
           (quote != nullptr && quote->kind == QuoteKind::epigraph);
}

/// G01: a part of the text in columns that hold few characters stands in by one.
bool is_narrow_column(const Cursor& at) {
    constexpr std::int64_t few = 14;
    return at.column->flow == nullptr && at.cell == nullptr && !at.context.chapter.parallel &&
           at.width < at.em() * few;
}

/// In a letter: the salutation, and what a wish begins with (此致), which the wish stands under.
bool opens_or_wishes(const Block& block, const Block& next) {
    const auto goes_on = [](const Block& one) {
        const auto* paragraph = std::get_if<Paragraph>(&one.value);
        return paragraph != nullptr && paragraph->continuation;
    };
    return goes_on(block) || goes_on(next);
}

/// No page ends between two blocks.
bool stay_together(const Block& block, const Block& next, const Cursor& at) {
    if (at.around == style::Role::letter && opens_or_wishes(block, next)) return true;
    const bool text = std::holds_alternative<Paragraph>(next.value) ||
                      std::holds_alternative<Heading>(next.value);
    return !text && leads_in(block);
}

/// H05, for the title of a note to the reader: it stands on the page of what it is a title to.
void set_under_title(std::span<const Block> all, const Cursor& at) {
    const std::size_t first = at.column->boxes.size();
    set_blocks(all.first(1), at);
    at.column->keep_from(first, Keep::must);
    set_blocks(all.subspan(1), at);
}

}  // namespace

style::Role role_of(ParagraphRole role, style::Role inside) {
    switch (role) {
        case ParagraphRole::body: return inside;
        case ParagraphRole::kicker: return style::Role::kicker;
        case ParagraphRole::deck: return style::Role::deck;
        case ParagraphRole::original_title: return style::Role::original_title;
        case ParagraphRole::byline: return style::Role::byline;
        case ParagraphRole::translator: return style::Role::translator;
        case ParagraphRole::original: return style::Role::original;
        case ParagraphRole::source: return style::Role::source;
        case ParagraphRole::date: return style::Role::date;
        case ParagraphRole::dateline: return style::Role::dateline;
        case ParagraphRole::closing: return style::Role::closing;
        case ParagraphRole::colophon_entry: return style::Role::colophon_entry;
        case ParagraphRole::colophon_catalogue: return style::Role::colophon_catalogue;
        case ParagraphRole::source_entry: return style::Role::source_entry;
        case ParagraphRole::caption: return style::Role::caption;
        case ParagraphRole::attribution: return style::Role::attribution;
        case ParagraphRole::signature: return style::Role::signature;
    }
    return inside;
}

style::Role role_of(QuoteKind kind) {
    switch (kind) {
        case QuoteKind::quote: return style::Role::quote;
        case QuoteKind::verse: return style::Role::verse;
        case QuoteKind::letter: return style::Role::letter;
        case QuoteKind::epigraph: return style::Role::epigraph;
        case QuoteKind::admonition: return style::Role::admonition;
        case QuoteKind::aside: return style::Role::aside;
    }
    return style::Role::quote;
}

/// Who said it is set no larger than what is said.
style::RoleStyle look_of(ParagraphRole paragraph, const Cursor& at) {
    style::RoleStyle look = at.role(role_of(paragraph, at.around));
    if (paragraph == ParagraphRole::attribution)
        look.size = std::min(look.size, at.role(at.around).size);
    return look;
}

void set_blocks(std::span<const Block> all, const Cursor& at) {
    set_blocks(all, 0, all.size(), at);
}

void set_blocks(std::span<const Block> all, std::size_t begin, std::size_t end, const Cursor& at) {
    bool opening = begin > 0 && opens_chapter(all[begin - 1]);
    for (std::size_t i = begin; i < end; ++i) {
        const Block& one = all[i];
        const std::size_t first = at.column->boxes.size();
        // A line of air between the opening made from the fields and what it opens; a heading
        // brings its own.
        const bool was_opening = opening;
        opening = opens_chapter(one);
        if (was_opening && !opening && !std::holds_alternative<Heading>(one.value))
            at.column->space += at.pitch();
        else if (&one != all.data() && is_text(one) &&
                 !std::holds_alternative<Heading>((&one)[-1].value) && at.cell == nullptr &&
                 !at.flush)
            at.column->space += at.lines(at.role(style::Role::body).lines_before);
        set_block_of(all, i, at);
        std::vector<Box>& boxes = at.column->boxes;
        if (boxes.size() > first && i + 1 < all.size() && stay_together(one, all[i + 1], at))
            boxes.back().keep_with_next = Keep::must;
    }
}

void set_block_of(std::span<const Block> all, std::size_t index, const Cursor& around) {
    Cursor at = around;
    at.before_text = index + 1 < all.size() && is_body(all[index + 1]);
    set_block(all[index], at);
}

void set_block(const Block& block, const Cursor& around) {
    const Cursor at = around.at(block);
    Column& column = *at.column;
    if (column.side && !runs_beside(block, *column.side, at)) column.end_side();
    if (!leaves_initial(block)) column.drop_cap = 0;
    if (!block.id.empty()) column.anchors.push_back(anchor_name(at.context.chapter.name, block.id));
    std::visit(Overloaded{
                   [&](const Paragraph& p) { set_paragraph(p, at); },
                   [&](const Heading& h) { set_heading(h, at); },
                   [&](const Quote& q) { set_quote(q, at); },
                   [&](const List& l) { set_list(l, at); },
                   [&](const CodeBlock& c) { set_code(c, at); },
                   [&](const FormulaBlock& f) { set_formula(f, at); },
                   [&](const Table& t) { set_table(t, at); },
                   [&](const Figure& f) { set_figure(f, at); },
                   [&](const FigureRow& r) { set_figure_row(r, at); },
                   [&](const TextColumns& c) { set_columns(c, at); },
                   [&](const ThematicBreak&) { set_thematic_break(at); },
                   [&](const NoteList& n) { set_note_list(n, at); },
               },
               block.value);
}

void set_paragraph(const Paragraph& paragraph, const Cursor& at) {
    const bool special = paragraph.role != ParagraphRole::body;
    const style::RoleStyle look = aligned(look_of(paragraph.role, at), paragraph.alignment);
    const NodeId node = at.bare ? at.parent : at.add_node(StructureType::P);
    Column& column = *at.column;
    const bool is_text = !special && at.around == style::Role::body && column.flow != nullptr;
    const std::int32_t drop_cap = is_text ? std::exchange(column.drop_cap, 0) : 0;
    const bool may_be_large = drop_cap > 1 && !at.context.chapter.parallel;
    auto initial =
        may_be_large ? large_initial(paragraph.content, drop_cap, look, node, at) : std::nullopt;
    Stream stream = at.stream(initial ? initial->rest : paragraph.content, look, node);
    if (stream.size() == 0) return;
    const Cursor inner = special ? at.inside(look) : at;
    LineSetting setting{look, inner.left, inner.width};
    const bool flush = (at.flush && !special) || paragraph.continuation ||  // G02
                       paragraph.alignment != Alignment::none || initial;
    Length indent = look.size.scaled(look.indent, 100);
    if (is_narrow_column(at)) indent = std::min(indent, look.size);
    if (at.least_indent > Length{}) indent = std::max(indent, at.least_indent);
    if (!flush) setting.indent = first_indent(stream, indent);  // P07
    setting.on_grid = at.stands_on_grid(look);
    // H13: what stands in the middle, the head of a column too.
    setting.balance = (special || at.bare || paragraph.alignment == Alignment::center) &&
                      look.align == style::Align::center;
    setting.place = at.place;
    if (closes(paragraph.role) && !column.boxes.empty())
        column.boxes.back().keep_with_next = Keep::must;
    const std::size_t first = column.boxes.size();
    if (special) column.space += at.lines(look.lines_before);
    const OpenFrame frame = special ? open_frame(look, inner) : OpenFrame();
    if (column.side) setting.beside = room_beside(column);
    if (initial) {
        setting.beside = initial->beside;
        setting.initial = std::move(initial->box);
        setting.initial_bytes = initial->bytes;
    }
    std::shared_ptr<const Stream> kept;
    if (column.side_text) kept = std::make_shared<const Stream>(stream);
    add_lines(std::move(stream), setting, at);
    if (column.side) column.side->pass_lines(column.boxes.size() - first);
    if (kept) keep_beside({first, 0, std::move(kept), setting}, column);
    column.leave_grid(first, look);
    if (!special) return;
    // What a rule is around is not parted.
    if (look.rule != style::RulePlace::none)
        for (std::size_t i = first; i + 1 < column.boxes.size(); ++i)
            column.boxes[i].keep_with_next = Keep::must;
    close_frame(frame, inner);
    column.space += at.lines(look.lines_after);
}

void set_quote(const Quote& quote, const Cursor& at) {
    if (quote.kind == QuoteKind::aside && may_stand_beside(at)) {
        set_beside(quote.blocks, at);
        return;
    }
    const style::Role own = role_of(quote.kind);
    const style::RoleStyle& look = at.role(own);
    Cursor inner = at.inside(look).under(at.add_node(StructureType::BlockQuote));
    inner.around = own;
    inner.flush = false;
    // Quotations in quotations must keep a line that can be read.
    if (inner.width < at.em() * 8) {
        inner.left = at.left;
        inner.width = at.width;
    }
    const std::size_t first = at.column->boxes.size();
    at.column->space += at.lines(look.lines_before);
    const OpenFrame frame = open_frame(look, inner);
    if (quote.kind == QuoteKind::verse)
        set_verse(quote.blocks, inner);
    else if (quote.kind == QuoteKind::admonition && quote.blocks.size() > 1)
        set_under_title(quote.blocks, inner);
    else
        set_blocks(quote.blocks, inner);
    at.column->end_side();
    close_frame(frame, inner);
    at.column->leave_grid(first, look);
    at.column->space += at.lines(look.lines_after);
}

void set_thematic_break(const Cursor& at) {
    // G12: one grid line that shows, so that it is seen at the edge of a page too.
    const style::RoleStyle& look = at.role(style::Role::scene_break);
    const std::string mark = look.ornament.empty() ? to_utf8(U"＊\u3000＊\u3000＊") : look.ornament;
    Box box;
    box.place = at.place;
    box.height = at.pitch();
    box.ink_height = at.em();
    const ShortText text = at.short_text(mark, look);
    text.place({at.left + (at.width - text.width()) / 2, baseline_in(at.em(), look.size)},
               NodeId::artifact, box.items);
    at.column->add(std::move(box));
}

}  // namespace banxin::layout
