#include "layout/page_breaks.h"

#include "layout/page_costs.h"
#include "layout/page_search.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace banxin::layout {
namespace {

using namespace costs;  // NOLINT: their names are those of TYPOGRAPHY.md

class PageBreaker {
public:
    PageBreaker(Flow& flow, const style::Style& style, int orphans)
        : flow_(flow),
          style_(style),
          page_(style.page),
          orphans_(orphans),
          notes_{flow, style},
          paragraph_from_(flow.boxes.size(), no_paragraph),
          filled_(flow.boxes.size() + 1) {
        for (std::size_t i = 0; i < flow_.paragraphs.size(); ++i)
            paragraph_from_[flow_.paragraphs[i].first] = static_cast<std::uint32_t>(i);
    }

    /// First every page as full as it can be; then, around each fault, all other ways too.
    PageBreaks run(bool on_recto) {
        constexpr int rounds = 4;
        on_recto_ = on_recto;
        faces_short_page_ = false;
        open_.assign(flow_.boxes.size() + 1, false);
        bool opened = false;
        for (int round = 0; round < rounds; ++round) {
            search();
            if (!open_near_faults()) break;
            opened = true;
        }
        PageBreaks breaks;
        write_out(breaks);
        breaks.depends_on_side = opened || faces_short_page_;
        return breaks;
    }

private:
    // ---- The flow, with paragraphs set otherwise ----------------------------------------

    const std::vector<Box>& variant_of(std::uint32_t paragraph, Variant variant) {
        const auto key = std::make_pair(paragraph, variant);
        const auto found = variants_.find(key);
        if (found != variants_.end()) return found->second;
        const FlowParagraph& one = flow_.paragraphs[paragraph];
        const bool tight = variant == Variant::tight;
        std::vector<Box> boxes;
        if (tight ? one.maybe_shorter : one.maybe_longer)
            boxes = one.set(tight ? one.count - 1 : one.count + 1);
        if (!boxes.empty()) {
            boxes.front().space_before = flow_.boxes[one.first].space_before;
            boxes.front().anchors = flow_.boxes[one.first].anchors;
            for (Box& box : boxes) box.frames = flow_.boxes[one.first].frames;
            boxes.back().keep_with_next = flow_.boxes[one.first + one.count - 1].keep_with_next;
        }
        return variants_.emplace(key, std::move(boxes)).first->second;
    }

    [[nodiscard]] bool at_end(const Place& place) const { return place.box >= flow_.boxes.size(); }

    const Box& box_at(const Place& place) {
        if (place.variant == Variant::natural) return flow_.boxes[place.box];
        return variant_of(paragraph_from_[place.box], place.variant)[place.line];
    }

    /// The same place, in the chosen variant if the chosen paragraph begins there.
    [[nodiscard]] Place entered(const Place& place, const Choice& choice) const {
        const bool begins = place.line == 0 && !at_end(place) && choice.paragraph != no_paragraph &&
                            paragraph_from_[place.box] == choice.paragraph;
        return begins ? Place{place.box, 0, choice.variant} : place;
    }

    Place after(const Place& place) {
        if (place.variant == Variant::natural) return {place.box + 1, 0, Variant::natural};
        const std::uint32_t paragraph = paragraph_from_[place.box];
        if (place.line + 1 < variant_of(paragraph, place.variant).size())
            return {place.box, place.line + 1, place.variant};
        return {place.box + static_cast<std::uint32_t>(flow_.paragraphs[paragraph].count), 0,
                Variant::natural};
    }

    // ---- One page -------------------------------------------------------------------------

    /// Lines of the notes that come to the page with a box.
    [[nodiscard]] std::vector<NoteLine> brought_by(const Box& box, const Filled& page) const {
        std::vector<NoteLine> lines;
        if (box.marks.empty() && box.facing.empty()) return lines;
        std::vector<NoteLine> known = page.notes;
        known.insert(known.end(), page.carried.begin(), page.carried.end());
        for (const Box& beside : box.facing) notes_.bring(beside.marks, nullptr, known, lines);
        notes_.bring(box.marks, nullptr, known, lines);
        // The last may be parted, so it is the one that stands last.
        std::stable_sort(lines.begin(), lines.end(), [&](const NoteLine& a, const NoteLine& b) {
            return notes_.sort_of(a) < notes_.sort_of(b);
        });
        return lines;
    }

