#include "layout/kept_pieces.h"

#include "document/walk.h"

#include <algorithm>

namespace banxin::layout {
namespace {

bool is_running_text(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    return paragraph != nullptr && paragraph->role == ParagraphRole::body;
}

/// What a chapter's text is set as, whatever it says.
bool is_of_one_kind(const Chapter& was, const Chapter& now) {
    return was.name == now.name && was.language == now.language && was.kind == now.kind &&
           was.role == now.role && !was.parallel && !now.parallel;
}

/// A piece at another place of the text, if that holds the same.
std::optional<PieceStillThere> moved_to(std::size_t begin, const KeptPiece& piece,
                                        const FormerChapter& former, const Chapter& chapter) {
    const Blocks& was = former.chapter->blocks;
    const Blocks& now = chapter.blocks;
    const Stretch& old = piece.stretch;
    const Stretch here{false, begin, begin + (old.end - old.begin), 0};
    if (here.end > now.size()) return std::nullopt;
    const bool is_last = here.end == now.size();
    if (is_last && !chapter.link_codes.empty()) return std::nullopt;
    if (begin < 2 || !may_be_cut_between(now[begin - 1], now[begin])) return std::nullopt;
    if (!is_last && !may_be_cut_between(now[here.end - 1], now[here.end])) return std::nullopt;
    const TextMove move = move_between(was[old.begin], now[begin]);
    for (std::size_t i = 0; i < here.end - begin; ++i) {
        const Block& one = now[begin + i];
        if (!is_moved(was[old.begin + i], one, move)) return std::nullopt;
        const auto is = [&](const Inline& part) {
            return (!former.has_same_notes && std::holds_alternative<NoteRef>(part.value)) ||
                   (!former.has_same_pictures && std::holds_alternative<Image>(part.value));
        };
        if (any_inline(one, is)) return std::nullopt;
    }
    return PieceStillThere{old, here, move};
}

}  // namespace

bool may_be_cut_between(const Block& block, const Block& next) {
    return is_running_text(block) && is_running_text(next) &&
           !std::get<Paragraph>(next.value).continuation;
}

std::vector<PieceStillThere> pieces_still_there(const ChapterInputs& now) {
    std::vector<PieceStillThere> found;
    const FormerChapter* former = now.former;
    if (former == nullptr || former->pieces.empty() ||
        !is_of_one_kind(*former->chapter, now.chapter))
        return found;
    const std::size_t was = former->chapter->blocks.size();
    const std::size_t is = now.chapter.blocks.size();
    std::size_t end = 0;
    for (const KeptPiece& piece : *former->pieces.front()) {
        // Before the change, or behind it.
        const std::size_t begin = piece.stretch.begin;
        const std::size_t places[] = {begin, begin + is - was};
        for (const std::size_t place : places) {
            if (place < end || place > is) continue;
            const auto moved = moved_to(place, piece, *former, now.chapter);
            if (!moved) continue;
            end = moved->now.end;
            found.push_back(*moved);
            break;
        }
    }
    return found;
}

const KeptPiece* piece_that_said(const PageReferences& references, const PieceStillThere& piece,
                                 const FormerChapter& former) {
    for (const std::vector<KeptPiece>* pieces : former.pieces)
        for (const KeptPiece& one : *pieces)
            if (one.stretch.is_same_text(piece.was) && one.references == references) return &one;
    return nullptr;
}

bool may_be_kept(const SetPiece& piece, const Stretch& stretch, const Chapter& chapter) {
    if (stretch.is_notes || stretch.begin == 0 || !piece.flow.side_parts.empty() ||
        !piece.flow.asides.empty())
        return false;
    const auto is_list = [](const Block& block) {
        return std::holds_alternative<NoteList>(block.value);
    };
    return std::none_of(chapter.blocks.begin() + static_cast<std::ptrdiff_t>(stretch.begin),
                        chapter.blocks.begin() + static_cast<std::ptrdiff_t>(stretch.end),
                        [&](const Block& block) { return any_block(block, is_list); });
}

}  // namespace banxin::layout
