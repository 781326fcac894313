#include "layout/page_filler.h"

#include "layout/page_breaks.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace banxin::layout {

using namespace costs;  // NOLINT: their names are those of TYPOGRAPHY.md

namespace {

/// Leaves the ends that a search may take; false if one that was passed over might be among them,
/// where at least `passed` lines would be blank.
bool keep_ends(Filled& page, const std::optional<std::int64_t>& passed) {
    const auto by_cost = [](const Stop& a, const Stop& b) { return a.cost < b.cost; };
    const auto best = std::min_element(page.stops.rbegin(), page.stops.rend(), by_cost);
    const std::int64_t full = page.stops.back().blank;
    if (passed && (*passed <= full + few_lines ||
                   best->cost >= blank_cost(*passed) + hole_cost(*passed, full)))
        return false;
    std::vector<Stop> kept;
    kept.reserve(few_lines + 2);
    for (Stop& stop : page.stops) {
        const bool is_best = &stop == &*best;
        if (is_best) page.best = kept.size();
        if (is_best || stop.blank <= full + few_lines) kept.push_back(std::move(stop));
    }
    page.stops = std::move(kept);
    return true;
}

}  // namespace

PageFiller::PageFiller(FlowVariants& flow, const style::Style& style, int orphans)
    : flow_(flow),
      page_(style.page),
      orphans_(orphans),
      notes_(flow.flow(), style),
      plain_(flow.flow().boxes.size() + 1),
      known_(flow.flow().boxes.size() + 1) {
    for (std::uint32_t box = static_cast<std::uint32_t>(flow.flow().boxes.size()); box-- > 0;)
        if (is_plain(box)) plain_[box] = plain_[box + 1] + 1;
}

/// A line of text that differs from others only in what it costs to end a page above or under it.
bool PageFiller::is_plain(std::uint32_t index) const {
    const Box& box = flow_.box_of(index);
    return box.placement == Placement::flow && box.keep_with_next == Keep::no && box.on_grid &&
           box.height == page_.pitch && box.ink_height <= page_.pitch &&
           box.space_before == Length{} && box.columns < 0 && box.marks.empty() &&
           box.facing.empty() && flow_.side_part_from(index) == no_paragraph;
}

/// Of running text, not a heading or something higher.
bool PageFiller::is_line(const Box& box) const {
    return box.keep_with_next != Keep::must && box.height <= page_.pitch;
}

/// Lines of body text that fit between `y` and the notes.
std::int64_t PageFiller::lines_below(Length y, Length notes) const {
    const Length top = round_up(y, page_.pitch);
    const Length room = page_.height() - notes - top - page_.body_size;
    return room < Length{} ? 0 : room / page_.pitch + 1;
}

PageFiller::Known& PageFiller::known_from(const Node& node) {
    constexpr std::size_t most_pages = 65536;
    if (node.carried.empty() && node.waiting().empty()) {
        std::vector<Known>& here = known_[node.place.box];
        for (Known& one : here)
            if (one.place == node.place) return one;
        if (known_pages_ < most_pages) return here.emplace_back(Known{node.place});
    }
    passing_ = {node.place};
    return passing_;
}

std::span<const Way> PageFiller::ways(const Node& node, bool all) {
    Known& known = known_from(node);
    const std::size_t before = known.ways.size();
    const auto add = [&](const Choice& choice, std::vector<LatePicture> late = {}) {
        Filled page = fill(node, choice, std::move(late));
        known.ways.push_back({choice, std::make_shared<const Filled>(std::move(page))});
    };
    if (known.ways.empty()) {
        add({});
        const Filled& page = *known.ways.front().page;
        if (page.low) {
            std::vector<LatePicture> late = page.late;
            late.push_back(*page.low);
            add({}, std::move(late));
        }
        known.usual = known.ways.size();
    }
    if (all && !known.all) {
        known.all = true;
        const std::shared_ptr<const Filled> page = known.ways.front().page;
        for (const std::uint32_t paragraph : page->paragraphs)
            for (const Variant variant : {Variant::tight, Variant::loose})
                if (!flow_.variant_of(paragraph, variant).empty()) add({paragraph, variant});
    }
    if (&known != &passing_) known_pages_ += known.ways.size() - before;
    return {known.ways.data(), all ? known.ways.size() : known.usual};
}

