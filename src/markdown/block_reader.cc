// One function a kind of block.
#include "markdown/block_reader.h"

#include "markdown/admonitions.h"
#include "markdown/attributes.h"
#include "markdown/captions.h"
#include "markdown/code_chunks.h"
#include "markdown/comments.h"
#include "markdown/definitions.h"
#include "markdown/emphasis_marks.h"
#include "markdown/enumerators.h"
#include "markdown/fences.h"
#include "markdown/figures.h"
#include "markdown/formulas.h"
#include "markdown/html_reader.h"
#include "markdown/inline_reader.h"
#include "markdown/joined_html.h"
#include "markdown/languages.h"
#include "markdown/line_blocks.h"
#include "markdown/pair_marks.h"
#include "markdown/references.h"
#include "markdown/stand_ins.h"
#include "markdown/tex.h"
#include "markdown/typed_blanks.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace banxin::markdown {
namespace {

std::size_t line_index(int line) {
    return line > 0 ? static_cast<std::size_t>(line) - 1 : 0;
}

class BlockReader {
public:
    explicit BlockReader(Context& context) : context_(context) {}

    Blocks children(const cmark_node* parent, int depth) {
        return siblings(parent->first_child, nullptr, depth);
    }

private:
    /// From one node on to the one before `end`.
    Blocks siblings(const cmark_node* first, const cmark_node* end, int depth) {
        Blocks blocks;
        std::vector<OpenBlock> open;
        for (const cmark_node* node = first; node != end; node = node->next) {
            if (const auto fence = hidden_fence(node)) {
                meet(*fence, span_of(node), blocks, open);
                if (node->type == CMARK_NODE_HEADING && !open.empty())
                    open.back().title = InlineReader(node, map_of(node), context_).read();
                continue;
            }
            const std::size_t before = blocks.size();
            const cmark_node* begin = node;
            if (const cmark_node* last = last_of_table(node, end, tables_without_end_)) {
                html_table(node, last, blocks, depth);
                node = last;
            } else {
                child(node, blocks, depth);
            }
            take_html_anchor(blocks, before);
            if (before > 0 && blocks.size() > before) mark_continuation(*begin, blocks, before);
        }
        while (!open.empty()) {
            context_.diagnostics.report(Code::S024, open.back().span, {open.back().fence.name});
            close(blocks, open);
        }
        return blocks;
    }

    /// A block is called what an anchor of HTML in it or right before it says, unless it has a
    /// name of its own.
    void take_html_anchor(Blocks& blocks, std::size_t first) const {
        if (context_.html_anchor.empty() || first >= blocks.size()) return;
        if (blocks[first].anchor.empty()) blocks[first].anchor = context_.html_anchor;
        context_.html_anchor.clear();
    }

    /// A paragraph that the parser cut off the head of a table has no place of its own.
    [[nodiscard]] static std::size_t first_line(const cmark_node* node) {
        const bool placed = node->start_line > 0 || node->next == nullptr;
        return line_index(placed ? node->start_line : node->next->start_line);
    }

    [[nodiscard]] Span span_of(const cmark_node* node) const {
        const ParsedText& text = context_.text;
        const std::size_t first = first_line(node);
        const std::size_t last = std::max(first, line_index(node->end_line));
        const auto column = static_cast<std::size_t>(std::max(node->start_column - 1, 0));
        const std::size_t begin = std::min(text.line_start(first) + column,
                                           text.line_start(first) + text.line(first).size());
        return text.span(begin, text.line_start(last) + text.line(last).size());
    }

    [[nodiscard]] ContentMap map_of(const cmark_node* node) const {
        return ContentMap::of_lines(content_of(node), context_.text, first_line(node));
    }

