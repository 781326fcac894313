#include "layout/line_fit.h"

#include <algorithm>

namespace banxin::layout {
namespace {

constexpr std::int64_t unit = 1024;

// Weights in thirty-seconds, tiers in the order in which they are spent. Shrink is cheaper than
// stretch (J02): `tests/bench/line_quality` counts what that gives on a long book.
constexpr std::int64_t weight_unit = 32;
constexpr std::array<std::int64_t, shrink_tiers> shrink_weight{4, 4, 5, 6, 8, 13};
constexpr std::array<std::int64_t, stretch_tiers> stretch_weight{6, 10, 48};
/// In a line of words, whose spaces are all that an eye sees.
constexpr std::int64_t word_weight = 32;

constexpr std::int64_t single_character_cost = 3000;  // G04
/// In a column of a table a last character looks no worse than the gaps that avoid it.
constexpr std::int64_t narrow_ems = 8;
constexpr std::int64_t short_last_line_cost = 60;  // G06
constexpr std::int64_t stretch_cost = 30;          // J02: Han drawn apart at all
constexpr std::int64_t empty_cost = 200000;        // nothing can take up what a line leaves
constexpr std::int64_t wasted_cost = 100000;       // wide spaces while the next word fits
constexpr std::int64_t title_line_cost = 200;      // H13: few lines …
constexpr std::int64_t broken_phrase_cost = 50;    // … each a phrase

/// Of the shortest measure that words are justified in: about forty letters. In less, one line in
/// seven has gaps of over six tenths of an em, however its breaks are chosen.
constexpr std::int64_t fewest_ems = 20;

std::int64_t spent(std::int64_t weight, std::int64_t ratio_cubed) {
    return weight * 100 * ratio_cubed / (weight_unit * unit);
}

std::int64_t cubed(std::int64_t used, std::int64_t capacity) {
    if (capacity <= 0) return 0;
    const std::int64_t ratio = std::min<std::int64_t>(used * unit / capacity, 64 * unit);
    return ratio * ratio / unit * ratio / unit;
}

/// A word space gives a sixth of an em, a place between Han a quarter, one between Korean
/// syllables a twelfth: words have at least one space for six syllables or two Han.
bool is_of_words(const std::array<std::int64_t, stretch_tiers>& stretch) {
    return stretch[0] * 3 >= stretch[2];
}

/// Most lines that are weighed are far too short for what they hold. By how much Han are drawn
/// apart tells the least badness that they have: by halves of what an eye forgives.
struct Drawn {
    std::int64_t halves;
    std::int64_t badness;
};
constexpr std::int64_t drawn_badness(std::int64_t halves) {
    return stretch_cost + stretch_weight[2] * 100 * halves * halves * halves / (8 * weight_unit);
}
constexpr std::array<Drawn, 4> drawn_apart = {
    {{0, drawn_badness(0)}, {1, drawn_badness(1)}, {2, drawn_badness(2)}, {4, LineFits::very_bad}}};
static_assert(LineFits::very_bad == drawn_badness(4));

std::int64_t least_badness(std::int64_t drawn, std::int64_t between_han) {
    std::int64_t least = 0;
    for (const Drawn& step : drawn_apart)
        if (drawn * 5 > between_han * step.halves) least = step.badness;
    return least;
}

bool ends_phrase(SpacingClass c) {
    return c == SpacingClass::comma || c == SpacingClass::colon || c == SpacingClass::stop ||
           c == SpacingClass::dividing || c == SpacingClass::closing ||
           c == SpacingClass::dash_ellipsis || c == SpacingClass::wide_space ||
           c == SpacingClass::latin_closing;
}

/// Typed into a title of Han, which needs none. In one of words there is one behind each.
bool is_blank_between_han(const Stream& stream, std::uint32_t at) {
    const auto& all = stream.clusters;
    return at > 1 && all[at - 1].right == SpacingClass::space &&
           all[at - 2].right == SpacingClass::han && all[at].left == SpacingClass::han;
}

}  // namespace

std::int64_t LineFits::worth(std::int64_t cost) {
    for (const Drawn& step : drawn_apart)
        if (cost <= step.badness * step.badness) return step.badness;
    return no_limit;
}

LineFits::LineFits(const Stream& stream, const LineShape& shape, Room& room)
    : stream_(stream), shape_(shape), sums_(room.sums), ends_(room.ends) {
    const auto& all = stream_.clusters;
    const std::size_t count = stream_.size();
    sums_.clear();
    ends_.clear();
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
            if (c.stretch_tier > 0) {
                now.stretch[c.stretch_tier - 1u] += c.glue_stretch;
                now.tenths += stream_.styles[c.style].size.sp / 10;
            }
        }
        sums_.push_back(now);
    }
    shortest_justified_ = shortest_justified();
    stand_at(0);
}