/// Takes in what waits, in its order: at least one, and then as many as leave the text three
/// lines, if there is text left.
void PageFiller::take_waiting(const Node& node, Filled& page, Filling& now) {
    const Length text = flow_.at_end(node.place) ? Length{} : page_.pitch * 3;
    for (const std::uint32_t index : node.waiting()) {
        const Box& box = flow_.box_of(index);
        const bool fits = now.y + box.ink_height + text <= room(now);
        const bool first = page.head.empty() && page.foot.empty();
        if (!page.waiting.empty() || (!first && !fits)) {
            page.waiting.push_back(index);
            continue;
        }
        if (box.placement == Placement::foot) {
            page.foot.push_back(index);
            now.foot += box.height;
        } else {
            page.head.push_back(index);
            now.ink = now.y + box.ink_height;
            now.y += box.height;
        }
        const std::vector<NoteLine> fresh = notes_.brought_by(box, page);
        if (!fresh.empty()) notes_.part(page, fresh, now.y + now.foot, true);
        now.notes = notes_.area().height(page.notes);
    }
}

/// Puts a box that need not stand where the text comes to it into its region of the page, or
/// lets it wait; false if it stands in the text.
bool PageFiller::place(std::uint32_t index, Filled& page, Filling& now) {
    const Box& box = flow_.box_of(index);
    const bool in_text = box.placement == Placement::floating;
    // Nothing would stand on the page in its stead.
    if (now.count == 0 && page.head.empty() && page.foot.empty()) return false;
    const std::size_t before = page.notes.size();
    const std::size_t carried = page.carried.size();
    notes_.add(notes_.brought_by(box, page), page);
    const Length notes = notes_.area().height(page.notes);
    const Length end = in_text ? begin_of(box, now.y, now.count == 0, page_) + box.ink_height
                               : std::max(now.ink, Length{}) + box.height;
    const bool fits = page.waiting.empty() && end + now.foot + notes <= page_.height();
    if (in_text || !fits) {
        page.notes.resize(before);
        page.carried.resize(carried);
    }
    if (fits && in_text) return false;
    if (!fits) {
        page.waiting.push_back(index);
        return true;
    }
    now.notes = notes;
    if (box.placement == Placement::head) {
        page.head.push_back(index);
        now.y += box.height;
        now.ink += box.height;
    } else {
        page.foot.push_back(index);
        now.foot += box.height;
    }
    return true;
}

std::int64_t PageFiller::blank_at(const Filled& page, const Filling& now) const {
    const std::int64_t blank = lines_below(now.y, now.foot + now.notes);
    // A line less above notes is not seen.
    const bool above_notes = !page.notes.empty() && !notes_.area().is_beside();
    return above_notes ? std::max<std::int64_t>(blank - 1, 0) : blank;
}

Stop PageFiller::stop_at(const Place& at, const Filled& page, const Filling& now) const {
    Stop stop;
    stop.to = at.line == 0 ? Place{at.box, 0, Variant::natural} : at;
    stop.notes = page.notes.size();
    stop.carried = page.carried;
    stop.head = page.head.size();
    stop.foot = page.foot.size();
    stop.waiting = page.waiting.size();
    stop.blank = blank_at(page, now);
    stop.cost = waiting_box * static_cast<std::int64_t>(stop.waiting);
    if (stop.to.variant == Variant::later) stop.cost += waiting_box;
    return stop;
}

void PageFiller::end(Stop& stop, const PageEnd& between) const {
    stop.cost += end_cost(between, orphans_);
    stop.inside_text = is_line(between.next);
}

