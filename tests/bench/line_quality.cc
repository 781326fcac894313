/// \file
/// line_quality BOOK: how good the lines of a book's paragraphs are, in figures, beside those of a
/// breaker that fills one line after another under the same prohibitions.

#include "base/unicode.h"
#include "layout/breaker.h"
#include "layout/chapter_pages.h"
#include "layout/stream.h"
#include "pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <limits>
#include <string_view>
#include <variant>
#include <vector>

namespace banxin::layout {
namespace {

using Clock = std::chrono::steady_clock;

/// K01, K02 and K03, told by the characters themselves and not by the tables under test.
constexpr std::u32string_view no_start = U"。．，、：；？！‼⁇⁈⁉）〕］｝】〗》〉」』”’";
constexpr std::u32string_view no_end = U"（〔［｛【〖《〈「『“‘";

struct Quality {
    std::int64_t lines = 0;
    std::int64_t full = 0;  ///< set to the measure
    std::int64_t over_5 = 0;
    std::int64_t over_10 = 0;
    std::int64_t squeezed = 0;  ///< more than half of what their glue can give
    std::int64_t slots = 0;
    double squares = 0;  ///< em², over all slots of full lines
    std::int64_t single = 0;
    std::int64_t forced = 0;
    std::int64_t hyphens_in_row = 0;
    std::int64_t forbidden = 0;
    double seconds = 0;
};

/// Fills each line as far as its glue can shrink and looks no further.
class Greedy {
public:
    Greedy(const Stream& stream, const LineShape& shape) : stream_(stream), shape_(shape) {}

    std::vector<LineRange> run() const {
        std::vector<LineRange> lines;
        const auto count = static_cast<std::uint32_t>(stream_.size());
        std::uint32_t begin = 0;
        while (begin < count) {
            lines.push_back(line_from(begin, count));
            begin = lines.back().end;
        }
        return lines;
    }

private:
    LineRange line_from(std::uint32_t begin, std::uint32_t count) const {
        const auto& all = stream_.clusters;
        const std::int64_t measure = shape_.measure.sp - (begin == 0 ? shape_.indent.sp : 0);
        std::int64_t width = 0;  // as narrow as it can be
        std::uint32_t best = begin;
        std::uint32_t fits = begin;
        for (std::uint32_t end = begin + 1; end <= count; ++end) {
            const Cluster& c = all[end - 1];
            if (end - 1 > begin) width += c.glue - (c.shrink_tier > 0 ? c.glue_shrink : 0);
            width += c.width;
            if (width > measure) break;
            fits = end;
            const bool final = end == count || all[end].forced_break;
            const Length hyphen =
                c.soft_hyphen && !final ? hyphen_width(stream_, end - 1) : Length{};
            if (width + hyphen.sp > measure) continue;
            if (final) return {begin, end, true, false, false};
            if (all[end].penalty != no_break) best = end;
        }
        const bool forced = best == begin;
        if (forced) best = std::max(fits, begin + 1);
        const bool final = best == count || all[best].forced_break;
        return {begin, best, final, forced, !final && !forced && all[best - 1].soft_hyphen};
    }

    const Stream& stream_;
    const LineShape& shape_;
};

char32_t character(const Stream& stream, std::uint32_t cluster) {
    return decode_utf8(stream.text, stream.clusters[cluster].text).value;
}

/// G04: fewer than two Han, and nothing else that can be read.
bool is_single_character(const Stream& stream, const LineRange& line) {
    int han = 0;
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
        const Cluster& c = stream.clusters[i];
        if (c.left == SpacingClass::latin || c.left == SpacingClass::hangul) return false;
        han += c.visible_han ? 1 : 0;
    }
    return han < 2;
}

void judge(const Stream& stream, const LineShape& shape, const std::vector<LineRange>& lines,
           Quality& quality) {
    std::vector<std::int32_t> added;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const LineRange& line = lines[n];
        ++quality.lines;
        quality.forced += line.forced ? 1 : 0;
        if (n > 0 && line.hyphen && lines[n - 1].hyphen) ++quality.hyphens_in_row;
        if (n > 0 && !line.forced && !lines[n - 1].forced && !lines[n - 1].last) {
            if (no_start.find(character(stream, line.begin)) != std::u32string_view::npos ||
                no_end.find(character(stream, line.begin - 1)) != std::u32string_view::npos)
                ++quality.forbidden;
        }
        if (line.last) {
            const bool ends = line.end == stream.size();
            if (ends && n > 0 && is_single_character(stream, line)) ++quality.single;
            continue;
        }
        ++quality.full;
        const Length width = shape.measure - (n == 0 ? shape.indent : Length{});
        justify_line(stream, line, width, true, added);
        std::int64_t taken = 0;
        std::int64_t capacity = 0;
        double loosest = 0;
        for (std::uint32_t i = line.begin + 1; i < line.end; ++i) {
            const Cluster& c = stream.clusters[i];
            taken += std::max(0, -added[i - line.begin]);
            capacity += c.shrink_tier > 0 ? c.glue_shrink : 0;
            if (c.stretch_tier != 3) continue;
            const double em = static_cast<double>(stream.styles[c.style].size.sp);
            const double loose = std::max(0, added[i - line.begin]) / em;
            loosest = std::max(loosest, loose);
            quality.squares += loose * loose;
            ++quality.slots;
        }
        quality.squeezed += taken * 2 > capacity ? 1 : 0;
        quality.over_5 += loosest > 0.05 ? 1 : 0;
        quality.over_10 += loosest > 0.10 ? 1 : 0;
    }
}

