#include "layout/flow_pieces.h"

#include "base/parallel.h"
#include "layout/kept_pieces.h"
#include "layout/note_flow.h"
#include "layout/setters.h"
#include "layout/side_text.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace banxin::layout {
namespace {

template <class One>
void move_behind(std::vector<One>& from, std::vector<One>& to) {
    if (to.empty()) {
        to = std::move(from);
        return;
    }
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// What is still there is a stretch of its own; all else is cut anew.
std::vector<Stretch> stretches_of(const StreamContext& whole,
                                  const std::vector<PieceStillThere>& still_there) {
    if (whole.stretches != nullptr) return *whole.stretches;
    const Chapter& chapter = whole.chapter;
    std::vector<Stretch> all(1);
    auto next = still_there.begin();
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < chapter.blocks.size(); ++i) {
        const bool is_taken = next != still_there.end() && next->now.begin == i;
        const bool is_enough = i > 1 && bytes >= whole.piece_bytes && !chapter.parallel &&
                               may_be_cut_between(chapter.blocks[i - 1], chapter.blocks[i]);
        if (is_taken || is_enough) {
            all.push_back({false, i, i, 0});
            bytes = 0;
        }
        if (is_taken) {
            i = next->now.end - 1;
            ++next;
            // The next one begins behind it.
            bytes = whole.piece_bytes;
        } else {
            bytes += chapter.blocks[i].span.end - chapter.blocks[i].span.begin;
        }
        all.back().end = i + 1;
    }
    if (whole.note_policy.stand_behind()) return all;
    const std::size_t notes = std::max<std::size_t>(whole.piece_bytes / 64, 1);
    for (std::size_t i = 0; i < chapter.notes.size(); i += notes)
        all.push_back({true, i, std::min(i + notes, chapter.notes.size()), 0});
    return all;
}

/// A stretch that is being set.
struct Piece {
    Piece(const StreamContext& whole, std::uint32_t nodes_before)
        : context(whole, made.diagnostics, made.structure) {
        made.structure.emplace_back();
        context.nodes_before = nodes_before;
        column.flow = &made.flow;
        column.table_cuts = &made.flow.table_cuts;
        column.frames = &made.flow.frames;
    }

    SetPiece made;
    StreamContext context;
    Column column;
    /// Its first block has a box, so that what comes after it looks no further back.
    bool has_first = false;

    /// What is set next has nothing of it to take into account.
    [[nodiscard]] bool is_closed() const {
        const bool is_beside = column.side && column.side->rest > Length{};
        return column.space == Length{} && column.anchors.empty() && column.asides.empty() &&
               column.drop_cap == 0 && !is_beside && !column.side_text;
    }
    SetPiece taken() {
        made.flow.boxes = std::move(column.boxes);
        made.has_readings = context.has_readings;
        made.has_dots = context.has_dots;
        return std::move(made);
    }
};

class PieceSetter {
public:
    PieceSetter(StreamContext& whole, NodeId section, std::int64_t percent)
        : whole_(whole),
          section_(section),
          percent_(percent),
          still_there_(pieces_still_there(whole)),
          all_(stretches_of(whole, still_there_)),
          pieces_(all_.size()),
          former_(all_.size()) {
        const auto first_note =
            std::find_if(all_.begin(), all_.end(), [](const Stretch& one) { return one.is_notes; });
        texts_ = static_cast<std::size_t>(first_note - all_.begin());
        flow_.stretches = all_;
    }

    Flow set() {
        find_former();
        flow_.pieces_made = static_cast<std::size_t>(
            std::count_if(former_.begin(), former_.end(),
                          [](const Former& one) { return one.piece == nullptr; }));
        for_each_parallel(all_.size(), whole_.jobs, [&](std::size_t i) {
            if (former_[i].piece != nullptr) return;
            pieces_[i] = std::make_unique<Piece>(whole_, all_[i].nodes_before);
            set_in(*pieces_[i], all_[i]);
        });
        join_texts();
        for (std::size_t i = texts_; i < all_.size(); ++i) {
            flow_.stretches[i].nodes_before = nodes_joined();
            join(pieces_[i]->taken(), {});
        }
        move_behind(flow_.asides, flow_.notes);
        flow_.facing_notes.resize(flow_.notes.size());
        flow_.note_sorts.resize(flow_.notes.size());
        if (whole_.keep) flow_.kept = std::make_shared<std::vector<KeptPiece>>(std::move(kept_));
        return std::move(flow_);
    }

private:
    /// A piece of the state before that stands in the stead of one.
    struct Former {
        const KeptPiece* piece = nullptr;
        TextMove moved = {};
    };

