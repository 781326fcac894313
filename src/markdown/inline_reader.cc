// See inline_reader.h. Marks of the emphasis rule are taken out of every literal here.
#include "markdown/inline_reader.h"

#include "markdown/admonitions.h"
#include "markdown/attributes.h"
#include "markdown/brackets.h"
#include "markdown/comments.h"
#include "markdown/formulas.h"
#include "markdown/highlights.h"
#include "markdown/references.h"
#include "markdown/scripts.h"
#include "markdown/smart_marks.h"
#include "markdown/stand_ins.h"
#include "markdown/typed_blanks.h"
#include "markdown/wiki_links.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

Piece plain(Inline&& value) {
    return {std::move(value), Piece::Kind::plain};
}

/// The blank before something at the end of a text of which nothing is set.
void drop_last_blank(Pieces& pieces) {
    Text* last = pieces.empty() ? nullptr : std::get_if<Text>(&pieces.back().value.value);
    if (last == nullptr) return;
    if (last->text.ends_with(' ') || last->text.ends_with('\n'))
        *last = cut(*last, 0, last->text.size() - 1);
}

}  // namespace

std::string_view view_of(const cmark_chunk& chunk) {
    if (chunk.data == nullptr) return {};
    return {static_cast<const char*>(static_cast<const void*>(chunk.data)),
            static_cast<std::size_t>(chunk.len)};
}

std::string_view literal_of(const cmark_node* node) {
    return view_of(node->as.literal);
}

std::string_view content_of(const cmark_node* node) {
    if (node->content.size <= 0) return {};
    return {static_cast<const char*>(static_cast<const void*>(node->content.ptr)),
            static_cast<std::size_t>(node->content.size)};
}

InlineReader::InlineReader(const cmark_node* leaf, const ContentMap& map, Context& context)
    : leaf_(leaf),
      content_(content_of(leaf)),
      map_(map),
      context_(context),
      first_line_end_(content_.find('\n')) {}

Inlines InlineReader::read() {
    Pieces pieces = children(leaf_, 0, false);
    if (after_blank_) drop_last_blank(pieces);
    Inlines inlines = to_inlines(std::move(pieces));
    settle_line_ends(inlines, context_.language);
    read_wiki_links(inlines, context_);
    settle_attributes(inlines, context_);
    link_addresses(inlines);
    read_brackets(inlines, context_);
    if (context_.dialect == Dialect::pandoc) {
        read_references(inlines, context_);
        read_spaces(inlines, context_.source_text);
        read_scripts(inlines, context_.source_text);
    }
    if (context_.smart) read_smart_marks(inlines, context_.language, context_.source_text);
    return inlines;
}

Pieces InlineReader::children(const cmark_node* parent, int depth, bool in_link) {
    std::vector<Frame> frames(1);
    for (const cmark_node* node = parent->first_child; node != nullptr; node = node->next) {
        child(node, frames, depth, in_link);
    }
    // A tag without its end: what it holds stays, as text around it.
    while (frames.size() > 1) {
        Frame last = take_frame(frames);
        context_.diagnostics.report(Code::S014, last.tag.span, {last.tag.name});
        read_braces(last.pieces, context_);
        for (Piece& piece : last.pieces) frames.back().pieces.push_back(std::move(piece));
    }
    read_braces(frames[0].pieces, context_);
    return std::move(frames[0].pieces);
}