std::int64_t LineFits::shortest_justified() const {
    const Sums& all = sums_.back();
    if (all.stretch[0] == 0 || !is_of_words(all.stretch)) return 0;
    const RunStyle& style = stream_.styles.front();
    const bool parts_words =
        style.locale == Locale::ko && stream_.rules->typography().hangul_by_syllable;
    return parts_words ? 0 : (style.size * fewest_ems).sp;
}

void LineFits::stand_at(std::size_t line) {
    shortened_ = shape_.is_short(line) ? shape_.shortened.sp : 0;
    justifies_ = shape_.justify && shape_.measure.sp - shortened_ >= shortest_justified_;
}

std::uint32_t LineFits::three_quarters_from(std::uint32_t begin) const {
    const std::int64_t measure = shape_.measure.sp - shortened_ - shape_.indent.sp;
    const std::int64_t wanted = sums_[begin].width + measure * 3 / 4;
    const auto first = std::lower_bound(ends_.begin() + begin + 1, ends_.end(), wanted);
    return static_cast<std::uint32_t>(first - ends_.begin());
}

LineFits::Fit LineFits::fit(std::uint32_t begin, const End& end, std::int64_t rest,
                            std::int64_t limit) const {
    Fit result;
    const std::int64_t measure = std::max<std::int64_t>(measure_from(begin), 1);
    if (shape_.balance) {
        const std::int64_t share = std::max<std::int64_t>(rest, 0) * unit / measure;
        const bool phrase = end.at == stream_.size() ||
                            ends_phrase(stream_.clusters[end.at - 1].right) ||
                            is_blank_between_han(stream_, end.at);
        result.badness =
            title_line_cost + 100 * share / unit * share / unit + (phrase ? 0 : broken_phrase_cost);
        if (rest >= 0) return result;
    }
    if (rest < 0) {
        shrink(begin, end.at, -rest, result);
    } else if (end.last || rest == 0) {
        return result;
    } else if (!justifies_) {
        // Nothing is stretched: what counts is how full the line is.
        const std::int64_t share = rest * unit / measure;
        result.badness = 100 * share / unit * share / unit;
    } else {
        stretch(begin, end.at, rest, limit, result);
    }
    return result;
}

void LineFits::shrink(std::uint32_t begin, std::uint32_t end, std::int64_t excess, Fit& fit) const {
    const Sums& from = sums_[begin];
    const Sums& to = sums_[end - 1];  // inner glue ends with that before the last cluster
    std::array<std::int64_t, shrink_tiers> capacities;
    std::int64_t all = 0;
    for (std::size_t tier = 0; tier < shrink_tiers; ++tier)
        all += capacities[tier] = to.shrink[tier] - from.shrink[tier];
    if (excess > all && !may_hang(end - 1)) {
        fit.overfull = true;
        return;
    }
    for (std::size_t tier = 0; tier < shrink_tiers && excess > 0; ++tier) {
        const std::int64_t capacity = capacities[tier];
        const std::int64_t used = std::min(excess, capacity);
        fit.badness += spent(shrink_weight[tier], cubed(used, capacity));
        excess -= used;
        if (tier == pauses && capacity > 0)
            fit.squeeze = static_cast<std::int8_t>(used * 8 / capacity);
    }
    // P14: what squeezing cannot take in, one comma or stop may carry over the edge.
    if (excess > 0 && may_hang(end - 1)) {
        fit.hanging = true;
        excess -= stream_.clusters[end - 1].width;
    }
    fit.overfull = excess > 0;
    fit.fitness = -1;
}