    /// Puts lines on the page and, behind them, what they bring.
    void add_all(const std::vector<NoteLine>& lines, Filled& page) const {
        std::size_t next = page.notes.size();
        page.notes.insert(page.notes.end(), lines.begin(), lines.end());
        for (; next < page.notes.size(); ++next) {
            std::vector<NoteLine> more;
            notes_.bring_by(page.notes[next], page.notes, more);
            page.notes.insert(page.notes.end(), more.begin(), more.end());
        }
    }

    void take_carried(const Node& node, Filled& page) const {
        // A page is never all continued note: room for three lines of text is kept while
        // there is text left.
        const bool text_left = !at_end(node.place);
        const Length limit = page_.height() - (text_left ? page_.pitch * 3 : Length{});
        std::vector<NoteLine> waiting = node.carried;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            const NoteLine line = waiting[i];
            page.notes.push_back(line);
            // At least one, however tall, so that every page makes headway.
            const bool fits = page.notes.size() == 1 || notes_.height(page.notes) <= limit;
            if (page.carried.empty() && fits) {
                notes_.bring_by(line, page.notes, waiting);
                continue;
            }
            page.notes.pop_back();
            page.carried.push_back(line);
        }
    }

    /// Puts as many of a box's notes under `y` as fit, carries the rest. False if not even the
    /// first line of each fits, unless they may come `late`, in their order, and then if there is
    /// no room for the box itself; notes that are marked in them may stand on the next page whole.
    bool part_notes(Filled& page, std::vector<NoteLine> waiting, Length y, bool late) const {
        const std::size_t own = waiting.size();
        const bool fits = y + notes_.height(page.notes) <= page_.height();
        for (std::size_t k = 0; k < waiting.size(); ++k) {
            const NoteLine line = waiting[k];
            page.notes.push_back(line);
            if (page.carried.empty() && y + notes_.height(page.notes) <= page_.height()) {
                notes_.bring_by(line, page.notes, waiting);
                continue;
            }
            page.notes.pop_back();
            const auto rest = waiting.begin() + static_cast<std::ptrdiff_t>(k);
            const auto end_of_own = waiting.begin() + static_cast<std::ptrdiff_t>(own);
            const bool begins = k < own && std::any_of(rest, end_of_own, [](const NoteLine& one) {
                                    return one.line == 0;
                                });
            if (begins && !late) return false;
            page.carried.insert(page.carried.end(), rest, waiting.end());
            return k > 0 || fits;
        }
        return true;
    }

    /// Parts the notes of a box that do not fit under it, and says what that costs; nothing if the
    /// page has to end before the box.
    [[nodiscard]] std::optional<std::int64_t> part(Filled& page, const std::vector<NoteLine>& fresh,
                                                   const Box& box, Length top) const {
        if (fresh.empty()) return std::nullopt;
        const std::size_t notes = page.notes.size();
        const std::size_t carried = page.carried.size();
        // H05: a line of text stands under what must not stand alone.
        const bool alone = box.keep_with_next != Keep::must;
        const Length bottom = top + (alone ? box.ink_height : box.height + page_.body_size);
        // A long note may be parted, if the page would be left half empty otherwise …
        if (top <= page_.height() / 2 && page.carried.empty()) {
            if (part_notes(page, fresh, bottom, false)) return parted_note;
            page.notes.resize(notes);
        }
        // … and may come late, if the page cannot end before its mark.
        if (page.stops.empty() && part_notes(page, fresh, bottom, true)) return late_note;
        page.notes.resize(notes);
        page.carried.resize(carried);
        return std::nullopt;
    }

    /// Lines of body text that fit between `y` and the notes.
    [[nodiscard]] std::int64_t lines_below(Length y, Length notes) const {
        const Length top = begin_of(Box{}, y, true, page_);
        const Length room = page_.height() - notes - top - page_.body_size;
        return room < Length{} ? 0 : room / page_.pitch + 1;
    }

