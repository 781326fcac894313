#include "layout/breaker.h"

#include "layout/line_fit.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace banxin::layout {
namespace {

constexpr std::int64_t infinite = std::numeric_limits<std::int64_t>::max() / 4;

constexpr std::int64_t second_hyphen_cost = 300;  // M11: two lines in a row …
constexpr std::int64_t third_hyphen_cost = 4000;  // … and hardly ever three
constexpr std::int64_t forced_cost = 5000;        // K16
constexpr std::int64_t rough_change_cost = 40;    // J11
constexpr std::int64_t uneven_squeeze_cost = 64;  // … of the blanks behind commas
constexpr int uneven_squeeze = 6;                 // eighths of half an em
/// Of a line that was set tighter or looser for the sake of the page: Han drawn apart by less
/// than a fifteenth of an em, or squeezed by about two thirds of what there is.
constexpr std::int64_t good_badness = 70;

struct Node {
    std::uint32_t cluster = 0;
    std::uint32_t from = 0;  ///< index of the node before
    /// The width of an end at which a line from here is full.
    std::int64_t full = 0;
    std::int64_t cost = infinite;
    std::int8_t fitness = 0;
    std::int8_t squeeze = -1;
    bool forced = false;
    bool hanging = false;
    /// Lines up to here, without a gap, that end with a hyphen.
    std::uint8_t hyphens = 0;
};

/// What a thread chooses lines in, text after text.
struct Room {
    LineFits::Room fits;
    std::vector<Node> nodes;
};
Room& room() {
    thread_local Room room;
    return room;
}

class Breaker {
    using Fit = LineFits::Fit;

public:
    /// One at a time in a thread.
    Breaker(const Stream& stream, const LineShape& shape)
        : stream_(stream), shape_(shape), fits_(stream, shape, room().fits), nodes_(room().nodes) {}

    std::vector<LineRange> run() {
        const std::size_t count = stream_.size();
        std::vector<LineRange> lines;
        if (count == 0) return lines;
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
        nodes_.assign(1, Node());
        nodes_.front().cost = 0;
        std::uint32_t layer = 0;
        for (std::uint32_t line = 1; line <= count; ++line) {
            const auto next = static_cast<std::uint32_t>(nodes_.size());
            fits_.stand_at(line - 1);
            for (std::uint32_t n = layer; n < next; ++n) good_lines_from(n, next, line == count);
            if (nodes_.size() == next) return {};
            layer = next;
        }
        std::vector<LineRange> lines;
        emit(layer, end, lines);  // the last layer has one node, at the end
        return lines;
    }

    std::int64_t cost(const std::vector<LineRange>& lines) {
        Node node;
        std::int64_t total = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const LineRange& line = lines[i];
            fits_.stand_at(i);
            node.cluster = line.begin;
            const Fit one = fits_.fit(line.begin, line.end, line.last);
            const std::uint16_t penalty = line.last ? 0 : stream_.clusters[line.end].penalty;
            const bool illegal = line.forced || one.overfull;
            total += illegal ? forced_cost * forced_cost
                             : demerits(node, one, line.end, line.last, penalty);
            node.hyphens = hyphens_after(node, line.end, line.last);
            node.fitness = one.fitness;
            node.squeeze = squeeze_of(line.begin, one, line.end);
        }
        return total;
    }

private:
    /// Adds to the layer that begins at `layer` all lines from node `n` that an eye forgives.
    void good_lines_from(std::uint32_t n, std::uint32_t layer, bool final) {
        const auto end = static_cast<std::uint32_t>(stream_.size());
        const Node start = nodes_[n];
        // What is less than three quarters full is never good; only a last line may be.
        std::uint32_t at = final ? end : fits_.three_quarters_from(start.cluster);
        // A mark that hangs may fit where the one before it does not.
        for (int misses = 0; at <= end && misses < 3; ++at) {
            if ((at == end) != final) break;
            const std::uint16_t penalty = final ? 0 : stream_.clusters[at].penalty;
            if (penalty == no_break) continue;
            const LineFits::End line_end = fits_.end_at(at, final);
            const Fit line =
                fits_.fit(start.cluster, line_end, fits_.full_at(start.cluster) - line_end.width,
                          good_badness + 1);
            if (line.overfull) ++misses;
            const std::int64_t shortness = final ? fits_.last_line_cost(start.cluster, at) : 0;
            if (line.overfull || std::max(line.badness, shortness) > good_badness) continue;
            add_to_layer(layer, line_to(n, line, at, final, penalty));
        }
    }

