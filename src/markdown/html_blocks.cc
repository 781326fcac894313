// HTML blocks: gumbo repairs what was written, then each element that is known gives its
// block; text between blocks becomes paragraphs.
#include "base/ascii.h"
#include "document/walk.h"
#include "markdown/admonitions.h"
#include "markdown/figures.h"
#include "markdown/gumbo.h"
#include "markdown/html_reader.h"
#include "markdown/html_tables.h"
#include "markdown/languages.h"
#include "markdown/smart_marks.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace banxin::markdown {
namespace {

constexpr std::string_view blank = " \t\n\f\r";
/// A table in a table can be set; deeper ones have no room.
constexpr int most_nested_tables = 2;

std::string unmarked(std::string_view text) {
    std::string shown(text);
    std::erase(shown, mark_in_html);
    return shown;
}

class HtmlBlockReader final : public HtmlContents {
public:
    HtmlBlockReader(std::string_view html, const ContentMap& map, std::vector<Blocks>&& parts,
                    Context& context)
        : html_(html), map_(map), parts_(std::move(parts)), context_(context) {}

    Blocks read() {
        const GumboTree tree(html_);
        return blocks_of(tree.root(), 0);
    }

    [[nodiscard]] HtmlTag tag_of(const GumboElement& element) const override {
        HtmlTag tag{name_of(element), attributes_of(element), span_of(element.original_tag)};
        for (auto& [name, value] : tag.attributes) std::erase(value, mark_in_html);
        return tag;
    }
    [[nodiscard]] Inlines inlines_in(const GumboNode& node, int depth) override {
        return content_of(node, depth);
    }
    [[nodiscard]] Blocks blocks_in(const GumboNode& node, int depth) override {
        return blocks_of(node, depth);
    }

private:
    [[nodiscard]] Span span_of(const GumboStringPiece& piece) const {
        if (piece.data == nullptr) return map_.span(0, 0);
        const auto begin = static_cast<std::size_t>(piece.data - html_.data());
        return map_.span(begin, begin + piece.length);
    }

    /// Text of the HTML with its line ends as soft ones and the blanks around them gone.
    void text_of(const GumboNode& node, Pieces& pieces) {
        const GumboText& source = node.v.text;
        const std::string_view text = source.text;
        const std::string_view original(source.original_text.data, source.original_text.length);
        const bool exact = text == original;
        const auto base = static_cast<std::size_t>(original.data() - html_.data());
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            std::size_t first = at;
            std::size_t last = end;
            while (at > 0 && first < last && blank.find(text[first]) != std::string_view::npos) {
                ++first;
            }
            while (end < text.size() && last > first &&
                   blank.find(text[last - 1]) != std::string_view::npos) {
                --last;
            }
            if (last > first) {
                const Span span =
                    exact ? map_.span(base + first, base + last) : span_of(source.original_text);
                push_text({unmarked(text.substr(first, last - first)), span}, pieces);
            }
            if (end < text.size()) {
                const Span span = exact ? map_.span(base + end, base + end + 1) : Span{};
                pieces.push_back({{Text{"\n", span}}, Piece::Kind::line_end});
            }
            at = end + 1;
        }
    }

    /// A text with the marks of notes in it.
    void push_text(Text&& text, Pieces& pieces) {
        std::size_t done = 0;
        const auto push = [&](std::size_t end) {
            if (end > done) pieces.push_back({{cut(text, done, end)}, Piece::Kind::literal});
        };
        while (!context_.definitions.empty() && open_code_ == 0) {
            const HtmlMark mark = next_mark(text.text, done, context_.definitions);
            if (mark.size == 0) break;
            push(mark.begin);
            done = mark.begin + mark.size;
            pieces.push_back(
                {{context_.notes.refer(mark.definition, cut(text, mark.begin, done).span)},
                 Piece::Kind::plain});
        }
        push(text.text.size());
    }

