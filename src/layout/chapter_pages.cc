#include "layout/chapter_pages.h"

#include "base/parallel.h"
#include "layout/chapter_flow.h"
#include "layout/furniture.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace banxin::layout {
namespace {

/// Looks a part through, in print order.
class Indexer {
public:
    Indexer(Part& part, const ChapterInputs& inputs) : part_(part), inputs_(inputs) {}

    PartIndex indexed(const std::vector<PagePlan>& pages) {
        const Flow& flow = part_.flow;
        for (std::size_t plan = 0; plan < pages.size(); ++plan) {
            // Two pages that face each other are one plan.
            const std::size_t verso = flow.has_facing ? plan * 2 : plan;
            const std::size_t page = flow.has_facing ? verso + 1 : plan;
            pages[plan].for_each_box([&](const Box& box) {
                for (const Box& beside : box.facing) take(beside, verso);
                take(box, page);
            });
            for (const NoteLine& line : pages[plan].notes)
                take(flow.notes[line.note][line.line], flow.facing_notes[line.note] ? verso : page);
        }
        return std::move(index_);
    }

private:
    void take(const Box& box, std::size_t page) {
        for (const std::string& anchor : box.anchors) index_.anchors.push_back({anchor, page});
        for (const LinkArea& link : box.links)
            if (link.inside_book) index_.links.push_back({link.target, page, link.node});
        if (inputs_.note_policy.stand_behind())
            for (const MarkSlot& mark : box.marks)
                if (!mark.label && mark.occurrence == 0)
                    index_.first_marks.push_back(
                        {first_mark_anchor(inputs_.chapter_at(mark.chapter).name, mark.note),
                         page});
        for (const Item& item : box.items)
            part_.has_pictures = part_.has_pictures || std::holds_alternative<ImageItem>(item);
    }

    Part& part_;
    const ChapterInputs& inputs_;
    PartIndex index_;
};

/// As far as pages know pictures.
bool look_the_same(const std::vector<Asset>& a, const std::vector<Asset>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Asset& x, const Asset& y) {
        return x.file == y.file && x.type == y.type && x.width == y.width && x.height == y.height;
    });
}

}  // namespace

PartMaker::PartMaker(const Book& book, const style::Style& style, const text::Fonts& fonts,
                     const LineRulesSet& rules, const LayoutOptions& options)
    : book_(book), style_(style), fonts_(fonts), rules_(rules), options_(options) {
    for (const Chapter& chapter : book.chapters) chapter_names_.push_back(chapter.name);
}

NotePolicy PartMaker::note_policy() const {
    NotePolicy policy{book_.notes_apart, rules_.typography().notes, style_.note_place, {}};
    // What stands behind a chapter knows no pages.
    if (policy.stand_behind() && policy.numbering == NoteNumbering::page)
        policy.numbering = NoteNumbering::chapter;
    return policy;
}

Chapter PartMaker::generated(std::string_view name) const {
    Chapter chapter;
    chapter.name = name;
    chapter.language = book_.metadata.language.value;
    return chapter;
}

ChapterInputs PartMaker::inputs(const Chapter& chapter) const {
    return {.chapter = chapter,
            .book_language = book_.metadata.language.value,
            .assets = book_.assets,
            .chapter_names = chapter_names_,
            .style = style_,
            .fonts = fonts_,
            .rules = rules_,
            .note_policy = note_policy(),
            .chapters = &book_.chapters,
            .bleed = options_.bleed,
            .show_boxes = options_.show_grid,
            .jobs = options_.jobs,
            .keep = options_.keep,
            .piece_bytes = options_.piece_bytes};
}

ChapterInputs PartMaker::inputs(std::size_t chapter, const std::vector<NoteCounts>& notes_before,
                                const PageReferences& references) const {
    ChapterInputs made = inputs(book_.chapters[chapter]);
    made.note_policy.before = notes_before[chapter];
    made.index = static_cast<std::uint32_t>(chapter);
    made.notes_before = &notes_before;
    made.references = &references;
    return made;
}

Part PartMaker::flow(const ChapterInputs& inputs, const MakeFlow& make) const {
    Part part;
    part.structure.emplace_back();  // the document, shared by all parts
    part.structure.front().language = book_.metadata.language.value;
    StreamContext context(inputs, part.diagnostics, part.structure);
    part.flow = make(context);
    return part;
}

