#include "layout/page_breaks.h"

#include "layout/flow_variants.h"
#include "layout/page_costs.h"
#include "layout/page_filler.h"
#include "layout/page_search.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace banxin::layout {
namespace {

using namespace costs;  // NOLINT: their names are those of TYPOGRAPHY.md

class PageBreaker {
public:
    PageBreaker(Flow& flow, const style::Style& style, int orphans)
        : flow_(flow),
          variants_(flow),
          filler_(variants_, style, orphans),
          open_(flow.boxes.size() + 1),
          newest_(flow.boxes.size() + 1, no_node) {}

    /// First every page as full as it can be; then, around each fault, all other ways too.
    PageBreaks run(Side first) {
        constexpr int rounds = 4;
        first_ = first;
        faces_short_page_ = false;
        open_.assign(open_.size(), false);
        layers_.assign(1, {Node()});
        search();
        bool opened = false;
        for (int round = 1; round < rounds && open_near_faults(); ++round) {
            opened = true;
            search();
        }
        PageBreaks breaks;
        write_out(breaks);
        breaks.depends_on_side = opened || faces_short_page_;
        return breaks;
    }

private:
    /// Layer k holds the places that k pages reach, each at its cheapest. Goes on from the last
    /// layer that is known.
    void search() {
        best_layer_ = 0;
        std::int64_t best = std::numeric_limits<std::int64_t>::max();
        for (std::size_t layer = 0; !layers_[layer].empty(); ++layer) {
            const bool is_followed = layer + 1 < layers_.size();
            std::vector<Node> next;
            std::int64_t least = best;
            for (const Node& node : layers_[layer]) least = std::min(least, node.cost);
            for (std::uint32_t n = 0; n < layers_[layer].size(); ++n) {
                const Node& node = layers_[layer][n];
                if (variants_.at_end(node.place) && node.carried.empty() &&
                    node.waiting().empty()) {
                    if (node.cost < best) {
                        best = node.cost;
                        best_layer_ = layer;
                        best_node_ = n;
                    }
                    continue;
                }
                const std::int64_t limit = open_[node.place.box] ? best : least + dear;
                if (!is_followed && node.cost < best && node.cost <= limit) follow(layer, n, next);
            }
            if (is_followed) continue;
            for (const Node& node : next) newest_[node.place.box] = no_node;
            layers_.push_back(std::move(next));
        }
    }

    /// Adds the ends of the pages from a node to the next layer: of the page as it is the best one,
    /// or of all pages all that leave them nearly full.
    void follow(std::size_t layer, std::uint32_t n, std::vector<Node>& next) {
        const Node& node = layers_[layer][n];
        const bool open = open_[node.place.box];
        for (const Way& way : filler_.ways(node, open)) {
            if (!open) {
                reach(layer, n, way, way.page->best, next);
                continue;
            }
            for (std::size_t end = 0; end < way.page->stops.size(); ++end)
                reach(layer, n, way, end, next);
        }
    }

    /// Adds an end to the next layer, unless a cheaper way leads to the same.
    void reach(std::size_t layer, std::uint32_t n, const Way& way, std::size_t end,
               std::vector<Node>& next) {
        const Node& node = layers_[layer][n];
        const Stop& stop = way.page->stops[end];
        const std::size_t plates = plates_before(layer, node.place);
        const bool recto = side_after(first_, layer + plates) == Side::recto;
        // W06; a page whose notes reach the foot shows nothing of its blank lines.
        const bool at_foot = stop.notes > 0 && !filler_.notes().is_beside();
        const bool shows =
            !flow_.has_facing && !variants_.at_end(stop.to) && !at_foot && stop.blank <= few_lines;
        std::int64_t cost = node.cost + stop.cost + choice_cost(way.choice);
        if (recto && shows && node.facing >= 0)
            cost += unlike_facing * std::abs(node.facing - stop.blank);
        const std::size_t plates_now = plates_before(layer + 1, stop.to);
        const bool faces = !recto && shows && plates_now == plates;
        const std::int64_t facing = faces ? stop.blank : -1;
        std::vector<NoteLine> carried = stop.carried;
        for (std::size_t i = plates; i < plates_now; ++i)
            filler_.notes().bring(flow_.plates[i].box.marks, nullptr, {}, carried);
        const auto waiting = first(way.page->waiting, stop.waiting);
        const auto is_same = [&](const Node& other) {
            const auto others = other.waiting();
            return other.place == stop.to && other.facing == facing && other.carried == carried &&
                   std::equal(others.begin(), others.end(), waiting.begin(), waiting.end());
        };
        std::uint32_t& newest = newest_[stop.to.box];
        std::uint32_t same = newest;
        while (same != no_node && !is_same(next[same])) same = next[same].other;
        if (same == no_node) {
            same = static_cast<std::uint32_t>(next.size());
            next.emplace_back().other = std::exchange(newest, same);
        } else if (next[same].cost <= cost) {
            return;
        }
        Node& made = next[same];
        made = {stop.to, std::move(carried), facing, cost, n, way, end, made.other};
    }

    template <class One>
    static std::span<const One> first(const std::vector<One>& all, std::size_t count) {
        return {all.data(), count};
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

    /// Opens the two pages before each fault and the faulty one, and forgets what may be reached
    /// from there; false if all are open.
    bool open_near_faults() {
        const std::vector<const Node*> nodes = path();
        std::size_t first = open_.size();
        for (std::size_t i = 1; i < nodes.size(); ++i) {
            if (nodes[i]->cost - nodes[i - 1]->cost < worth_a_search) continue;
            const std::size_t from = nodes[i < 3 ? 0 : i - 3]->place.box;
            const std::size_t to = std::min<std::size_t>(nodes[i]->place.box, open_.size());
            for (std::size_t box = from; box < to; ++box) {
                if (!open_[box]) first = std::min(first, box);
                open_[box] = true;
            }
        }
        if (first == open_.size()) return false;
        const auto is_opened = [&](const std::vector<Node>& layer) {
            return std::any_of(layer.begin(), layer.end(),
                               [&](const Node& node) { return node.place.box >= first; });
        };
        layers_.erase(std::find_if(layers_.begin(), layers_.end(), is_opened) + 1, layers_.end());
        return true;
    }

    /// Stands in another region than the text, or waits.
    [[nodiscard]] bool is_placed(const Place& at, const Node& made) {
        if (variants_.box_at(at).placement == Placement::flow) return false;
        const auto has = [box = variants_.index_of(at)](std::span<const std::uint32_t> boxes) {
            return std::find(boxes.begin(), boxes.end(), box) != boxes.end();
        };
        return has(first(made.way.page->head, made.stop().head)) ||
               has(first(made.way.page->foot, made.stop().foot)) || has(made.waiting());
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
            const Filled& page = *made.way.page;
            const auto notes = first(page.notes, made.stop().notes);
            plan.notes = filler_.notes().arranged({notes.begin(), notes.end()});
            for (const std::uint32_t box : first(page.head, made.stop().head))
                plan.head.push_back(&placed(box));
            for (const std::uint32_t box : first(page.foot, made.stop().foot))
                plan.foot.push_back(&placed(box));
            const Choice& choice = made.way.choice;
            const Place& end = made.place;
            for (Place at = nodes[i]->place; !(at == end); at = variants_.after(at)) {
                at = variants_.entered(at, choice, page.late);
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
            faces_short_page_ = faces_short_page_ || made.stop().blank > 0;
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
    /// By box: the last one of the next layer that begins there.
    std::vector<std::uint32_t> newest_;
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