    /// What the children of an element are; blocks among them stand on lines of their own.
    void children_pieces(const GumboNode& node, Pieces& pieces, int depth) {
        bool parted = false;
        for (const GumboNode* child : children_of(node)) {
            Pieces own;
            pieces_of(*child, own, depth);
            if (std::all_of(own.begin(), own.end(), is_blank)) {
                for (Piece& piece : own) pieces.push_back(std::move(piece));
                continue;
            }
            const bool block =
                child->type == GUMBO_NODE_ELEMENT && is_block_element(name_of(child->v.element));
            if ((block || parted) && !std::all_of(pieces.begin(), pieces.end(), is_blank)) {
                while (is_blank(pieces.back())) pieces.pop_back();
                pieces.push_back({{LineBreak{}}, Piece::Kind::plain});
            }
            for (Piece& piece : own) pieces.push_back(std::move(piece));
            parted = block;
        }
    }

    static bool is_blank(const Piece& piece) {
        const Text* text = std::get_if<Text>(&piece.value.value);
        return text != nullptr && text->text.find_first_not_of(blank) == std::string::npos;
    }

    void pieces_of(const GumboNode& node, Pieces& pieces, int depth) {
        switch (node.type) {
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_WHITESPACE:
            case GUMBO_NODE_CDATA: text_of(node, pieces); return;
            case GUMBO_NODE_ELEMENT:
            case GUMBO_NODE_TEMPLATE: break;
            default: return;
        }
        const HtmlTag tag = tag_of(node.v.element);
        if (goes_with_content(tag.name)) {
            context_.unused_html.note(tag.name, tag.span, true);
            return;
        }
        if (depth > deepest) return context_.too_deep(tag.span);
        if (tag.name == markdown_element) return pieces_of_part(tag, pieces);
        Pieces children;
        const int quotes = context_.open_quotes;
        if (tag.name == "q") ++context_.open_quotes;
        const bool code = is_code_element(tag.name);
        open_code_ += code ? 1 : 0;
        children_pieces(node, children, depth + 1);
        open_code_ -= code ? 1 : 0;
        context_.open_quotes = quotes;
        for (Piece& piece : make_element(tag, std::move(children), context_)) {
            pieces.push_back(std::move(piece));
        }
    }

    /// Blocks of Markdown that stand in this element, once; none where an author wrote it.
    Blocks take_part(const HtmlTag& tag) {
        const std::string_view value = tag.attribute("value");
        std::size_t number = parts_.size();
        std::from_chars(value.data(), value.data() + value.size(), number);
        return number < parts_.size() ? std::exchange(parts_[number], {}) : Blocks();
    }

    /// The same where there is room for lines only.
    void pieces_of_part(const HtmlTag& tag, Pieces& pieces) {
        bool first = true;
        const auto begin_line = [&] {
            if (!std::exchange(first, false)) pieces.push_back({{LineBreak{}}, Piece::Kind::plain});
        };
        Blocks blocks = take_part(tag);
        for_each_block(blocks, [&](Block& block) {
            if (const std::string_view text = verbatim_text(block); !text.empty()) {
                begin_line();
                pieces.push_back({{CodeSpan{std::string(text), block.span}}, Piece::Kind::plain});
            }
            for_each_part(
                block,
                [&](Inlines& run, Span) {
                    if (run.empty()) return;
                    begin_line();
                    for (Inline& one : run) pieces.push_back({std::move(one), Piece::Kind::plain});
                },
                [](Blocks&) {});
        });
    }

    Inlines inlines_of(Pieces&& pieces) {
        while (!pieces.empty() && is_blank(pieces.back())) pieces.pop_back();
        while (!pieces.empty() && is_blank(pieces.front())) pieces.erase(pieces.begin());
        if (pieces.empty()) return {};
        if (auto* text = std::get_if<Text>(&pieces.back().value.value))
            *text = cut(*text, 0, text->text.find_last_not_of(blank) + 1);
        if (auto* text = std::get_if<Text>(&pieces.front().value.value))
            *text = cut(*text, text->text.find_first_not_of(blank), text->text.size());
        Inlines inlines = to_inlines(std::move(pieces));
        settle_line_ends(inlines, context_.language);
        if (context_.smart && open_code_ == 0)
            read_smart_marks(inlines, context_.language, context_.source_text);
        return inlines;
    }

