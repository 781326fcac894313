#include "layout/paginate.h"

#include "layout/column_part.h"
#include "layout/frames.h"
#include "layout/grid.h"
#include "layout/line_maker.h"
#include "layout/short_text.h"
#include "layout/side_notes.h"
#include "layout/transform.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace banxin::layout {
namespace {

class Composer {
public:
    Composer(const Flow& flow, const ChapterInputs& inputs, Side first, BoxUse use)
        : flow_(flow),
          inputs_(inputs),
          first_(first),
          use_(use),
          page_(inputs.style.page),
          area_{flow, inputs.style},
          notes_(inputs.note_policy, inputs.chapter, inputs.style, inputs.fonts),
          counts_(inputs.note_policy.before) {}

    std::vector<ComposedPage> run(const PageBreaks& breaks) {
        find_notes(breaks);
        find_frames(breaks);
        std::vector<ComposedPage> pages;
        for (const PagePlan& plan : breaks.pages) {
            if (flow_.has_facing)
                pages.push_back({compose(plan, pages.size(), true), plan.on_paper});
            pages.push_back({compose(plan, pages.size(), false), plan.on_paper});
        }
        return pages;
    }

private:
    [[nodiscard]] const style::RoleStyle& note_style() const {
        return inputs_.style[style::Role::note];
    }

    void find_frames(const PageBreaks& breaks) {
        for (const PagePlan& plan : breaks.pages) {
            for (const Box* box : plan.boxes) {
                frames_.meet(*box);
                for (const Box& beside : box->facing) frames_.meet(beside);
            }
        }
    }

    /// On which pages each note begins.
    void find_notes(const PageBreaks& breaks) {
        std::size_t page = 0;
        for (const PagePlan& plan : breaks.pages) {
            for (int side = flow_.has_facing ? 0 : 1; side < 2; ++side, ++page)
                for (const NoteLine& line : area_.on_side(plan.notes, side == 0))
                    if (line.line == 0) begins_on_[line.note].push_back(page);
        }
    }

    /// Where the note of a mark on a page stands: there, or on the next page that has it.
    [[nodiscard]] std::size_t page_of_note(std::uint32_t note, std::size_t page) const {
        const auto found = begins_on_.find(note);
        if (found == begins_on_.end()) return page;
        const auto next = std::lower_bound(found->second.begin(), found->second.end(), page);
        return next == found->second.end() ? found->second.back() : *next;
    }

    /// Counting begins anew, but not while a mark waits for its note: no two on a page are alike.
    void start_counting() {
        std::erase_if(numbers_, [&](const auto& one) { return !waiting_.contains(one.first); });
        if (waiting_.empty()) counts_ = {};
    }

    /// `facing`: the left one of two pages that face each other.
    Page compose(const PagePlan& plan, std::size_t page_index, bool facing) {
        Page page;
        baselines_.clear();
        if (inputs_.note_policy.numbering == NoteNumbering::page) start_counting();
        Length y;
        for (Box* box : plan.head) y = put_under(box, y, page, page_index);
        if (!plan.boxes.empty()) y += open_tables(plan.boxes.front(), y, facing, page, page_index);
        const std::vector<Point> places = places_of(plan.boxes, y);
        put_frames(plan, places, facing, page);
        for (std::size_t i = 0; i < places.size() && inputs_.show_boxes; ++i)
            draw_box(places[i].y, plan.boxes[i]->ink_height, page_, page.items);
        for (std::size_t i = 0; i < plan.boxes.size(); ++i) {
            Box* const box = on_side(plan.boxes[i], facing);
            if (box == nullptr) continue;
            put(taken(box), {places[i].x, places[i].y}, page, page_index);
        }
        if (!places.empty()) close_tables(plan.boxes.back(), places.back().y, facing, page);
        const std::vector<NoteLine> notes = area_.on_side(plan.notes, facing);
        if (!notes.empty() && area_.is_beside())
            put_beside(notes, page, page_index);
        else if (!notes.empty())
            put_notes(notes, page, page_index);
        // The last of them ends where the text would.
        Length foot = page_.height() - area_.height_of(notes) + (page_.pitch - page_.body_size);
        for (const Box* box : plan.foot) foot -= box->height;
        for (Box* box : plan.foot) foot = put_under(box, foot, page, page_index);
        return page;
    }

    /// Returns the height of what stands again over the rows of tables that go on there.
    Length open_tables(Box* first, Length top, bool facing, Page& page, std::size_t page_index) {
        const Length height = height_above(flow_, *first);
        const Box* const own = on_side(first, facing);
        if (own == nullptr) return height;
        for (const std::uint32_t cut : own->cut_above) {
            Box copy = flow_.table_cuts[cut].above;
            const Length down = top + height - copy.height;
            put(std::move(copy), {Length{}, down}, page, page_index, true);
        }
        return height;
    }

