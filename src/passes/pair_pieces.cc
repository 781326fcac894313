// 对照: which blocks of a translation and of its original belong together. Decides nothing that
// cannot be seen in the texts: where they do not go together, both places are shown.
#include "document/walk.h"
#include "document/wiki.h"
#include "passes/names.h"
#include "passes/pairing.h"
#include "passes/passes.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

namespace banxin::passes {
namespace {

using pairing::Range;

/// Blocks of both texts that stand side by side.
struct Pair {
    Range translation;
    Range original;
};

class Pairing {
public:
    Pairing(const Blocks& translation, const Blocks& original, const PairMarks& marks, Span chapter,
            Diagnostics& diagnostics)
        : translation_(translation),
          original_(original),
          marks_(marks),
          chapter_(chapter),
          diagnostics_(diagnostics) {}

    /// Empty after a complaint.
    std::vector<Pair> pairs(PieceRule rule) {
        const bool marked = !marks_.translation.empty() || !marks_.original.empty();
        switch (rule) {
            case PieceRule::found: return marked ? by_marks() : by_paragraphs();
            case PieceRule::paragraphs: return by_paragraphs();
            case PieceRule::marks: return by_marks();
            case PieceRule::headings: return by_headings();
        }
        return {};
    }

private:
    [[nodiscard]] Span span_at(const Blocks& blocks, std::size_t at) const {
        if (blocks.empty()) return chapter_;
        return blocks[std::min(at, blocks.size() - 1)].span;
    }

    std::vector<Pair> by_headings() {
        const std::vector<std::size_t> ours = pairing::headings(translation_);
        const std::vector<std::size_t> theirs = pairing::headings(original_);
        const auto level = [](const Blocks& blocks, std::size_t at) {
            return std::get<Heading>(blocks[at].value).level;
        };
        const std::size_t both = std::min(ours.size(), theirs.size());
        std::size_t same = 0;
        while (same < both && level(translation_, ours[same]) == level(original_, theirs[same]))
            ++same;
        if (same < ours.size() || same < theirs.size()) {
            // A text that has no more headings is shown at its end.
            const auto place = [&](const std::vector<std::size_t>& all, const Blocks& blocks) {
                return span_at(blocks, same < all.size() ? all[same] : blocks.size());
            };
            diagnostics_.report(Code::S032, place(ours, translation_),
                                {std::to_string(ours.size()), std::to_string(theirs.size())},
                                Hint{HintId::same_headings, {}}, place(theirs, original_));
            return {};
        }
        std::vector<Pair> pairs;
        pairs.push_back({{0, pairing::end_of(ours, 0, translation_)},
                         {0, pairing::end_of(theirs, 0, original_)}});
        for (std::size_t i = 0; i < ours.size(); ++i)
            pairs.push_back({{ours[i], pairing::end_of(ours, i + 1, translation_)},
                             {theirs[i], pairing::end_of(theirs, i + 1, original_)}});
        return pairs;
    }

    std::vector<Pair> by_paragraphs() {
        std::vector<Pair> pairs;
        bool complete = true;
        for (const Pair& section : by_headings()) {
            const std::size_t ours = section.translation.size();
            const std::size_t theirs = section.original.size();
            if (ours != theirs) {
                complete = false;
                const auto [at, other] = pairing::first_doubt(translation_, section.translation,
                                                              original_, section.original);
                diagnostics_.report(Code::S031, span_at(translation_, at),
                                    {std::to_string(paragraphs(translation_, section.translation)),
                                     std::to_string(paragraphs(original_, section.original))},
                                    Hint{HintId::pair_forms, {}}, span_at(original_, other));
            }
            for (std::size_t i = 0; i < std::min(ours, theirs); ++i) {
                const std::size_t at = section.translation.begin + i;
                const std::size_t other = section.original.begin + i;
                pairs.push_back({{at, at + 1}, {other, other + 1}});
            }
        }
        return complete ? pairs : std::vector<Pair>();
    }

    /// The heading that a section begins with is none.
    static std::size_t paragraphs(const Blocks& blocks, Range range) {
        const bool heading =
            range.size() > 0 && std::holds_alternative<Heading>(blocks[range.begin].value);
        return range.size() - (heading ? 1 : 0);
    }