    void child(const cmark_node* node, Blocks& blocks, int depth) {
        const auto push = [&](auto&& value) {
            blocks.push_back({std::forward<decltype(value)>(value), span_of(node), "", ""});
        };
        switch (node->type) {
            case CMARK_NODE_BLOCK_QUOTE:
            case CMARK_NODE_LIST:
                if (depth >= deepest) {
                    context_.too_deep(span_of(node));
                } else if (node->type == CMARK_NODE_LIST) {
                    if (is_definitions(*node))
                        definitions(node, blocks, depth + 1);
                    else
                        lists(node, blocks, depth + 1);
                } else {
                    Quote quote{children(node, depth + 1), QuoteKind::quote};
                    settle_callout(quote, context_.language);
                    settle_quote(quote);
                    push(std::move(quote));
                }
                return;
            case CMARK_NODE_CODE_BLOCK: {
                CodeBlock block = code(node);
                if (settle_chunk(block, span_of(node), context_)) push(std::move(block));
                return;
            }
            case CMARK_NODE_HTML_BLOCK: html(node, blocks); return;
            case CMARK_NODE_CUSTOM_BLOCK: formula(node, blocks); return;
            case CMARK_NODE_PARAGRAPH: paragraph(node, blocks); return;
            case CMARK_NODE_HEADING: heading(node, blocks); return;
            case CMARK_NODE_THEMATIC_BREAK: push(ThematicBreak{}); return;
            case CMARK_NODE_FOOTNOTE_DEFINITION: return;
            default:
                blocks.push_back({read_table(node, context_), span_of(node), "", ""});
                take_caption_above(blocks, context_);
                return;
        }
    }

    /// A fence that has been met: where its block begins among those read.
    struct OpenBlock {
        Fence fence;
        Span span;
        std::size_t first = 0;
        bool kept_lines = false;
        Inlines title{};
    };

    /// What a thematic break hides, or a heading, if it does.
    [[nodiscard]] std::optional<Fence> hidden_fence(const cmark_node* node) const {
        if (node->type != CMARK_NODE_THEMATIC_BREAK && node->type != CMARK_NODE_HEADING)
            return std::nullopt;
        const std::string_view source = context_.source_text;
        const std::size_t begin = span_of(node).begin;
        const std::size_t end = std::min(source.find_first_of("\r\n", begin), source.size());
        return fence_of(source.substr(begin, end - begin));
    }

    void meet(const Fence& fence, Span span, Blocks& blocks, std::vector<OpenBlock>& open) {
        if (!fence.name.empty()) {
            open.push_back({fence, span, blocks.size(), context_.keeps_lines});
            const auto kind = quote_kind(fence.name);
            context_.keeps_lines = kind == QuoteKind::verse;
            if (kind) return;
            if (!fence.name.starts_with('{')) context_.blocks.note(fence.name, span, false);
        } else if (open.empty()) {
            context_.diagnostics.report(Code::S025, span);
        } else {
            close(blocks, open);
        }
    }

    /// Takes what has been read since the fence into a block of its kind.
    void close(Blocks& blocks, std::vector<OpenBlock>& open) {
        OpenBlock last = std::move(open.back());
        open.pop_back();
        // What began in it may have gone on with a list or a caption before it.
        last.first = std::min(last.first, blocks.size());
        context_.keeps_lines = last.kept_lines;
        const auto kind = quote_kind(last.fence.name);
        // A title that stands over nothing is text all the same.
        if (blocks.size() == last.first && last.title.empty()) return;
        const Language language = context_.language_said(last.fence.language, last.span);
        if (!language.empty()) {
            Blocks inside(
                std::make_move_iterator(blocks.begin() + static_cast<std::ptrdiff_t>(last.first)),
                std::make_move_iterator(blocks.end()));
            blocks.resize(last.first);
            set_language(inside, language);
            for (Block& block : inside) blocks.push_back(std::move(block));
        }
        if (!kind) return settle_division(blocks, last.first, last.fence.id);
        const Span span = last.span;
        const std::string id = last.fence.id;
        Quote quote;
        quote.kind = *kind;
        const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(last.first);
        quote.blocks.assign(std::make_move_iterator(first), std::make_move_iterator(blocks.end()));
        blocks.erase(first, blocks.end());
        if (quote.kind == QuoteKind::admonition)
            head_division(quote, std::move(last));
        else
            settle_quote(quote);
        blocks.push_back({std::move(quote), span, "", id});
    }

