#include "layout/page_breaks.h"

#include "layout/flow_variants.h"
#include "layout/page_costs.h"
#include "layout/page_filler.h"
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
        : flow_(flow), variants_(flow), filler_(variants_, style, orphans) {}

    /// First every page as full as it can be; then, around each fault, all other ways too.
    PageBreaks run(Side first) {
        constexpr int rounds = 4;
        first_ = first;
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
                if (variants_.at_end(node.place) && node.carried.empty() && node.waiting.empty()) {
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
        const std::shared_ptr<const Filled> page = filler_.filled(node, {});
        reach(layer, n, {}, *page, open, next);
        if (page->low) {
            std::vector<LatePicture> late = page->late;
            late.push_back(*page->low);
            reach(layer, n, {}, filler_.fill(node, {}, std::move(late)), open, next);
        }
        if (!open) return;
        for (const std::uint32_t paragraph : page->paragraphs) {
            for (const Variant variant : {Variant::tight, Variant::loose}) {
                if (variants_.variant_of(paragraph, variant).empty()) continue;
                const Choice choice{paragraph, variant};
                reach(layer, n, choice, *filler_.filled(node, choice), open, next);
            }
        }
    }

    /// Adds the page's ends to the next layer: the best one, or all that leave it nearly full.
    void reach(std::size_t layer, std::uint32_t n, const Choice& choice, const Filled& page,
               bool open, std::vector<Node>& next) {
        const Node& node = layers_[layer][n];
        const std::size_t plates = plates_before(layer, node.place);
        const bool recto = side_after(first_, layer + plates) == Side::recto;
        const auto by_cost = [](const Stop& a, const Stop& b) { return a.cost < b.cost; };
        // Of equals, the fullest.
        const auto best = std::min_element(page.stops.rbegin(), page.stops.rend(), by_cost);
        const std::int64_t full = page.stops.back().blank;
        for (const Stop& stop : page.stops) {
            if (&stop != &*best && (!open || stop.blank > full + few_lines)) continue;
            // W06; a page whose notes reach the foot shows nothing of its blank lines.
            const bool at_foot = stop.notes > 0 && !filler_.notes().is_beside();
            const bool shows = !flow_.has_facing && !variants_.at_end(stop.to) && !at_foot &&
                               stop.blank <= few_lines;
            std::int64_t cost = node.cost + stop.cost + choice_cost(choice);
            if (recto && shows && node.facing >= 0)
                cost += unlike_facing * std::abs(node.facing - stop.blank);
            const std::size_t plates_now = plates_before(layer + 1, stop.to);
            const bool faces = !recto && shows && plates_now == plates;
            const std::int64_t facing = faces ? stop.blank : -1;
            std::vector<NoteLine> carried = stop.carried;
            for (std::size_t i = plates; i < plates_now; ++i)
                filler_.notes().bring(flow_.plates[i].box.marks, nullptr, {}, carried);
            const auto same = std::find_if(next.begin(), next.end(), [&](const Node& other) {
                return other.place == stop.to && other.facing == facing &&
                       other.carried == carried && same_waiting(other.waiting, page, stop);
            });
            if (same != next.end() && same->cost <= cost) continue;
            Node& made = same != next.end() ? *same : next.emplace_back();
            made = {stop.to, std::move(carried), facing, stop.blank, cost, n,
                    choice,  page.late,          {},     {},         {},   {}};
            take_first(page.notes, stop.notes, made.notes);
            take_first(page.head, stop.head, made.head);
            take_first(page.foot, stop.foot, made.foot);
            take_first(page.waiting, stop.waiting, made.waiting);
        }
    }

    template <class One>
    static void take_first(const std::vector<One>& from, std::size_t count, std::vector<One>& to) {
        to.assign(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count));
    }

    static bool same_waiting(const std::vector<std::uint32_t>& waiting, const Filled& page,
                             const Stop& stop) {
        return waiting.size() == stop.waiting &&
               std::equal(waiting.begin(), waiting.end(), page.waiting.begin());
    }

    /// Before a page that begins at a place; the layer says how many pages of the flow are.
    [[nodiscard]] std::size_t plates_before(std::size_t layer, const Place& place) const {
        if (layer == 0 || flow_.plates.empty()) return 0;
        const auto later = [](std::size_t box, const Plate& plate) { return box < plate.after; };
        const auto end =
            std::upper_bound(flow_.plates.begin(), flow_.plates.end(), place.box, later);
        return static_cast<std::size_t>(end - flow_.plates.begin());
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

    /// Stands in another region than the text, or waits.
    [[nodiscard]] bool is_placed(const Place& at, const Node& made) {
        if (variants_.box_at(at).placement == Placement::flow) return false;
        const auto has = [box = variants_.index_of(at)](const std::vector<std::uint32_t>& boxes) {
            return std::find(boxes.begin(), boxes.end(), box) != boxes.end();
        };
        return has(made.head) || has(made.foot) || has(made.waiting);
    }

    Box& placed(std::uint32_t box) {
        const std::size_t count = flow_.boxes.size();
        return box < count ? flow_.boxes[box] : flow_.spares[box - count];
    }

    void write_out(PageBreaks& breaks) {
        const std::vector<const Node*> nodes = path();
        breaks.cost = nodes.back()->cost;
        std::map<const std::vector<Box>*, std::vector<Box>*> kept;
        std::size_t plate = 0;
        for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
            PagePlan plan;
            const Node& made = *nodes[i + 1];
            plan.notes = filler_.notes().arranged(made.notes);
            for (const std::uint32_t box : made.head) plan.head.push_back(&placed(box));
            for (const std::uint32_t box : made.foot) plan.foot.push_back(&placed(box));
            const Choice& choice = made.choice;
            const Place& end = made.place;
            for (Place at = nodes[i]->place; !(at == end); at = variants_.after(at)) {
                at = variants_.entered(at, choice, made.late);
                if (is_placed(at, made)) continue;
                if (at.variant == Variant::natural) {
                    plan.boxes.push_back(&flow_.boxes[at.box]);
                    continue;
                }
                const auto& boxes = variants_.boxes_of(at);
                const auto [entry, fresh] = kept.emplace(&boxes, nullptr);
                if (fresh) entry->second = &breaks.set_again.emplace_back(boxes);
                plan.boxes.push_back(&(*entry->second)[at.line]);
            }
            breaks.pages.push_back(std::move(plan));
            faces_short_page_ = faces_short_page_ || nodes[i + 1]->blank > 0;
            for (const std::size_t plates = plates_before(i + 1, end); plate < plates; ++plate)
                breaks.pages.push_back(
                    {{}, {&flow_.plates[plate].box}, {}, {}, flow_.plates[plate].on_paper});
        }
    }

    Flow& flow_;
    FlowVariants variants_;
    PageFiller filler_;
    Side first_ = Side::recto;
    /// Boxes at which a page may begin that is not as full as it can be.
    std::vector<bool> open_;
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

Length height_above(const Flow& flow, const Box& first) {
    Length height;
    for (const std::uint32_t cut : first.cut_above)
        height = std::max(height, flow.table_cuts[cut].above.height);
    for (const Box& facing : first.facing) height = std::max(height, height_above(flow, facing));
    return height;
}

PageBreaks choose_page_breaks(Flow& flow, const style::Style& style,
                              const PageBreakOptions& options) {
    return PageBreaker(flow, style, options.orphans).run(options.first);
}

std::array<std::optional<PageBreaks>, 2> choose_page_breaks_of_both(Flow& flow,
                                                                    const style::Style& style,
                                                                    int orphans) {
    PageBreaker breaker(flow, style, orphans);
    std::array<std::optional<PageBreaks>, 2> both;
    both[1] = breaker.run(Side::recto);
    if (both[1]->depends_on_side) both[0] = breaker.run(Side::verso);
    return both;
}

}  // namespace banxin::layout