    Inlines content_of(const GumboNode& node, int depth) {
        Pieces pieces;
        children_pieces(node, pieces, depth + 1);
        Inlines content = inlines_of(std::move(pieces));
        const Language language = language_of(tag_of(node.v.element), context_);
        if (!language.empty()) set_language(content, language);
        return content;
    }

    Blocks blocks_of(const GumboNode& node, int depth) {
        Blocks blocks;
        Pieces run;
        const auto flush = [&] {
            Inlines content = inlines_of(std::move(run));
            run = {};
            if (content.empty()) return;
            const Span span = span_of(node.v.element.original_tag);
            if (auto pictures = pictures_alone(content, context_))
                blocks.push_back(std::move(*pictures));
            else
                blocks.push_back({Paragraph{std::move(content)}, span, "", ""});
        };
        for (const GumboNode* child : children_of(node)) {
            const bool element = child->type == GUMBO_NODE_ELEMENT;
            const HtmlTag tag = element ? tag_of(child->v.element) : HtmlTag{};
            if (!element || !is_block_element(tag.name)) {
                pieces_of(*child, run, depth);
                continue;
            }
            flush();
            if (depth >= deepest) {
                context_.too_deep(tag.span);
                continue;
            }
            for (Block& block : block_of(*child, tag, depth + 1)) {
                blocks.push_back(std::move(block));
            }
        }
        flush();
        return blocks;
    }

    Blocks block_of(const GumboNode& node, const HtmlTag& tag, int depth) {
        Blocks blocks = plain_block_of(node, tag, depth);
        align_paragraphs(tag, blocks);
        if (const std::uint32_t columns = columns_said(tag); columns > 0 && !blocks.empty()) {
            TextColumns flowing;
            flowing.flowing = columns;
            flowing.columns.push_back({std::move(blocks)});
            blocks = {};
            blocks.push_back({std::move(flowing), tag.span, "", ""});
        }
        if (const Language language = language_of(tag, context_); !language.empty())
            set_language(blocks, language);
        return blocks;
    }

    /// What may be folded on a screen: a block with its title, and all of it.
    Blocks details_of(const GumboNode& node, const HtmlTag& tag, int depth) {
        Inlines title;
        Quote quote;
        quote.kind = QuoteKind::admonition;
        for (const GumboNode* child : children_of(node)) {
            if (child->type != GUMBO_NODE_ELEMENT) continue;
            const HtmlTag inner = tag_of(child->v.element);
            if (inner.name != "summary" || !title.empty()) continue;
            meet_id(inner, context_);
            title = content_of(*child, depth);
            summaries_.push_back(child);
        }
        quote.blocks = blocks_of(node, depth);
        if (title.empty()) return std::move(quote.blocks);
        quote.blocks.insert(quote.blocks.begin(), title_block(std::move(title), tag.span));
        Blocks blocks;
        blocks.push_back({std::move(quote), tag.span, "", ""});
        return blocks;
    }

