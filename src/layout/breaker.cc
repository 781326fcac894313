#include "layout/breaker.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace banxin::layout {
namespace {

/// Everything is counted in integers, so that the same breaks are chosen on every machine.
/// Badness 100 is a tier spent to its end at weight 1.
constexpr std::int64_t unit = 1024;
constexpr std::int64_t infinite = std::numeric_limits<std::int64_t>::max() / 4;

// Weights in thirty-seconds, tiers in the order in which they are spent. Shrink is cheaper than
// stretch (J02): `tests/bench/line_quality` counts what that gives on a long book.
constexpr std::int64_t weight_unit = 32;
constexpr std::array<std::int64_t, shrink_tiers> shrink_weight{4, 4, 5, 6, 8, 13};
constexpr std::array<std::int64_t, 3> stretch_weight{6, 10, 48};

std::int64_t spent(std::int64_t weight, std::int64_t ratio_cubed) {
    return weight * 100 * ratio_cubed / (weight_unit * unit);
}

constexpr std::int64_t single_character_cost = 3000;  // G04
constexpr std::int64_t short_last_line_cost = 60;     // G06
constexpr std::int64_t second_hyphen_cost = 300;      // M11: two lines in a row …
constexpr std::int64_t third_hyphen_cost = 4000;      // … and hardly ever three
constexpr std::int64_t forced_cost = 5000;            // K16
constexpr std::int64_t stretch_cost = 30;             // J02: Han drawn apart at all
constexpr std::int64_t rough_change_cost = 40;        // J11
constexpr std::int64_t title_line_cost = 200;         // H13: few lines …
constexpr std::int64_t broken_phrase_cost = 50;       // … each a phrase

/// Of a line that was set tighter or looser for the sake of the page: Han drawn apart by less
/// than a fifteenth of an em, or squeezed by about two thirds of what there is.
constexpr std::int64_t good_badness = 70;

/// Prefix sums up to and including the glue before a cluster.
struct Sums {
    std::int64_t width = 0;
    std::array<std::int64_t, shrink_tiers> shrink{};
    std::array<std::int64_t, 2> stretch{};
    std::int64_t slots = 0;       ///< places between Han
    std::int64_t slot_sizes = 0;  ///< their sizes, for the quarter em of the third tier
    std::int64_t han = 0;
};

struct Node {
    std::uint32_t cluster = 0;
    /// The width at which a line from here is full, as `Sums` count it.
    std::int64_t full = 0;
    std::int64_t cost = infinite;
    std::uint32_t from = 0;  ///< index of the node before
    std::int8_t fitness = 0;
    bool forced = false;
    bool hanging = false;
    /// Lines up to here, without a gap, that end with a hyphen.
    std::uint8_t hyphens = 0;
};

std::int64_t cubed(std::int64_t used, std::int64_t capacity) {
    if (capacity <= 0) return 0;
    const std::int64_t ratio = std::min<std::int64_t>(used * unit / capacity, 64 * unit);
    return ratio * ratio / unit * ratio / unit;
}

class Breaker {
public:
    Breaker(const Stream& stream, const LineShape& shape) : stream_(stream), shape_(shape) {}

    std::vector<LineRange> run() {
        const std::size_t count = stream_.size();
        std::vector<LineRange> lines;
        if (count == 0) return lines;
        sum();
        std::uint32_t begin = 0;
        for (std::uint32_t i = 1; i <= count; ++i) {
            if (i == count || stream_.clusters[i].forced_break) {
                segment(begin, i, lines);
                begin = i;
            }
        }
        return lines;
    }

    [[nodiscard]] BreakWork work() const { return work_; }

    /// Layer by layer: after k lines, the cheapest way to every place that k good lines reach.
    std::vector<LineRange> run_into(std::uint32_t count) {
        const auto end = static_cast<std::uint32_t>(stream_.size());
        for (std::uint32_t i = 1; i < end; ++i) {
            if (stream_.clusters[i].forced_break) return {};
        }
        sum();
        nodes_.assign(1, Node());
        nodes_.front().cost = 0;
        std::uint32_t layer = 0;
        for (std::uint32_t line = 1; line <= count; ++line) {
            const auto next = static_cast<std::uint32_t>(nodes_.size());
            for (std::uint32_t n = layer; n < next; ++n) good_lines_from(n, next, line == count);
            if (nodes_.size() == next) return {};
            layer = next;
        }
        std::vector<LineRange> lines;
        emit(layer, end, lines);  // the last layer has one node, at the end
        return lines;
    }

