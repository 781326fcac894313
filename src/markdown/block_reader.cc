// One function a kind of block.
#include "markdown/block_reader.h"

#include "markdown/emphasis_marks.h"
#include "markdown/enumerators.h"
#include "markdown/fences.h"
#include "markdown/html_reader.h"
#include "markdown/inline_reader.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace banxin::markdown {
namespace {

std::size_t line_index(int line) {
    return line > 0 ? static_cast<std::size_t>(line) - 1 : 0;
}

bool is_figure_line(const Inlines& line) {
    return line.size() == 1 && std::holds_alternative<Image>(line[0].value);
}

class BlockReader {
public:
    explicit BlockReader(Context& context) : context_(context) {}

    Blocks children(const cmark_node* parent, int depth) {
        Blocks blocks;
        std::vector<OpenBlock> open;
        for (const cmark_node* node = parent->first_child; node != nullptr; node = node->next) {
            if (const auto fence = hidden_fence(node)) {
                meet(*fence, span_of(node), blocks, open);
                continue;
            }
            const std::size_t before = blocks.size();
            child(node, blocks, depth);
            if (before > 0 && blocks.size() > before) mark_continuation(*node, blocks, before);
        }
        while (!open.empty()) {
            context_.diagnostics.report(Code::S024, open.back().span, {open.back().name});
            close(blocks, open);
        }
        return blocks;
    }

private:
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
                    push(list(node, depth + 1));
                } else {
                    Quote quote{children(node, depth + 1), QuoteKind::quote};
                    settle_quote(quote);
                    push(std::move(quote));
                }
                return;
            case CMARK_NODE_CODE_BLOCK: push(code(node)); return;
            case CMARK_NODE_HTML_BLOCK: html(node, blocks); return;
            case CMARK_NODE_PARAGRAPH: paragraph(node, blocks); return;
            case CMARK_NODE_HEADING: heading(node, blocks); return;
            case CMARK_NODE_THEMATIC_BREAK: push(ThematicBreak{}); return;
            case CMARK_NODE_FOOTNOTE_DEFINITION: return;
            default: table(node, blocks); return;
        }
    }

    /// A fence that has been met: where its block begins among those read.
    struct OpenBlock {
        std::string name;
        Span span;
        std::size_t first = 0;
        bool kept_lines = false;
    };

    /// What a thematic break hides, if it does.
    [[nodiscard]] std::optional<Fence> hidden_fence(const cmark_node* node) const {
        if (node->type != CMARK_NODE_THEMATIC_BREAK) return std::nullopt;
        const std::string_view source = context_.source_text;
        const std::size_t begin = span_of(node).begin;
        const std::size_t end = std::min(source.find_first_of("\r\n", begin), source.size());
        return fence_of(source.substr(begin, end - begin));
    }

    void meet(const Fence& fence, Span span, Blocks& blocks, std::vector<OpenBlock>& open) {
        if (!fence.name.empty()) {
            open.push_back({fence.name, span, blocks.size(), context_.keeps_lines});
            const auto kind = quote_kind(fence.name);
            context_.keeps_lines = kind == QuoteKind::verse;
            if (kind) return;
            std::optional<Hint> hint;
            if (auto near = nearest_name(fence.name, quote_kind_names()))
                hint = Hint{HintId::did_you_mean, {*near}};
            context_.diagnostics.report(Code::S023, span, {fence.name}, hint);
        } else if (open.empty()) {
            context_.diagnostics.report(Code::S025, span);
        } else {
            close(blocks, open);
        }
    }

    /// Takes what has been read since the fence into a block of its kind.
    void close(Blocks& blocks, std::vector<OpenBlock>& open) {
        const OpenBlock last = std::move(open.back());
        open.pop_back();
        context_.keeps_lines = last.kept_lines;
        const auto kind = quote_kind(last.name);
        if (!kind || blocks.size() == last.first) return;
        Quote quote;
        quote.kind = *kind;
        const auto first = blocks.begin() + static_cast<std::ptrdiff_t>(last.first);
        quote.blocks.assign(std::make_move_iterator(first), std::make_move_iterator(blocks.end()));
        blocks.erase(first, blocks.end());
        settle_quote(quote);
        blocks.push_back({std::move(quote), last.span, "", ""});
    }

    /// TYPOGRAPHY.md, G02: a paragraph right under a figure, quote, list or code block, with no
    /// blank line between, goes on with the same thought.
    void mark_continuation(const cmark_node& node, Blocks& blocks, std::size_t first) const {
        Paragraph* paragraph = std::get_if<Paragraph>(&blocks[first].value);
        if (paragraph == nullptr || node.prev == nullptr || node.start_line <= 1) return;
        if (node.prev->type == CMARK_NODE_THEMATIC_BREAK) return;
        const std::string_view above = context_.text.line(line_index(node.start_line - 1));
        if (above.find_first_not_of(" \t>") == std::string_view::npos) return;
        const auto& before = blocks[first - 1].value;
        paragraph->continuation =
            std::holds_alternative<Figure>(before) || std::holds_alternative<Quote>(before) ||
            std::holds_alternative<List>(before) || std::holds_alternative<CodeBlock>(before);
    }

    /// An image on a line of its own is a figure, alone in its paragraph or not; text above
    /// and below it are paragraphs.
    void paragraph(const cmark_node* node, Blocks& blocks) {
        if (enumeration(node, blocks)) return;
        Inlines content = InlineReader(node, map_of(node), context_).read();
        if (content.empty()) return;
        const Span span = span_of(node);
        std::vector<Part> parts = lines_with_figures(std::move(content));
        bool after_figure = false;
        for (Part& one : parts) {
            Inlines& part = one.content;
            if (is_figure_line(part)) {
                Image image = std::get<Image>(std::move(part[0].value));
                Inlines caption;
                if (!image.title.empty()) caption.push_back({Text{image.title, image.span}});
                image.title.clear();
                const Span place = image.span;
                blocks.push_back({Figure{std::move(image), std::move(caption), ""}, place, "",
                                  std::move(one.anchor)});
                after_figure = true;
            } else if (!part.empty()) {
                if (!context_.keeps_lines) drop_typed_indent(part);
                blocks.push_back(
                    {Paragraph{std::move(part), ParagraphRole::body, after_figure}, span, "", ""});
                after_figure = false;
            }
        }
    }

    /// Lines of a paragraph that count on, （一） （二）, are a list; lines above introduce it.
    bool enumeration(const cmark_node* node, Blocks& blocks) {
        if (context_.keeps_lines) return false;
        const auto first = enumeration_in(content_of(node));
        if (!first) return false;
        context_.keeps_lines = true;
        Inlines content = InlineReader(node, map_of(node), context_).read();
        context_.keeps_lines = false;
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

    /// Two ideographic spaces at a paragraph's head: the indent is the style's.
    static void drop_typed_indent(Inlines& content) {
        constexpr std::string_view space = "　";
        Text* first = std::get_if<Text>(&content.front().value);
        if (first == nullptr) return;
        std::size_t end = 0;
        while (std::string_view(first->text).substr(end).starts_with(space)) end += space.size();
        if (end > 0 && end < first->text.size()) *first = cut(*first, end, first->text.size());
    }

    /// Lines of a paragraph, or a picture that stands alone on its line, with its own id.
    struct Part {
        Inlines content;
        std::string anchor;
    };

    /// Cuts the content of a paragraph around images that stand alone on their line.
    [[nodiscard]] std::vector<Part> lines_with_figures(Inlines&& content) const {
        std::vector<Part> parts(1);
        for (std::size_t i = 0; i < content.size(); ++i) {
            const Image* image = std::get_if<Image>(&content[i].value);
            if (image != nullptr && stands_alone(image->span)) {
                parts.emplace_back();
                parts.back().content.push_back(std::move(content[i]));
                if (i + 1 < content.size()) parts.back().anchor = take_id_after(content[i + 1]);
                parts.emplace_back();
            } else {
                parts.back().content.push_back(std::move(content[i]));
            }
        }
        for (Part& part : parts) trim_spaces(part.content);
        return parts;
    }

    static void trim_spaces(Inlines& part) {
        const auto is_space = [](const Inline& one) {
            const Text* text = std::get_if<Text>(&one.value);
            return std::holds_alternative<LineBreak>(one.value) ||
                   (text != nullptr && (text->text.empty() || text->text == " "));
        };
        while (!part.empty() && is_space(part.front())) part.erase(part.begin());
        while (!part.empty() && is_space(part.back())) part.pop_back();
        if (part.empty()) return;
        if (Text* last = std::get_if<Text>(&part.back().value)) {
            if (last->text.ends_with(' ')) *last = cut_end(*last);
        }
        if (Text* first = std::get_if<Text>(&part.front().value)) {
            if (first->text.starts_with(' ')) *first = cut(*first, 1, first->text.size());
        }
    }
    static Text cut_end(const Text& text) { return cut(text, 0, text.text.size() - 1); }

    /// Nothing but blanks and the marks of containers beside it on its lines.
    [[nodiscard]] bool stands_alone(Span image) const {
        const std::string_view text = context_.source_text;
        std::size_t begin = image.begin;
        while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
        const std::size_t end = std::min(text.find_first_of("\r\n", image.end), text.size());
        constexpr std::string_view around = " \t>*+-0123456789.)";
        const std::string_view before = text.substr(begin, image.begin - begin);
        const std::string_view after = text.substr(image.end, end - image.end);
        // A digit may be text as well as the number of an item: only a marker ends in a blank.
        const bool marker = before.find_first_not_of(" \t>") == std::string_view::npos ||
                            (before.find_first_not_of(around) == std::string_view::npos &&
                             (before.back() == ' ' || before.back() == '\t'));
        const std::string_view rest = after.substr(own_id(after).size());
        return marker && rest.find_first_not_of(" \t\\") == std::string_view::npos;
    }

    /// `{#own-id}` at the beginning of a text; empty if there is none.
    static std::string_view own_id(std::string_view text) {
        const std::size_t close = text.find('}');
        if (!text.starts_with("{#") || close == std::string_view::npos || close == 2) return {};
        const std::string_view all = text.substr(0, close + 1);
        return all.find_first_of(" \t|") == std::string_view::npos ? all : std::string_view();
    }

    /// `![…](picture.png){#own-id}`.
    static std::string take_id_after(Inline& next) {
        Text* text = std::get_if<Text>(&next.value);
        if (text == nullptr) return {};
        const std::string_view all = own_id(text->text);
        if (all.empty()) return {};
        std::string id(all.substr(2, all.size() - 3));
        *text = cut(*text, id.size() + 3, text->text.size());
        return id;
    }

    void heading(const cmark_node* node, Blocks& blocks) {
        Inlines content = InlineReader(node, map_of(node), context_).read();
        std::string anchor = take_own_id(content);
        blocks.push_back(
            {Heading{static_cast<std::uint8_t>(node->as.heading.level), std::move(content)},
             span_of(node), "", std::move(anchor)});
    }

    /// `标题 {#own-id}`.
    static std::string take_own_id(Inlines& content) {
        Text* last = content.empty() ? nullptr : std::get_if<Text>(&content.back().value);
        if (last == nullptr || !last->text.ends_with('}')) return {};
        const std::size_t open = last->text.rfind("{#");
        if (open == std::string::npos) return {};
        const std::string id = last->text.substr(open + 2, last->text.size() - open - 3);
        if (id.empty() || id.find_first_of(" \t{}|") != std::string::npos) return {};
        std::size_t end = open;
        while (end > 0 && last->text[end - 1] == ' ') --end;
        *last = cut(*last, 0, end);
        if (last->text.empty()) content.pop_back();
        return id;
    }

    CodeBlock code(const cmark_node* node) {
        CodeBlock block;
        const cmark_chunk& info = node->as.code.info;
        const cmark_chunk& text = node->as.code.literal;
        const auto view = [](const cmark_chunk& chunk) {
            return chunk.data == nullptr
                       ? std::string_view()
                       : std::string_view(
                             static_cast<const char*>(static_cast<const void*>(chunk.data)),
                             static_cast<std::size_t>(chunk.len));
        };
        block.info = without_marks(view(info));
        block.text = without_marks(view(text));
        if (block.text.ends_with('\n')) block.text.pop_back();
        const std::size_t first = line_index(node->start_line);
        context_.verbatim_lines.emplace_back(first, std::max(first, line_index(node->end_line)));
        return block;
    }

    void html(const cmark_node* node, Blocks& blocks) {
        const std::string_view literal = literal_of(node);
        const std::size_t first = line_index(node->start_line);
        context_.verbatim_lines.emplace_back(first, std::max(first, line_index(node->end_line)));
        const ContentMap map = ContentMap::of_lines(literal, context_.text, first);
        // A mark in HTML is one byte more than the author wrote; gumbo's offsets count it, and
        // it is no character that a text node keeps.
        Blocks made = read_html_block(literal, map, context_);
        for (Block& block : made) blocks.push_back(std::move(block));
    }

    List list(const cmark_node* node, int depth) {
        List list;
        const cmark_list& data = node->as.list;
        list.ordered = data.list_type == CMARK_ORDERED_LIST;
        list.start = list.ordered ? static_cast<std::uint32_t>(std::max(data.start, 0)) : 1;
        list.tight = data.tight;
        for (const cmark_node* item = node->first_child; item != nullptr; item = item->next) {
            ListItem made{children(item, depth), std::nullopt, span_of(item), {}};
            const cmark_syntax_extension* extension = item->extension;
            if (extension != nullptr) made.checked = item->as.list.checked;
            list.items.push_back(std::move(made));
        }
        return list;
    }

    void table(const cmark_node* node, Blocks& blocks);

    Context& context_;
};

void BlockReader::table(const cmark_node* node, Blocks& blocks) {
    Table table = read_table(node, context_);
    std::string anchor;
    constexpr std::array<std::string_view, 3> prefixes = {"表：", "表:", "Table:"};
    if (!blocks.empty()) {
        Paragraph* above = std::get_if<Paragraph>(&blocks.back().value);
        Text* text = above == nullptr || above->content.empty()
                         ? nullptr
                         : std::get_if<Text>(&above->content[0].value);
        for (const std::string_view prefix : prefixes) {
            if (text == nullptr || !text->text.starts_with(prefix)) continue;
            std::size_t end = prefix.size();
            while (end < text->text.size() && text->text[end] == ' ') ++end;
            *text = cut(*text, end, text->text.size());
            if (text->text.empty()) above->content.erase(above->content.begin());
            table.caption = std::move(above->content);
            anchor = take_own_id(table.caption);
            blocks.pop_back();
            break;
        }
    }
    blocks.push_back({std::move(table), span_of(node), "", std::move(anchor)});
}

}  // namespace

Blocks read_blocks(const cmark_node* parent, Context& context) {
    return BlockReader(context).children(parent, 0);
}

}  // namespace banxin::markdown