    void find_former() {
        auto next = still_there_.begin();
        for (std::size_t i = 0; i < texts_; ++i) {
            while (next != still_there_.end() && next->now.begin < all_[i].begin) ++next;
            if (next == still_there_.end()) return;
            if (!next->now.is_same_text(all_[i])) continue;
            const KeptPiece* first = piece_that_said({}, *next, *whole_.former);
            const KeptPiece* found = first;
            if (first != nullptr && whole_.references != nullptr && !whole_.references->empty())
                found = piece_that_said(own_references(i, first->set->structure.size()), *next,
                                        *whole_.former);
            if (found != nullptr) former_[i] = {found, found->moved.then(next->move)};
        }
    }

    /// Those of a piece with so many nodes, its first included, as it knows them.
    [[nodiscard]] PageReferences own_references(std::size_t piece, std::size_t nodes) const {
        PageReferences own;
        if (whole_.references == nullptr) return own;
        const std::uint32_t before = all_[piece].nodes_before;
        for (auto one = whole_.references->upper_bound(static_cast<NodeId>(before));
             one != whole_.references->end(); ++one) {
            const std::uint32_t node = static_cast<std::uint32_t>(one->first) - before;
            if (node >= nodes) break;
            own.emplace(static_cast<NodeId>(node), one->second);
        }
        return own;
    }

    void join_texts() {
        Piece* open = pieces_.front().get();
        std::size_t opened = 0;
        std::size_t stretches = 1;
        flow_.stretches.front().nodes_before = nodes_joined();
        for (std::size_t i = 1; i < texts_; ++i) {
            if (open != nullptr && !(open->is_closed() && stands_by_itself(i))) {
                // It goes on with what comes before it.
                flow_.stretches[i].nodes_before =
                    nodes_joined() + static_cast<std::uint32_t>(open->made.structure.size()) - 1;
                set_in(*open, all_[i]);
                ++stretches;
                continue;
            }
            if (open != nullptr) finish(*open, opened, stretches == 1);
            flow_.stretches[i].nodes_before = nodes_joined();
            open = pieces_[i].get();
            opened = i;
            stretches = 1;
            if (open != nullptr) continue;
            const Former& former = former_[i];
            keep({all_[i], former.piece->set, former.piece->references, former.moved});
            join(SetPiece(*former.piece->set), former.moved);
        }
        end_text(open, opened, stretches == 1);
    }

    /// What was taken over does.
    [[nodiscard]] bool stands_by_itself(std::size_t piece) const {
        return pieces_[piece] == nullptr || pieces_[piece]->has_first;
    }

    void finish(Piece& piece, std::size_t index, bool is_one_stretch) {
        SetPiece made = piece.taken();
        if (!whole_.keep || !is_one_stretch || !may_be_kept(made, all_[index], whole_.chapter))
            return join(std::move(made), {});
        auto kept = std::make_shared<const SetPiece>(std::move(made));
        keep({all_[index], kept, own_references(index, kept->structure.size()), {}});
        join(SetPiece(*kept), {});
    }
    void keep(KeptPiece piece) {
        // A short text is soon set again.
        if (texts_ > 2) kept_.push_back(std::move(piece));
    }

    /// But for the document's.
    [[nodiscard]] std::uint32_t nodes_joined() const {
        return static_cast<std::uint32_t>(whole_.structure.size()) - 1;
    }

    [[nodiscard]] Cursor cursor_in(Piece& piece) const {
        Cursor at{piece.context, &piece.column, {}, whole_.style.page.measure()};
        at.percent = percent_;
        at.language = whole_.chapter.language;
        at.parent = static_cast<NodeId>(0);
        return at;
    }

    void set_in(Piece& piece, const Stretch& stretch) const {
        const Chapter& chapter = whole_.chapter;
        const Cursor at = cursor_in(piece);
        if (stretch.is_notes) return add_notes(piece.made.flow, stretch.begin, stretch.end, at);
        if (stretch.begin == 0) piece.column.anchors.push_back(chapter.name);
        if (chapter.parallel && chapter.parallel->print != ParallelPrint::none)
            return set_parallel_text(at);
        if (stretch.begin == 0) set_title(at);
        if (stretch.begin == stretch.end) return;
        set_blocks(chapter.blocks, stretch.begin, stretch.begin + 1, at);
        piece.has_first = !piece.column.boxes.empty();
        set_blocks(chapter.blocks, stretch.begin + 1, stretch.end, at);
    }

