#include "document/skeleton.h"

#include "document/walk.h"

#include <algorithm>
#include <utility>

namespace banxin {
namespace {

/// Another place of the book may ask for it, or something is put into it.
bool concerns_others(const Inline& one) {
    return std::visit(Overloaded{
                          [](const Text&) { return false; },
                          [](const Styled& s) { return s.style == InlineStyle::dateline; },
                          [](const Foreign&) { return false; },
                          [](const CodeSpan&) { return false; },
                          [](const Formula&) { return true; },
                          [](const Link&) { return true; },
                          [](const Image&) { return true; },
                          [](const Ruby&) { return false; },
                          [](const NoteRef&) { return true; },
                          [](const LineBreak&) { return false; },
                      },
                      one.value);
}

bool are_words(const Inlines& run) {
    return !any_inline(run, concerns_others);
}

bool is_word(const Inline& one) {
    const Inlines* inner = children_of(one);
    return !concerns_others(one) && (inner == nullptr || are_words(*inner));
}

bool is_empty_text(const Inline& one) {
    const auto* text = std::get_if<Text>(&one.value);
    return text != nullptr && text->text.empty();
}

/// Words between other things become an empty text, so that nothing seems to be alone.
Inlines without_words(const Inlines& run) {
    Inlines rest;
    for (const Inline& one : run) {
        if (!is_word(one))
            rest.push_back(one);
        else if (rest.empty() || !is_empty_text(rest.back()))
            rest.push_back({Text{}});
    }
    return rest;
}

bool has_name(const Block& block) {
    return !block.id.empty() || !block.anchor.empty();
}

/// What passes put around an author's text.
bool is_made(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    const auto* quote = std::get_if<Quote>(&block.value);
    return (paragraph != nullptr && paragraph->role != ParagraphRole::body) ||
           (quote != nullptr && quote->kind == QuoteKind::epigraph) ||
           std::holds_alternative<NoteList>(block.value);
}

bool is_plain(const Quote& quote) {
    return quote.kind == QuoteKind::quote;
}

/// Nothing but words: a paragraph, code, or a list or a quotation of such.
bool has_only_words(const Block& block) {
    if (has_name(block) || is_made(block)) return false;
    const auto all = [](const Blocks& blocks) {
        return std::all_of(blocks.begin(), blocks.end(), has_only_words);
    };
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value))
        return are_words(paragraph->content);
    if (const auto* quote = std::get_if<Quote>(&block.value))
        return is_plain(*quote) && all(quote->blocks);
    if (std::holds_alternative<CodeBlock>(block.value)) return true;
    const auto* list = std::get_if<List>(&block.value);
    return list != nullptr &&
           std::all_of(list->items.begin(), list->items.end(),
                       [&](const ListItem& item) { return item.term.empty() && all(item.blocks); });
}

/// Goes through the blocks of a chapter in their order.
class Skeleton {
public:
    void add(const Block& block, Blocks& rest) {
        if (has_only_words(block))
            for_each_block(block, [&](const Block&) { ++left_out_; });
        else
            rest.push_back(of(block));
    }

    Block whole(Block block) {
        block.left_out = std::exchange(left_out_, 0);
        return block;
    }

private:
    Blocks of(const Blocks& blocks) {
        Blocks rest;
        for (const Block& block : blocks) add(block, rest);
        return rest;
    }

    Block of(const Block& block) {
        const auto* paragraph = std::get_if<Paragraph>(&block.value);
        const auto* quote = std::get_if<Quote>(&block.value);
        const auto* list = std::get_if<List>(&block.value);
        if (has_name(block) || is_made(block)) return whole(block);
        if (paragraph != nullptr) return with(block, of(*paragraph));
        // The container counts before what it holds.
        Block rest = with(block, {});
        if (quote != nullptr && is_plain(*quote))
            rest.value = Quote{of(quote->blocks), quote->kind};
        else if (list != nullptr)
            rest.value = of(*list);
        else
            rest.value = block.value;
        return rest;
    }

    static Paragraph of(const Paragraph& paragraph) {
        Paragraph rest;
        rest.content = without_words(paragraph.content);
        rest.continuation = paragraph.continuation;
        rest.alignment = paragraph.alignment;
        return rest;
    }

    List of(const List& list) {
        List rest;
        rest.ordered = list.ordered;
        rest.start = list.start;
        rest.tight = list.tight;
        for (const ListItem& item : list.items)
            rest.items.push_back(
                {of(item.blocks), item.checked, item.span, item.marker, item.term});
        return rest;
    }

    Block with(const Block& block, Paragraph paragraph) {
        return {std::move(paragraph),       block.span, {}, {}, block.number, block.piece,
                std::exchange(left_out_, 0)};
    }

    std::uint32_t left_out_ = 0;
};

Blocks without_words(const Blocks& blocks) {
    const auto is_of_text = [](const Block& block) { return !is_made(block); };
    const auto first = std::find_if(blocks.begin(), blocks.end(), is_of_text);
    const auto last = std::find_if(blocks.rbegin(), blocks.rend(), is_of_text);
    Skeleton skeleton;
    Blocks rest;
    for (const Block& block : blocks) {
        const bool is_end = (first != blocks.end() && &block == &*first) ||
                            (last != blocks.rend() && &block == &*last);
        if (is_end)
            rest.push_back(skeleton.whole(block));
        else
            skeleton.add(block, rest);
    }
    return rest;
}

}  // namespace

Chapter skeleton_of(const Chapter& chapter) {
    Chapter skeleton;
    skeleton.kind = chapter.kind;
    skeleton.role = chapter.role;
    skeleton.level = chapter.level;
    skeleton.fields = chapter.fields;
    skeleton.name = chapter.name;
    skeleton.file = chapter.file;
    skeleton.language = chapter.language;
    skeleton.title = chapter.title;
    skeleton.over_title = chapter.over_title;
    skeleton.under_title = chapter.under_title;
    skeleton.anchor = chapter.anchor;
    skeleton.parallel = chapter.parallel;
    skeleton.notes = chapter.notes;
    skeleton.link_codes = chapter.link_codes;
    skeleton.span = chapter.span;
    skeleton.blocks = without_words(chapter.blocks);
    return skeleton;
}

}  // namespace banxin