    /// TYPOGRAPHY.md, G02: a paragraph right under a figure, quote, list or code block, with no
    /// blank line between, goes on with the same thought.
    void mark_continuation(const cmark_node& node, Blocks& blocks, std::size_t first) const {
        Paragraph* paragraph = std::get_if<Paragraph>(&blocks[first].value);
        if (paragraph == nullptr || node.prev == nullptr || !stands_under_a_line(node)) return;
        if (node.prev->type == CMARK_NODE_THEMATIC_BREAK) return;
        const auto& before = blocks[first - 1].value;
        paragraph->continuation =
            std::holds_alternative<Figure>(before) || std::holds_alternative<Quote>(before) ||
            std::holds_alternative<List>(before) || std::holds_alternative<CodeBlock>(before) ||
            std::holds_alternative<FormulaBlock>(before);
    }

    /// Whether the line above is not blank.
    [[nodiscard]] bool stands_under_a_line(const cmark_node& node) const {
        if (node.start_line <= 1) return false;
        const std::string_view above = context_.text.line(line_index(node.start_line - 1));
        return above.find_first_not_of(" \t>") != std::string_view::npos;
    }

    /// An image on a line of its own is a figure, alone in its paragraph or not; text above
    /// and below it are paragraphs.
    void paragraph(const cmark_node* node, Blocks& blocks) {
        if (!context_.keeps_lines && is_term(node)) return term(node, blocks);
        if (line_block(node, blocks) || enumeration(node, blocks)) return;
        Inlines content = InlineReader(node, map_of(node), context_).read();
        if (content.empty()) return;
        const Span span = span_of(node);
        // Where a mark of a note kept it from a line of its own.
        if (const Formula* formula = std::get_if<Formula>(&content[0].value);
            formula != nullptr && content.size() == 1 &&
            is_displayed(context_.source_text.substr(formula->span.begin))) {
            blocks.push_back({FormulaBlock{formula->source}, span, "", ""});
            return;
        }
        if (context_.dialect == Dialect::pandoc) {
            if (!is_comment(node->prev) && take_caption_below(content, blocks, context_)) return;
            if (is_tex_command(content)) {
                context_.left_out.note(plain_text(content), span);
                return;
            }
        }
        if (context_.keeps_lines) return running_text(std::move(content), span, blocks);
        for (Inlines& one : typed_paragraphs(std::move(content), context_.language))
            running_text(std::move(one), span, blocks);
    }

    /// It parts what stands around it.
    [[nodiscard]] static bool is_comment(const cmark_node* node) {
        return node != nullptr && node->type == CMARK_NODE_HTML_BLOCK &&
               view_of(node->as.literal).starts_with("<!--");
    }

    [[nodiscard]] static bool is_term(const cmark_node* node) {
        const cmark_node* next = node->next;
        return next != nullptr && next->type == CMARK_NODE_LIST && is_definitions(*next);
    }

    /// A line of text, whatever it looks like.
    void term(const cmark_node* node, Blocks& blocks) {
        Inlines content = InlineReader(node, map_of(node), context_).read();
        if (content.empty()) return;
        const Span span = span_of(node);
        // What would be left out on a line of its own.
        if (context_.dialect == Dialect::pandoc && is_tex_command(content))
            context_.directives.note(plain_text(content), span, false);
        drop_typed_indent(content);
        blocks.push_back({Paragraph{std::move(content)}, span, "", ""});
    }

    /// Text and the pictures that stand in it on lines of their own.
    void running_text(Inlines&& content, Span span, Blocks& blocks) const {
        std::vector<FigurePart> parts =
            parts_around_figures(std::move(content), context_.source_text);
        bool after_figure = false;
        for (FigurePart& one : parts) {
            Inlines& part = one.content;
            if (auto figure = figure_of(one, context_)) {
                blocks.push_back(std::move(*figure));
                after_figure = true;
            } else if (!part.empty()) {
                if (!context_.keeps_lines) drop_typed_indent(part);
                blocks.push_back(
                    {Paragraph{std::move(part), ParagraphRole::body, after_figure}, span, "", ""});
                after_figure = false;
            }
        }
    }

