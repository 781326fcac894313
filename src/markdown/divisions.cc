// A fence hides in a thematic break or in a heading (fences.h): blocks that follow are its own
// until the fence that closes it.
#include "markdown/divisions.h"

#include "markdown/admonitions.h"
#include "markdown/attributes.h"
#include "markdown/captions.h"
#include "markdown/languages.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::markdown {

namespace {

/// Pandoc's: each of the columns that stand side by side is a block of its own.
bool is_columns(const Fence& fence) {
    return fence.name == "columns";
}
bool is_column(const Fence& fence) {
    return fence.name == "column";
}

}  // namespace

void Divisions::meet(const Fence& fence, Span span) {
    if (!fence.name.empty()) {
        open_.push_back({fence, span, blocks_.size(), context_.keeps_lines});
        const auto kind = quote_kind(fence.name);
        context_.keeps_lines = kind == QuoteKind::verse;
        const bool known = kind || fence.columns > 0 || is_columns(fence) || is_column(fence) ||
                           fence.name == table_notes_fence;
        if (!known && !fence.name.starts_with('{')) context_.blocks.note(fence.name, span, false);
    } else if (open_.empty()) {
        context_.diagnostics.report(Code::S025, span);
    } else {
        close();
    }
}

void Divisions::set_title(Inlines&& title) {
    if (!open_.empty()) open_.back().title = std::move(title);
}

void Divisions::finish() {
    while (!open_.empty()) {
        context_.diagnostics.report(Code::S024, open_.back().span, {open_.back().fence.name});
        close();
    }
}

void Divisions::close() {
    Open last = std::move(open_.back());
    open_.pop_back();
    // What began in it may have gone on with a list or a caption before it.
    last.first = std::min(last.first, blocks_.size());
    context_.keeps_lines = last.kept_lines;
    const auto kind = quote_kind(last.fence.name);
    // A title that stands over nothing is text all the same.
    if (blocks_.size() == last.first && last.title.empty()) return;
    const Language language = context_.language_said(last.fence.language, last.span);
    if (!language.empty()) {
        Blocks inside = taken_from(last.first);
        set_language(inside, language);
        for (Block& block : inside) blocks_.push_back(std::move(block));
    }
    if (last.fence.name == table_notes_fence) {
        if (!take_table_notes(blocks_, last.first))
            context_.diagnostics.report(Code::S103, last.span, {},
                                        Hint{HintId::put_behind_table, {}});
        return;
    }
    if (is_column(last.fence) && !open_.empty() && is_columns(open_.back().fence))
        return close_column(last);
    // Columns that hold none are text that flows through two.
    const std::uint32_t flowing =
        is_columns(last.fence) && !last.columns && last.fence.columns == 0 ? 2 : last.fence.columns;
    if (flowing > 0 && !last.columns) {
        TextColumns columns;
        columns.flowing = flowing;
        columns.columns.push_back({taken_from(last.first)});
        blocks_.push_back({std::move(columns), last.span, "", last.fence.id});
        return;
    }
    if (!kind) return close_plain(last);
    const Span span = last.span;
    const std::string id = last.fence.id;
    Quote quote;
    quote.kind = *kind;
    quote.blocks = taken_from(last.first);
    if (quote.kind == QuoteKind::admonition)
        head(quote, std::move(last));
    else
        settle_quote(quote);
    blocks_.push_back({std::move(quote), span, "", id});
}

Blocks Divisions::taken_from(std::size_t first) {
    const auto begin = blocks_.begin() + static_cast<std::ptrdiff_t>(first);
    Blocks taken(std::make_move_iterator(begin), std::make_move_iterator(blocks_.end()));
    blocks_.erase(begin, blocks_.end());
    return taken;
}

void Divisions::close_column(const Open& last) {
    Open& around = open_.back();
    TextColumn column{taken_from(last.first), last.fence.width};
    // What stands between two columns stands between the texts above and below it.
    const bool goes_on = around.columns && *around.columns + 1 == blocks_.size();
    if (!goes_on) {
        around.columns = blocks_.size();
        blocks_.push_back({TextColumns{}, last.span, "", ""});
    }
    std::get<TextColumns>(blocks_.back().value).columns.push_back(std::move(column));
}

void Divisions::close_plain(Open& last) {
    const Panel& panel = last.fence.panel;
    if (panel.columns > 1 || panel.rows > 0) {
        const bool captioned = has_caption_below(blocks_, last.first, last.fence.id);
        lay_out_panel(blocks_, last.first, panel, last.cells, captioned);
    }
    if (!open_.empty()) open_.back().cells.emplace_back(last.first, blocks_.size());
    settle_division(blocks_, last.first, last.fence.id);
    settle_short_caption(blocks_, last.first, std::move(last.fence.short_form));
}

/// Quarto's callouts and theorems may have a heading of their own for a title.
void Divisions::head(Quote& quote, Open&& open) const {
    auto* heading =
        quote.blocks.empty() ? nullptr : std::get_if<Heading>(&quote.blocks.front().value);
    const bool callout = open.fence.name.starts_with("callout-");
    if (heading == nullptr || !open.title.empty() || (!callout && open.fence.id.empty()))
        return head_admonition(quote, open.fence.name, std::move(open.title), open.span,
                               context_.language);
    // A theorem is called one, whatever it is called besides.
    if (!callout)
        heading->content.insert(
            heading->content.begin(),
            {Text{admonition_title(open.fence.name, context_.language) + "\u3000", open.span}});
    quote.blocks.front() = title_block(std::move(heading->content), quote.blocks.front().span);
}

}  // namespace banxin::markdown