    /// A rule under each table that goes on on the next page.
    void close_tables(Box* last, Length top, bool facing, Page& page) const {
        const Box* const own = on_side(last, facing);
        if (own == nullptr) return;
        for (const std::uint32_t cut : own->cut_below) {
            if (!flow_.table_cuts[cut].below) continue;
            RuleItem rule = *flow_.table_cuts[cut].below;
            rule.area.y += top + last->height;
            page.items.emplace_back(rule);
        }
    }

    /// What of a box stands on the left one of two pages that face each other, or on the other.
    static Box* on_side(Box* box, bool facing) {
        if (!facing) return box;
        return box->facing.empty() ? nullptr : &box->facing.front();
    }

    /// Where the boxes of a page stand, under a height.
    [[nodiscard]] std::vector<Point> places_of(const std::vector<Box*>& boxes, Length y) const {
        std::vector<Point> places;
        for (std::size_t i = 0; i < boxes.size();) {
            const std::int32_t part = boxes[i]->columns;
            const Length top = begin_of(*boxes[i], y, i == 0, page_);
            if (part < 0) {
                places.push_back({Length{}, top});
                y = top + boxes[i++]->height;
                continue;
            }
            const ColumnPart& look = flow_.column_parts[static_cast<std::size_t>(part)];
            BalancedColumns columns(look.count, page_);
            for (; i < boxes.size() && boxes[i]->columns == part; ++i) columns.add(*boxes[i]);
            for (const ColumnPlace& place : columns.places())
                places.push_back({look.step * place.column, top + place.top});
            y = top + columns.height();
        }
        return places;
    }

    /// Returns where the next one begins.
    Length put_under(Box* box, Length top, Page& page, std::size_t page_index) {
        const Length height = box->height;
        put(taken(box), {Length{}, top}, page, page_index);
        return top + height;
    }

    /// What of a box goes to a page; how high it is and how it is cut stays known.
    [[nodiscard]] Box taken(Box* box) const {
        const auto from = [&](auto& part) {
            return use_ == BoxUse::used_up ? std::move(part) : part;
        };
        Box own;
        own.height = box->height;
        own.place = box->place;
        own.items = from(box->items);
        own.links = from(box->links);
        own.marks = from(box->marks);
        own.anchors = from(box->anchors);
        return own;
    }

    /// Under everything else; a frame that goes on from page to page is open there.
    void put_frames(const PagePlan& plan, const std::vector<Point>& places, bool facing,
                    Page& page) {
        for (std::size_t i = 0; i < plan.boxes.size(); ++i)
            if (const Box* const box = on_side(plan.boxes[i], facing))
                frames_.put(*box, places[i], flow_.frames);
        frames_.draw(flow_.frames, page.items);
    }

    void put_notes(const std::vector<NoteLine>& notes, Page& page, std::size_t page_index) {
        // F06: the last line stands on the foot of the type area, what is left goes above the rule.
        Length y = page_.height() - area_.height_of(notes) + area_.space_above_rule();
        page.items.emplace_back(RuleItem{{Length{}, y, page_.measure() / 4, millimetres(0.2)},
                                         0,
                                         NodeId::artifact,
                                         Direction::horizontal});
        y += area_.space_below_rule();
        for (std::size_t i = 0; i < notes.size(); ++i) {
            const NoteLine& line = notes[i];
            if (i > 0) y += area_.space_between(notes[i - 1], line);
            y += put_note_line(line, {Length{}, y}, page, page_index);
        }
    }

    /// Returns its height.
    Length put_note_line(const NoteLine& line, Point at, Page& page, std::size_t page_index) {
        Box copy = flow_.notes[line.note][line.line];
        const Length height = copy.height;
        if (line.line == 0) page.anchors.push_back({note_anchor(line.note, page_index), at.y});
        // With a mark on another page it stands there too.
        const bool again = !set_.emplace(line.note, line.line).second;
        put(std::move(copy), at, page, page_index, again, line.note + 1);
        return height;
    }

    /// Of the lines of notes on a page, those of one.
    struct BesideText {
        std::size_t begin = 0;
        std::size_t end = 0;
        SideNote stands;
        /// What goes on from the page before is read first, what goes on on the next one last.
        int rank = 0;
    };
    std::vector<BesideText> beside_text(const std::vector<NoteLine>& notes) const {
        std::vector<BesideText> all;
        for (std::size_t i = 0; i < notes.size();) {
            BesideText one{i, i, {}, 1};
            for (; one.end < notes.size() && notes[one.end].note == notes[i].note; ++one.end)
                one.stands.height += flow_.notes[notes[i].note][notes[one.end].line].height;
            const auto marked = baselines_.find(notes[i].note);
            if (notes[i].line > 0)
                one.rank = 0;
            else if (notes[one.end - 1].line + 1 < flow_.notes[notes[i].note].size())
                one.rank = 2;
            if (marked != baselines_.end() && one.rank > 0) {
                // The first line stands on the line of the mark.
                const Length size = note_style().size;
                one.stands.wanted = marked->second - size.scaled(ascent_percent, 100);
            } else if (!all.empty()) {
                one.stands.wanted = all.back().stands.wanted;
            }
            i = one.end;
            all.push_back(one);
        }
        std::stable_sort(all.begin(), all.end(), [](const BesideText& a, const BesideText& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.stands.wanted < b.stands.wanted;
        });
        return all;
    }