    /// Nothing comes that could take what waits. `last`: the last piece; null: it was taken over.
    void end_text(Piece* last, std::size_t index, bool is_one_stretch) {
        if (last == nullptr) return;
        Column& column = last->column;
        column.end_side();
        set_link_codes(cursor_in(*last));
        if (column.boxes.empty()) {
            Box blank;
            blank.height = blank.ink_height = whole_.style.page.pitch;
            column.boxes.push_back(std::move(blank));
        }
        const bool waits = !column.anchors.empty() || !column.asides.empty();
        move_behind(column.anchors, column.boxes.back().anchors);
        move_behind(column.asides, column.boxes.back().marks);
        finish(*last, index, is_one_stretch && !waits && whole_.chapter.link_codes.empty());
    }

    /// Puts a piece behind those before it.
    void join(SetPiece piece, const TextMove& moved) {
        Flow& own = piece.flow;
        const Renumbering numbers{section_,
                                  nodes_joined(),
                                  static_cast<std::uint32_t>(flow_.frames.size()),
                                  static_cast<std::uint32_t>(flow_.column_parts.size()),
                                  static_cast<std::uint32_t>(flow_.table_cuts.size()),
                                  static_cast<std::uint32_t>(flow_.asides.size()),
                                  moved};
        const auto renumber = [&](std::vector<Box>& all) {
            for (Box& box : all) numbers.apply(box);
        };
        const std::size_t boxes_before = flow_.boxes.size();
        for (std::size_t i = 1; i < piece.structure.size(); ++i) {
            piece.structure[i].parent = numbers(piece.structure[i].parent);
            whole_.structure.push_back(std::move(piece.structure[i]));
        }
        renumber(own.boxes);
        renumber(own.spares);
        for (auto* texts : {&own.notes, &own.asides})
            for (std::vector<Box>& lines : *texts) renumber(lines);
        for (FlowParagraph& paragraph : own.paragraphs) {
            paragraph.first += boxes_before;
            paragraph.numbers = numbers;
        }
        for (Plate& plate : own.plates) {
            plate.after += boxes_before;
            numbers.apply(plate.box);
        }
        for (SidePart& part : own.side_parts) {
            part.first += boxes_before;
            part.spare += flow_.spares.size();
            part.text->renumber(numbers, boxes_before);
        }
        for (TableCut& cut : own.table_cuts) {
            numbers.apply(cut.above);
            if (cut.below) cut.below->node = numbers(cut.below->node);
        }
        move_behind(own.boxes, flow_.boxes);
        move_behind(own.plates, flow_.plates);
        move_behind(own.paragraphs, flow_.paragraphs);
        move_behind(own.side_parts, flow_.side_parts);
        move_behind(own.spares, flow_.spares);
        move_behind(own.notes, flow_.notes);
        move_behind(own.asides, flow_.asides);
        move_behind(own.table_cuts, flow_.table_cuts);
        move_behind(own.frames, flow_.frames);
        move_behind(own.column_parts, flow_.column_parts);
        flow_.note_sorts.insert(flow_.note_sorts.end(), own.note_sorts.begin(),
                                own.note_sorts.end());
        flow_.facing_notes.insert(flow_.facing_notes.end(), own.facing_notes.begin(),
                                  own.facing_notes.end());
        flow_.has_facing = flow_.has_facing || own.has_facing;
        whole_.shaper.missing.report(piece.diagnostics, moved);
        whole_.has_readings = whole_.has_readings || piece.has_readings;
        whole_.has_dots = whole_.has_dots || piece.has_dots;
    }

    StreamContext& whole_;
    NodeId section_;
    std::int64_t percent_;
    std::vector<PieceStillThere> still_there_;
    std::vector<Stretch> all_;
    /// How many of these are of the text; notes come behind it.
    std::size_t texts_ = 0;
    /// Null: it is taken over.
    std::vector<std::unique_ptr<Piece>> pieces_;
    std::vector<Former> former_;
    std::vector<KeptPiece> kept_;
    Flow flow_;
};

}  // namespace

Flow flow_of_pieces(StreamContext& whole, NodeId section, std::int64_t percent) {
    return PieceSetter(whole, section, percent).set();
}

}  // namespace banxin::layout