    std::int64_t cost(const std::vector<LineRange>& lines) {
        sum();
        Node node;
        std::int64_t total = 0;
        for (const LineRange& line : lines) {
            node.cluster = line.begin;
            const Fit one = fit(line.begin, line.end, line.last);
            const std::uint16_t penalty = line.last ? 0 : stream_.clusters[line.end].penalty;
            const bool illegal = line.forced || one.overfull;
            total += illegal ? forced_cost * forced_cost
                             : demerits(node, one, line.end, line.last, penalty);
            node.hyphens = hyphens_after(node, line.end, line.last);
            node.fitness = one.fitness;
        }
        return total;
    }

private:
    /// before_[i]: sums of clusters 0 … i-1 with the glue before each, and the glue before i.
    void sum() {
        const auto& all = stream_.clusters;
        const std::size_t count = stream_.size();
        sums_.resize(count + 1);
        ends_.reserve(count + 1);
        Sums now;
        for (std::size_t i = 0; i <= count; ++i) {
            if (i > 0) {
                now.width += all[i - 1].width;
                now.han += all[i - 1].visible_han ? 1 : 0;
            }
            ends_.push_back(now.width);
            if (i > 0 && i < count) {
                const Cluster& c = all[i];
                now.width += c.glue;
                if (c.shrink_tier > 0) now.shrink[c.shrink_tier - 1u] += c.glue_shrink;
                if (c.stretch_tier == 1 || c.stretch_tier == 2)
                    now.stretch[c.stretch_tier - 1u] += c.glue_stretch;
                if (c.stretch_tier == 3) {
                    ++now.slots;
                    now.slot_sizes += stream_.styles[c.style].size.sp;
                }
            }
            sums_[i] = now;
        }
    }

    struct Fit {
        std::int64_t badness = 0;
        std::int8_t fitness = 0;
        bool overfull = false;
        bool hanging = false;
    };

    /// A line's end, whatever it begins with.
    struct LineEnd {
        std::uint32_t at = 0;
        bool last = false;
        /// Up to there, with the hyphen that the line shows.
        std::int64_t width = 0;
    };
    LineEnd line_end(std::uint32_t at, bool last) const {
        std::int64_t width = ends_[at];
        if (at < stream_.size() && stream_.clusters[at - 1].soft_hyphen)
            width += hyphen_width(stream_, at - 1).sp;
        return {at, last, width};
    }

    std::int64_t measure_from(std::uint32_t begin) const {
        return shape_.measure.sp - (begin == 0 ? shape_.indent.sp : 0);
    }
    /// What a line leaves of its measure; negative: what it has too much.
    std::int64_t rest_of(std::uint32_t begin, const LineEnd& end) const {
        return measure_from(begin) - (end.width - sums_[begin].width);
    }

    Fit fit(std::uint32_t begin, std::uint32_t end, bool last) const {
        const LineEnd line = line_end(end, last);
        return fit(begin, line, rest_of(begin, line));
    }

