// Links and images: addresses, titles, and where they stand.
#include "base/ascii.h"
#include "document/links.h"
#include "document/walk.h"
#include "markdown/attributes.h"
#include "markdown/brackets.h"
#include "markdown/formulas.h"
#include "markdown/inline_reader.h"
#include "markdown/smart_marks.h"
#include "markdown/stand_ins.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

/// The alternative of a picture is text: what its description would show.
std::string words_shown(const Inlines& description) {
    std::string words;
    for_each_inline(description, [&](const Inline& one) {
        if (const Image* image = std::get_if<Image>(&one.value)) words += image->alt;
        words += own_text(one);
    });
    return words;
}

std::string clean(const cmark_chunk& chunk) {
    if (chunk.data == nullptr) return {};
    std::string_view text{static_cast<const char*>(static_cast<const void*>(chunk.data)),
                          static_cast<std::size_t>(chunk.len)};
    if (text.starts_with(wide_open.substr(1))) text.remove_prefix(wide_open.size() - 1);
    if (text.ends_with(wide_close.substr(0, wide_close.size() - 1)))
        text.remove_suffix(wide_close.size() - 1);
    return without_marks(text);
}

}  // namespace

std::size_t InlineReader::open_bracket(std::string_view mark) {
    const std::size_t at = std::min(content_.find(mark, cursor_), content_.size());
    cursor_ = std::min(at + mark.size(), content_.size());
    return at;
}

void InlineReader::skip_link_tail() {
    std::size_t at = content_.find(']', cursor_);
    if (at == std::string_view::npos) return;
    ++at;
    const char next = at < content_.size() ? content_[at] : '\0';
    if (next == '[') {
        at = std::min(content_.find(']', at), content_.size() - 1) + 1;
    } else if (next == '(') {
        // The parser has found this to be a link: the closing parenthesis is there.
        int depth = 0;
        char quote = '\0';
        for (; at < content_.size(); ++at) {
            const char c = content_[at];
            if (c == '\\') {
                ++at;
            } else if (quote != '\0') {
                if (c == quote) quote = '\0';
            } else if (c == '<') {
                quote = '>';
            } else if ((c == '"' || c == '\'') &&
                       (content_[at - 1] == ' ' || content_[at - 1] == '\n')) {
                quote = c;
            } else if (c == '(') {
                ++depth;
            } else if (c == ')' && --depth == 0) {
                ++at;
                break;
            }
        }
    }
    cursor_ = std::min(at, content_.size());
}

Pieces InlineReader::link(const cmark_node* node, int depth) {
    // `<https://…>` opens with an angle, everything else with a bracket.
    const std::size_t first = content_.find_first_of("[<", cursor_);
    const bool angle = first != std::string_view::npos && content_[first] == '<';
    const std::size_t begin = open_bracket(angle ? "<" : "[");
    Pieces inner;
    if (depth >= deepest) {
        inner = flattened(node);
    } else {
        inner = children(node, depth + 1, true);
    }
    if (angle) {
        cursor_ = std::min(content_.find('>', cursor_), content_.size() - 1) + 1;
    } else {
        skip_link_tail();
    }
    const Span span = map_.span(begin, cursor_);
    const std::string url = clean(node->as.link.url);
    if (!is_allowed_link(url, span, context_.diagnostics)) return inner;
    // One without a text is named when it is known where it leads.
    Pieces pieces;
    pieces.push_back(
        {{Link{url, clean(node->as.link.title), to_inlines(std::move(inner)), span, {}}},
         Piece::Kind::plain});
    return pieces;
}

Pieces InlineReader::image(const cmark_node* node, int depth) {
    const std::size_t begin = open_bracket("![");
    Inlines said = to_inlines(depth >= deepest ? flattened(node) : children(node, depth + 1, true));
    settle_line_ends(said, context_.language);
    read_brackets(said, context_);
    if (context_.smart) read_smart_marks(said, context_.language, context_.source_text);
    skip_link_tail();
    Image image;
    image.url = ascii::trimmed(clean(node->as.link.url));
    image.title = clean(node->as.link.title);
    image.alt = words_shown(said);
    image.span = map_.span(begin, cursor_);
    const std::size_t all = image.alt.size();
    take_size(image);
    Pieces pieces;
    for (Inline& mark : marks_of(said)) pieces.push_back({std::move(mark), Piece::Kind::plain});
    if (image.alt.size() == all)
        context_.descriptions.insert_or_assign(image.span.begin, std::move(said));
    pieces.insert(pieces.begin(), {{std::move(image)}, Piece::Kind::plain});
    return pieces;
}

}  // namespace banxin::markdown
