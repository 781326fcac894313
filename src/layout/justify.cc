// Sets a chosen line to its measure: glue shrinks and stretches by tiers, sums close exactly.

#include "layout/breaker.h"

#include <algorithm>
#include <array>

namespace banxin::layout {
namespace {

/// Shares `amount` among parts in proportion to their sizes, so that the shares add up.
class Sharer {
public:
    Sharer(std::int64_t amount, std::int64_t total) : amount_(amount), total_(total) {}
    std::int64_t next(std::int64_t part) {
        if (total_ == 0) return 0;
        seen_ += part;
        const std::int64_t until = amount_ * seen_ / total_;
        const std::int64_t share = until - given_;
        given_ = until;
        return share;
    }

private:
    std::int64_t amount_;
    std::int64_t total_;
    std::int64_t seen_ = 0;
    std::int64_t given_ = 0;
};

}  // namespace

Length first_indent(const Stream& stream, Length indent) {
    if (stream.size() == 0 || indent <= Length{}) return indent;
    const Cluster& first = stream.clusters.front();
    const RunStyle& style = stream.styles[first.style];
    const bool half = (*stream.rules)[style.locale].body_width(first.left) == 65536 / 2;
    if (first.left != SpacingClass::opening || !half) return indent;
    switch (stream.rules->typography().opening_bracket) {
        case OpeningBracket::half: break;
        case OpeningBracket::full: return indent + style.size / 2;
        case OpeningBracket::hang: return std::max(Length{}, indent - style.size / 2);
    }
    return indent;
}

Length hyphen_width(const Stream& stream, std::size_t cluster) {
    return Length{stream.styles[stream.clusters[cluster].style].hyphen_width};
}

Length natural_width(const Stream& stream, const LineRange& line) {
    std::int64_t width = 0;
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
        width += stream.clusters[i].width;
        if (i > line.begin) width += stream.clusters[i].glue;
    }
    if (line.hyphen) width += hyphen_width(stream, line.end - 1).sp;
    return {width};
}

bool spread_short_title(Stream& stream, Length size) {
    const std::size_t count = stream.size();
    if (count != 2 && count != 3) return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (!stream.clusters[i].visible_han) return false;
    }
    const Length gap = count == 2 ? size : size / 2;
    for (std::size_t i = 1; i < count; ++i)
        stream.clusters[i].glue += static_cast<std::int32_t>(gap.sp);
    return true;
}

void justify_line(const Stream& stream, const LineRange& line, Length width, bool justify,
                  std::vector<std::int32_t>& added) {
    added.assign(line.end - line.begin, 0);
    const auto& all = stream.clusters;
    std::int64_t rest = width.sp - natural_width(stream, line).sp;
    if (line.hanging) rest += all[line.end - 1].width;
    const auto spend = [&](auto&& part_of, std::int64_t amount, std::int64_t total) {
        Sharer sharer(amount, total);
        for (std::uint32_t i = line.begin + 1; i < line.end; ++i) {
            const std::int64_t part = part_of(all[i]);
            if (part > 0) added[i - line.begin] += static_cast<std::int32_t>(sharer.next(part));
        }
    };
    // By tier; tier 0 is none.
    std::array<std::int64_t, shrink_tiers + 1> shrink{};
    std::array<std::int64_t, stretch_tiers + 1> stretch{};
    std::int64_t places = 0;
    for (std::uint32_t i = line.begin + 1; i < line.end; ++i) {
        shrink[all[i].shrink_tier] += all[i].glue_shrink;
        stretch[all[i].stretch_tier] += all[i].glue_stretch;
        places += all[i].stretch_tier > 0 ? 1 : 0;
    }
    if (rest < 0) {
        for (std::uint8_t tier = 1; tier <= shrink_tiers && rest < 0; ++tier) {
            const std::int64_t used = std::min(-rest, shrink[tier]);
            if (used == 0) continue;
            const auto part = [tier](const Cluster& c) -> std::int64_t {
                return c.shrink_tier == tier ? c.glue_shrink : 0;
            };
            spend(part, -used, shrink[tier]);
            rest += used;
        }
        return;
    }
    if (!justify || line.last || line.ragged) return;
    for (std::uint8_t tier = 1; tier <= stretch_tiers && rest > 0; ++tier) {
        const std::int64_t used = std::min(rest, stretch[tier]);
        if (used == 0) continue;
        const auto part = [tier](const Cluster& c) -> std::int64_t {
            return c.stretch_tier == tier ? c.glue_stretch : 0;
        };
        spend(part, used, stretch[tier]);
        rest -= used;
    }
    // J07: then the same places without limit, all alike.
    const auto place = [](const Cluster& c) -> std::int64_t { return c.stretch_tier > 0 ? 1 : 0; };
    if (rest > 0) spend(place, rest, places);
}

}  // namespace banxin::layout