    /// What is reached from node `n` by a line that ends before cluster `at`.
    [[nodiscard]] Node line_to(std::uint32_t n, const Fit& line, std::uint32_t at, bool final,
                               std::uint16_t penalty) const {
        const Node& start = nodes_[n];
        Node made;
        made.cluster = at;
        made.cost = start.cost + demerits(start, line, at, final, penalty);
        made.from = n;
        made.fitness = line.fitness;
        made.squeeze = squeeze_of(start.cluster, line, at);
        made.hanging = line.hanging;
        made.hyphens = hyphens_after(start, at, final);
        return made;
    }

    /// In the layer that begins at `layer` each place stands once, as it is reached cheapest.
    void add_to_layer(std::uint32_t layer, const Node& made) {
        const auto same = std::find_if(nodes_.begin() + layer, nodes_.end(), [&](const Node& node) {
            return node.cluster == made.cluster;
        });
        if (same == nodes_.end())
            nodes_.push_back(made);
        else if (made.cost < same->cost)
            *same = made;
    }

    /// Lines down to the foot of what stands beside some of them, layer by layer, since how wide a
    /// line is depends on which it is. Returns where lines of the whole measure may begin, in
    /// order. Where the text may end before, `end_beside_` is the cheapest of its ends.
    std::vector<Node> lines_beside(std::size_t line, std::uint32_t end) {
        std::uint32_t layer = 0;
        for (; line < shape_.lines_to_foot(); ++line) {
            fits_.stand_at(line);
            const auto next = static_cast<std::uint32_t>(nodes_.size());
            std::uint32_t cheapest = 0;
            bool open = false;
            for (std::uint32_t n = layer; n < next; ++n) {
                if (nodes_[n].cluster == end) continue;
                if (!open || nodes_[n].cost < nodes_[cheapest].cost) cheapest = n;
                open = true;
                lines_from(n, next, end);
            }
            if (!open) return {};
            if (nodes_.size() == next) nodes_.push_back(cut_from(cheapest, end));
            layer = next;
            for (auto n = next; n < nodes_.size(); ++n)
                if (nodes_[n].cluster == end &&
                    (end_beside_ == 0 || nodes_[n].cost < nodes_[end_beside_].cost))
                    end_beside_ = n;
        }
        std::vector<Node> begins(nodes_.begin() + layer, nodes_.end());
        std::erase_if(begins, [end](const Node& node) { return node.cluster == end; });
        std::sort(begins.begin(), begins.end(),
                  [](const Node& a, const Node& b) { return a.cluster < b.cluster; });
        return begins;
    }

    /// Adds to a layer the lines from node `n` that are about full, or all if none is.
    void lines_from(std::uint32_t n, std::uint32_t layer, std::uint32_t end) {
        const std::uint32_t begin = nodes_[n].cluster;
        const std::uint32_t full = std::min(fits_.three_quarters_from(begin), end);
        const auto add_from = [&](std::uint32_t at, std::uint32_t to) {
            bool found = false;
            // A mark that hangs may fit where the one before it does not.
            for (int misses = 0; at <= to && misses < 3; ++at) {
                const bool final = at == end;
                const std::uint16_t penalty = final ? 0 : stream_.clusters[at].penalty;
                if (penalty == no_break) continue;
                const Fit line = fits_.fit(begin, at, final);
                if (line.overfull) {
                    ++misses;
                    continue;
                }
                add_to_layer(layer, line_to(n, line, at, final, penalty));
                found = true;
            }
            return found;
        };
        if (!add_from(full, end) && full > begin + 1) add_from(begin + 1, full - 1);
    }

    /// First without very bad lines: where the cheapest way costs less than one of them, it is the
    /// cheapest of all. Nearly all texts have such a way.
    void segment(std::uint32_t begin, std::uint32_t end, std::vector<LineRange>& lines) {
        tolerance_ = LineFits::very_bad;
        const bool plain = !shape_.balance && lines.size() >= shape_.lines_to_foot();
        if (plain && segment_within_tolerance(begin, end, lines)) return;
        tolerance_ = LineFits::no_limit;
        any_segment(begin, end, lines);
    }

