/// \file
/// How well a line from one place of a paragraph to another fills its measure, told in badness:
/// 100 is a tier of glue spent to its end at weight 1. Counted in integers from prefix sums, so
/// that the same lines are chosen on every machine. Private to the layout room.
#pragma once

#include "layout/breaker.h"

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace banxin::layout {

class LineFits {
public:
    static constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();

    /// The most that is seen without a division.
    static constexpr std::int64_t very_bad = 1230;
    /// A badness whose square is `cost` or more, of those that are seen so.
    [[nodiscard]] static std::int64_t worth(std::int64_t cost);

    /// Up to and including the glue before a cluster.
    struct Sums {
        std::int64_t width = 0;
        std::array<std::int64_t, shrink_tiers> shrink{};
        std::array<std::int64_t, stretch_tiers> stretch{};
        /// A tenth of an em of every place that can stretch.
        std::int64_t tenths = 0;
        std::int64_t han = 0;
    };
    /// What is counted in, for text after text.
    struct Room {
        /// sums[i]: of clusters 0 … i-1 with the glue before each, and the glue before i.
        std::vector<Sums> sums;
        /// ends[i]: width up to the end of cluster i-1, without the glue before i.
        std::vector<std::int64_t> ends;
    };

    /// Takes the room for itself.
    LineFits(const Stream& stream, const LineShape& shape, Room& room);

    struct Fit {
        std::int64_t badness = 0;
        /// -1 tight, 0 even, 1 loose, 2 so loose that it shows (J11).
        std::int8_t fitness = 0;
        /// Eighths of the blanks behind its commas that were taken; -1: the squeeze did not come to
        /// them.
        std::int8_t squeeze = -1;
        bool overfull = false;
        bool hanging = false;
        /// So loose that a line that begins later is very bad too, unless it may be short.
        bool hopeless = false;
    };

    /// A line's end, whatever it begins with.
    struct End {
        std::uint32_t at = 0;
        bool last = false;
        /// Up to there, with the hyphen that the line shows.
        std::int64_t width = 0;
    };
    [[nodiscard]] End end_at(std::uint32_t at, bool last) const {
        std::int64_t width = ends_[at];
        if (at < stream_.size() && stream_.clusters[at - 1].soft_hyphen)
            width += hyphen_width(stream_, at - 1).sp;
        return {at, last, width};
    }

    /// A line of the clusters begin … end-1. Glue before `begin` and before `end` is no part.
    [[nodiscard]] Fit fit(std::uint32_t begin, std::uint32_t end, bool last) const {
        const End line = end_at(end, last);
        return fit(begin, line, full_at(begin) - line.width);
    }
    /// `rest` is what the line leaves of its measure; negative: what it has too much. A line whose
    /// badness is `limit` or more may be told as any such.
    [[nodiscard]] Fit fit(std::uint32_t begin, const End& end, std::int64_t rest,
                          std::int64_t limit = no_limit) const;

    /// Whether a line has commas with blanks behind them.
    [[nodiscard]] bool has_pauses(std::uint32_t begin, std::uint32_t end) const {
        return sums_[end - 1].shrink[pauses] > sums_[begin].shrink[pauses];
    }

    /// What a last line costs for being short (G04, G06).
    [[nodiscard]] std::int64_t last_line_cost(std::uint32_t begin, std::uint32_t end) const;

    /// From here on, what is judged is the paragraph's line of that number, from 0.
    void stand_at(std::size_t line);
    [[nodiscard]] std::int64_t measure_from(std::uint32_t begin) const {
        return shape_.measure.sp - shortened_ - (begin == 0 ? shape_.indent.sp : 0);
    }
    /// The width of an end at which a line from `begin` is full.
    [[nodiscard]] std::int64_t full_at(std::uint32_t begin) const {
        return sums_[begin].width + measure_from(begin);
    }
    /// The first end of a line from `begin` that fills so much of three quarters of the measure.
    [[nodiscard]] std::uint32_t three_quarters_from(std::uint32_t begin) const;

    /// Whether the line is set to the measure: as the shape says, but words never where the line
    /// holds too few of them.
    [[nodiscard]] bool justifies() const { return justifies_; }

private:
    /// The tier of commas.
    static constexpr std::size_t pauses = 3;

    /// Below this measure lines keep their natural width.
    [[nodiscard]] std::int64_t shortest_justified() const;
    void shrink(std::uint32_t begin, std::uint32_t end, std::int64_t excess, Fit& fit) const;
    void stretch(std::uint32_t begin, std::uint32_t end, std::int64_t rest, std::int64_t limit,
                 Fit& fit) const;
    [[nodiscard]] bool next_word_fits(std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] bool may_hang(std::uint32_t at) const;

    const Stream& stream_;
    const LineShape& shape_;
    std::vector<Sums>& sums_;
    std::vector<std::int64_t>& ends_;
    std::int64_t shortest_justified_ = 0;
    bool justifies_ = false;
    /// What the line that is judged leaves to what stands beside it.
    std::int64_t shortened_ = 0;
};

}  // namespace banxin::layout