Part PartMaker::make(const ChapterInputs& inputs, const MakeFlow& make, bool only_on_recto) const {
    Part part = flow(inputs, make);
    choose_breaks(part, inputs, only_on_recto);
    for (std::size_t side = 0; side < part.breaks.size(); ++side) {
        if (!part.breaks[side]) continue;
        Indexer indexer(part, inputs);
        part.index[side] = indexer.indexed(part.breaks[side]->pages);
    }
    return part;
}

void PartMaker::choose_breaks(Part& part, const ChapterInputs& inputs, bool only_on_recto) const {
    const Locale locale = inputs.chapter.language.locale();
    const int orphans = locale == Locale::latin || locale == Locale::ko ? 2 : 1;  // D7
    if (only_on_recto || part.flow.has_facing)
        part.breaks[1] = choose_page_breaks(part.flow, style_, {Side::recto, orphans});
    else
        part.breaks = choose_page_breaks_of_both(part.flow, style_, orphans);
    // Their text is not needed any more.
    part.flow.paragraphs.clear();
    part.flow.side_parts.clear();
}

Chapters::Chapters(const PartMaker& maker, const LayoutOptions& options, const Chapters* before)
    : maker_(maker),
      options_(options),
      parts_(maker.book().chapters.size()),
      references_(parts_.size()),
      kept_(parts_.size()),
      notes_before_(
          style::notes_before(maker.book(), maker.style().notes, options.typography.notes)),
      first_number_(parts_.size()) {
    std::vector<Kept> former(parts_.size());
    std::vector<std::optional<FormerChapter>> former_texts(parts_.size());
    if (before != nullptr && before->maker_.chapter_names() == maker.chapter_names())
        for_each_parallel(parts_.size(), options.jobs, [&](std::size_t i) {
            if (is_unchanged(i, *before)) former[i] = before->kept_[i];
            former_texts[i] = former_of(i, *before);
        });
    std::vector<std::size_t> stale(parts_.size());
    std::iota(stale.begin(), stale.end(), std::size_t{0});
    // A number that gets longer may move what it counts: hardly ever twice, never for ever.
    constexpr int rounds = 6;
    for (int round = 0; round < rounds && !stale.empty(); ++round) {
        for_each_parallel(stale.size(), options.jobs, [&](std::size_t i) {
            const auto& one = former_texts[stale[i]];
            set(stale[i], former[stale[i]], one ? &*one : nullptr);
        });
        for (const std::size_t i : stale) {
            const auto is_same = [&](const auto& one) { return one.second == parts_[i]; };
            if (std::none_of(former[i].begin(), former[i].end(), is_same)) {
                ++made_count_;
                pieces_made_ += parts_[i]->flow.pieces_made;
            }
            if (options.keep) kept_[i].emplace_back(references_[i], parts_[i]);
        }
        number_pages();
        stale = refer();
    }
}

/// Nothing that a chapter's boxes are made of is another than before.
bool Chapters::is_unchanged(std::size_t i, const Chapters& before) const {
    const Book& book = maker_.book();
    const Book& former = before.maker_.book();
    const auto same = [&](std::size_t k) {
        return (book.chapters.share(k) == former.chapters.share(k) ||
                book.chapters[k] == former.chapters[k]) &&
               notes_before_[k] == before.notes_before_[k];
    };
    if (before.kept_[i].empty() || book.notes_apart != former.notes_apart ||
        book.metadata.language.value != former.metadata.language.value || !same(i))
        return false;
    const bool has_pictures = before.kept_[i].front().second->has_pictures;
    if (has_pictures && !look_the_same(book.assets, former.assets)) return false;
    const std::vector<Block>& blocks = book.chapters[i].blocks;
    return std::all_of(blocks.begin(), blocks.end(), [&](const Block& block) {
        const auto* list = std::get_if<NoteList>(&block.value);
        return list == nullptr || list->chapter == i || same(list->chapter);
    });
}