void LineFits::stretch(std::uint32_t begin, std::uint32_t end, std::int64_t rest,
                       std::int64_t limit, Fit& fit) const {
    const Sums& from = sums_[begin];
    const Sums& to = sums_[end - 1];
    std::array<std::int64_t, stretch_tiers> capacity;
    for (std::size_t tier = 0; tier < stretch_tiers; ++tier)
        capacity[tier] = to.stretch[tier] - from.stretch[tier];
    const std::int64_t between_han = capacity[2];
    if (is_of_words(capacity)) {
        // From nothing up with what each place takes, so that neighbours share it.
        const std::int64_t all = capacity[0] + capacity[1] + between_han;
        if (all == 0) {
            // Worse the more is missing.
            fit.badness = empty_cost + empty_cost * rest / measure_from(begin);
            fit.fitness = 2;
            return;
        }
        fit.badness = spent(word_weight, cubed(rest, all));
        // Beyond their limits all take alike: this makes spaces of six tenths of an em.
        const bool wide = rest > all + to.tenths - from.tenths;
        if (wide && next_word_fits(begin, end)) fit.badness += wasted_cost;
        fit.fitness = wide ? 2 : rest > all ? 1 : 0;
        return;
    }
    const std::int64_t drawn = rest - capacity[0] - capacity[1];
    if (least_badness(drawn, between_han) >= limit) {
        fit.badness = limit;
        // It has less to stretch and more to fill. If it is of words, three quarters of what
        // stretches at most are between its Han, and three times all of that is very bad too.
        fit.hopeless = drawn * 5 > between_han * drawn_apart.back().halves &&
                       rest > 3 * (4 * capacity[0] + capacity[1]);
        return;
    }
    for (std::size_t tier = 0; tier < 2 && rest > 0; ++tier) {
        const std::int64_t used = std::min(rest, capacity[tier]);
        fit.badness += spent(stretch_weight[tier], cubed(used, capacity[tier]));
        rest -= used;
    }
    if (rest == 0) return;
    // A tenth of an em between Han is as much as an eye forgives.
    fit.badness += stretch_cost + spent(stretch_weight[2], cubed(rest * 5, between_han * 2));
    if (rest > between_han) fit.badness += 1000 * (rest - between_han) / between_han;
    fit.fitness = rest * 8 > between_han * 3 ? 2 : 1;
}

/// Whether the line could take in what follows it up to the next blank.
bool LineFits::next_word_fits(std::uint32_t begin, std::uint32_t end) const {
    const auto& all = stream_.clusters;
    const std::size_t count = stream_.size();
    if (end == count || all[end].forced_break) return false;
    std::uint32_t next = end + 1;
    while (next < count && !all[next].forced_break &&
           (all[next].penalty == no_break || all[next - 1].soft_hyphen))
        ++next;
    std::int64_t room = full_at(begin) - ends_[next];
    for (std::size_t tier = 0; tier < shrink_tiers; ++tier)
        room += sums_[next - 1].shrink[tier] - sums_[begin].shrink[tier];
    return room >= 0;
}

/// P14: never zh-Hant, never in a run of marks.
bool LineFits::may_hang(std::uint32_t at) const {
    if (!stream_.rules->typography().hanging || !justifies_ || at == 0) return false;
    const Cluster& mark = stream_.clusters[at];
    const SpacingClass before = stream_.clusters[at - 1].right;
    const bool hangs = mark.left == SpacingClass::comma || mark.left == SpacingClass::stop;
    const bool after_letter = before == SpacingClass::han || before == SpacingClass::latin;
    return hangs && after_letter && stream_.styles[mark.style].locale != Locale::zh_hant;
}

std::int64_t LineFits::last_line_cost(std::uint32_t begin, std::uint32_t end) const {
    if (begin == 0) return 0;
    const std::int64_t han = sums_[end].han - sums_[begin].han;
    bool only_marks = true;
    for (std::uint32_t i = begin; i < end && only_marks; ++i) {
        const SpacingClass c = stream_.clusters[i].left;
        only_marks = c != SpacingClass::latin && c != SpacingClass::hangul;
    }
    const bool narrow = shape_.measure < stream_.styles.front().size * narrow_ems;
    if (only_marks && han < 2 && !narrow) return single_character_cost;
    const std::int64_t width = ends_[end] - sums_[begin].width;
    return width <= shape_.indent.sp ? short_last_line_cost : 0;
}

}  // namespace banxin::layout
