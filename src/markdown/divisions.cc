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

void Divisions::meet(const Fence& fence, Span span) {
    if (!fence.name.empty()) {
        open_.push_back({fence, span, blocks_.size(), context_.keeps_lines});
        const auto kind = quote_kind(fence.name);
        context_.keeps_lines = kind == QuoteKind::verse;
        if (!kind && !fence.name.starts_with('{') && fence.name != table_notes_fence)
            context_.blocks.note(fence.name, span, false);
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
        Blocks inside(
            std::make_move_iterator(blocks_.begin() + static_cast<std::ptrdiff_t>(last.first)),
            std::make_move_iterator(blocks_.end()));
        blocks_.resize(last.first);
        set_language(inside, language);
        for (Block& block : inside) blocks_.push_back(std::move(block));
    }
    if (last.fence.name == table_notes_fence) return take_table_notes(blocks_, last.first);
    if (!kind) return settle_division(blocks_, last.first, last.fence.id);
    const Span span = last.span;
    const std::string id = last.fence.id;
    Quote quote;
    quote.kind = *kind;
    const auto first = blocks_.begin() + static_cast<std::ptrdiff_t>(last.first);
    quote.blocks.assign(std::make_move_iterator(first), std::make_move_iterator(blocks_.end()));
    blocks_.erase(first, blocks_.end());
    if (quote.kind == QuoteKind::admonition)
        head(quote, std::move(last));
    else
        settle_quote(quote);
    blocks_.push_back({std::move(quote), span, "", id});
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