    /// False: there is no way, or one that costs so much that others may cost less.
    bool segment_within_tolerance(std::uint32_t begin, std::uint32_t end,
                                  std::vector<LineRange>& lines) {
        begin_nodes(begin, lines.size());
        std::optional<Node> made;
        for (std::uint32_t at = begin + 1; at <= end; ++at) {
            const bool final = at == end;
            const std::uint16_t penalty = final ? 0 : stream_.clusters[at].penalty;
            if (!final && penalty == no_break) continue;
            made = best_line_to(at, final, penalty);
            if (made)
                add(*made);
            else if (first_active_ == nodes_.size())
                return false;
        }
        if (!made || made->cost > tolerance_ * tolerance_) return false;
        emit(static_cast<std::uint32_t>(nodes_.size() - 1), end, lines);
        return true;
    }

    void begin_nodes(std::uint32_t begin, std::size_t line) {
        nodes_.clear();
        Node first;
        first.cluster = begin;
        first.cost = 0;
        fits_.stand_at(line);
        add(first);
        first_active_ = 0;
        end_beside_ = 0;
    }

    void any_segment(std::uint32_t begin, std::uint32_t end, std::vector<LineRange>& lines) {
        begin_nodes(begin, lines.size());
        std::vector<Node> begins;
        if (lines.size() < shape_.lines_to_foot()) {
            begins = lines_beside(lines.size(), end);
            if (begins.empty()) return emit(end_beside_, end, lines);
            fits_.stand_at(shape_.lines_to_foot());
            first_active_ = static_cast<std::uint32_t>(nodes_.size());
            begin = begins.front().cluster;
            add(begins.front());
        }
        auto next = begins.begin() + (begins.empty() ? 0 : 1);
        std::uint32_t best_end = 0;
        for (std::uint32_t at = begin + 1; at <= end; ++at) {
            const bool final = at == end;
            const std::uint16_t penalty = final ? 0 : stream_.clusters[at].penalty;
            if (!final && penalty == no_break) continue;
            const auto made = best_line_to(at, final, penalty);
            if (next != begins.end() && next->cluster == at) {
                add(made && made->cost < next->cost ? *made : *next);
                ++next;
            } else if (made) {
                add(*made);
                if (final) best_end = static_cast<std::uint32_t>(nodes_.size() - 1);
            } else {
                force_break(at);
                const bool reached = nodes_.back().cluster == at;
                if (reached && final) best_end = static_cast<std::uint32_t>(nodes_.size() - 1);
                if (!reached) --at;  // the same place again, now from the new node
            }
        }
        if (end_beside_ != 0 && nodes_[end_beside_].cost < nodes_[best_end].cost)
            best_end = end_beside_;
        emit(best_end, end, lines);
    }

    void add(const Node& node) {
        nodes_.push_back(node);
        nodes_.back().full = fits_.full_at(node.cluster);
    }

    std::uint8_t hyphens_after(const Node& start, std::uint32_t at, bool final) const {
        if (final || !stream_.clusters[at - 1].soft_hyphen) return 0;
        return static_cast<std::uint8_t>(std::min(start.hyphens + 1, 3));
    }

    /// Of the commas of a line: eighths of their blanks; -1: it has none.
    std::int8_t squeeze_of(std::uint32_t begin, const Fit& line, std::uint32_t end) const {
        if (line.squeeze >= 0) return line.squeeze;
        return fits_.has_pauses(begin, end) ? std::int8_t{0} : std::int8_t{-1};
    }
    bool is_uneven(const Node& start, const Fit& line, std::uint32_t end) const {
        if (start.squeeze < 0 || std::max(start.squeeze, line.squeeze) <= uneven_squeeze)
            return false;
        const int own = squeeze_of(start.cluster, line, end);
        return own >= 0 && std::abs(start.squeeze - own) > uneven_squeeze;
    }