    /// `| line`: verse.
    bool line_block(const cmark_node* node, Blocks& blocks) {
        if (context_.dialect != Dialect::pandoc || !is_line_block(content_of(node))) return false;
        Quote verse{stanzas_of(with_lines(node), span_of(node), context_.language),
                    QuoteKind::verse};
        blocks.push_back({std::move(verse), span_of(node), "", ""});
        return true;
    }

    /// The content with its line ends as they are.
    Inlines with_lines(const cmark_node* node) {
        const bool kept = std::exchange(context_.keeps_lines, true);
        Inlines content = InlineReader(node, map_of(node), context_).read();
        context_.keeps_lines = kept;
        return content;
    }

    /// Lines of a paragraph that count on, （一） （二）, are a list; lines above introduce it.
    bool enumeration(const cmark_node* node, Blocks& blocks) {
        if (context_.keeps_lines) return false;
        const auto first = enumeration_in(content_of(node));
        if (!first) return false;
        Inlines content = with_lines(node);
        std::optional<List> list = take_enumeration(content, *first, context_.language);
        if (!list) return false;
        const Span span = span_of(node);
        if (!content.empty()) {
            drop_typed_indent(content);
            blocks.push_back(
                {Paragraph{std::move(content), ParagraphRole::body, false}, span, "", ""});
        }
        blocks.push_back({std::move(*list), span, "", ""});
        return true;
    }

    void heading(const cmark_node* node, Blocks& blocks) {
        Inlines content = InlineReader(node, map_of(node), context_).read();
        std::string anchor = take_heading_id(content, span_of(node), context_);
        blocks.push_back(
            {Heading{static_cast<std::uint8_t>(node->as.heading.level), std::move(content)},
             span_of(node), "", std::move(anchor)});
    }

    CodeBlock code(const cmark_node* node) {
        CodeBlock block;
        block.info = without_marks(view_of(node->as.code.info));
        block.text = without_marks(view_of(node->as.code.literal));
        if (block.text.ends_with('\n')) block.text.pop_back();
        note_verbatim(node);
        return block;
    }

    void html(const cmark_node* node, Blocks& blocks) {
        note_verbatim(node);
        push_html(std::string(literal_of(node)), line_index(node->start_line), {}, blocks);
    }

    void note_verbatim(const cmark_node* node) {
        const std::size_t first = line_index(node->start_line);
        context_.verbatim_lines.emplace_back(first, std::max(first, line_index(node->end_line)));
    }

    void push_html(std::string html, std::size_t first_line, std::vector<Blocks>&& parts,
                   Blocks& blocks) {
        const ContentMap map = ContentMap::of_lines(html, context_.text, first_line);
        // A mark in HTML is one byte more than the author wrote: offsets count it, texts lose it.
        show_in_place(html);
        std::string shown = without_comments(std::move(html), map, context_);
        std::replace(shown.begin(), shown.end(), emphasis_mark, mark_in_html);
        for (Block& block : read_html_block(shown, map, std::move(parts), context_))
            blocks.push_back(std::move(block));
    }

    /// All from `first` to `last` as one table, in whose cells Markdown stands.
    void html_table(const cmark_node* first, const cmark_node* last, Blocks& blocks, int depth) {
        JoinedHtml html(line_index(first->start_line));
        std::vector<Blocks> parts;
        for (const cmark_node* node = first; node != last->next;) {
            const cmark_node* end = node;
            if (is_raw_html(node)) {
                note_verbatim(node);
                html.add(line_index(node->start_line), raw_html_of(node));
                end = node->next;
            } else {
                while (end != last && !is_raw_html(end)) end = end->next;
                html.add(line_index(node->start_line), placeholder(parts.size()));
                parts.push_back(siblings(node, end, depth + 1));
            }
            node = end;
        }
        push_html(html.take(), line_index(first->start_line), std::move(parts), blocks);
    }

