// 对照: each piece of the original after what it was made into, in its own language; folded away
// where the style or the chapter asks for it. Knows nothing of how pieces were found.
#include "epub/content.h"

#include <fmt/format.h>

namespace banxin::epub {
namespace {

bool is_only_heading(const Blocks* blocks) {
    return blocks != nullptr && blocks->size() == 1 &&
           std::holds_alternative<Heading>(blocks->front().value);
}

}  // namespace

/// A heading whose original is one too, and stands right under it.
bool ContentWriter::is_paired_heading(std::size_t position) const {
    if (next_piece_ >= pieces_.size()) return false;
    const Piece& piece = pieces_[next_piece_];
    return piece.begin == position && piece.end == position + 1 &&
           is_only_heading(piece.original) &&
           std::holds_alternative<Heading>(chapter_.blocks[position].value);
}

/// The pieces that end before the block at `position`, and were not written yet.
void ContentWriter::originals_before(pugi::xml_node parent, std::size_t position) {
    while (next_piece_ < pieces_.size() && pieces_[next_piece_].end <= position) {
        const Piece& piece = pieces_[next_piece_++];
        if (piece.original != nullptr && !piece.original->empty()) original(parent, piece);
    }
}

/// In `details` where it is folded (HTML, "The details element"): a reader opens it, no script is
/// needed, and a reading program that does not know it shows everything. Headings are not folded.
void ContentWriter::original(pugi::xml_node parent, const Piece& piece) {
    const ParallelText& parallel = *chapter_.parallel;
    const bool folded =
        parallel.folded.value_or(shared_.folds_originals) && !is_only_heading(piece.original);
    pugi::xml_node node = add(parent, folded ? "details" : "div");
    set(node, "class", style::name_of(style::Role::parallel_text));
    if (folded) {
        pugi::xml_node summary = add(node, "summary");
        text(summary, words_[Word::original], typefaces_.body());
        add_line_end(node);
    }
    pugi::xml_node body = folded ? add(node, "div") : node;
    set(body, "lang", parallel.language.tag());
    set(body, "xml:lang", parallel.language.tag());
    add_line_end(body);
    const Written around = std::exchange(written_, written_in(parallel.language));
    in_original_ = true;
    const Typeface face = typefaces_.of(style::Role::parallel_text, typefaces_.body());
    blocks(body, *piece.original, face);
    in_original_ = false;
    written_ = around;
    add_line_end(parent);
}

/// No heading of the book: contents and navigation have the translation's.
void ContentWriter::original_heading(pugi::xml_node parent, const Heading& one,
                                     const std::string& id, Typeface face) {
    pugi::xml_node node = add(parent, "p");
    if (!id.empty()) set(node, "id", id);
    set(node, "class", "parallel-heading");
    inlines(node, one.content, {face.family, true});
}

}  // namespace banxin::epub