    /// As `fill` with nothing chosen. A page that brings no notes along is asked for again, by
    /// other ways to it, in every round and for both sides of a leaf.
    std::shared_ptr<const Filled> filled(const Node& node) {
        if (!node.carried.empty() || node.place.variant != Variant::natural)
            return std::make_shared<const Filled>(fill(node, {}));
        std::shared_ptr<const Filled>& known = filled_[node.place.box];
        if (!known) known = std::make_shared<const Filled>(fill(node, {}));
        return known;
    }

    /// Everywhere that a page which begins at a node may end; at least one place.
    Filled fill(const Node& node, const Choice& choice) {
        Filled page;
        take_carried(node, page);
        if (at_end(node.place)) {
            page.stops.push_back({node.place, page.notes.size(), page.carried, 0, 0});
            return page;
        }
        page.stops.reserve(static_cast<std::size_t>(page_.lines));
        Place at = entered(node.place, choice);
        const Box* header = repeated_above(flow_, box_at(at));
        Length y = header == nullptr ? Length{} : header->height;
        Length notes_height = notes_.height(page.notes);
        std::size_t count = 0;
        bool after_heading = false;
        bool closed = false;
        std::int64_t parted = 0;
        while (!closed && !at_end(at)) {
            const Box& box = box_at(at);
            const Length top = begin_of(box, y, count == 0, page_);
            const std::size_t before = page.notes.size();
            const std::vector<NoteLine> fresh = brought_by(box, page);
            add_all(fresh, page);
            if (!fresh.empty()) notes_height = notes_.height(page.notes);
            const bool waits = parted > 0 && !fresh.empty();
            if (waits || top + box.ink_height + notes_height > page_.height()) {
                page.notes.resize(before);
                const auto cost = part(page, fresh, box, top);
                if (!cost) break;
                parted = std::max(parted, *cost);
                notes_height = notes_.height(page.notes);
                closed = box.keep_with_next != Keep::must;
            }
            if (at.line == 0 && paragraph_from_[at.box] != no_paragraph)
                page.paragraphs.push_back(paragraph_from_[at.box]);
            y = top + box.height;
            ++count;
            at = entered(after(at), choice);
            if (at_end(at) || box.keep_with_next != Keep::must) {
                Stop stop;
                stop.to = at.line == 0 ? Place{at.box, 0, Variant::natural} : at;
                stop.notes = page.notes.size();
                stop.carried = page.carried;
                stop.blank = lines_below(y, notes_height);
                // A line less above notes is not seen.
                if (stop.notes > 0) stop.blank = std::max<std::int64_t>(stop.blank - 1, 0);
                stop.cost = at_end(at)
                                ? last_page_cost(box, y, page_)
                                : end_cost({box, box_at(at), after_heading, stop.blank}, orphans_);
                stop.cost += parted;
                page.stops.push_back(std::move(stop));
            }
            after_heading = box.keep_with_next == Keep::must;
        }
        if (page.stops.empty()) take_what_fits(node, choice, count, page);
        return page;
    }

    /// Nothing may be parted and nothing fits: the page takes what it can, at least one box.
    void take_what_fits(const Node& node, const Choice& choice, std::size_t boxes, Filled& page) {
        page.notes.clear();
        page.carried.clear();
        take_carried(node, page);
        Place to = entered(node.place, choice);
        Length y;
        for (std::size_t i = 0; i < std::max<std::size_t>(boxes, 1); ++i) {
            const Box& box = box_at(to);
            const Length top = begin_of(box, y, i == 0, page_);
            const std::vector<NoteLine> fresh = brought_by(box, page);
            part_notes(page, fresh, top + box.ink_height, true);
            y = top + box.height;
            to = entered(after(to), choice);
        }
        page.stops.push_back({to, page.notes.size(), page.carried, 0, nothing_fits});
    }

    // ---- All pages ------------------------------------------------------------------------