    /// `$$ … $$ {#own-id}`.
    void formula(const cmark_node* node, Blocks& blocks) const {
        const Span span = span_of(node);
        const std::string_view line = context_.text.line(first_line(node));
        const auto column = static_cast<std::size_t>(std::max(node->start_column - 1, 0));
        std::string_view after;
        std::string source = formula_source(line.substr(std::min(column, line.size())), &after);
        const auto own = attributes_at(after.substr(std::min(after.find('{'), after.size())));
        blocks.push_back({FormulaBlock{std::move(source)}, span, "", own ? own->id : ""});
    }

    /// A list; items that hide an admonition stand between lists of the others.
    void lists(const cmark_node* node, Blocks& blocks, int depth) {
        List all = list(node, depth);
        std::vector<ListItem> items = std::move(all.items);
        all.items.clear();
        Span span = span_of(node);
        const auto flush = [&] {
            if (all.items.empty()) return;
            const auto count = static_cast<std::uint32_t>(all.items.size());
            blocks.push_back(
                {List{all.ordered, all.start, all.tight, std::move(all.items)}, span, "", ""});
            all.items.clear();
            all.start += count;
        };
        for (ListItem& item : items) {
            const auto type = admonition_line(context_.source_text.substr(item.span.begin));
            if (!type) {
                if (all.items.empty() && &item != &items.front()) span = item.span;
                all.items.push_back(std::move(item));
                continue;
            }
            flush();
            // What stood behind the marks is the first line of the first paragraph.
            Quote quote{std::move(item.blocks), QuoteKind::admonition};
            Inlines title = drop_first_line(quote.blocks);
            take_title(title, *type);
            head_admonition(quote, *type, std::move(title), item.span, context_.language);
            blocks.push_back({std::move(quote), item.span, "", ""});
        }
        flush();
    }

    /// Where verse or no paragraph stands above, the colons are text.
    void definitions(const cmark_node* node, Blocks& blocks, int depth) {
        Blocks all;
        for (const cmark_node* item = node->first_child; item != nullptr; item = item->next) {
            const bool goes_on = stands_under_a_line(*item);
            Blocks inside = children(item, depth);
            if (context_.keeps_lines) {
                add_undefined(std::move(inside), colon_of(item), goes_on, blocks);
                continue;
            }
            if (goes_on)
                drop_break_at_end(item->prev != nullptr ? all : blocks, context_.source_text);
            std::move(inside.begin(), inside.end(), std::back_inserter(all));
        }
        if (context_.keeps_lines || add_definitions(all, span_of(node), blocks)) return;
        add_undefined(std::move(all), colon_of(node), false, blocks);
    }

    /// The colon, as text.
    [[nodiscard]] Text colon_of(const cmark_node* item) const {
        const std::uint32_t begin = span_of(item).begin;
        return {": ", {context_.text.source, begin, begin + 2}};
    }

    List list(const cmark_node* node, int depth) {
        List list;
        const cmark_list& data = node->as.list;
        list.ordered = data.list_type == CMARK_ORDERED_LIST;
        list.start = list.ordered ? static_cast<std::uint32_t>(std::max(data.start, 0)) : 1;
        list.tight = data.tight;
        for (const cmark_node* item = node->first_child; item != nullptr; item = item->next) {
            ListItem made{children(item, depth), std::nullopt, span_of(item), {}, {}};
            const cmark_syntax_extension* extension = item->extension;
            if (extension != nullptr)
                made.checked = item->as.list.checked;
            else
                take_task_box(made, context_.source_text);
            list.items.push_back(std::move(made));
        }
        return list;
    }

    /// Quarto's callouts may have a heading of their own for a title.
    void head_division(Quote& quote, OpenBlock&& open) const {
        auto* heading =
            quote.blocks.empty() ? nullptr : std::get_if<Heading>(&quote.blocks.front().value);
        if (heading == nullptr || !open.title.empty() || !open.fence.name.starts_with("callout-"))
            return head_admonition(quote, open.fence.name, std::move(open.title), open.span,
                                   context_.language);
        quote.blocks.front() = title_block(std::move(heading->content), quote.blocks.front().span);
    }

    Context& context_;
    int tables_without_end_ = 0;
};

}  // namespace

Blocks read_blocks(const cmark_node* parent, Context& context) {
    return BlockReader(context).children(parent, 0);
}

}  // namespace banxin::markdown