/// Not twice of the same box: a part in columns keeps what it is given.
PageFiller::Reach PageFiller::reach_of(const Box& box, Filling& now) const {
    if (box.columns < 0) {
        now.part = -1;
        const Length top = begin_of(box, now.y, now.count == 0, page_);
        return {top + box.ink_height, top + box.height};
    }
    if (box.columns != now.part) {
        now.part = box.columns;
        now.part_top = begin_of(box, now.y, now.count == 0, page_);
        const auto& parts = flow_.flow().column_parts;
        now.columns.emplace(parts[static_cast<std::size_t>(box.columns)].count, page_);
    }
    now.columns->add(box);
    return {now.part_top + now.columns->ink(), now.part_top + now.columns->height()};
}

/// A picture at the side that finds no room leaves the page to the text, as often as that happens.
Filled PageFiller::fill(const Node& node, const Choice& choice, std::vector<LatePicture> late) {
    bool passes = true;
    for (;;) {
        Filled page;
        page.late = late;
        const Walk way = walk(node, choice, passes, page);
        if (way.no_room)
            late.push_back(*way.no_room);
        else if (keep_ends(page, way.passed))
            return page;
        else
            passes = false;
    }
}

/// How many lines from here on need no look at each of them: plain ones, but for the last that
/// fit and the last before something else, between which the page may end.
std::uint32_t PageFiller::lines_to_pass(const Place& at, const Choice& choice,
                                        const Filling& now) const {
    if (at.variant != Variant::natural) return 0;
    constexpr std::int64_t near_end = few_lines + 2;
    std::int64_t lines = plain_[at.box] - near_end;
    lines = std::min(lines, lines_below(now.y, now.foot + now.notes) - near_end);
    if (choice.paragraph != no_paragraph) {
        const std::size_t first = flow_.flow().paragraphs[choice.paragraph].first;
        if (first > at.box) lines = std::min(lines, static_cast<std::int64_t>(first) - at.box - 1);
    }
    return static_cast<std::uint32_t>(std::max<std::int64_t>(lines, 0));
}

/// Puts plain lines on the page without the ends under them.
Place PageFiller::pass(const Place& at, std::uint32_t lines, Filled& page, Filling& now) const {
    const Place next{at.box + lines};
    for (std::uint32_t box = at.box; box < next.box; ++box)
        if (flow_.paragraph_from(box) != no_paragraph)
            page.paragraphs.push_back(flow_.paragraph_from(box));
    now.y = round_up(now.y, page_.pitch) + page_.pitch * lines;
    now.ink = now.y - page_.pitch + flow_.box_of(next.box - 1).ink_height;
    now.count += lines;
    now.part = -1;
    const std::int64_t blank = blank_at(page, now);
    now.passed = std::min(now.passed.value_or(blank), blank);
    return next;
}

