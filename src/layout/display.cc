#include "layout/display.h"

#include "layout/line_maker.h"

#include <algorithm>

namespace banxin::layout {
namespace {

constexpr std::int64_t step = 4;

/// No line ends inside a word, nor inside what stands together.
void forbid_parting(Stream& stream, const DisplayText& text) {
    for (std::size_t i = 1; i < stream.size(); ++i) {
        Cluster& cluster = stream.clusters[i];
        if (stream.clusters[i - 1].soft_hyphen) cluster.penalty = no_break;
        for (const auto& [begin, end] : text.together)
            if (cluster.text > begin && cluster.text < end) cluster.penalty = no_break;
    }
}

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

Lines lines_of(const DisplayText& text, const style::RoleStyle& look, Length width, bool whole,
               StreamContext& context) {
    Lines set;
    set.stream =
        make_stream({{Text{text.words, {}}}}, look, context.chapter.language, text.node, context);
    if (look.spread) spread_short_title(set.stream, look.size);
    if (whole) forbid_parting(set.stream, text);
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
    for (std::int64_t percent = size.most;; percent = std::max(size.least, percent - step)) {
        look = scaled(own, percent);
        block.percent = percent;
        set = lines_of(text, look, width, true, context);
        if (set.fits && set.lines.size() <= size.lines) break;
        if (percent > size.least) continue;
        if (!set.fits) set = lines_of(text, look, width, false, context);
        break;
    }
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

DisplayText display_title(std::string title, NodeId node) {
    auto together = quoted_titles_in(title);
    return {std::move(title), std::move(together), node};
}

DisplayText display_credit(Credit credit, NodeId node) {
    return {std::move(credit.text), std::move(credit.names), node};
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