    /// Layer k holds the places that k pages reach, each at its cheapest.
    void search() {
        layers_.assign(1, {Node()});
        best_layer_ = 0;
        std::int64_t best = std::numeric_limits<std::int64_t>::max();
        while (!layers_.back().empty()) {
            std::vector<Node> next;
            const std::size_t layer = layers_.size() - 1;
            std::int64_t least = best;
            for (const Node& node : layers_[layer]) least = std::min(least, node.cost);
            for (std::uint32_t n = 0; n < layers_[layer].size(); ++n) {
                const Node& node = layers_[layer][n];
                if (at_end(node.place) && node.carried.empty()) {
                    if (node.cost < best) {
                        best = node.cost;
                        best_layer_ = layer;
                        best_node_ = n;
                    }
                    continue;
                }
                const std::int64_t limit = open_[node.place.box] ? best : least + dear;
                if (node.cost < best && node.cost <= limit) follow(layer, n, next);
            }
            layers_.push_back(std::move(next));
        }
    }

    void follow(std::size_t layer, std::uint32_t n, std::vector<Node>& next) {
        const Node& node = layers_[layer][n];
        const bool open = open_[node.place.box];
        const std::shared_ptr<const Filled> page = filled(node);
        reach(layer, n, {}, *page, open, next);
        if (!open) return;
        for (const std::uint32_t paragraph : page->paragraphs) {
            for (const Variant variant : {Variant::tight, Variant::loose}) {
                if (variant_of(paragraph, variant).empty()) continue;
                const Choice choice{paragraph, variant};
                reach(layer, n, choice, fill(node, choice), open, next);
            }
        }
    }

    /// Adds the page's ends to the next layer: the best one, or all that leave it nearly full.
    void reach(std::size_t layer, std::uint32_t n, const Choice& choice, const Filled& page,
               bool open, std::vector<Node>& next) {
        const Node& node = layers_[layer][n];
        const bool recto = (layer % 2 == 0) == on_recto_;
        const auto by_cost = [](const Stop& a, const Stop& b) { return a.cost < b.cost; };
        // Of equals, the fullest.
        const auto best = std::min_element(page.stops.rbegin(), page.stops.rend(), by_cost);
        const std::int64_t full = page.stops.back().blank;
        for (const Stop& stop : page.stops) {
            if (&stop != &*best && (!open || stop.blank > full + few_lines)) continue;
            // W06; a page whose notes reach the foot shows nothing of its blank lines.
            const bool shows =
                !flow_.has_facing && !at_end(stop.to) && stop.notes == 0 && stop.blank <= few_lines;
            std::int64_t cost = node.cost + stop.cost + choice_cost(choice);
            if (recto && shows && node.facing >= 0)
                cost += unlike_facing * std::abs(node.facing - stop.blank);
            const std::int64_t facing = !recto && shows ? stop.blank : -1;
            std::vector<NoteLine> carried = stop.carried;
            for (const Plate& plate : flow_.plates)
                if (stands_between(plate, node.place, stop.to, layer))
                    notes_.bring(plate.box.marks, nullptr, {}, carried);
            const auto same = std::find_if(next.begin(), next.end(), [&](const Node& other) {
                return other.place == stop.to && other.facing == facing && other.carried == carried;
            });
            if (same != next.end() && same->cost <= cost) continue;
            Node& made = same != next.end() ? *same : next.emplace_back();
            made = {stop.to, std::move(carried), facing, stop.blank, cost, n, choice, {}};
            made.notes.assign(page.notes.begin(),
                              page.notes.begin() + static_cast<std::ptrdiff_t>(stop.notes));
        }
    }

    /// Behind the page from one place to another; the layer says how many pages are before it.
    static bool stands_between(const Plate& plate, const Place& from, const Place& to,
                               std::size_t layer) {
        return (layer == 0 || plate.after > from.box) && plate.after <= to.box;
    }

    static std::int64_t choice_cost(const Choice& choice) {
        if (choice.variant == Variant::tight) return tight_paragraph;
        return choice.variant == Variant::loose ? loose_paragraph : 0;
    }

