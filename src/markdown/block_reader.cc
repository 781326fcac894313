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
#include "markdown/enumerators.h"
#include "markdown/fences.h"
#include "markdown/formulas.h"
#include "markdown/html_reader.h"
#include "markdown/html_tables.h"
#include "markdown/inline_reader.h"
#include "markdown/joined_html.h"
#include "markdown/node_places.h"
#include "markdown/paragraph_reader.h"
#include "markdown/stand_ins.h"
#include "markdown/typed_blanks.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace banxin::markdown {
namespace {

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
                divisions.meet(*fence, span_of(*node, context_));
                if (node->type == CMARK_NODE_HEADING)
                    divisions.set_title(
                        InlineReader(node, map_of(*node, context_), context_).read());
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
            take_asides(blocks, before);
        }
        divisions.finish();
        return blocks;
    }

    /// What stands beside a text stands before it, so that both begin at one height; but not where
    /// an item or a note begins, whose number stands in its first line. Beside a heading it belongs
    /// to what follows.
    void take_asides(Blocks& blocks, std::size_t first) const {
        const bool text = first > 0 && first < blocks.size() &&
                          std::holds_alternative<Paragraph>(blocks[first].value);
        const auto place =
            text ? blocks.begin() + static_cast<std::ptrdiff_t>(first) : blocks.end();
        blocks.insert(place, std::make_move_iterator(context_.asides.begin()),
                      std::make_move_iterator(context_.asides.end()));
        context_.asides.clear();
    }

    /// A block is also called what anchors in it or right before it say.
    void take_html_anchor(Blocks& blocks, std::size_t first) const {
        for (const auto& [place, attributes] : context_.picture_attributes)
            context_.meet_anchor(attributes.id);
        context_.picture_attributes.clear();
        if (context_.html_anchor.empty() || first >= blocks.size()) return;
        std::string& names = blocks[first].anchor;
        if (!names.empty()) names += ' ';
        names += context_.html_anchor;
        context_.html_anchor.clear();
    }

    void child(const cmark_node* node, Blocks& blocks, int depth) {
        const auto push = [&](auto&& value) {
            blocks.push_back(
                {std::forward<decltype(value)>(value), span_of(*node, context_), "", ""});
        };
        switch (node->type) {
            case CMARK_NODE_BLOCK_QUOTE:
            case CMARK_NODE_LIST:
                if (depth >= deepest) {
                    context_.too_deep(span_of(*node, context_));
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
                if (settle_chunk(block, span_of(*node, context_), context_)) push(std::move(block));
                return;
            }
            case CMARK_NODE_HTML_BLOCK: html(node, blocks); return;
            case CMARK_NODE_CUSTOM_BLOCK: formula(node, blocks); return;
            case CMARK_NODE_PARAGRAPH: read_paragraph(*node, context_, blocks); return;
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
        const std::size_t begin = span_of(*node, context_).begin;
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

    void table(const cmark_node* node, Blocks& blocks) const {
        Table table = read_table(node, context_);
        std::string id = take_row_id(table, context_.source_text);
        take_note_rows(table);
        blocks.push_back({std::move(table), span_of(*node, context_), "", std::move(id)});
        take_caption_above(blocks, context_);
    }

    void heading(const cmark_node* node, Blocks& blocks) {
        Inlines content = InlineReader(node, map_of(*node, context_), context_).read();
        TitleAttributes said = take_heading_attributes(content, span_of(*node, context_), context_);
        if (std::string id = take_block_id(content, context_.source_text); said.anchor.empty())
            said.anchor = std::move(id);
        drop_typed_indent(content);
        drop_last_blanks(content);
        blocks.push_back({Heading{static_cast<std::uint8_t>(node->as.heading.level),
                                  std::move(content), std::move(said.short_form)},
                          span_of(*node, context_), "", std::move(said.anchor)});
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
        const Span span = span_of(*node, context_);
        const std::string_view line = context_.text.line(first_line(*node));
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
        Span span = span_of(*node, context_);
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
            const bool untitled = is_untitled(plain_text(title));
            take_title(title, *type);
            if (!untitled)
                head_admonition(quote, *type, std::move(title), item.span, context_.language);
            blocks.push_back({std::move(quote), item.span, "", ""});
        }
        flush();
    }

    /// Without what was put behind it.
    [[nodiscard]] Span span_of_cell(const cmark_node* item) const {
        const ParsedText& text = context_.text;
        const std::size_t first = first_line(*item);
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
        blocks.push_back({table_of(context_.tables[number], std::move(cells)),
                          span_of(*node, context_), "", ""});
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
        if (context_.keeps_lines || add_definitions(all, span_of(*node, context_), blocks)) return;
        add_undefined(std::move(all), colon_of(node), false, blocks);
    }

    /// The colon, as text.
    [[nodiscard]] Text colon_of(const cmark_node* item) const {
        const std::uint32_t begin = span_of(*item, context_).begin;
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
            ListItem made{children(item, depth), std::nullopt, span_of(*item, context_), {}, {}};
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
