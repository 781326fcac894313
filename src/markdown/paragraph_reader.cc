// A paragraph of the parser is verse, headings, a list, pictures or text, as its lines say.
#include "markdown/paragraph_reader.h"

#include "markdown/attributes.h"
#include "markdown/block_ids.h"
#include "markdown/captions.h"
#include "markdown/definitions.h"
#include "markdown/enumerators.h"
#include "markdown/figures.h"
#include "markdown/formulas.h"
#include "markdown/inline_reader.h"
#include "markdown/line_blocks.h"
#include "markdown/node_places.h"
#include "markdown/references.h"
#include "markdown/stand_ins.h"
#include "markdown/tight_headings.h"
#include "markdown/typed_blanks.h"

#include <cmark-gfm/node.h>

#include <iterator>
#include <string_view>
#include <utility>

namespace banxin::markdown {
namespace {

class ParagraphReader {
public:
    ParagraphReader(const cmark_node& node, Context& context, Blocks& blocks)
        : node_(node), context_(context), blocks_(blocks) {}

    /// An image on a line of its own is a figure, alone in its paragraph or not; text above
    /// and below it are paragraphs.
    void read() {
        if (!context_.keeps_lines && is_term()) return term();
        if (line_block() || tight_headings() || enumeration()) return;
        Inlines content = InlineReader(&node_, map_of(node_, context_), context_).read();
        if (content.empty()) return;
        const Span span = span_of(node_, context_);
        const std::size_t before = blocks_.size();
        const std::string id = take_block_id(content, context_.source_text);
        // On a line of its own it names what stands above.
        const bool alone = content.empty();
        if (!alone) text_of(std::move(content), span);
        if (id.empty() || blocks_.empty() || (alone && before == 0)) return;
        Block& named = blocks_[alone ? before - 1 : blocks_.size() - 1];
        if (named.anchor.empty()) named.anchor = id;
    }

private:
    void text_of(Inlines&& content, Span span) {
        // Where a mark of a note kept it from a line of its own.
        if (const Formula* formula = std::get_if<Formula>(&content[0].value);
            formula != nullptr && content.size() == 1 &&
            is_displayed(context_.source_text.substr(formula->span.begin))) {
            blocks_.push_back({FormulaBlock{formula->source}, span, "", ""});
            return;
        }
        if (context_.dialect == Dialect::pandoc) {
            if (!is_comment(node_.prev) && take_caption_below(content, blocks_, context_)) return;
            if (is_tex_command(content)) {
                context_.left_out.note(plain_text(content), span);
                return;
            }
            drop_lone_backslash(content, context_.source_text);
            if (content.empty()) return;
        }
        if (context_.keeps_lines) return running_text(std::move(content), span);
        for (Inlines& one : typed_paragraphs(std::move(content), context_.language))
            running_text(std::move(one), span);
    }

    /// It parts what stands around it.
    [[nodiscard]] static bool is_comment(const cmark_node* node) {
        return node != nullptr && node->type == CMARK_NODE_HTML_BLOCK &&
               view_of(node->as.literal).starts_with("<!--");
    }

    [[nodiscard]] bool is_term() const {
        const cmark_node* next = node_.next;
        return next != nullptr && next->type == CMARK_NODE_LIST && is_definitions(*next);
    }

    /// A line of text, whatever it looks like.
    void term() {
        Inlines content = InlineReader(&node_, map_of(node_, context_), context_).read();
        if (content.empty()) return;
        const Span span = span_of(node_, context_);
        // What would be left out on a line of its own.
        if (context_.dialect == Dialect::pandoc && is_tex_command(content))
            context_.directives.note(plain_text(content), span, false);
        drop_typed_indent(content);
        blocks_.push_back({Paragraph{std::move(content)}, span, "", ""});
    }

    /// Text and the pictures that stand in it on lines of their own.
    void running_text(Inlines&& content, Span span) const {
        std::vector<FigurePart> parts =
            parts_around_figures(std::move(content), context_.source_text);
        bool after_figure = false;
        for (std::size_t i = 0; i < parts.size();) {
            const std::size_t end = take_figures(parts, i, context_, blocks_);
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
            if (!is_comment(node_.prev) && take_table_note(part, span, blocks_)) continue;
            blocks_.push_back(
                {Paragraph{std::move(part), ParagraphRole::body, after_figure}, span, "", ""});
            after_figure = false;
        }
    }

    /// `| line`: verse.
    bool line_block() {
        if (context_.dialect != Dialect::pandoc || !is_line_block(content_of(&node_))) return false;
        Quote verse{stanzas_of(with_lines(), span_of(node_, context_), context_.language),
                    QuoteKind::verse};
        blocks_.push_back({std::move(verse), span_of(node_, context_), "", ""});
        return true;
    }

    /// The content with its line ends as they are.
    Inlines with_lines() {
        const bool kept = std::exchange(context_.keeps_lines, true);
        Inlines content = InlineReader(&node_, map_of(node_, context_), context_).read();
        context_.keeps_lines = kept;
        return content;
    }

    /// `##标题` on lines of a paragraph that stands in no other block.
    bool tight_headings() {
        if (context_.keeps_lines || node_.parent->type != CMARK_NODE_DOCUMENT) return false;
        const std::vector<int> levels = tight_levels(
            without_marks(content_of(&node_)), node_.next != nullptr && !has_heading(node_.parent));
        if (levels.empty()) return false;
        const ParsedText& text = context_.text;
        for (LinesOfParagraph& part : cut_at_headings(with_lines(), levels)) {
            const std::size_t first = first_line(node_) + part.first;
            const std::size_t last = first_line(node_) + part.last;
            const Span span =
                text.span(text.line_start(first), text.line_start(last) + text.line(last).size());
            if (part.level > 0) {
                context_.tight_headings.note(std::string(static_cast<std::size_t>(part.level), '#'),
                                             span);
                TitleAttributes said = take_heading_attributes(part.content, span, context_);
                blocks_.push_back({Heading{static_cast<std::uint8_t>(part.level),
                                           std::move(part.content), std::move(said.short_form)},
                                   span, "", std::move(said.anchor)});
                continue;
            }
            settle_soft_breaks(part.content, context_.language);
            if (!part.content.empty()) running_text(std::move(part.content), span);
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
    bool enumeration() {
        if (context_.keeps_lines) return false;
        const auto first = enumeration_in(content_of(&node_));
        if (!first) return false;
        Inlines content = with_lines();
        std::optional<List> list = take_enumeration(content, *first, context_.language);
        if (!list) return false;
        const Span span = span_of(node_, context_);
        if (!content.empty()) {
            drop_typed_indent(content);
            blocks_.push_back(
                {Paragraph{std::move(content), ParagraphRole::body, false}, span, "", ""});
        }
        blocks_.push_back({std::move(*list), span, "", ""});
        return true;
    }

    const cmark_node& node_;
    Context& context_;
    Blocks& blocks_;
};

}  // namespace

void read_paragraph(const cmark_node& node, Context& context, Blocks& blocks) {
    ParagraphReader(node, context, blocks).read();
}

}  // namespace banxin::markdown
