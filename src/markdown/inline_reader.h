/// \file
/// The parser's inline nodes to Inlines, each with its place in the source.
#pragma once

#include "markdown/html_reader.h"
#include "markdown/pieces.h"

#include <cstddef>
#include <string_view>

struct cmark_chunk;
struct cmark_node;

namespace banxin::markdown {

[[nodiscard]] std::string_view view_of(const cmark_chunk& chunk);
/// What the node's own literal holds; never ends with a null byte.
[[nodiscard]] std::string_view literal_of(const cmark_node* node);
/// The text that a leaf block's inlines were parsed from.
[[nodiscard]] std::string_view content_of(const cmark_node* node);

/// Reads one leaf block. Nodes come in the order of the content, so each is found by looking
/// on from the place before; text is followed byte by byte through escapes and entities, which
/// gives every piece its exact place.
class InlineReader {
public:
    InlineReader(const cmark_node* leaf, const ContentMap& map, Context& context);
    [[nodiscard]] Inlines read();

private:
    struct Frame {
        HtmlTag tag;
        Pieces pieces;
    };

    Pieces children(const cmark_node* parent, int depth, bool in_link);
    void child(const cmark_node* node, std::vector<Frame>& frames, int depth, bool in_link);
    Pieces text(const cmark_node* node);
    /// The pieces of a text that begins at `at`; empty when it does not.
    [[nodiscard]] Pieces aligned(std::string_view literal, std::size_t& at) const;
    void append_exact(Pieces& pieces, std::string_view text, std::size_t begin,
                      std::size_t end) const;
    void report_missing_notes(const Pieces& pieces);
    void note_directives(const Pieces& pieces);
    void report_open_comments(const Pieces& pieces);
    [[nodiscard]] bool parts_lines(const cmark_node* node) const;
    void to_line_end();
    Piece line_end();
    CodeSpan code(const cmark_node* node);
    Formula formula(const cmark_node* node);
    void html(const cmark_node* node, std::vector<Frame>& frames);
    void pass_over(std::size_t begin);
    Frame take_frame(std::vector<Frame>& frames);
    void close_frame(std::vector<Frame>& frames);
    Pieces link(const cmark_node* node, int depth);
    /// The picture, and the marks of notes in its description.
    Pieces image(const cmark_node* node, int depth);
    Piece note_mark(const cmark_node* node);
    Pieces flattened(const cmark_node* node);
    /// Place of a link's or image's opening, and moves behind it.
    std::size_t open_bracket(std::string_view mark);
    /// Moves behind `](…)`, `][…]` or `]`.
    void skip_link_tail();

    const cmark_node* leaf_;
    std::string_view content_;
    const ContentMap& map_;
    Context& context_;
    /// Of the content's first line.
    std::size_t first_line_end_;
    /// Everything before this offset of the content has been read.
    std::size_t cursor_ = 0;
    /// Before `cursor_` stands a comment, and before that a blank or nothing.
    bool after_blank_ = false;
};

}  // namespace banxin::markdown