    /// In the outer margin, each beside its mark.
    void put_beside(const std::vector<NoteLine>& notes, Page& page, std::size_t page_index) {
        const style::SideColumn& side = inputs_.style.side;
        const bool outer_is_right = is_bound_left(side_after(first_, page_index), Binding::left);
        const Length x =
            outer_is_right ? page_.measure() + side.gap : Length{} - side.gap - side.width;
        const std::vector<BesideText> all = beside_text(notes);
        std::vector<SideNote> wanted;
        for (const BesideText& one : all) wanted.push_back(one.stands);
        const std::vector<Length> tops = stand_beside(
            wanted, area_.space_beside(), page_.height() + note_style().pitch - note_style().size);
        for (std::size_t i = 0; i < all.size(); ++i) {
            Length y = tops[i];
            for (std::size_t line = all[i].begin; line < all[i].end; ++line)
                y += put_note_line(notes[line], {x, y}, page, page_index);
        }
    }

    std::string note_anchor(std::uint32_t note, std::size_t page) const {
        return fmt::format("{}#note-{}-{}", inputs_.chapter.name, note + 1, page + 1);
    }
    std::string mark_anchor(std::uint32_t note, std::size_t page) const {
        return fmt::format("{}{}{}-{}", inputs_.chapter.name, mark_sign, note + 1, page + 1);
    }

    /// `again`: it stands on a page before this one, and who listens has heard it there. `note`: of
    /// whose text it is, from 1; 0: of none.
    void put(Box box, Point at, Page& page, std::size_t page_index, bool again = false,
             std::uint32_t note = 0) {
        const bool placed = box.place.block != no_block && box.place.block != 0;
        PlacedLine line{at, box.height, {}, note, placed || note > 0, size_of(page.items), 0};
        if (placed && note == 0) line.place = box.place;
        if (again)
            for (Item& item : box.items)
                std::visit([](auto& one) { one.node = NodeId::artifact; }, item);
        shift(box, at.x, at.y);
        for (std::string& anchor : box.anchors) page.anchors.push_back({std::move(anchor), at.y});
        for (LinkArea& link : box.links) page.links.push_back(std::move(link));
        for (const MarkSlot& mark : box.marks)
            if (!mark.label) baselines_.emplace(mark.note, mark.at.y + mark.size.scaled(34, 60));
        // A label is read before the note's text, a mark after what it belongs to.
        std::size_t marks = 0;
        for (std::size_t i = 0; i <= box.items.size(); ++i) {
            for (; marks < box.marks.size() && box.marks[marks].after_items <= i; ++marks)
                put_mark(box.marks[marks], page, page_index, again);
            if (i < box.items.size()) page.items.push_back(std::move(box.items[i]));
        }
        for (; marks < box.marks.size(); ++marks)
            put_mark(box.marks[marks], page, page_index, again);
        line.end_item = size_of(page.items);
        if (note > 0 || (!again && (placed || line.end_item > line.first_item)))
            page.lines.push_back(line);
    }

    static std::uint32_t size_of(const std::vector<Item>& items) {
        return static_cast<std::uint32_t>(items.size());
    }

    /// What a mark shows.
    struct Numbered {
        const NoteSorts& sorts;
        std::uint8_t sort = 0;
        std::uint32_t number = 0;
    };
    std::optional<Numbered> numbered(const MarkSlot& mark) {
        if (inputs_.note_policy.stand_behind()) {
            const auto& notes = inputs_.chapter_at(mark.chapter).notes;
            if (mark.note >= notes.size()) return std::nullopt;
            const NoteSorts& sorts = sorts_of(mark.chapter);
            return Numbered{sorts, sorts.sort_of(notes[mark.note]), sorts.number(mark.note)};
        }
        if (mark.note >= flow_.note_sorts.size()) return std::nullopt;
        const std::uint8_t sort = flow_.note_sorts[mark.note];
        const auto [entry, fresh] = numbers_.emplace(mark.note, counts_[sort] + 1);
        if (fresh) ++counts_[sort];
        return Numbered{notes_, sort, entry->second};
    }