    /// Nodes of the best way, the first page's first; the last stands after the last page.
    [[nodiscard]] std::vector<const Node*> path() const {
        std::vector<const Node*> nodes;
        std::uint32_t n = best_node_;
        for (std::size_t layer = best_layer_ + 1; layer-- > 0;) {
            nodes.push_back(&layers_[layer][n]);
            n = nodes.back()->from;
        }
        std::reverse(nodes.begin(), nodes.end());
        return nodes;
    }

    /// Opens the two pages before each fault and the faulty one; false if all are open.
    bool open_near_faults() {
        const std::vector<const Node*> nodes = path();
        bool opened = false;
        for (std::size_t i = 1; i < nodes.size(); ++i) {
            if (nodes[i]->cost - nodes[i - 1]->cost < worth_a_search) continue;
            const std::size_t from = nodes[i < 3 ? 0 : i - 3]->place.box;
            const std::size_t to = std::min<std::size_t>(nodes[i]->place.box, open_.size());
            for (std::size_t box = from; box < to; ++box) {
                opened = opened || !open_[box];
                open_[box] = true;
            }
        }
        return opened;
    }

    void write_out(PageBreaks& breaks) {
        const std::vector<const Node*> nodes = path();
        breaks.cost = nodes.back()->cost;
        std::map<const std::vector<Box>*, std::vector<Box>*> kept;
        std::size_t plate = 0;
        for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
            PagePlan plan;
            plan.notes = notes_.arranged(nodes[i + 1]->notes);
            const Choice& choice = nodes[i + 1]->choice;
            const Place& end = nodes[i + 1]->place;
            for (Place at = nodes[i]->place; !(at == end); at = after(at)) {
                at = entered(at, choice);
                if (at.variant == Variant::natural) {
                    plan.boxes.push_back(&flow_.boxes[at.box]);
                    continue;
                }
                const auto& boxes = variant_of(paragraph_from_[at.box], at.variant);
                const auto [entry, fresh] = kept.emplace(&boxes, nullptr);
                if (fresh) entry->second = &breaks.set_again.emplace_back(boxes);
                plan.boxes.push_back(&(*entry->second)[at.line]);
            }
            breaks.pages.push_back(std::move(plan));
            faces_short_page_ = faces_short_page_ || nodes[i + 1]->blank > 0;
            for (; plate < flow_.plates.size() &&
                   stands_between(flow_.plates[plate], nodes[i]->place, end, i);
                 ++plate)
                breaks.pages.push_back({{&flow_.plates[plate].box}, {}});
        }
    }

    Flow& flow_;
    const style::Style& style_;
    const style::Page& page_;
    int orphans_;
    bool on_recto_ = true;
    NoteArea notes_;
    /// Boxes at which a page may begin that is not as full as it can be.
    std::vector<bool> open_;
    /// By the first box of each.
    std::vector<std::uint32_t> paragraph_from_;
    std::map<std::pair<std::uint32_t, Variant>, std::vector<Box>> variants_;
    /// By the box that a page begins with.
    std::vector<std::shared_ptr<const Filled>> filled_;
    std::vector<std::vector<Node>> layers_;
    std::size_t best_layer_ = 0;
    std::uint32_t best_node_ = 0;
    bool faces_short_page_ = false;
};

}  // namespace

Length begin_of(const Box& box, Length y, bool at_head, const style::Page& page) {
    if (!at_head) y += box.space_before;
    if (box.on_grid) y = round_up(y, page.pitch);
    return y;
}

const Box* repeated_above(const Flow& flow, const Box& first) {
    return first.repeat < 0 ? nullptr : &flow.repeats[static_cast<std::size_t>(first.repeat)];
}

PageBreaks choose_page_breaks(Flow& flow, const style::Style& style,
                              const PageBreakOptions& options) {
    return PageBreaker(flow, style, options.orphans).run(options.on_recto);
}

std::array<std::optional<PageBreaks>, 2> choose_page_breaks_of_both(Flow& flow,
                                                                    const style::Style& style,
                                                                    int orphans) {
    PageBreaker breaker(flow, style, orphans);
    std::array<std::optional<PageBreaks>, 2> both;
    both[1] = breaker.run(true);
    if (both[1]->depends_on_side) both[0] = breaker.run(false);
    return both;
}

}  // namespace banxin::layout
