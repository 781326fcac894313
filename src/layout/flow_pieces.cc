#include "layout/flow_pieces.h"

#include "base/parallel.h"
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

/// Blocks of a chapter's text, or some of its notes.
struct Stretch {
    bool is_notes = false;
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool is_running_text(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    return paragraph != nullptr && paragraph->role == ParagraphRole::body;
}

/// Between two paragraphs of running text hardly anything is left over from one for the other.
bool may_be_cut_between(const Block& block, const Block& next) {
    return is_running_text(block) && is_running_text(next) &&
           !std::get<Paragraph>(next.value).continuation;
}

std::vector<Stretch> stretches_of(const StreamContext& whole) {
    const Chapter& chapter = whole.chapter;
    std::vector<Stretch> all(1);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < chapter.blocks.size(); ++i) {
        const Block& block = chapter.blocks[i];
        if (i > 1 && bytes >= whole.piece_bytes && !chapter.parallel &&
            may_be_cut_between(chapter.blocks[i - 1], block)) {
            all.push_back({false, i, i});
            bytes = 0;
        }
        bytes += block.span.end - block.span.begin;
        all.back().end = i + 1;
    }
    if (whole.note_policy.stand_behind()) return all;
    const std::size_t notes = std::max<std::size_t>(whole.piece_bytes / 64, 1);
    for (std::size_t i = 0; i < chapter.notes.size(); i += notes)
        all.push_back({true, i, std::min(i + notes, chapter.notes.size())});
    return all;
}

/// A stretch as it was set.
struct Piece {
    Piece(const StreamContext& whole, std::uint32_t nodes_before)
        : structure(1), context(whole, diagnostics, structure) {
        context.nodes_before = nodes_before;
        column.flow = &flow;
        column.table_cuts = &flow.table_cuts;
        column.frames = &flow.frames;
    }

    /// Its first node stands for the chapter's.
    std::vector<StructureNode> structure;
    Diagnostics diagnostics;
    StreamContext context;
    Flow flow;
    Column column;
    /// Its first block has a box, so that what comes after it looks no further back.
    bool has_first = false;

    /// What is set next has nothing of it to take into account.
    [[nodiscard]] bool is_closed() const {
        const bool is_beside = column.side && column.side->rest > Length{};
        return column.space == Length{} && column.anchors.empty() && column.asides.empty() &&
               column.drop_cap == 0 && !is_beside && !column.side_text;
    }
};

class PieceSetter {
public:
    PieceSetter(StreamContext& whole, NodeId section, std::int64_t percent)
        : whole_(whole), section_(section), percent_(percent) {}

    Flow set() {
        const std::vector<Stretch> all = stretches_of(whole_);
        pieces_.resize(all.size());
        flow_.nodes_before.resize(all.size());
        for_each_parallel(all.size(), whole_.jobs, [&](std::size_t i) {
            pieces_[i] = std::make_unique<Piece>(whole_, known_nodes_before(i));
            set_in(*pieces_[i], all[i]);
        });
        const auto first_note = std::find_if(all.begin(), all.end(),
                                             [](const Stretch& one) { return one.is_notes; });
        const auto texts = static_cast<std::size_t>(first_note - all.begin());
        Piece* open = pieces_.front().get();
        flow_.nodes_before.front() = nodes_joined();
        for (std::size_t i = 1; i < texts; ++i) {
            if (open->is_closed() && pieces_[i]->has_first && !needs_more_boxes(i, texts)) {
                join(*open);
                open = pieces_[i].get();
                flow_.nodes_before[i] = nodes_joined();
                continue;
            }
            flow_.nodes_before[i] =
                nodes_joined() + static_cast<std::uint32_t>(open->structure.size()) - 1;
            set_in(*open, all[i]);
        }
        end_text(*open);
        for (std::size_t i = texts; i < all.size(); ++i) {
            flow_.nodes_before[i] = nodes_joined();
            join(*pieces_[i]);
        }
        move_behind(flow_.asides, flow_.notes);
        flow_.facing_notes.resize(flow_.notes.size());
        flow_.note_sorts.resize(flow_.notes.size());
        return std::move(flow_);
    }

private:
    [[nodiscard]] std::uint32_t known_nodes_before(std::size_t piece) const {
        const auto* known = whole_.nodes_before_pieces;
        return known != nullptr && piece < known->size() ? (*known)[piece] : 0;
    }
    /// But for the document's.
    [[nodiscard]] std::uint32_t nodes_joined() const {
        return static_cast<std::uint32_t>(whole_.structure.size()) - 1;
    }

    /// The codes of a chapter's links keep its last two lines.
    [[nodiscard]] bool needs_more_boxes(std::size_t piece, std::size_t texts) const {
        return piece + 1 == texts && !whole_.chapter.link_codes.empty() &&
               pieces_[piece]->column.boxes.size() < 2;
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
        if (stretch.is_notes) return add_notes(piece.flow, stretch.begin, stretch.end, at);
        if (stretch.begin == 0) piece.column.anchors.push_back(chapter.name);
        if (chapter.parallel && chapter.parallel->print != ParallelPrint::none)
            return set_parallel_text(at);
        if (stretch.begin == 0) set_title(at);
        if (stretch.begin == stretch.end) return;
        set_blocks(chapter.blocks, stretch.begin, stretch.begin + 1, at);
        piece.has_first = !piece.column.boxes.empty();
        set_blocks(chapter.blocks, stretch.begin + 1, stretch.end, at);
    }

    /// The last piece: nothing comes that could take what waits.
    void end_text(Piece& piece) {
        Column& column = piece.column;
        column.end_side();
        set_link_codes(cursor_in(piece));
        if (column.boxes.empty()) {
            Box blank;
            blank.height = blank.ink_height = whole_.style.page.pitch;
            column.boxes.push_back(std::move(blank));
        }
        move_behind(column.anchors, column.boxes.back().anchors);
        move_behind(column.asides, column.boxes.back().marks);
        join(piece);
    }

    /// Puts a piece behind those before it.
    void join(Piece& piece) {
        Flow& own = piece.flow;
        std::vector<Box>& boxes = piece.column.boxes;
        const Renumbering numbers{section_,
                                  nodes_joined(),
                                  static_cast<std::uint32_t>(flow_.frames.size()),
                                  static_cast<std::uint32_t>(flow_.column_parts.size()),
                                  static_cast<std::uint32_t>(flow_.table_cuts.size()),
                                  static_cast<std::uint32_t>(flow_.asides.size())};
        const auto renumber = [&](std::vector<Box>& all) {
            for (Box& box : all) numbers.apply(box);
        };
        const std::size_t boxes_before = flow_.boxes.size();
        for (std::size_t i = 1; i < piece.structure.size(); ++i) {
            piece.structure[i].parent = numbers(piece.structure[i].parent);
            whole_.structure.push_back(std::move(piece.structure[i]));
        }
        renumber(boxes);
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
        move_behind(boxes, flow_.boxes);
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
        whole_.shaper.missing.report(piece.diagnostics);
        whole_.has_readings = whole_.has_readings || piece.context.has_readings;
        whole_.has_dots = whole_.has_dots || piece.context.has_dots;
    }

    StreamContext& whole_;
    NodeId section_;
    std::int64_t percent_;
    std::vector<std::unique_ptr<Piece>> pieces_;
    Flow flow_;
};

}  // namespace

Flow flow_of_pieces(StreamContext& whole, NodeId section, std::int64_t percent) {
    return PieceSetter(whole, section, percent).set();
}

}  // namespace banxin::layout