    /// Of this chapter, or of one whose notes stand in it.
    const NoteSorts& sorts_of(std::uint32_t chapter) {
        if (chapter == inputs_.index) return notes_;
        const auto found = others_.find(chapter);
        if (found != others_.end()) return found->second;
        const ChapterInputs other = inputs_.of_chapter(chapter);
        return others_
            .emplace(chapter, NoteSorts(other.note_policy, other.chapter, other.style, other.fonts))
            .first->second;
    }

    void put_mark(const MarkSlot& mark, Page& page, std::size_t page_index, bool again) {
        if (mark.hidden) return;
        const auto found = numbered(mark);
        if (!found) return;
        const NoteSorts::Mark shown =
            mark.label ? found->sorts.label(found->sort, found->number, mark.size)
                       : found->sorts.mark(found->sort, found->number, mark.size, mark.width);
        style::RoleStyle look = note_style();
        look.size = shown.size;
        if (!mark.label) look.colour = mark.colour;
        // F07: labels of all sorts begin at one edge.
        const Length x = mark.label ? Length{} : (mark.width - shown.width) / 2;
        // Set at the origin first, then put where the box that it was in has been put.
        Box placed;
        const ShortText text(shown.text, look, inputs_.chapter_at(mark.chapter).language,
                             inputs_.fonts, LineRulesSet::solid());
        text.place({x - shown.cut, Length{}}, again ? NodeId::artifact : mark.node, placed.items);
        placed.links.push_back(
            {{Length{}, Length{} - mark.size.scaled(ascent_percent, 100), mark.width, mark.size},
             {},
             true,
             mark.node});
        Transform{turn_to(mark.direction), mark.at}.apply(placed);
        for (Item& item : placed.items) page.items.push_back(std::move(item));
        LinkArea& link = placed.links.front();
        if (inputs_.note_policy.stand_behind())
            lead_behind(mark, link, page, again);
        else
            lead_on_pages(mark, link, page, page_index);
        if (!link.target.empty()) page.links.push_back(std::move(link));
    }

    /// F11, where each note stands once: both ways, back to its first mark.
    void lead_behind(const MarkSlot& mark, LinkArea& link, Page& page, bool again) const {
        const Chapter& whose = inputs_.chapter_at(mark.chapter);
        std::string note = fmt::format("{}#note-{}", whose.name, mark.note + 1);
        std::string first_mark = first_mark_anchor(whose.name, mark.note);
        if (!again && mark.label)
            page.anchors.push_back({note, link.area.y});
        else if (!again && mark.occurrence == 0)
            page.anchors.push_back({first_mark, link.area.y});
        const bool marked = whose.notes[mark.note].references > 0;
        if (!mark.label)
            link.target = std::move(note);
        else if (marked)
            link.target = std::move(first_mark);
    }

    /// F11, where a note stands on each page that marks it.
    void lead_on_pages(const MarkSlot& mark, LinkArea& link, Page& page, std::size_t page_index) {
        const auto marked = marked_on_.find(mark.note);
        if (mark.label) {
            waiting_.erase(mark.note);
            link.target =
                mark_anchor(mark.note, marked == marked_on_.end() ? page_index : marked->second);
            return;
        }
        const std::size_t there = page_of_note(mark.note, page_index);
        if (there > page_index) waiting_.insert(mark.note);
        link.target = note_anchor(mark.note, there);
        if (marked == marked_on_.end() || marked->second != page_index)
            page.anchors.push_back({mark_anchor(mark.note, page_index), link.area.y});
        marked_on_[mark.note] = page_index;
    }

    const Flow& flow_;
    const ChapterInputs& inputs_;
    const Side first_;
    const BoxUse use_;
    const style::Page& page_;
    const NoteArea area_;
    const NoteSorts notes_;
    std::map<std::uint32_t, NoteSorts> others_;
    /// Number of every note that has one, on this page or in this chapter.
    std::map<std::uint32_t, std::uint32_t> numbers_;
    /// Of the line in which each note is marked first on this page.
    std::map<std::uint32_t, Length> baselines_;
    /// The last number of each sort.
    NoteCounts counts_;
    /// Notes and their lines that stand on a page.
    std::set<std::pair<std::uint32_t, std::uint32_t>> set_;
    std::map<std::uint32_t, std::vector<std::size_t>> begins_on_;
    FrameExtents frames_;
    /// The last page with a mark of each note.
    std::map<std::uint32_t, std::size_t> marked_on_;
    /// Notes that are marked and begin on a later page.
    std::set<std::uint32_t> waiting_;
};

}  // namespace

std::vector<ComposedPage> compose_pages(const Flow& flow, const PageBreaks& breaks,
                                        const ChapterInputs& inputs, Side first, BoxUse use) {
    return Composer(flow, inputs, first, use).run(breaks);
}

}  // namespace banxin::layout
