#include "layout/paginate.h"

#include "layout/line_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace banxin::layout {
namespace {

/// A line of a note, by note and line.
struct NoteLine {
    std::uint32_t note = 0;
    std::uint32_t line = 0;
};

/// What a page will hold: boxes first … last-1 and these lines of notes.
struct Plan {
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<NoteLine> notes;
    std::vector<NoteLine> carried;
};

class Paginator {
public:
    Paginator(Flow flow, const PageContext& context)
        : flow_(std::move(flow)), context_(context), page_(context.style.page) {}

    std::vector<Page> run() {
        std::vector<Page> pages;
        std::size_t first = 0;
        while (first < flow_.boxes.size() || !carried_.empty()) {
            Plan plan = plan_page(first);
            pages.push_back(compose(plan, pages.size()));
            first = plan.last;
            carried_ = std::move(plan.carried);
        }
        return pages;
    }

private:
    [[nodiscard]] const style::RoleStyle& note_style() const {
        return context_.style[style::Role::note];
    }

    /// F05: from the last body line to the rule, and from the rule to the first note.
    [[nodiscard]] Length space_above_rule() const { return page_.pitch; }
    [[nodiscard]] Length space_below_rule() const { return note_style().size / 2; }

    Length height_of(const std::vector<NoteLine>& lines) const {
        if (lines.empty()) return {};
        Length height = space_above_rule() + space_below_rule();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const Box& box = flow_.notes[lines[i].note][lines[i].line];
            height += i + 1 < lines.size() ? box.height : box.ink_height;
        }
        return height;
    }

    /// Where box `i` would begin after one that ended at `y`.
    Length begin_of(const Box& box, Length y, bool at_top) const {
        if (!at_top) y += box.space_before;
        if (box.on_grid) y = page_.pitch * ((y.sp + page_.pitch.sp - 1) / page_.pitch.sp);
        return y;
    }

    bool may_break_before(std::size_t i) const {
        return i >= flow_.boxes.size() ||
               (!flow_.boxes[i - 1].keep_with_next && !flow_.boxes[i].keep_with_previous);
    }

    /// Notes that come to the page with a box, those already on it left out.
    std::vector<std::uint32_t> new_notes(const Box& box, const std::vector<NoteLine>& lines) const {
        std::vector<std::uint32_t> notes;
        for (const MarkSlot& mark : box.marks) {
            const auto has = [&](const NoteLine& line) {
                return line.note == mark.note && line.line == 0;
            };
            const bool known = std::any_of(lines.begin(), lines.end(), has) ||
                               std::find(notes.begin(), notes.end(), mark.note) != notes.end();
            if (!known && mark.note < flow_.notes.size()) notes.push_back(mark.note);
        }
        return notes;
    }

    void take_carried(Plan& plan) const {
        // A page is never all continued note: room for three lines of text is kept while
        // there is text left.
        const bool text_left = plan.first < flow_.boxes.size();
        const Length limit = page_.height() - (text_left ? page_.pitch * 3 : Length{});
        for (const NoteLine& line : carried_) {
            plan.notes.push_back(line);
            // At least one, however tall, so that every page makes headway.
            const bool fits = plan.notes.size() == 1 || height_of(plan.notes) <= limit;
            if (plan.carried.empty() && fits) continue;
            plan.notes.pop_back();
            plan.carried.push_back(line);
        }
    }

    Plan plan_page(std::size_t first) {
        Plan plan;
        plan.first = first;
        take_carried(plan);
        const std::size_t count = flow_.boxes.size();
        // Notes that stay on the page if it ends before box `i`.
        struct Stop {
            std::size_t last;
            std::size_t notes;
        };
        Stop good{first, plan.notes.size()};
        Length y = repeated_height(first);
        std::size_t i = first;
        bool closed = false;
        for (; i < count && !closed; ++i) {
            const Box& box = flow_.boxes[i];
            const Length top = begin_of(box, y, i == first);
            const std::size_t before = plan.notes.size();
            const std::vector<std::uint32_t> fresh = new_notes(box, plan.notes);
            for (const std::uint32_t note : fresh) {
                for (std::uint32_t line = 0; line < flow_.notes[note].size(); ++line)
                    plan.notes.push_back({note, line});
            }
            const bool fits = top + box.ink_height + height_of(plan.notes) <= page_.height();
            if (!fits) {
                // A long note may be parted, if the page would be left half empty otherwise.
                const bool part =
                    !fresh.empty() && top <= page_.height() / 2 && plan.carried.empty();
                if (!part || !part_notes(plan, before, top + box.ink_height)) {
                    plan.notes.resize(before);
                    break;
                }
                closed = true;
            }
            y = top + box.height;
            if (i + 1 == count || may_break_before(i + 1) || closed)
                good = {i + 1, plan.notes.size()};
        }
        if (i == count) {
            plan.last = count;
        } else if (good.last > first) {
            plan.last = good.last;
            plan.notes.resize(good.notes);
        } else {
            // Nothing may be parted and nothing fits: the page takes what it can, at least one box.
            plan.last = std::max(i, first + 1);
            if (i == first && first < count) add_notes_of(flow_.boxes[first], plan);
        }
        return plan;
    }

    /// Keeps as many of the lines added since `before` as fit under `y`, carries the rest.
    /// False if not even the first line of each note fits.
    bool part_notes(Plan& plan, std::size_t before, Length y) const {
        std::vector<NoteLine> added(plan.notes.begin() + static_cast<std::ptrdiff_t>(before),
                                    plan.notes.end());
        plan.notes.resize(before);
        for (std::size_t k = 0; k < added.size(); ++k) {
            plan.notes.push_back(added[k]);
            if (y + height_of(plan.notes) <= page_.height()) continue;
            plan.notes.pop_back();
            const auto rest = added.begin() + static_cast<std::ptrdiff_t>(k);
            const bool begins =
                std::any_of(rest, added.end(), [](const NoteLine& line) { return line.line == 0; });
            if (begins) return false;
            plan.carried.assign(rest, added.end());
            return true;
        }
        return true;
    }