PageFiller::Walk PageFiller::walk(const Node& node, const Choice& choice, bool passes,
                                  Filled& page) {
    Filling now;
    notes_.take_carried(node.carried, !flow_.at_end(node.place), page);
    now.notes = notes_.area().height(page.notes);
    take_waiting(node, page, now);
    if (flow_.at_end(node.place)) {
        page.stops.push_back(stop_at(node.place, page, now));
        return {};
    }
    page.stops.reserve(static_cast<std::size_t>(page_.lines));
    Place at = flow_.entered(node.place, choice, page.late);
    if (!node.waiting().empty()) {
        Stop stop = stop_at(node.place, page, now);
        end(stop, {flow_.box_of(node.waiting().front()), flow_.box_at(at), false, stop.blank});
        page.stops.push_back(std::move(stop));
    }
    now.y += height_above(flow_.flow(), flow_.box_at(at));
    // The last box of the text, and whether it stands under a heading.
    const Box* last = nullptr;
    bool under_heading = false;
    bool closed = false;
    std::int64_t parted = 0;
    SideStart side;
    while (!closed && !flow_.at_end(at)) {
        const bool may_pass = passes && parted == 0 && side.part == no_paragraph;
        if (const std::uint32_t lines = may_pass ? lines_to_pass(at, choice, now) : 0; lines > 0) {
            at = pass(at, lines, page, now);
            last = &flow_.box_of(at.box - 1);
        }
        const Box& box = flow_.box_at(at);
        if (box.placement == Placement::flow || !place(flow_.index_of(at), page, now)) {
            if (at.variant == Variant::natural && flow_.side_part_from(at.box) != no_paragraph) {
                const Length top = begin_of(box, now.y, now.count == 0, page_);
                side = {flow_.side_part_from(at.box), lines_below(top, now.foot + now.notes),
                        page.stops.size()};
            }
            const Reach reach = reach_of(box, now);
            const std::size_t before = page.notes.size();
            const std::size_t carried = page.carried.size();
            const std::vector<NoteLine> fresh = notes_.brought_by(box, page);
            notes_.add(fresh, page);
            if (!fresh.empty()) now.notes = notes_.area().height(page.notes);
            const bool waits = parted > 0 && !fresh.empty();
            if (waits || reach.ink > room(now)) {
                page.notes.resize(before);
                page.carried.resize(carried);
                const Length top = reach.ink - box.ink_height;
                const auto cost = notes_.part_under(page, fresh, box, top + now.foot);
                if (!cost) {
                    const bool beside = side.part != no_paragraph && side.room > 0 &&
                                        side.stops == page.stops.size();
                    if (!beside) break;
                    return {flow_.late_picture(side.part, static_cast<std::uint32_t>(side.room))};
                }
                parted = std::max(parted, *cost);
                now.notes = notes_.area().height(page.notes);
                closed = box.keep_with_next != Keep::must;
            }
            if (at.line == 0 && flow_.paragraph_from(at.box) != no_paragraph)
                page.paragraphs.push_back(flow_.paragraph_from(at.box));
            now.ink = reach.ink;
            now.y = reach.y;
            ++now.count;
            under_heading = last != nullptr && last->keep_with_next == Keep::must;
            last = &box;
        }
        at = flow_.entered(flow_.after(at), choice, page.late);
        const Box& above = last != nullptr ? *last : box;
        if (!flow_.at_end(at) && above.keep_with_next == Keep::must) continue;
        Stop stop = stop_at(at, page, now);
        stop.cost += parted;
        if (!flow_.at_end(at))
            end(stop, {above, flow_.box_at(at), under_heading, stop.blank});
        else if (page.waiting.empty())
            stop.cost += last_page_cost(above, now.y, page_);
        page.stops.push_back(std::move(stop));
    }
    constexpr std::size_t few_ends = 3;
    if (side.part != no_paragraph && side.room > 0 && page.stops.size() - side.stops <= few_ends)
        page.low = flow_.late_picture(side.part, static_cast<std::uint32_t>(side.room));
    if (page.stops.empty()) take_what_fits(node, choice, now.count, page);
    for (Stop& stop : page.stops)
        if (stop.inside_text) stop.cost += hole_cost(stop.blank, page.stops.back().blank);
    return {std::nullopt, now.passed};
}

/// Nothing may be parted and nothing fits: the page takes what it can, at least one box.
void PageFiller::take_what_fits(const Node& node, const Choice& choice, std::size_t boxes,
                                Filled& page) {
    const std::vector<LatePicture> late = std::move(page.late);
    page = {};
    page.late = late;
    notes_.take_carried(node.carried, true, page);
    Place to = flow_.entered(node.place, choice, page.late);
    Length y;
    for (std::size_t i = 0; i < std::max<std::size_t>(boxes, 1); ++i) {
        const Box& box = flow_.box_at(to);
        const Length top = begin_of(box, y, i == 0, page_);
        const std::vector<NoteLine> fresh = notes_.brought_by(box, page);
        notes_.part(page, fresh, top + box.ink_height, true);
        y = top + box.height;
        to = flow_.entered(flow_.after(to), choice, page.late);
    }
    Stop stop;
    stop.to = to;
    stop.notes = page.notes.size();
    stop.carried = page.carried;
    stop.cost = nothing_fits;
    page.stops.push_back(std::move(stop));
}

}  // namespace banxin::layout