    /// A line of the clusters begin … end-1. Glue before `begin` and before `end` is no part.
    Fit fit(std::uint32_t begin, const LineEnd& line, std::int64_t rest) const {
        const std::uint32_t end = line.at;
        const Sums& from = sums_[begin];
        const Sums& to = sums_[end - 1];  // inner glue ends with that before the last cluster
        const std::int64_t measure = measure_from(begin);
        Fit result;
        if (shape_.balance) {
            const std::int64_t share =
                std::max<std::int64_t>(rest, 0) * unit / std::max<std::int64_t>(measure, 1);
            const bool phrase =
                end == stream_.size() || ends_phrase(stream_.clusters[end - 1].right);
            result.badness = title_line_cost + 100 * share / unit * share / unit +
                             (phrase ? 0 : broken_phrase_cost);
            if (rest >= 0) return result;
        }
        if (rest < 0) {
            rest = -rest;
            for (std::size_t tier = 0; tier < shrink_tiers && rest > 0; ++tier) {
                const std::int64_t capacity = to.shrink[tier] - from.shrink[tier];
                const std::int64_t used = std::min(rest, capacity);
                result.badness += spent(shrink_weight[tier], cubed(used, capacity));
                rest -= used;
            }
            // P14: what squeezing cannot take in, one comma or stop may carry over the edge.
            if (rest > 0 && may_hang(end - 1)) {
                result.hanging = true;
                rest -= stream_.clusters[end - 1].width;
            }
            result.overfull = rest > 0;
            result.fitness = -1;
            return result;
        }
        if (line.last || rest == 0) return result;
        if (!shape_.justify) {
            // Nothing is stretched: what counts is how full the line is.
            const std::int64_t share = rest * unit / std::max<std::int64_t>(measure, 1);
            result.badness = 100 * share / unit * share / unit;
            return result;
        }
        for (std::size_t tier = 0; tier < 2 && rest > 0; ++tier) {
            const std::int64_t capacity = to.stretch[tier] - from.stretch[tier];
            const std::int64_t used = std::min(rest, capacity);
            result.badness += spent(stretch_weight[tier], cubed(used, capacity));
            rest -= used;
        }
        if (rest == 0) return result;
        const std::int64_t slots = to.slots - from.slots;
        const std::int64_t quarter = (to.slot_sizes - from.slot_sizes) / 4;
        if (slots == 0) {
            // Nothing can take it up: worse the more is missing.
            result.badness += 200000 + 200000 * rest / std::max<std::int64_t>(measure, 1);
            result.fitness = 2;
            return result;
        }
        // A tenth of an em between Han is as much as an eye forgives.
        result.badness += stretch_cost + spent(stretch_weight[2],
                                               cubed(rest, (to.slot_sizes - from.slot_sizes) / 10));
        if (rest > quarter)
            result.badness += 1000 * (rest - quarter) / std::max<std::int64_t>(quarter, 1);
        result.fitness = rest * 8 > quarter * 3 ? 2 : 1;
        return result;
    }

    /// P14: never zh-Hant, never in a run of marks.
    bool may_hang(std::uint32_t at) const {
        if (!stream_.rules->typography().hanging || !shape_.justify || at == 0) return false;
        const Cluster& mark = stream_.clusters[at];
        const SpacingClass before = stream_.clusters[at - 1].right;
        const bool hangs = mark.left == SpacingClass::comma || mark.left == SpacingClass::stop;
        const bool after_letter = before == SpacingClass::han || before == SpacingClass::latin;
        return hangs && after_letter && stream_.styles[mark.style].locale != Locale::zh_hant;
    }

    static bool ends_phrase(SpacingClass c) {
        return c == SpacingClass::comma || c == SpacingClass::colon || c == SpacingClass::stop ||
               c == SpacingClass::dividing || c == SpacingClass::closing ||
               c == SpacingClass::dash_ellipsis || c == SpacingClass::wide_space ||
               c == SpacingClass::latin_closing;
    }

    std::int64_t last_line_cost(std::uint32_t begin, std::uint32_t end) const {
        if (begin == 0) return 0;
        const std::int64_t han = sums_[end].han - sums_[begin].han;
        bool only_marks = true;
        for (std::uint32_t i = begin; i < end && only_marks; ++i) {
            const SpacingClass c = stream_.clusters[i].left;
            only_marks = c != SpacingClass::latin && c != SpacingClass::hangul;
        }
        if (only_marks && han < 2) return single_character_cost;
        const std::int64_t width = ends_[end] - sums_[begin].width;
        return width <= shape_.indent.sp ? short_last_line_cost : 0;
    }

