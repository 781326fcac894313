/// \file
/// Pieces of a chapter that were set, and which of them serve a state of it in which other places
/// have changed. Private to the layout room.
#pragma once

#include "document/text_move.h"
#include "layout/flow.h"
#include "layout/page_references.h"
#include "layout/stream.h"

#include <memory>
#include <optional>
#include <vector>

namespace banxin::layout {

/// A stretch that was set by itself, in numbers of its own (see Renumbering).
struct SetPiece {
    /// The first stands for the chapter's.
    std::vector<StructureNode> structure;
    Flow flow;
    Diagnostics diagnostics;
    bool has_readings = false;
    bool has_dots = false;
};

struct KeptPiece {
    Stretch stretch;
    std::shared_ptr<const SetPiece> set;
    /// What its links said, by its own nodes.
    PageReferences references;
    /// Where its text has come to since it was set.
    TextMove moved = {};
};

/// A chapter as it was in the state before.
struct FormerChapter {
    const Chapter* chapter = nullptr;
    /// Its pieces, each time that it was set for its links; all cut alike.
    std::vector<const std::vector<KeptPiece>*> pieces;
    /// Pictures and notes are numbered and look as they did.
    bool has_same_pictures = false;
    bool has_same_notes = false;
};

/// Between two paragraphs of running text hardly anything is left over from one for the other.
[[nodiscard]] bool may_be_cut_between(const Block& block, const Block& next);

/// A piece of the state before whose text is there as it was.
struct PieceStillThere {
    /// Which it is of FormerChapter::pieces, by its stretch.
    Stretch was;
    /// Where it has come to, and how far that is.
    Stretch now;
    TextMove move;
};
/// In order.
[[nodiscard]] std::vector<PieceStillThere> pieces_still_there(const ChapterInputs& now);

/// The piece as it was set when its links said this; or null.
[[nodiscard]] const KeptPiece* piece_that_said(const PageReferences& references,
                                               const PieceStillThere& piece,
                                               const FormerChapter& former);

/// Whether what was set from a stretch depends on nothing but that stretch's own text.
[[nodiscard]] bool may_be_kept(const SetPiece& piece, const Stretch& stretch,
                               const Chapter& chapter);

}  // namespace banxin::layout