void InlineReader::child(const cmark_node* node, std::vector<Frame>& frames, int depth,
                         bool in_link) {
    const auto push = [&](Piece&& piece) { frames.back().pieces.push_back(std::move(piece)); };
    const auto styled = [&](InlineStyle style) {
        if (depth >= deepest) {
            for (Piece& piece : flattened(node)) push(std::move(piece));
            return;
        }
        Inlines content = to_inlines(children(node, depth + 1, in_link));
        if (!content.empty()) push(plain({Styled{style, std::move(content)}}));
    };
    const bool may_be_blank = node->type == CMARK_NODE_TEXT || node->type == CMARK_NODE_SOFTBREAK ||
                              node->type == CMARK_NODE_HTML_INLINE;
    after_blank_ = after_blank_ && may_be_blank;
    switch (node->type) {
        case CMARK_NODE_TEXT:
            for (Piece& piece : text(node)) push(std::move(piece));
            return;
        case CMARK_NODE_SOFTBREAK:
            if (!context_.keeps_lines && !parts_lines(node)) {
                if (!std::exchange(after_blank_, false)) push(line_end());
            } else {
                if (std::exchange(after_blank_, false)) drop_last_blank(frames.back().pieces);
                to_line_end();
                push(plain({LineBreak{LineBreak::From::soft_end}}));
            }
            return;
        case CMARK_NODE_LINEBREAK:
            to_line_end();
            push(plain({LineBreak{LineBreak::From::hard_end}}));
            return;
        case CMARK_NODE_CODE: push(plain({code(node)})); return;
        case CMARK_NODE_HTML_INLINE:
            if (is_formula(literal_of(node))) {
                after_blank_ = false;
                push(plain({formula(node)}));
            } else {
                html(node, frames);
            }
            return;
        case CMARK_NODE_EMPH:
            styled(is_highlight(node) ? InlineStyle::mark : InlineStyle::emphasis);
            return;
        case CMARK_NODE_STRONG: styled(InlineStyle::strong); return;
        case CMARK_NODE_LINK:
            for (Piece& piece : link(node, depth)) push(std::move(piece));
            return;
        case CMARK_NODE_IMAGE:
            for (Piece& piece : image(node, depth)) push(std::move(piece));
            return;
        case CMARK_NODE_FOOTNOTE_REFERENCE: push(note_mark(node)); return;
        default: break;
    }
    // Strikethrough is the only inline node of an extension.
    styled(InlineStyle::strikethrough);
}

/// A soft line end that means something: before a typed indent, and behind the first line of an
/// admonition.
bool InlineReader::parts_lines(const cmark_node* node) const {
    if (node->parent != leaf_) return false;
    const std::string_view indent = typed_indent(context_.language);
    if (!indent.empty() && node->next != nullptr && node->next->type == CMARK_NODE_TEXT &&
        literal_of(node->next).starts_with(indent))
        return true;
    if (first_line_end_ < cursor_) return false;
    if (leaf_->parent->type == CMARK_NODE_BLOCK_QUOTE && callout_at(content_)) return true;
    const std::size_t begin = map_.span(0, 0).begin;
    return begin >= 4 && leaf_->parent->type == CMARK_NODE_ITEM &&
           admonition_line(context_.source_text.substr(begin - 4)).has_value();
}

void InlineReader::to_line_end() {
    cursor_ = std::min(content_.find('\n', cursor_), content_.size());
}

Piece InlineReader::line_end() {
    to_line_end();
    const std::size_t at = cursor_;
    return {{Text{"\n", map_.span(at, std::min(at + 1, content_.size()))}}, Piece::Kind::line_end};
}

CodeSpan InlineReader::code(const cmark_node* node) {
    CodeSpan code{without_marks(literal_of(node)), {}};
    std::replace(code.text.begin(), code.text.end(), '\n', ' ');
    const std::size_t open = std::min(content_.find('`', cursor_), content_.size());
    std::size_t begin = open;
    while (begin < content_.size() && content_[begin] == '`') ++begin;
    const std::size_t ticks = begin - open;
    std::size_t end = begin;
    while (end < content_.size()) {
        end = std::min(content_.find('`', end), content_.size());
        std::size_t after = end;
        while (after < content_.size() && content_[after] == '`') ++after;
        if (after - end == ticks) break;
        end = after;
    }
    cursor_ = std::min(end + ticks, content_.size());
    if (end > begin + code.text.size()) {
        // One blank on each side belongs to the delimiters.
        const std::string_view inside = content_.substr(begin + 1, code.text.size());
        if (inside == code.text && content_[begin] == ' ') ++begin;
    }
    const bool exact = content_.substr(begin, code.text.size()) == code.text;
    code.span = exact ? map_.span(begin, begin + code.text.size()) : map_.span(open, cursor_);
    // What Dataview would put here.
    if (code.text.starts_with("= this.") || code.text.starts_with("$= "))
        context_.directives.note("`" + code.text.substr(0, code.text.find(' ')), code.span, false);
    return code;
}

Formula InlineReader::formula(const cmark_node* node) {
    const std::string_view all = literal_of(node);
    const auto at = static_cast<std::size_t>(all.data() - content_.data());
    cursor_ = at + all.size();
    std::string source = formula_source(all);
    std::replace(source.begin(), source.end(), '\n', ' ');
    return {std::move(source), map_.span(at, at + all.size())};
}