    void add_notes_of(const Box& box, Plan& plan) const {
        for (const std::uint32_t note : new_notes(box, plan.notes)) {
            for (std::uint32_t line = 0; line < flow_.notes[note].size(); ++line) {
                plan.notes.push_back({note, line});
                if (line > 0 && box.ink_height + height_of(plan.notes) > page_.height()) {
                    plan.notes.pop_back();
                    plan.carried.push_back({note, line});
                }
            }
        }
    }

    /// B10: the header that stands again above a row which starts a page.
    const Box* repeated(std::size_t first) const {
        if (first == 0 || first >= flow_.boxes.size() || flow_.boxes[first].repeat < 0)
            return nullptr;
        return &flow_.repeats[static_cast<std::size_t>(flow_.boxes[first].repeat)];
    }
    Length repeated_height(std::size_t first) const {
        const Box* box = repeated(first);
        return box == nullptr ? Length{} : box->height;
    }

    Page compose(Plan& plan, std::size_t page_index) {
        Page page;
        if (context_.numbering == NoteNumbering::page) numbers_.clear();
        Length y;
        if (const Box* header = repeated(plan.first)) {
            Box copy = *header;
            // Who listens has heard it at the head of the table.
            for (Item& item : copy.items)
                std::visit([](auto& one) { one.node = NodeId::artifact; }, item);
            y = copy.height;
            put(copy, Length{}, page, page_index);
        }
        for (std::size_t i = plan.first; i < plan.last; ++i) {
            Box& box = flow_.boxes[i];
            const Length top = begin_of(box, y, i == plan.first);
            y = top + box.height;
            put(box, top, page, page_index);
        }
        if (!plan.notes.empty()) put_notes(plan, page, page_index);
        return page;
    }

    void put_notes(const Plan& plan, Page& page, std::size_t page_index) {
        // F06: the last line stands on the foot of the type area, what is left goes above the rule.
        Length y = page_.height() - height_of(plan.notes) + space_above_rule();
        page.items.emplace_back(RuleItem{{Length{}, y, page_.measure() / 4, millimetres(0.2)},
                                         0,
                                         NodeId::artifact,
                                         Direction::horizontal});
        y += space_below_rule();
        for (const NoteLine& line : plan.notes) {
            Box copy = flow_.notes[line.note][line.line];
            const Length height = copy.height;
            if (line.line == 0) {
                page.anchors.push_back({note_anchor(line.note, page_index), y});
            }
            put(copy, y, page, page_index);
            y += height;
        }
    }

    std::string note_anchor(std::uint32_t note, std::size_t page) const {
        return fmt::format("{}#note-{}-{}", context_.chapter, note + 1, page + 1);
    }
    std::string mark_anchor(std::uint32_t note, std::size_t page) const {
        return fmt::format("{}#mark-{}-{}", context_.chapter, note + 1, page + 1);
    }

    void put(Box& box, Length top, Page& page, std::size_t page_index) {
        shift(box, Length{}, top);
        for (std::string& anchor : box.anchors) page.anchors.push_back({std::move(anchor), top});
        for (LinkArea& link : box.links) page.links.push_back(std::move(link));
        // A label is read before the note's text, a mark after what it belongs to.
        std::size_t marks = 0;
        for (std::size_t i = 0; i <= box.items.size(); ++i) {
            for (; marks < box.marks.size() && box.marks[marks].after_items <= i; ++marks)
                put_mark(box.marks[marks], page, page_index);
            if (i < box.items.size()) page.items.push_back(std::move(box.items[i]));
        }
        for (; marks < box.marks.size(); ++marks) put_mark(box.marks[marks], page, page_index);
    }

    void put_mark(const MarkSlot& mark, Page& page, std::size_t page_index) {
        const auto next = context_.notes_before + static_cast<std::uint32_t>(numbers_.size() + 1);
        const auto [entry, fresh] = numbers_.emplace(mark.note, next);
        const std::string number = note_number(entry->second);
        style::RoleStyle look = note_style();
        look.size = mark.size;
        Length width = text_width(context_.fonts, look, context_.language, number);
        if (width > mark.width) {
            look.size = look.size.scaled(mark.width.sp, width.sp);
            width = mark.width;
        }
        const Length x = mark.at.x + (mark.width - width) / 2;
        place_text(context_.fonts, look, context_.language, number, {x, mark.at.y}, mark.node,
                   page.items);
        const Length box_top = mark.at.y - mark.size.scaled(ascent_percent, 100);
        LinkArea link{{mark.at.x, box_top, mark.width, mark.size}, {}, true, mark.node};
        if (mark.label) {
            link.target = mark_anchor(mark.note, page_index);
        } else {
            link.target = note_anchor(mark.note, page_index);
            if (fresh) page.anchors.push_back({mark_anchor(mark.note, page_index), box_top});
        }
        page.links.push_back(std::move(link));
    }

    Flow flow_;
    const PageContext& context_;
    const style::Page& page_;
    std::vector<NoteLine> carried_;
    /// Number of every note that has one, on this page or in this chapter.
    std::map<std::uint32_t, std::uint32_t> numbers_;
};

}  // namespace

std::vector<Page> paginate(Flow flow, const PageContext& context) {
    return Paginator(std::move(flow), context).run();
}

}  // namespace banxin::layout
