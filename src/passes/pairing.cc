#include "passes/pairing.h"

#include "base/unicode.h"
#include "document/walk.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace banxin::passes::pairing {
namespace {

/// Characters of a block's text.
std::int64_t length_of(const Block& block) {
    std::int64_t sum = std::holds_alternative<ThematicBreak>(block.value) ? 1 : 0;
    for_each_block(block, [&](const Block& one) {
        sum += static_cast<std::int64_t>(verbatim_text(one).size());
    });
    for_each_run(block, [&](const Inlines& run) {
        sum += static_cast<std::int64_t>(to_utf32(plain_text(run)).size());
    });
    return sum;
}

/// How two sections may go together, block by block.
class Matching {
public:
    Matching(const Blocks& ours, Range our_section, const Blocks& theirs, Range their_section)
        : ours_(ours),
          theirs_(theirs),
          our_section_(our_section),
          their_section_(their_section),
          width_(their_section.size() + 1),
          cells_((our_section.size() + 1) * width_) {
        for (std::size_t i = our_section.begin; i < our_section.end; ++i)
            our_lengths_.push_back(length_of(ours[i]));
        for (std::size_t i = their_section.begin; i < their_section.end; ++i)
            their_lengths_.push_back(length_of(theirs[i]));
        for (const Block& one : ours) our_sum_ += length_of(one);
        for (const Block& one : theirs) their_sum_ += length_of(one);
    }

    std::pair<std::size_t, std::size_t> first_doubt() {
        find_cheapest();
        std::size_t i = our_section_.size();
        std::size_t j = their_section_.size();
        std::pair<std::size_t, std::size_t> doubt{i, j};
        while (i > 0 || j > 0) {
            const Cell& cell = at(i, j);
            i -= cell.ours;
            j -= cell.theirs;
            if (cell.ours != 1 || cell.theirs != 1) doubt = {i, j};
        }
        return {our_section_.begin + doubt.first, their_section_.begin + doubt.second};
    }

private:
    struct Cell {
        std::int64_t cost = std::numeric_limits<std::int64_t>::max();
        std::size_t ours = 0;
        std::size_t theirs = 0;
    };
    Cell& at(std::size_t i, std::size_t j) { return cells_[i * width_ + j]; }

    void find_cheapest() {
        constexpr std::pair<std::size_t, std::size_t> steps[] = {
            {1, 1}, {1, 0}, {0, 1}, {2, 1}, {1, 2}};
        at(0, 0).cost = 0;
        for (std::size_t i = 0; i <= our_section_.size(); ++i) {
            for (std::size_t j = 0; j <= their_section_.size(); ++j) {
                if (at(i, j).cost == std::numeric_limits<std::int64_t>::max()) continue;
                for (const auto& [ours, theirs] : steps) {
                    if (i + ours > our_section_.size() || j + theirs > their_section_.size())
                        continue;
                    const std::int64_t cost = at(i, j).cost + step_cost(i, ours, j, theirs);
                    if (cost < at(i + ours, j + theirs).cost)
                        at(i + ours, j + theirs) = {cost, ours, theirs};
                }
            }
        }
    }

    /// In thousandths: how unlike the lengths are, measured by those of the whole texts; and
    /// what it takes to believe that a block stands alone, was parted, or is of another kind.
    [[nodiscard]] std::int64_t step_cost(std::size_t i, std::size_t ours, std::size_t j,
                                         std::size_t theirs) const {
        constexpr std::int64_t alone = 700;
        constexpr std::int64_t parted = 400;
        constexpr std::int64_t other_kind = 500;
        if (ours == 0 || theirs == 0) return alone;
        std::int64_t our_length = 0;
        std::int64_t their_length = 0;
        for (std::size_t k = 0; k < ours; ++k) our_length += our_lengths_[i + k];
        for (std::size_t k = 0; k < theirs; ++k) their_length += their_lengths_[j + k];
        const std::int64_t a = our_length * std::max<std::int64_t>(1, their_sum_);
        const std::int64_t b = their_length * std::max<std::int64_t>(1, our_sum_);
        std::int64_t cost =
            (std::max(a, b) - std::min(a, b)) * 1000 / std::max<std::int64_t>(1, a + b);
        if (ours != theirs) cost += parted;
        const std::size_t kind = ours_[our_section_.begin + i].value.index();
        if (kind != theirs_[their_section_.begin + j].value.index()) cost += other_kind;
        return cost;
    }

    const Blocks& ours_;
    const Blocks& theirs_;
    Range our_section_;
    Range their_section_;
    std::size_t width_;
    std::vector<Cell> cells_;
    std::vector<std::int64_t> our_lengths_;
    std::vector<std::int64_t> their_lengths_;
    std::int64_t our_sum_ = 0;
    std::int64_t their_sum_ = 0;
};

}  // namespace

std::vector<std::size_t> headings(const Blocks& blocks) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (std::holds_alternative<Heading>(blocks[i].value)) found.push_back(i);
    return found;
}

std::size_t end_of(const std::vector<std::size_t>& headings, std::size_t next,
                   const Blocks& blocks) {
    return next < headings.size() ? headings[next] : blocks.size();
}

std::pair<std::size_t, std::size_t> first_doubt(const Blocks& ours, Range our_section,
                                                const Blocks& theirs, Range their_section) {
    // What a person could still look through; past it the first place where one text ends is shown.
    constexpr std::size_t most = 600;
    if (our_section.size() > most || their_section.size() > most) {
        const std::size_t both = std::min(our_section.size(), their_section.size());
        return {our_section.begin + both, their_section.begin + both};
    }
    return Matching(ours, our_section, theirs, their_section).first_doubt();
}

}  // namespace banxin::passes::pairing
