#include "layout/display.h"

#include "layout/line_maker.h"

#include <algorithm>
#include <cstdint>

namespace banxin::layout {
namespace {

constexpr std::int64_t step = 4;
/// A title gets so much smaller, at most, for line ends at its colons and blanks.
constexpr std::int64_t least_for_phrases = 65;

style::RoleStyle scaled(style::RoleStyle look, std::int64_t percent) {
    look.size = look.size.scaled(percent, 100);
    look.pitch = look.pitch.scaled(percent, 100);
    return look;
}

struct Lines {
    Stream stream;
    std::vector<LineRange> lines;
    bool fits = true;
};

Lines lines_of(const DisplayText& text, const TextRanges& phrases, const style::RoleStyle& look,
               Length width, bool whole, StreamContext& context) {
    Lines set;
    set.stream =
        make_stream({{Text{text.words, {}}}}, look, context.chapter.language, text.node, context);
    if (look.spread) spread_short_title(set.stream, look.size);
    const Length widest = whole ? Length{std::int64_t{1} << 40} : width;
    keep_whole(set.stream, text.together, widest);
    keep_whole(set.stream, phrases, widest);
    set.lines = break_lines(set.stream, {width, Length{}, false, true});
    for (const LineRange& line : set.lines)
        set.fits = set.fits && !line.forced && natural_width(set.stream, line) <= width;
    return set;
}

DisplayBlock set_one(const DisplayText& text, style::RoleStyle look, Length left, Length width,
                     const DisplaySize& size, StreamContext& context) {
    const style::RoleStyle own = look;
    Lines set;
    DisplayBlock block;
    /// False: it does not fit in any size down to `least`.
    const auto fit = [&](const TextRanges& phrases, std::int64_t least) {
        for (std::int64_t percent = size.most;; percent = std::max(least, percent - step)) {
            look = scaled(own, percent);
            block.percent = percent;
            set = lines_of(text, phrases, look, width, true, context);
            if (set.fits && set.lines.size() <= size.lines) return true;
            if (percent <= least) return false;
        }
    };
    const bool in_phrases =
        std::any_of(text.phrases.begin(), text.phrases.end(), [&](const TextRanges& phrases) {
            return fit(phrases, std::max(size.least, size.most * least_for_phrases / 100));
        });
    if (!in_phrases && !fit({}, size.least) && !set.fits)
        set = lines_of(text, {}, look, width, false, context);
    for (const LineRange& line : set.lines) {
        if (block.height > Length{}) block.height += look.pitch - look.size;
        place_line(set.stream, line,
                   {left, width, block.height + baseline_in(look.size, look.size), look.align},
                   context.fonts, block.box);
        block.height += look.size;
    }
    return block;
}

}  // namespace

void keep_whole(Stream& stream, const TextRanges& ranges, Length width) {
    const auto keep = [&](std::size_t first, std::size_t end) {
        const LineRange whole{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)};
        if (end <= first || natural_width(stream, whole) > width) return;
        for (std::size_t i = first + 1; i < end; ++i) stream.clusters[i].penalty = no_break;
    };
    const auto cluster_at = [&](std::uint32_t text) {
        std::size_t i = 0;
        while (i < stream.size() && stream.clusters[i].text < text) ++i;
        return i;
    };
    for (const auto& [begin, end] : ranges) keep(cluster_at(begin), cluster_at(end));
    // Words: what only hyphens could part.
    for (std::size_t first = 0, i = 1; i <= stream.size(); ++i) {
        const bool inside = i < stream.size() && (stream.clusters[i - 1].soft_hyphen ||
                                                  stream.clusters[i].penalty == no_break);
        if (inside) continue;
        keep(first, i);
        first = i;
    }
}

DisplayText display_title(std::string title, NodeId node) {
    auto together = quoted_titles_in(title);
    std::vector<TextRanges> phrases;
    for (const bool at_blanks : {false, true}) {
        TextRanges found = phrases_of(title, at_blanks);
        if (found.size() > 1) phrases.push_back(std::move(found));
    }
    return {std::move(title), std::move(together), std::move(phrases), node};
}

DisplayText display_credit(Credit credit, NodeId node) {
    return {std::move(credit.text), std::move(credit.names), {}, node};
}

std::vector<DisplayBlock> set_display(const std::vector<DisplayText>& texts,
                                      const style::RoleStyle& look, Length left, Length width,
                                      DisplaySize size, StreamContext& context) {
    std::vector<DisplayBlock> blocks;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        blocks.push_back(set_one(texts[i], look, left, width, size, context));
        if (blocks.back().percent == size.most) continue;
        // The others follow the one that had to be smallest.
        size.most = blocks.back().percent;
        for (std::size_t k = 0; k < i; ++k)
            blocks[k] = set_one(texts[k], look, left, width, size, context);
    }
    return blocks;
}

}  // namespace banxin::layout
