#include "layout/chapter_pages.h"

#include "base/parallel.h"
#include "layout/chapter_flow.h"
#include "layout/furniture.h"
#include "layout/page_starts.h"

#include <numeric>
#include <utility>

namespace banxin::layout {

PartMaker::PartMaker(const Book& book, const style::Style& style, const text::Fonts& fonts,
                     const LineRulesSet& rules, Length bleed, bool show_boxes)
    : book_(book),
      style_(style),
      fonts_(fonts),
      rules_(rules),
      bleed_(bleed),
      show_boxes_(show_boxes) {
    for (const Chapter& chapter : book.chapters) chapter_names_.push_back(chapter.name);
}

NotePolicy PartMaker::note_policy() const {
    NotePolicy policy{book_.notes_apart, rules_.typography().notes, style_.note_place, {}};
    // What stands behind a chapter knows no pages.
    if (policy.stand_behind() && policy.numbering == NoteNumbering::page)
        policy.numbering = NoteNumbering::chapter;
    return policy;
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
            .bleed = bleed_,
            .show_boxes = show_boxes_};
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
    part.chapter = &inputs.chapter;
    part.structure.emplace_back();  // the document, shared by all parts
    StreamContext context(inputs, part.diagnostics, part.structure);
    part.flow = make(context);
    return part;
}

void PartMaker::choose_breaks(Part& part, bool only_on_recto) const {
    const Locale locale = part.chapter->language.locale();
    const int orphans = locale == Locale::latin || locale == Locale::ko ? 2 : 1;  // D7
    if (only_on_recto || part.flow.has_facing)
        part.breaks[1] = choose_page_breaks(part.flow, style_, {Side::recto, orphans});
    else
        part.breaks = choose_page_breaks_of_both(part.flow, style_, orphans);
    // Their text is not needed any more.
    part.flow.paragraphs.clear();
    part.flow.side_parts.clear();
}

void PartMaker::compose(Part& part, const ChapterInputs& inputs, Side first) const {
    part.starts = page_starts(part.breaks_for(first), part.flow.has_facing);
    part.pages = compose_pages(part.flow, part.breaks_for(first), inputs, first);
    part.flow = {};
    part.breaks = {};
}

Part PartMaker::all(const Chapter& chapter, const MakeFlow& make) const {
    const ChapterInputs all = inputs(chapter);
    Part part = flow(all, make);
    choose_breaks(part, true);
    compose(part, all, Side::recto);
    return part;
}

Chapters::Chapters(const PartMaker& maker, const LayoutOptions& options)
    : maker_(maker),
      options_(options),
      parts_(maker.book().chapters.size()),
      references_(parts_.size()),
      notes_before_(
          style::notes_before(maker.book(), maker.style().notes, options.typography.notes)),
      first_number_(parts_.size()) {
    std::vector<std::size_t> stale(parts_.size());
    std::iota(stale.begin(), stale.end(), std::size_t{0});
    // A number that gets longer may move what it counts: hardly ever twice, never for ever.
    constexpr int rounds = 6;
    for (int round = 0; round < rounds && !stale.empty(); ++round) {
        for_each_parallel(stale.size(), options.jobs, [&](std::size_t i) { make(stale[i]); });
        number_pages();
        stale = refer();
    }
}

std::vector<Part> Chapters::compose() {
    for_each_parallel(parts_.size(), options_.jobs,
                      [&](std::size_t i) { maker_.compose(parts_[i], inputs(i), first_side(i)); });
    return std::move(parts_);
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

void Chapters::make(std::size_t i) {
    parts_[i] = maker_.flow(inputs(i), flow_of_chapter);
    maker_.choose_breaks(parts_[i], false);
}

void Chapters::number_pages() {
    for (const bool front : {true, false}) {
        std::size_t number = front ? 2 : 1;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (is_front(i) != front) continue;
            if (opening_side(i).value_or(side_of(number)) != side_of(number)) ++number;
            first_number_[i] = number;
            number += parts_[i].page_count(first_side(i));
        }
    }
}

template <class Each>
void Chapters::each_box(Each&& each) const {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const auto& pages = parts_[i].breaks_for(first_side(i)).pages;
        const Flow& flow = parts_[i].flow;
        for (std::size_t plan = 0; plan < pages.size(); ++plan) {
            // Two pages that face each other are one plan.
            const std::size_t verso = flow.has_facing ? plan * 2 : plan;
            const std::size_t page = flow.has_facing ? verso + 1 : plan;
            pages[plan].for_each_box([&](const Box& box) {
                for (const Box& beside : box.facing) each(i, verso, beside);
                each(i, page, box);
            });
            for (const NoteLine& line : pages[plan].notes)
                each(i, flow.facing_notes[line.note] ? verso : page,
                     flow.notes[line.note][line.line]);
        }
    }
}

std::string Chapters::label(std::size_t i, std::size_t page) const {
    const auto style = is_front(i) ? PageLabelRange::Style::roman : PageLabelRange::Style::decimal;
    return page_number(style, static_cast<std::uint32_t>(first_number_[i] + page));
}

std::map<std::string, std::string> Chapters::labels() const {
    std::map<std::string, std::string> labels;
    each_box([&](std::size_t i, std::size_t page, const Box& box) {
        for (const std::string& anchor : box.anchors) labels.emplace(anchor, label(i, page));
    });
    return labels;
}

/// What links say from now on; the chapters that must be laid out again for it. A link that leads
/// to its own page says nothing, unless it has done so before: then it would go on changing its
/// mind.
std::vector<std::size_t> Chapters::refer() {
    std::vector<std::size_t> stale;
    if (!options_.typography.page_references || !has_links()) return stale;
    const std::map<std::string, std::string> found = labels();
    std::vector<PageReferences> now(parts_.size());
    each_box([&](std::size_t i, std::size_t page, const Box& box) {
        for (const LinkArea& link : box.links) {
            const auto target = link.inside_book ? found.find(link.target) : found.end();
            if (target == found.end()) continue;
            const bool here = target->second == label(i, page);
            if (!here || references_[i].contains(link.node))
                now[i].emplace(link.node, target->second);
        }
    });
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (now[i] == references_[i]) continue;
        references_[i] = std::move(now[i]);
        stale.push_back(i);
    }
    return stale;
}

bool Chapters::has_links() const {
    bool found = false;
    each_box([&](std::size_t, std::size_t, const Box& box) {
        for (const LinkArea& link : box.links) found = found || link.inside_book;
    });
    return found;
}

ChapterInputs Chapters::inputs(std::size_t i) const {
    return maker_.inputs(i, notes_before_, references_[i]);
}

}  // namespace banxin::layout