class Measurement {
public:
    explicit Measurement(const LoadedBook& loaded) : loaded_(loaded) {}

    void run() {
        const LineRulesSet rules(loaded_.manifest.typography);
        const LayoutOptions usual;
        const PartMaker maker(loaded_.book, loaded_.style, *loaded_.fonts, rules, usual);
        for (const Chapter& chapter : loaded_.book.chapters) {
            std::vector<StructureNode> structure(1);
            StreamContext context(maker.inputs(chapter), diagnostics_, structure);
            blocks(chapter.blocks, context, loaded_.style.page.measure(), style::Role::body, false);
        }
    }

    Quality optimal;
    Quality greedy;
    double streams = 0;  ///< seconds
    std::int64_t paragraphs = 0;
    std::int64_t clusters = 0;

private:
    void blocks(const Blocks& all, StreamContext& context, Length width, style::Role role,
                bool flush) {
        const Length em = loaded_.style.page.body_size;
        for (const Block& block : all) {
            if (const auto* one = std::get_if<Paragraph>(&block.value)) {
                const bool indented = !flush && !one->continuation;
                if (one->role == ParagraphRole::body)
                    paragraph(*one, context, width, loaded_.style[role], indented);
            } else if (const auto* quote = std::get_if<Quote>(&block.value)) {
                const style::RoleStyle& look = loaded_.style[style::Role::quote];
                blocks(quote->blocks, context, width - em.scaled(look.left + look.right, 100),
                       style::Role::quote, false);
            } else if (const auto* list = std::get_if<List>(&block.value)) {
                const style::RoleStyle& look = loaded_.style[style::Role::list];
                for (const ListItem& item : list->items)
                    blocks(item.blocks, context, width - em.scaled(look.left, 100), role, true);
            }
        }
    }

    void paragraph(const Paragraph& one, StreamContext& context, Length width,
                   const style::RoleStyle& look, bool indented) {
        const auto start = Clock::now();
        const Stream stream = make_stream(one.content, look, context.chapter.language,
                                          static_cast<NodeId>(0), context);
        streams += std::chrono::duration<double>(Clock::now() - start).count();
        const Length indent = indented ? look.size.scaled(look.indent, 100) : Length{};
        const LineShape shape{width, indent, true, false};
        ++paragraphs;
        clusters += static_cast<std::int64_t>(stream.size());
        measure(stream, shape, optimal, [&] { return break_lines(stream, shape); });
        measure(stream, shape, greedy, [&] { return Greedy(stream, shape).run(); });
    }

    static void measure(const Stream& stream, const LineShape& shape, Quality& quality,
                        const std::function<std::vector<LineRange>()>& breaker) {
        const auto start = Clock::now();
        const std::vector<LineRange> lines = breaker();
        quality.seconds += std::chrono::duration<double>(Clock::now() - start).count();
        judge(stream, shape, lines, quality);
    }

    const LoadedBook& loaded_;
    Diagnostics diagnostics_;
};

double share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void print(const Measurement& m) {
    const Quality& a = m.optimal;
    const Quality& b = m.greedy;
    const auto mean = [](const Quality& q) {
        return q.slots == 0 ? 0 : q.squares / static_cast<double>(q.slots);
    };
    fmt::print("{} paragraphs, {} clusters, streams made in {:.3f} s\n", m.paragraphs, m.clusters,
               m.streams);
    fmt::print("{:<34}{:>12}{:>12}{:>12}\n", "", "paragraph", "greedy", "gain");
    const auto counts = [](const char* what, std::int64_t x, std::int64_t y) {
        fmt::print("{:<34}{:>12}{:>12}{:>12}\n", what, x, y, y - x);
    };
    const auto shares = [&](const char* what, std::int64_t x, std::int64_t y) {
        const double p = share(x, a.full);
        const double q = share(y, b.full);
        fmt::print("{:<34}{:>10.2f} %{:>10.2f} %{:>10.2f} %\n", what, p, q, q - p);
    };
    counts("lines", a.lines, b.lines);
    counts("full lines", a.full, b.full);
    shares("full lines loosened over 0.05 em", a.over_5, b.over_5);
    shares("full lines loosened over 0.10 em", a.over_10, b.over_10);
    shares("full lines squeezed over a half", a.squeezed, b.squeezed);
    fmt::print("{:<34}{:>12.6f}{:>12.6f}{:>12.6f}\n", "mean squared looseness, em2 a slot", mean(a),
               mean(b), mean(b) - mean(a));
    counts("single-character last lines", a.single, b.single);
    counts("forced breaks", a.forced, b.forced);
    counts("hyphens in a row", a.hyphens_in_row, b.hyphens_in_row);
    counts("forbidden line edges", a.forbidden, b.forbidden);
    fmt::print("{:<34}{:>10.3f} s{:>10.3f} s\n", "time spent breaking", a.seconds, b.seconds);
}

}  // namespace
}  // namespace banxin::layout

int main(int count, char** arguments) {
    if (count != 2) {
        fmt::print(stderr, "line_quality BOOK\n");
        return 2;
    }
    banxin::Run run;
    const auto loaded = banxin::load_book(arguments[1], run);
    if (!loaded) {
        fmt::print(stderr, "{}",
                   banxin::to_text(run.diagnostics, run.sources, banxin::Speech::english));
        return 1;
    }
    banxin::layout::Measurement measurement(*loaded);
    measurement.run();
    banxin::layout::print(measurement);
    return 0;
}