    std::vector<Pair> by_marks() {
        const std::vector<PairMark>& ours = marks_.translation;
        const std::vector<PairMark>& theirs = marks_.original;
        const std::size_t both = std::min(ours.size(), theirs.size());
        std::size_t same = 0;
        while (same < both && ours[same].name == theirs[same].name) ++same;
        if (same < ours.size() || same < theirs.size() || ours.empty()) {
            const auto place = [&](const std::vector<PairMark>& all, const Blocks& blocks) {
                return same < all.size() ? all[same].span : span_at(blocks, blocks.size());
            };
            diagnostics_.report(Code::S033, place(ours, translation_),
                                {std::to_string(ours.size()), std::to_string(theirs.size())},
                                Hint{HintId::same_marks, {}}, place(theirs, original_));
            return {};
        }
        const auto after = [](const Blocks& blocks, const PairMark& mark) {
            const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) {
                return block.span.begin >= mark.span.begin;
            });
            return static_cast<std::size_t>(found - blocks.begin());
        };
        std::vector<Pair> pairs;
        Pair before;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            before.translation.end = after(translation_, ours[i]);
            before.original.end = after(original_, theirs[i]);
            pairs.push_back(before);
            before = {{before.translation.end, 0}, {before.original.end, 0}};
        }
        before.translation.end = translation_.size();
        before.original.end = original_.size();
        pairs.push_back(before);
        return pairs;
    }

    const Blocks& translation_;
    const Blocks& original_;
    const PairMarks& marks_;
    Span chapter_;
    Diagnostics& diagnostics_;
};

/// The notes of both texts as one row, in the order of their first marks.
void join_notes(Chapter& chapter, std::vector<Note>&& originals) {
    const auto own = static_cast<std::uint32_t>(chapter.notes.size());
    const auto shift = [own](NoteRef& mark) { mark.note += own; };
    for_each_mark(chapter.parallel->title, shift);
    for (Blocks& piece : chapter.parallel->pieces) for_each_mark(piece, shift);
    for (Note& note : originals) {
        for_each_mark(note.blocks, shift);
        note.language = chapter.parallel->language;
        chapter.notes.push_back(std::move(note));
    }
    order_notes(chapter);
}

/// Addresses are written from the original's own folder: here they start from the chapter's.
void rebase(Blocks& blocks, const std::string& from, const std::string& to) {
    if (from == to) return;
    const auto moved = [&](std::string& url) {
        const bool stays = url.empty() || url.front() == '#' || url.front() == '/' ||
                           is_wiki(url) || url.find(':') != std::string::npos;
        if (!stays)
            url = (std::filesystem::path(from) / url).lexically_relative(to).generic_string();
    };
    for_each_image(blocks, [&](Image& image) { moved(image.url); });
    for_each_of<Link>(blocks, [&](Link& link) { moved(link.url); });
}

}  // namespace

void pair_pieces(Chapter& chapter, Chapter&& original, const PairMarks& marks,
                 Diagnostics& diagnostics) {
    const ParallelWish wish = chapter.fields.parallel.value_or(ParallelWish());
    const std::vector<Pair> pairs =
        Pairing(chapter.blocks, original.blocks, marks, chapter.span, diagnostics)
            .pairs(wish.pieces);
    ParallelText& parallel = chapter.parallel.emplace();
    parallel.file = std::move(original.file);
    parallel.language = original.language;
    parallel.title = std::move(original.title);
    parallel.short_title = std::move(original.fields.short_title);
    parallel.print = wish.print;
    parallel.folded = wish.folded;
    for (const Pair& pair : pairs) {
        if (pair.translation.size() == 0 && pair.original.size() == 0) continue;
        Blocks& piece = parallel.pieces.emplace_back();
        for (std::size_t i = pair.original.begin; i < pair.original.end; ++i)
            piece.push_back(std::move(original.blocks[i]));
        for (std::size_t i = pair.translation.begin; i < pair.translation.end; ++i)
            chapter.blocks[i].piece = static_cast<std::uint32_t>(parallel.pieces.size());
    }
    const std::string from = folder_of(parallel.file);
    const std::string to = folder_of(chapter.file);
    for (Blocks& piece : parallel.pieces) rebase(piece, from, to);
    for (Note& note : original.notes) rebase(note.blocks, from, to);
    join_notes(chapter, std::move(original.notes));
}

}  // namespace banxin::passes
