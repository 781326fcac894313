// One function a kind of block.
#include "markdown/block_reader.h"

#include "markdown/admonitions.h"
#include "markdown/attributes.h"
#include "markdown/block_ids.h"
#include "markdown/captions.h"
#include "markdown/code_chunks.h"
#include "markdown/comments.h"
#include "markdown/definitions.h"
#include "markdown/divisions.h"
#include "markdown/emphasis_marks.h"
#include "markdown/enumerators.h"
#include "markdown/fences.h"
#include "markdown/figures.h"
#include "markdown/formulas.h"
#include "markdown/html_reader.h"
#include "markdown/html_tables.h"
#include "markdown/inline_reader.h"
#include "markdown/joined_html.h"
#include "markdown/languages.h"
#include "markdown/line_blocks.h"
#include "markdown/pair_marks.h"
#include "markdown/references.h"
#include "markdown/stand_ins.h"
#include "markdown/tex.h"
#include "markdown/tight_headings.h"
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
        Divisions divisions(blocks, context_);
        for (const cmark_node* node = first; node != end; node = node->next) {
            if (const auto fence = hidden_fence(node)) {
                divisions.meet(*fence, span_of(node));
                if (node->type == CMARK_NODE_HEADING)
                    divisions.set_title(InlineReader(node, map_of(node), context_).read());
                continue;
            }
            const std::size_t before = blocks.size();
            const cmark_node* begin = node;
            if (const cmark_node* last = last_of_html(node, end, html_without_end_)) {
                joined_html(node, last, blocks, depth);
                node = last;
            } else {
                child(node, blocks, depth);
            }
            take_html_anchor(blocks, before);
            if (before > 0 && blocks.size() > before) mark_continuation(*begin, blocks, before);
        }
        divisions.finish();
        return blocks;
    }

    /// A block is also called what anchors in it or right before it say.
    void take_html_anchor(Blocks& blocks, std::size_t first) const {
        if (context_.html_anchor.empty() || first >= blocks.size()) return;
        std::string& names = blocks[first].anchor;
        if (!names.empty()) names += ' ';
        names += context_.html_anchor;
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
                    if (number_of_table(*node))
                        drawn_table(node, blocks, depth + 1);
                    else if (is_definitions(*node))
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
            default: table(node, blocks); return;
        }
    }

    /// What a thematic break hides, or a heading, if it does.
    [[nodiscard]] std::optional<Fence> hidden_fence(const cmark_node* node) const {
        if (node->type != CMARK_NODE_THEMATIC_BREAK && node->type != CMARK_NODE_HEADING)
            return std::nullopt;
        const std::string_view source = context_.source_text;
        const std::size_t begin = span_of(node).begin;
        const std::size_t end = std::min(source.find_first_of("\r\n", begin), source.size());
        return fence_of(source.substr(begin, end - begin));
    }

    /// TYPOGRAPHY.md, G02: a paragraph right under a figure, quote, list or code block, with no
    /// blank line between, goes on with the same thought.
    void mark_continuation(const cmark_node& node, Blocks& blocks, std::size_t first) const {
        Paragraph* paragraph = std::get_if<Paragraph>(&blocks[first].value);
        if (paragraph == nullptr || node.prev == nullptr || !stands_under_a_line(node)) return;
        if (node.prev->type == CMARK_NODE_THEMATIC_BREAK) return;
        const auto& before = blocks[first - 1].value;
        paragraph->continuation =
            std::holds_alternative<Figure>(before) || std::holds_alternative<FigureRow>(before) ||
            std::holds_alternative<Quote>(before) || std::holds_alternative<List>(before) ||
            std::holds_alternative<CodeBlock>(before) ||
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
        if (line_block(node, blocks) || tight_headings(node, blocks) || enumeration(node, blocks))
            return;
        Inlines content = InlineReader(node, map_of(node), context_).read();
        if (content.empty()) return;
        const Span span = span_of(node);
        const std::size_t before = blocks.size();
        const std::string id = take_block_id(content, context_.source_text);
        if (!content.empty()) text_of(std::move(content), node, span, blocks);
        // On a line of its own it names what stands above.
        if (id.empty() || blocks.empty()) return;
        Block& named = blocks[content.empty() ? before - 1 : blocks.size() - 1];
        if (named.anchor.empty()) named.anchor = id;
    }

    void text_of(Inlines&& content, const cmark_node* node, Span span, Blocks& blocks) {
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
            drop_lone_backslash(content, context_.source_text);
            if (content.empty()) return;
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
        for (std::size_t i = 0; i < parts.size();) {
            const std::size_t end = take_figures(parts, i, context_, blocks);
            if (end > i) {
                after_figure = true;
                i = end;
                continue;
            }
            // Pictures of a row that is none go on in one line.
            Inlines part = std::move(parts[i++].content);
            for (; i < parts.size() && parts[i].beside; ++i) {
                part.push_back({Text{" ", span}});
                std::move(parts[i].content.begin(), parts[i].content.end(),
                          std::back_inserter(part));
            }
            if (!context_.keeps_lines) drop_typed_indent(part);
            blocks.push_back(
                {Paragraph{std::move(part), ParagraphRole::body, after_figure}, span, "", ""});
            after_figure = false;
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

    /// `##标题` on lines of a paragraph that stands in no other block.
    bool tight_headings(const cmark_node* node, Blocks& blocks) {
        if (context_.keeps_lines || node->parent->type != CMARK_NODE_DOCUMENT) return false;
        const std::vector<int> levels = tight_levels(
            without_marks(content_of(node)), node->next != nullptr && !has_heading(node->parent));
        if (levels.empty()) return false;
        const ParsedText& text = context_.text;
        for (LinesOfParagraph& part : cut_at_headings(with_lines(node), levels)) {
            const std::size_t first = first_line(node) + part.first;
            const std::size_t last = first_line(node) + part.last;
            const Span span =
                text.span(text.line_start(first), text.line_start(last) + text.line(last).size());
            if (part.level > 0) {
                context_.tight_headings.note(std::string(static_cast<std::size_t>(part.level), '#'),
                                             span);
                std::string anchor = take_heading_id(part.content, span, context_);
                blocks.push_back(
                    {Heading{static_cast<std::uint8_t>(part.level), std::move(part.content)}, span,
                     "", std::move(anchor)});
                continue;
            }
            settle_soft_breaks(part.content, context_.language);
            if (!part.content.empty()) running_text(std::move(part.content), span, blocks);
        }
        return true;
    }

    /// One with a blank behind its marks: its author knows how they are written.
    [[nodiscard]] static bool has_heading(const cmark_node* document) {
        for (const cmark_node* node = document->first_child; node != nullptr; node = node->next)
            if (node->type == CMARK_NODE_HEADING) return true;
        return false;
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

    void table(const cmark_node* node, Blocks& blocks) const {
        Table table = read_table(node, context_);
        std::string id = take_row_id(table, context_.source_text);
        blocks.push_back({std::move(table), span_of(node), "", std::move(id)});
        take_caption_above(blocks, context_);
    }

    void heading(const cmark_node* node, Blocks& blocks) {
        Inlines content = InlineReader(node, map_of(node), context_).read();
        std::string anchor = take_heading_id(content, span_of(node), context_);
        if (std::string id = take_block_id(content, context_.source_text); anchor.empty())
            anchor = std::move(id);
        drop_typed_indent(content);
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

    /// All from `first` to `last` as one element, in which Markdown stands.
    void joined_html(const cmark_node* first, const cmark_node* last, Blocks& blocks, int depth) {
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

    /// Without what was put behind it.
    [[nodiscard]] Span span_of_cell(const cmark_node* item) const {
        const ParsedText& text = context_.text;
        const std::size_t first = first_line(item);
        std::size_t last = std::max(first, line_index(item->end_line));
        while (last > first && text.line(last).find_first_not_of(" \t>") == std::string_view::npos)
            --last;
        const std::size_t begin =
            text.line_start(first) + static_cast<std::size_t>(std::max(item->start_column - 1, 0));
        return text.span(begin, text.line_start(last) + text.line(last).size());
    }

    /// The cells of one, which the parser has as a list.
    void drawn_table(const cmark_node* node, Blocks& blocks, int depth) {
        const std::size_t number = *number_of_table(*node);
        if (number >= context_.tables.size()) return;
        std::vector<CellContent> cells;
        const bool kept = std::exchange(context_.keeps_lines, false);
        for (const cmark_node* item = node->first_child; item != nullptr; item = item->next) {
            CellContent cell{children(item, depth), span_of_cell(item)};
            settle_cell_headings(cell.blocks);
            cells.push_back(std::move(cell));
        }
        context_.keeps_lines = kept;
        blocks.push_back(
            {table_of(context_.tables[number], std::move(cells)), span_of(node), "", ""});
        take_caption_above(blocks, context_);
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
        const bool tilde = context_.source_text.substr(begin).starts_with('~');
        return {tilde ? "~ " : ": ", {context_.text.source, begin, begin + 2}};
    }

    List list(const cmark_node* node, int depth) {
        List list;
        const cmark_list& data = node->as.list;
        list.ordered = data.list_type == CMARK_ORDERED_LIST;
        list.start = list.ordered ? static_cast<std::uint32_t>(std::max(data.start, 0)) : 1;
        list.tight = data.tight;
        const bool fancy = is_fancy_list(*node);
        if (fancy) {
            list.ordered = true;
            list.start = fancy_start(*node, context_.examples);
        }
        for (const cmark_node* item = node->first_child; item != nullptr; item = item->next) {
            ListItem made{children(item, depth), std::nullopt, span_of(item), {}, {}};
            const cmark_syntax_extension* extension = item->extension;
            if (extension != nullptr)
                made.checked = item->as.list.checked;
            else
                take_task_box(made, context_.source_text);
            if (fancy)
                made.marker = fancy_marker(
                    *node, *item, static_cast<std::uint32_t>(list.items.size()), context_.examples);
            list.items.push_back(std::move(made));
        }
        return list;
    }

    Context& context_;
    int html_without_end_ = 0;
};

}  // namespace

Blocks read_blocks(const cmark_node* parent, Context& context) {
    return BlockReader(context).children(parent, 0);
}

}  // namespace banxin::markdown