    Blocks plain_block_of(const GumboNode& node, const HtmlTag& tag, int depth) {
        const auto one = [&](auto&& value) {
            Blocks blocks;
            blocks.push_back({std::forward<decltype(value)>(value), tag.span, "", ""});
            return blocks;
        };
        const std::string_view name = tag.name;
        if (name == markdown_element) return take_part(tag);
        meet_id(tag, context_);
        if (name == "hr") return one(ThematicBreak{});
        if (name == "blockquote") return one(Quote{blocks_of(node, depth), QuoteKind::quote});
        if (name == "ul" || name == "ol") return one(list_of(node, tag, depth));
        if (name == "dl") return definitions_of(node, tag, depth);
        if (name == "table") return table_of(node, tag, depth);
        if (name == "figure") return figure_of(node, tag, depth);
        if (name == "pre") {
            std::string code = verbatim(node, 0);
            if (code.ends_with('\n')) code.pop_back();
            return one(CodeBlock{"", std::move(code)});
        }
        if (name.size() == 2 && name[0] == 'h') {
            const auto level = static_cast<std::uint8_t>(name[1] - '0');
            return one(Heading{level, content_of(node, depth)});
        }
        if (name == "details") return details_of(node, tag, depth);
        if (name == "summary") {
            // The title that it is already.
            if (std::erase(summaries_, &node) > 0) return {};
            Inlines content;
            content.push_back({Styled{InlineStyle::strong, content_of(node, depth)}});
            return one(Paragraph{std::move(content)});
        }
        return blocks_of(node, depth);
    }

    /// Text as it stands; of what cannot stand in code, that it is left out.
    std::string verbatim(const GumboNode& node, int depth) {
        std::string all;
        for (const GumboNode* child : children_of(node)) {
            const bool element =
                child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE;
            if (!element) {
                if (child->type != GUMBO_NODE_COMMENT) all += unmarked(child->v.text.text);
                continue;
            }
            const HtmlTag tag = tag_of(child->v.element);
            if (depth >= deepest)
                context_.too_deep(tag.span);
            else if (goes_with_content(tag.name) || tag.name == "img")
                context_.unused_html.note(tag.name, tag.span, true);
            else
                all += tag.name == "br" ? "\n" : verbatim(*child, depth + 1);
        }
        return all;
    }

    List list_of(const GumboNode& node, const HtmlTag& tag, int depth) {
        List list;
        list.ordered = tag.name == "ol";
        const std::string_view start = tag.attribute("start");
        std::uint32_t number = 1;
        if (std::from_chars(start.data(), start.data() + start.size(), number).ec == std::errc()) {
            list.start = number;
        }
        for (const GumboNode* child : children_of(node)) {
            Blocks blocks = item_of(*child, depth);
            if (blocks.empty() && child->type != GUMBO_NODE_ELEMENT) continue;
            const Span span =
                child->type == GUMBO_NODE_ELEMENT ? tag_of(child->v.element).span : tag.span;
            list.items.push_back({std::move(blocks), std::nullopt, span, {}, {}});
        }
        return list;
    }

    /// What stands in a list, an item or not.
    Blocks item_of(const GumboNode& child, int depth) {
        if (child.type != GUMBO_NODE_ELEMENT) return loose(child, {}, depth);
        const HtmlTag tag = tag_of(child.v.element);
        if (!is_block_element(tag.name)) return loose(child, tag.span, depth);
        const bool item = tag.name == "li" || tag.name == "dd";
        if (!item) return block_of(child, tag, depth);
        Blocks blocks = blocks_of(child, depth);
        if (const Language language = language_of(tag, context_); !language.empty())
            set_language(blocks, language);
        return blocks;
    }

    /// Text without a block of its own.
    Blocks loose(const GumboNode& child, Span span, int depth) {
        Pieces pieces;
        pieces_of(child, pieces, depth);
        Inlines content = inlines_of(std::move(pieces));
        Blocks blocks;
        if (!content.empty()) blocks.push_back({Paragraph{std::move(content)}, span, "", ""});
        return blocks;
    }

    /// `<dl>`: each term with the definitions behind it; a second term is a line of its own. What
    /// stands before every term stands before the list.
    Blocks definitions_of(const GumboNode& node, const HtmlTag& tag, int depth) {
        Blocks blocks;
        List list;
        collect_definitions(node, list, blocks, depth);
        if (!list.items.empty()) blocks.push_back({std::move(list), tag.span, "", ""});
        return blocks;
    }