    /// What a line from `start` to `at` adds to the cost of a paragraph.
    std::int64_t demerits(const Node& start, const Fit& line, std::uint32_t at, bool final,
                          std::uint16_t penalty) const {
        std::int64_t sum = 1 + line.badness + penalty;
        if (final) sum += fits_.last_line_cost(start.cluster, at);
        if (start.fitness - line.fitness > 1 || line.fitness - start.fitness > 1)
            sum += rough_change_cost;
        if (is_uneven(start, line, at)) sum += uneven_squeeze_cost;
        const std::uint8_t hyphens = hyphens_after(start, at, final);
        if (hyphens == 2) sum += second_hyphen_cost;
        if (hyphens == 3) sum += third_hyphen_cost;
        // A line that need not be full has no call to part a word.
        if (hyphens > 0 && !fits_.justifies()) sum += third_hyphen_cost;
        const std::int64_t capped = std::min<std::int64_t>(sum, 1000000);
        return capped * capped;
    }

    /// The cheapest line that ends before cluster `at`; nothing if every start is too far away, or
    /// gives a worse one than what is tolerated.
    std::optional<Node> best_line_to(std::uint32_t at, bool final, std::uint16_t penalty) {
        Node best;
        best.cluster = at;
        bool found = false;
        const LineFits::End end = fits_.end_at(at, final);
        const bool may_be_short = final || shape_.balance;
        const auto count = static_cast<std::uint32_t>(nodes_.size());
        for (std::uint32_t n = first_active_; n < count; ++n) {
            const Node& start = nodes_[n];
            const std::int64_t rest = start.full - end.width;
            ++work_.lines_weighed;
            // Later starts only make the line shorter still.
            if (found && !may_be_short && rest > fits_.measure_from(start.cluster) / 2) break;
            std::int64_t limit = tolerance_;
            if (found && rest >= 0) {
                // It fits, and no line is for nothing.
                if (start.cost >= best.cost) continue;
                limit = std::min(limit, LineFits::worth(best.cost - start.cost));
            }
            const Fit line = fits_.fit(start.cluster, end, rest, limit);
            if (line.overfull) {
                // Ends only move away from it: it stays too far, and so do all before it.
                first_active_ = n + 1;
                continue;
            }
            if (line.hopeless && tolerance_ <= LineFits::very_bad && !may_be_short) break;
            if (line.badness >= limit) continue;
            const std::uint8_t hyphens = hyphens_after(start, at, final);
            const std::int64_t cost = start.cost + demerits(start, line, at, final, penalty);
            if (!found || cost < best.cost) {
                best.cost = cost;
                best.from = n;
                best.fitness = line.fitness;
                best.squeeze = squeeze_of(start.cluster, line, at);
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
        add(cut_from(static_cast<std::uint32_t>(nodes_.size() - 1), before));
        first_active_ = static_cast<std::uint32_t>(nodes_.size() - 1);
    }

    [[nodiscard]] Node cut_from(std::uint32_t from, std::uint32_t before) const {
        const std::uint32_t start = nodes_[from].cluster;
        std::uint32_t cut = start + 1;
        while (cut + 1 < before && !fits_.fit(start, cut + 1, false).overfull) ++cut;
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
        return node;
    }

    bool is_word(std::uint32_t at) const {
        return stream_.clusters[at].left == SpacingClass::latin &&
               stream_.clusters[at - 1].right == SpacingClass::latin;
    }

    void emit(std::uint32_t last, std::uint32_t end, std::vector<LineRange>& lines) {
        std::vector<std::uint32_t> path;
        for (std::uint32_t n = last; n != 0; n = nodes_[n].from) path.push_back(n);
        std::uint32_t begin = nodes_[0].cluster;
        for (auto n = path.rbegin(); n != path.rend(); ++n) {
            const Node& node = nodes_[*n];
            const bool final = node.cluster == end;
            const bool hyphen = !final && stream_.clusters[node.cluster - 1].soft_hyphen;
            fits_.stand_at(lines.size());
            const bool ragged = shape_.justify && !fits_.justifies();
            lines.push_back(
                {begin, node.cluster, final, node.forced, hyphen, node.hanging, ragged});
            begin = node.cluster;
        }
    }

    const Stream& stream_;
    const LineShape& shape_;
    LineFits fits_;
    std::vector<Node>& nodes_;
    std::uint32_t first_active_ = 0;
    /// Lines of that badness are not made.
    std::int64_t tolerance_ = LineFits::no_limit;
    /// Where a text ends whose last line stands beside something; 0: nowhere.
    std::uint32_t end_beside_ = 0;
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