std::optional<Side> Chapters::opening_side(std::size_t i) const {
    const auto& chapters = maker_.book().chapters;
    if (has_facing_original(chapters[i])) return Side::verso;
    if (is_front(i)) return std::nullopt;
    const auto is_part = [&](std::size_t k) { return chapters[k].role == ChapterRole::part; };
    const bool on_recto = options_.chapters_on_recto || is_part(i) || (i > 0 && is_part(i - 1));
    return on_recto ? std::optional(Side::recto) : std::nullopt;
}

bool Chapters::is_front(std::size_t i) const {
    return is_front_matter(maker_.book().chapters[i].role);
}

/// What of a chapter that has changed, or whose links say something else, may be the same.
std::optional<FormerChapter> Chapters::former_of(std::size_t i, const Chapters& before) const {
    const Book& book = maker_.book();
    const Book& former = before.maker_.book();
    if (before.kept_[i].empty() || book.notes_apart != former.notes_apart ||
        book.metadata.language.value != former.metadata.language.value)
        return std::nullopt;
    FormerChapter found{&former.chapters[i], {}, look_the_same(book.assets, former.assets), false};
    for (const auto& [references, part] : before.kept_[i])
        if (part->flow.kept) found.pieces.push_back(part->flow.kept.get());
    const style::NoteMarks& notes = maker_.style().notes;
    found.has_same_notes = notes_before_[i] == before.notes_before_[i] &&
                           std::equal(book.chapters[i].notes.begin(), book.chapters[i].notes.end(),
                                      found.chapter->notes.begin(), found.chapter->notes.end(),
                                      [&](const Note& a, const Note& b) {
                                          return style::sort_of(a, book.notes_apart, notes) ==
                                                 style::sort_of(b, book.notes_apart, notes);
                                      });
    return found;
}

void Chapters::set(std::size_t i, const Kept& former, const FormerChapter* former_text) {
    for (const auto& [references, part] : former) {
        if (references != references_[i]) continue;
        parts_[i] = part;
        return;
    }
    ChapterInputs made_of = maker_.inputs(i, notes_before_, references_[i]);
    if (parts_[i]) made_of.stretches = &parts_[i]->flow.stretches;
    made_of.former = former_text;
    parts_[i] = std::make_shared<Part>(maker_.make(made_of, flow_of_chapter, false));
}

void Chapters::number_pages() {
    for (const bool front : {true, false}) {
        std::size_t number = front ? 2 : 1;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (is_front(i) != front) continue;
            if (opening_side(i).value_or(side_of(number)) != side_of(number)) ++number;
            first_number_[i] = number;
            number += parts_[i]->page_count(first_side(i));
        }
    }
}

std::string Chapters::label(std::size_t i, std::size_t page) const {
    const auto style = is_front(i) ? PageLabelRange::Style::roman : PageLabelRange::Style::decimal;
    return page_number(style, static_cast<std::uint32_t>(first_number_[i] + page));
}

std::map<std::string, std::string> Chapters::labels() const {
    std::map<std::string, std::string> labels;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        for (const auto& [anchor, page] : parts_[i]->index_for(first_side(i)).anchors)
            labels.emplace(anchor, label(i, page));
    return labels;
}

/// What links say from now on; the chapters that must be laid out again for it. A link that leads
/// to its own page says nothing, unless it has done so before: then it would go on changing its
/// mind.
std::vector<std::size_t> Chapters::refer() {
    std::vector<std::size_t> stale;
    if (!options_.typography.page_references || !has_links()) return stale;
    const std::map<std::string, std::string> found = labels();
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        PageReferences now;
        for (const auto& [anchor, page, node] : parts_[i]->index_for(first_side(i)).links) {
            const auto target = found.find(anchor);
            if (target == found.end()) continue;
            const bool here = target->second == label(i, page);
            if (!here || references_[i].contains(node)) now.emplace(node, target->second);
        }
        if (now == references_[i]) continue;
        references_[i] = std::move(now);
        stale.push_back(i);
    }
    return stale;
}

bool Chapters::has_links() const {
    return std::any_of(parts_.begin(), parts_.end(), [](const std::shared_ptr<Part>& part) {
        return !part->index[1].links.empty();
    });
}

ChapterInputs Chapters::inputs(std::size_t i) const {
    return maker_.inputs(i, notes_before_, references_[i]);
}

}  // namespace banxin::layout