    /// Adds to the layer that begins at `layer` all lines from node `n` that an eye forgives.
    void good_lines_from(std::uint32_t n, std::uint32_t layer, bool final) {
        const auto end = static_cast<std::uint32_t>(stream_.size());
        const Node start = nodes_[n];
        // What is less than three quarters full is never good; only a last line may be.
        const std::int64_t wanted =
            sums_[start.cluster].width + (shape_.measure.sp - shape_.indent.sp) * 3 / 4;
        const auto first = std::lower_bound(ends_.begin() + start.cluster + 1, ends_.end(), wanted);
        std::uint32_t at = final ? end : static_cast<std::uint32_t>(first - ends_.begin());
        // A mark that hangs may fit where the one before it does not.
        for (int misses = 0; at <= end && misses < 3; ++at) {
            if ((at == end) != final) break;
            const std::uint16_t penalty = final ? 0 : stream_.clusters[at].penalty;
            if (penalty == no_break) continue;
            const Fit line = fit(start.cluster, at, final);
            if (line.overfull) ++misses;
            const bool lone = final && last_line_cost(start.cluster, at) >= single_character_cost;
            if (line.overfull || line.badness > good_badness || lone) continue;
            Node made;
            made.cluster = at;
            made.cost = start.cost + demerits(start, line, at, final, penalty);
            made.from = n;
            made.fitness = line.fitness;
            made.hanging = line.hanging;
            made.hyphens = hyphens_after(start, at, final);
            const auto same = std::find_if(nodes_.begin() + layer, nodes_.end(),
                                           [at](const Node& node) { return node.cluster == at; });
            if (same == nodes_.end())
                nodes_.push_back(made);
            else if (made.cost < same->cost)
                *same = made;
        }
    }

    void segment(std::uint32_t begin, std::uint32_t end, std::vector<LineRange>& lines) {
        nodes_.clear();
        Node first;
        first.cluster = begin;
        first.cost = 0;
        add(first);
        first_active_ = 0;
        std::uint32_t best_end = 0;
        for (std::uint32_t at = begin + 1; at <= end; ++at) {
            const bool final = at == end;
            const std::uint16_t penalty = final ? 0 : stream_.clusters[at].penalty;
            if (!final && penalty == no_break) continue;
            if (const auto made = best_line_to(at, final, penalty)) {
                add(*made);
                if (final) best_end = static_cast<std::uint32_t>(nodes_.size() - 1);
            } else {
                force_break(at);
                const bool reached = nodes_.back().cluster == at;
                if (reached && final) best_end = static_cast<std::uint32_t>(nodes_.size() - 1);
                if (!reached) --at;  // the same place again, now from the new node
            }
        }
        emit(best_end, end, lines);
    }

    void add(const Node& node) {
        nodes_.push_back(node);
        nodes_.back().full = sums_[node.cluster].width + measure_from(node.cluster);
    }

    std::uint8_t hyphens_after(const Node& start, std::uint32_t at, bool final) const {
        if (final || !stream_.clusters[at - 1].soft_hyphen) return 0;
        return static_cast<std::uint8_t>(std::min(start.hyphens + 1, 3));
    }

    /// What a line from `start` to `at` adds to the cost of a paragraph.
    std::int64_t demerits(const Node& start, const Fit& line, std::uint32_t at, bool final,
                          std::uint16_t penalty) const {
        std::int64_t sum = 1 + line.badness + penalty;
        if (final) sum += last_line_cost(start.cluster, at);
        if (start.fitness - line.fitness > 1 || line.fitness - start.fitness > 1)
            sum += rough_change_cost;
        const std::uint8_t hyphens = hyphens_after(start, at, final);
        if (hyphens == 2) sum += second_hyphen_cost;
        if (hyphens == 3) sum += third_hyphen_cost;
        // A line that need not be full has no call to part a word.
        if (hyphens > 0 && !shape_.justify) sum += third_hyphen_cost;
        const std::int64_t capped = std::min<std::int64_t>(sum, 1000000);
        return capped * capped;
    }

