#include "layout/paginate.h"

#include "layout/line_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace banxin::layout {
namespace {

class Composer {
public:
    Composer(Flow& flow, const PageContext& context)
        : flow_(flow),
          context_(context),
          page_(context.style.page),
          counts_(context.notes_before) {}

    std::vector<Page> run(const PageBreaks& breaks) {
        std::vector<Page> pages;
        for (const PagePlan& plan : breaks.pages) {
            if (flow_.has_facing) pages.push_back(compose(plan, pages.size(), true));
            pages.push_back(compose(plan, pages.size(), false));
        }
        return pages;
    }

private:
    [[nodiscard]] const style::RoleStyle& note_style() const {
        return context_.style[style::Role::note];
    }

    /// `facing`: the left one of two pages that face each other.
    Page compose(const PagePlan& plan, std::size_t page_index, bool facing) {
        Page page;
        if (context_.numbered_by_page) {
            numbers_.clear();
            counts_ = {};
        }
        Length y;
        const Box* header =
            plan.boxes.empty() ? nullptr : repeated_above(flow_, *plan.boxes.front());
        if (header != nullptr) {
            Box copy = *header;
            y = copy.height;
            put(copy, Length{}, page, page_index, true);
        }
        bool at_head = true;
        for (Box* box : plan.boxes) {
            const Length top = begin_of(*box, y, at_head, page_);
            y = top + box->height;
            at_head = false;
            if (!facing)
                put(*box, top, page, page_index);
            else if (!box->facing.empty())
                put(box->facing.front(), top, page, page_index);
        }
        const NoteArea area{flow_, context_.style};
        const std::vector<NoteLine> notes = area.on_side(plan.notes, facing);
        if (!notes.empty()) put_notes(notes, page, page_index);
        return page;
    }

    void put_notes(const std::vector<NoteLine>& notes, Page& page, std::size_t page_index) {
        // F06: the last line stands on the foot of the type area, what is left goes above the rule.
        const NoteArea area{flow_, context_.style};
        Length y = page_.height() - area.height_of(notes) + area.space_above_rule();
        page.items.emplace_back(RuleItem{{Length{}, y, page_.measure() / 4, millimetres(0.2)},
                                         0,
                                         NodeId::artifact,
                                         Direction::horizontal});
        y += area.space_below_rule();
        for (std::size_t i = 0; i < notes.size(); ++i) {
            const NoteLine& line = notes[i];
            if (i > 0) y += area.space_between(notes[i - 1], line);
            Box copy = flow_.notes[line.note][line.line];
            const Length height = copy.height;
            if (line.line == 0) {
                page.anchors.push_back({note_anchor(line.note, page_index), y});
            }
            // With a mark on another page it stands there too.
            const bool again = !set_.emplace(line.note, line.line).second;
            put(copy, y, page, page_index, again);
            y += height;
        }
    }

    std::string note_anchor(std::uint32_t note, std::size_t page) const {
        return fmt::format("{}#note-{}-{}", context_.chapter, note + 1, page + 1);
    }
    std::string mark_anchor(std::uint32_t note, std::size_t page) const {
        return fmt::format("{}#mark-{}-{}", context_.chapter, note + 1, page + 1);
    }

    /// `again`: it stands on a page before this one, and who listens has heard it there.
    void put(Box& box, Length top, Page& page, std::size_t page_index, bool again = false) {
        if (again)
            for (Item& item : box.items)
                std::visit([](auto& one) { one.node = NodeId::artifact; }, item);
        shift(box, Length{}, top);
        for (std::string& anchor : box.anchors) page.anchors.push_back({std::move(anchor), top});
        for (LinkArea& link : box.links) page.links.push_back(std::move(link));
        // A label is read before the note's text, a mark after what it belongs to.
        std::size_t marks = 0;
        for (std::size_t i = 0; i <= box.items.size(); ++i) {
            for (; marks < box.marks.size() && box.marks[marks].after_items <= i; ++marks)
                put_mark(box.marks[marks], page, page_index, again);
            if (i < box.items.size()) page.items.push_back(std::move(box.items[i]));
        }
        for (; marks < box.marks.size(); ++marks)
            put_mark(box.marks[marks], page, page_index, again);
    }

    void put_mark(const MarkSlot& mark, Page& page, std::size_t page_index, bool again) {
        const std::uint8_t sort = flow_.note_sorts[mark.note];
        const auto [entry, fresh] = numbers_.emplace(mark.note, counts_[sort] + 1);
        if (fresh) ++counts_[sort];
        const NoteSorts& notes = context_.notes;
        const NoteSorts::Mark shown = mark.label
                                          ? notes.label(sort, entry->second, mark.size)
                                          : notes.mark(sort, entry->second, mark.size, mark.width);
        style::RoleStyle look = note_style();
        look.size = shown.size;
        // F07: the text follows a label always at the same distance.
        const Length free = mark.width - shown.width;
        const Length x = mark.at.x + (mark.label ? free : free / 2);
        place_text(context_.fonts, look, context_.language, shown.text, {x - shown.cut, mark.at.y},
                   again ? NodeId::artifact : mark.node, page.items);
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

    Flow& flow_;
    const PageContext& context_;
    const style::Page& page_;
    /// Number of every note that has one, on this page or in this chapter.
    std::map<std::uint32_t, std::uint32_t> numbers_;
    /// The last number of each sort.
    NoteCounts counts_;
    /// Notes and their lines that stand on a page.
    std::set<std::pair<std::uint32_t, std::uint32_t>> set_;
};

}  // namespace

std::vector<Page> compose_pages(Flow& flow, const PageBreaks& breaks, const PageContext& context) {
    return Composer(flow, context).run(breaks);
}

}  // namespace banxin::layout