/// Nothing is set of what began at `begin`: of the blanks around it one is enough.
void InlineReader::pass_over(std::size_t begin) {
    after_blank_ =
        after_blank_ || begin == 0 || content_[begin - 1] == ' ' || content_[begin - 1] == '\n';
}

InlineReader::Frame InlineReader::take_frame(std::vector<Frame>& frames) {
    Frame last = std::move(frames.back());
    frames.pop_back();
    if (last.tag.name == "q") --context_.open_quotes;
    return last;
}

void InlineReader::close_frame(std::vector<Frame>& frames) {
    Frame last = take_frame(frames);
    read_braces(last.pieces, context_);
    for (Piece& piece : make_element(last.tag, std::move(last.pieces), context_)) {
        frames.back().pieces.push_back(std::move(piece));
    }
}

void InlineReader::html(const cmark_node* node, std::vector<Frame>& frames) {
    const std::string_view literal = literal_of(node);
    const auto at = static_cast<std::size_t>(literal.data() - content_.data());
    const Span span = map_.span(at, at + literal.size());
    cursor_ = at + literal.size();
    const std::string shown = without_marks(literal);
    InlineTag read = read_inline_tag(shown, span);
    if (read.kind == InlineTag::Kind::other) {
        const std::string_view text = meet_comment(shown, span, context_);
        if (text.empty())
            pass_over(at);
        else
            frames.back().pieces.push_back({{Text{std::string(text), span}}, Piece::Kind::literal});
        return;
    }
    after_blank_ = false;
    const std::string& name = read.tag.name;
    const auto is_ruby_part = [](const std::string& one) {
        return one == "rt" || one == "rb" || one == "rp";
    };
    if (read.kind == InlineTag::Kind::end) {
        const auto open = std::find_if(frames.rbegin(), frames.rend() - 1,
                                       [&](const Frame& frame) { return frame.tag.name == name; });
        if (open == frames.rend() - 1) {
            context_.diagnostics.report(Code::S014, span, {"/" + name});
            return;
        }
        const auto index = static_cast<std::size_t>(frames.rend() - open) - 1;
        if (goes_with_content(name)) {
            context_.unused_html.note(name, open->tag.span, true);
            while (frames.size() > index) static_cast<void>(take_frame(frames));
            return;
        }
        while (frames.size() > index) close_frame(frames);
        return;
    }
    if (is_void_element(name)) {
        const bool dropped = goes_with_content(name);
        if (dropped) {
            context_.unused_html.note(name, span, true);
            return;
        }
        for (Piece& piece : make_element(read.tag, {}, context_)) {
            frames.back().pieces.push_back(std::move(piece));
        }
        return;
    }
    if (is_ruby_part(name) && is_ruby_part(frames.back().tag.name)) close_frame(frames);
    if (static_cast<int>(frames.size()) > deepest) {
        context_.too_deep(span);
        return;
    }
    if (name == "q") ++context_.open_quotes;
    frames.push_back({std::move(read.tag), {}});
}

Piece InlineReader::note_mark(const cmark_node* node) {
    const std::size_t at = std::min(content_.find("[^", cursor_), content_.size());
    const std::size_t end = std::min(content_.find(']', at), content_.size() - 1) + 1;
    cursor_ = end;
    return plain({context_.notes.refer(node->parent_footnote_def, map_.span(at, end))});
}

Pieces InlineReader::flattened(const cmark_node* node) {
    context_.too_deep(map_.span(cursor_, cursor_));
    std::string text;
    const cmark_node* at = node;
    // Without recursion: this is what was too deep for it.
    while (at != nullptr) {
        const bool formula = at->type == CMARK_NODE_HTML_INLINE && is_formula(literal_of(at));
        if (at->type == CMARK_NODE_TEXT || at->type == CMARK_NODE_CODE || formula)
            text += literal_of(at);
        if (at->type == CMARK_NODE_SOFTBREAK || at->type == CMARK_NODE_LINEBREAK) text += ' ';
        if (at->first_child != nullptr) {
            at = at->first_child;
            continue;
        }
        while (at != node && at->next == nullptr) at = at->parent;
        if (at == node) break;
        at = at->next;
    }
    Pieces pieces;
    pieces.push_back(
        {{Text{without_marks(text), map_.span(cursor_, cursor_)}}, Piece::Kind::literal});
    return pieces;
}

}  // namespace banxin::markdown