    /// The cheapest line that ends before cluster `at`; nothing if every start is too far away.
    std::optional<Node> best_line_to(std::uint32_t at, bool final, std::uint16_t penalty) {
        Node best;
        best.cluster = at;
        bool found = false;
        const LineEnd end = line_end(at, final);
        const bool may_be_short = final || shape_.balance;
        const auto count = static_cast<std::uint32_t>(nodes_.size());
        for (std::uint32_t n = first_active_; n < count; ++n) {
            const Node& start = nodes_[n];
            const std::int64_t rest = start.full - end.width;
            ++work_.lines_weighed;
            // Later starts only make the line shorter still.
            if (found && !may_be_short && rest > measure_from(start.cluster) / 2) break;
            // It fits, and no line is for nothing.
            if (found && rest >= 0 && start.cost >= best.cost) continue;
            const Fit line = fit(start.cluster, end, rest);
            if (line.overfull) {
                // Ends only move away from it: it stays too far, and so do all before it.
                first_active_ = n + 1;
                continue;
            }
            const std::uint8_t hyphens = hyphens_after(start, at, final);
            const std::int64_t cost = start.cost + demerits(start, line, at, final, penalty);
            if (!found || cost < best.cost) {
                best.cost = cost;
                best.from = n;
                best.fitness = line.fitness;
                best.hanging = line.hanging;
                best.hyphens = hyphens;
                found = true;
            }
        }
        if (!found) return std::nullopt;
        return best;
    }

    /// K16: no legal break fits. The line from the last start is cut where it is full.
    void force_break(std::uint32_t before) {
        const auto from = static_cast<std::uint32_t>(nodes_.size() - 1);
        const std::uint32_t start = nodes_[from].cluster;
        std::uint32_t cut = start + 1;
        while (cut + 1 < before && !fit(start, cut + 1, false).overfull) ++cut;
        // Before a mark that must not start a line, if there is anything to take along.
        for (std::uint32_t back = cut; back > start + 1 && cut - back < 4; --back) {
            const Locale locale = stream_.styles[stream_.clusters[back].style].locale;
            const BreakRule rule = (*stream_.rules)[locale].may_break(
                stream_.clusters[back - 1].right, stream_.clusters[back].left);
            if (rule != BreakRule::prohibited || is_word(back)) {
                cut = back;
                break;
            }
        }
        Node node;
        node.cluster = cut;
        node.cost = nodes_[from].cost + forced_cost * forced_cost;
        node.from = from;
        node.forced = true;
        add(node);
        first_active_ = static_cast<std::uint32_t>(nodes_.size() - 1);
    }

    bool is_word(std::uint32_t at) const {
        return stream_.clusters[at].left == SpacingClass::latin &&
               stream_.clusters[at - 1].right == SpacingClass::latin;
    }

    void emit(std::uint32_t last, std::uint32_t end, std::vector<LineRange>& lines) const {
        std::vector<std::uint32_t> path;
        for (std::uint32_t n = last; n != 0; n = nodes_[n].from) path.push_back(n);
        std::uint32_t begin = nodes_[0].cluster;
        for (auto n = path.rbegin(); n != path.rend(); ++n) {
            const Node& node = nodes_[*n];
            const bool final = node.cluster == end;
            const bool hyphen = !final && stream_.clusters[node.cluster - 1].soft_hyphen;
            lines.push_back({begin, node.cluster, final, node.forced, hyphen, node.hanging});
            begin = node.cluster;
        }
    }

    const Stream& stream_;
    const LineShape& shape_;
    std::vector<Sums> sums_;
    /// ends_[i]: width up to the end of cluster i-1, without the glue before i.
    std::vector<std::int64_t> ends_;
    std::vector<Node> nodes_;
    std::uint32_t first_active_ = 0;
    BreakWork work_;
};

}  // namespace

std::vector<LineRange> break_lines(const Stream& stream, const LineShape& shape, BreakWork* work) {
    Breaker breaker(stream, shape);
    std::vector<LineRange> lines = breaker.run();
    if (work != nullptr) *work = breaker.work();
    return lines;
}

std::vector<LineRange> break_into(const Stream& stream, const LineShape& shape, std::size_t count) {
    if (stream.size() == 0 || count == 0) return {};
    return Breaker(stream, shape).run_into(static_cast<std::uint32_t>(count));
}

std::int64_t cost_of(const Stream& stream, const LineShape& shape,
                     const std::vector<LineRange>& lines) {
    return Breaker(stream, shape).cost(lines);
}

}  // namespace banxin::layout