    void collect_definitions(const GumboNode& node, List& list, Blocks& before, int depth) {
        for (const GumboNode* child : children_of(node)) {
            const bool element = child->type == GUMBO_NODE_ELEMENT;
            const HtmlTag tag = element ? tag_of(child->v.element) : HtmlTag{};
            if (tag.name == "div" && depth < deepest) {
                collect_definitions(*child, list, before, depth + 1);
                continue;
            }
            if (tag.name == "dt") {
                Inlines term = content_of(*child, depth);
                if (!term.empty())
                    list.items.push_back({{}, std::nullopt, tag.span, {}, std::move(term)});
                continue;
            }
            Blocks& to = list.items.empty() ? before : list.items.back().blocks;
            for (Block& block : item_of(*child, depth)) to.push_back(std::move(block));
        }
    }

    Blocks figure_of(const GumboNode& node, const HtmlTag& tag, int depth) {
        Blocks blocks;
        Inlines caption;
        for (const GumboNode* child : children_of(node)) {
            const bool element = child->type == GUMBO_NODE_ELEMENT;
            const HtmlTag inner = element ? tag_of(child->v.element) : HtmlTag{};
            if (inner.name == "figcaption") {
                // A second one goes on.
                if (!caption.empty()) caption.push_back({LineBreak{}});
                for (Inline& one : content_of(*child, depth)) caption.push_back(std::move(one));
                continue;
            }
            if (is_block_element(inner.name)) {
                for (Block& block : item_of(*child, depth)) blocks.push_back(std::move(block));
                continue;
            }
            Pieces pieces;
            pieces_of(*child, pieces, depth);
            for (Inline& one : inlines_of(std::move(pieces))) {
                if (is_picture(one)) {
                    blocks.push_back(figure_block(std::move(one)));
                    auto& figure = std::get<Figure>(blocks.back().value);
                    const auto said =
                        context_.picture_attributes.extract(figure.image().span.begin);
                    figure.place = side_of(tag);
                    if (said && figure.place == FigurePlace::free)
                        figure.place = figure_place(said.mapped());
                } else {
                    Inlines content;
                    content.push_back(std::move(one));
                    blocks.push_back({Paragraph{std::move(content)}, tag.span, "", ""});
                }
            }
        }
        if (caption.empty()) return blocks;
        Figure* figure = blocks.empty() ? nullptr : std::get_if<Figure>(&blocks.back().value);
        Table* table = blocks.empty() ? nullptr : std::get_if<Table>(&blocks.back().value);
        Inlines* place = figure != nullptr  ? &figure->caption
                         : table != nullptr ? &table->caption
                                            : nullptr;
        if (place != nullptr && place->empty())
            *place = std::move(caption);
        else
            blocks.push_back(
                {Paragraph{std::move(caption), ParagraphRole::caption, false}, tag.span, "", ""});
        return blocks;
    }

    Blocks table_of(const GumboNode& node, const HtmlTag& tag, int depth) {
        ++open_tables_;
        Table table = read_html_table(node, *this, depth, context_);
        --open_tables_;
        if (open_tables_ >= most_nested_tables) {
            context_.deep_tables.note("", tag.span);
            return without_grid(std::move(table), tag.span);
        }
        Blocks blocks;
        if (!table.sections.empty())
            blocks.push_back({std::move(table), tag.span, "", ""});
        else if (!table.caption.empty())
            blocks.push_back({Paragraph{std::move(table.caption), ParagraphRole::caption, false},
                              tag.span, "", ""});
        return blocks;
    }

    std::string_view html_;
    const ContentMap& map_;
    std::vector<Blocks> parts_;
    Context& context_;
    std::vector<const GumboNode*> summaries_;
    int open_tables_ = 0;
    int open_code_ = 0;
};

}  // namespace

Blocks read_html_block(std::string_view literal, const ContentMap& map, std::vector<Blocks>&& parts,
                       Context& context) {
    if (!is_bearable(literal)) {
        context.too_deep(map.span(0, 1));
        return {};
    }
    return HtmlBlockReader(literal, map, std::move(parts), context).read();
}

}  // namespace banxin::markdown
