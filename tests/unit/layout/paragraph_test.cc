// Laws of whole paragraphs: which lines are chosen, at what cost and with how much work; and the
// shape of a paragraph: first lines, last lines, lines that stand in the middle.

#include "setting.h"
#include "unit/layout/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace banxin::layout {
namespace {

/// Text that looks like Chinese, always the same for a seed.
class Corpus {
public:
    explicit Corpus(std::uint32_t seed) : next_(seed) {}
    std::string paragraph() {
        constexpr std::u32string_view letters =
            U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工"
            U"也能下"
            U"过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实"
            U"加";
        std::u32string text;
        for (std::size_t sentence = 2 + next_(4); sentence > 0; --sentence) {
            for (std::size_t clause = 1 + next_(3); clause > 0; --clause) {
                if (next_(6) == 0) text += U"“";
                const bool quoted = !text.empty() && text.back() == U'“';
                for (std::size_t n = 4 + next_(14); n > 0; --n)
                    text += letters[next_(letters.size())];
                if (next_(7) == 0) text += U"AI";
                if (quoted) text += U"”";
                text += clause == 1 ? U'。' : U'，';
            }
        }
        return to_utf8(text);
    }

private:
    Random next_;
};

/// Fills each line as far as its glue can shrink and looks no further.
std::vector<LineRange> greedy(const Stream& stream, Length measure) {
    std::vector<LineRange> lines;
    const auto count = static_cast<std::uint32_t>(stream.size());
    for (std::uint32_t begin = 0; begin < count;) {
        std::uint32_t best = begin + 1;
        std::int64_t width = 0;
        for (std::uint32_t end = begin + 1; end <= count; ++end) {
            const Cluster& c = stream.clusters[end - 1];
            width += c.width + (end - 1 > begin ? c.glue - c.glue_shrink : 0);
            if (width > measure.sp) break;
            if (end == count || stream.clusters[end].penalty != no_break) best = end;
        }
        lines.push_back({begin, best, best == count, false, false, false});
        begin = best;
    }
    return lines;
}

/// Added between Han, in thousandths of an em; 0 for a last line.
int looseness(const Stream& stream, const LineRange& line, Length measure) {
    std::vector<std::int32_t> added;
    justify_line(stream, line, measure, true, added);
    int loosest = 0;
    for (std::uint32_t i = line.begin + 1; i < line.end; ++i) {
        if (stream.clusters[i].stretch_tier == 3)
            loosest = std::max(loosest, added[i - line.begin] * 10 / 6554);
    }
    return loosest;
}

/// A paragraph as it stands on paper: two columns a cell, `.` where half a cell is blank.
std::string sketch(Setting& setting, const std::string& text, int cells, int indent = 0) {
    const Stream made = setting.stream(text);
    const Length measure = Setting::cell * cells;
    std::string page;
    std::vector<std::int32_t> added;
    for (const LineRange& line : break_lines(made, {measure, Setting::cell * indent, true})) {
        const Length left = line.begin == 0 ? Setting::cell * indent : Length{};
        justify_line(made, line, measure - left, true, added);
        Length x = left;
        int column = 0;
        for (std::uint32_t i = line.begin; i < line.end; ++i) {
            if (i > line.begin) x += Length{made.clusters[i].glue} + Length{added[i - line.begin]};
            const auto at = static_cast<int>((x.sp * 2 + 327680) / 655360);
            for (; column < at; ++column) page += '.';
            page += made.text.substr(made.clusters[i].text,
                                     made.clusters[i + 1].text - made.clusters[i].text);
            x += Length{made.clusters[i].width};
            column = static_cast<int>((x.sp * 2 + 327680) / 655360);
        }
        page += '\n';
    }
    return page;
}

TEST(Paragraph, StandsOnPaperAsTyped_P01_P02_P03_P06_P08_G01_G04) {
    Setting setting;
    const std::string text = "“天地玄黄，宇宙洪荒”（《千字文》），开头八个字；人人会背。";
    EXPECT_EQ(sketch(setting, text, 30, 2),
              "....“天地玄黄，.宇宙洪荒”.（《千字文》），.开头八个字；.人人会背。\n");
    EXPECT_EQ(sketch(setting, text, 9, 2),
              "....“天地玄黄，宇宙\n"
              "洪荒”（《千字文》），开\n"
              "头八个字；人人会背。\n");
    EXPECT_EQ(sketch(setting, "他说：“走吧。”她没有动，只看着窗外的雨。", 8, 2),
              "....他说：“走吧。”\n"
              "她没有动，.只看着\n"
              "窗外的雨。\n");
}

TEST(Paragraph, CostsNeverMoreThanLineByLine_J12) {
    Setting setting;
    Corpus corpus(12);
    int cheaper = 0;
    for (int i = 0; i < 150; ++i) {
        const Stream made = setting.stream(corpus.paragraph());
        const LineShape shape{Setting::cell * (12 + i % 18), {}, true};
        const std::int64_t best = cost_of(made, shape, break_lines(made, shape));
        const std::int64_t simple = cost_of(made, shape, greedy(made, shape.measure));
        EXPECT_LE(best, simple) << made.text;
        cheaper += best < simple;
    }
    EXPECT_GT(cheaper, 50);
}

TEST(Paragraph, ShrinksBeforeItStretches_J02) {
    Setting setting;
    // Eleven cells in ten and a half: the commas have an em to give, and nothing else fits.
    const Stream both = setting.stream("一二三四，五六七八，九十甲乙丙丁戊己庚辛壬癸子");
    const Length measure = Setting::cell * 21 / 2;
    const auto lines = break_lines(both, {measure, {}, true});
    EXPECT_EQ(natural_width(both, lines[0]), Setting::cell * 11);
    // In running text few lines are drawn apart where half of the blanks could take in more: some
    // are, lest their commas differ from those of the lines beside them (J11).
    Corpus corpus(2);
    int full = 0;
    int needless = 0;
    std::vector<std::int32_t> added;
    for (int i = 0; i < 100; ++i) {
        const Stream made = setting.stream(corpus.paragraph());
        for (const LineRange& line : break_lines(made, {Setting::cell * 27, {}, true})) {
            if (line.last) continue;
            ++full;
            justify_line(made, line, Setting::cell * 27, true, added);
            if (*std::max_element(added.begin(), added.end()) <= 0) continue;
            LineRange longer = line;
            do ++longer.end;
            while (longer.end < made.size() && made.clusters[longer.end].penalty == no_break);
            std::int64_t capacity = 0;
            for (std::uint32_t k = longer.begin + 1; k < longer.end; ++k)
                capacity += made.clusters[k].glue_shrink;
            const Length over = natural_width(made, longer) - Setting::cell * 27;
            needless += over.sp * 2 <= capacity;
        }
    }
    EXPECT_LE(needless * 10, full);
}

TEST(Paragraph, ChangesLoosenessGentlyFromLineToLine_J11) {
    Setting setting;
    Corpus corpus(11);
    std::vector<int> jumps;
    for (int i = 0; i < 200; ++i) {
        const Stream made = setting.stream(corpus.paragraph());
        const Length measure = Setting::cell * 27;
        int before = -1;
        for (const LineRange& line : break_lines(made, {measure, {}, true})) {
            if (line.last) break;
            const int now = looseness(made, line, measure);
            if (before >= 0) jumps.push_back(std::abs(now - before));
            before = now;
        }
    }
    ASSERT_GT(jumps.size(), 200u);
    std::sort(jumps.begin(), jumps.end());
    EXPECT_LE(jumps[jumps.size() * 99 / 100], 80);
}

TEST(Paragraph, SqueezesCommasOfNeighbouringLinesAlike_J11) {
    // How far apart the blanks of commas that follow each other are, over a text in a short
    // measure.
    Setting setting;
    Corpus corpus(12);
    int pairs = 0;
    int jumps = 0;
    std::vector<std::int32_t> added;
    for (int i = 0; i < 150; ++i) {
        const Stream made = setting.stream(corpus.paragraph());
        const Length measure = Setting::cell * 27;
        std::int64_t before = -1;
        for (const LineRange& line : break_lines(made, {measure, {}, true})) {
            justify_line(made, line, measure, true, added);
            for (std::uint32_t k = line.begin + 1; k < line.end; ++k) {
                const Cluster& c = made.clusters[k];
                if (c.shrink_tier != 4) continue;
                const std::int64_t blank = std::int64_t{c.glue} + added[k - line.begin];
                const bool jump = std::abs(blank - before) * 10 >= Setting::cell.sp * 4;
                pairs += before >= 0;
                jumps += before >= 0 && jump;
                before = blank;
            }
        }
    }
    EXPECT_GT(pairs, 200);
    EXPECT_LE(jumps * 18, pairs);
}

/// Whatever is left out of the choice, no end of a line may be moved for much less. (For a little
/// it may: what lines cost beside each other is only looked at from the first to the second.)
TEST(Paragraph, IsCheapestWhereverItsLinesEnd_J12) {
    Setting setting;
    std::uint32_t dice = 7;
    const auto next = [&](std::uint32_t of) {
        dice = dice * 1664525 + 1013904223;
        return (dice >> 8U) % of;
    };
    constexpr std::array<const char*, 8> marks{"，",     "。", "、", "“天”",
                                               "（地）", "……", "ab", "1998"};
    int moved = 0;
    for (int text = 0; text < 120; ++text) {
        std::string words;
        for (std::uint32_t i = 0; i < 90; ++i)
            words += next(6) != 0    ? "字"
                     : text % 2 == 0 ? marks[next(marks.size())]
                                     : "《1998》2026";
        const Stream made = setting.stream(words);
        const LineShape shape{Setting::cell * (12 + text % 16), Setting::cell * 2, true};
        const auto lines = break_lines(made, shape);
        const std::int64_t best = cost_of(made, shape, lines);
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            for (const int by : {-4, -3, -2, -1, 1, 2, 3}) {
                auto other = lines;
                const auto end = static_cast<std::int64_t>(lines[i].end) + by;
                if (end <= lines[i].begin || end >= lines[i + 1].end) continue;
                const auto at = static_cast<std::uint32_t>(end);
                if (made.clusters[at].penalty == no_break) continue;
                other[i].end = other[i + 1].begin = at;
                other[i].forced = other[i + 1].forced = false;
                EXPECT_LE(best * 3 / 4, cost_of(made, shape, other))
                    << words << " line " << i << " by " << by;
                ++moved;
            }
        }
    }
    EXPECT_GT(moved, 1000);
}

TEST(Paragraph, WeighsFewLinesForEachPlace) {
    Setting setting;
    const auto weighed = [&](const std::string& pattern, std::size_t count) {
        std::string text;
        while (text.size() < count * 3) text += pattern;
        const Stream made = setting.stream(text);
        BreakWork work;
        const auto lines = break_lines(made, {Setting::cell * 27, {}, true}, &work);
        EXPECT_FALSE(lines.empty());
        return work.lines_weighed / made.size();
    };
    // A line holds 27 Han; marks and narrow letters let it hold more.
    for (const char* pattern : {"天地玄黄", "天，地；“玄”……黄。", "（）《》“”", "ab cd "}) {
        const std::uint64_t of_some = weighed(pattern, 3000);
        const std::uint64_t of_many = weighed(pattern, 100000);
        EXPECT_LE(of_many, 20u) << pattern;
        // Of so long a text all lines cost more than a very bad one: it is gone through once more,
        // and then very bad lines are weighed too.
        EXPECT_LE(of_many, 3 * of_some) << pattern;
    }
}

TEST(Paragraph, RescuesASingleCharacterInOrder_G05) {
    Setting setting;
    // 1. Marks give up their blanks and pull it back.
    EXPECT_EQ(setting.lines("一二，三四，五六七八九十。", 12),
              (std::vector<std::string>{"一二，三四，五六七八九十。"}));
    // 2. With nothing to squeeze, one character is pushed down and the line before stretched.
    EXPECT_EQ(setting.lines("一二三四五六七八九十百", 10),
              (std::vector<std::string>{"一二三四五六七八九", "十百"}));
    // 3. Where no other break exists it stands.
    EXPECT_EQ(setting.lines("一——", 1).back(), "——");
}

TEST(Paragraph, EndsLongerThanTheNextIndent_G06) {
    Setting setting;
    Corpus corpus(6);
    int longer = 0;
    int all = 0;
    for (int i = 0; i < 150; ++i) {
        const Stream made = setting.stream(corpus.paragraph());
        const auto lines = break_lines(made, {Setting::cell * 27, Setting::cell * 2, true});
        if (lines.size() < 2) continue;
        ++all;
        longer += natural_width(made, lines.back()) > Setting::cell * 2;
    }
    EXPECT_GE(longer * 100, all * 97);
}

TEST(Paragraph, OpensWithABracketAsTheStyleHasIt_P07) {
    Setting setting;
    const Length indent = Setting::cell * 2;
    const auto begins = [&](OpeningBracket pattern, const std::string& text) {
        Typography typography;
        typography.opening_bracket = pattern;
        setting.use(typography);
        return first_indent(setting.stream(text), indent);
    };
    EXPECT_EQ(begins(OpeningBracket::half, "“好”"), indent);
    EXPECT_EQ(begins(OpeningBracket::full, "“好”"), indent + Setting::cell / 2);
    EXPECT_EQ(begins(OpeningBracket::hang, "“好”"), indent - Setting::cell / 2);
    EXPECT_EQ(begins(OpeningBracket::full, "好"), indent);
    EXPECT_EQ(begins(OpeningBracket::hang, "好"), indent);
    // A traditional mark has no half to move.
    EXPECT_EQ(first_indent(Setting("zh-Hant").stream("「好」"), indent), indent);
}

TEST(Paragraph, SpreadsAFewCharactersEvenly_G09) {
    Setting setting;
    const Stream made = setting.stream("王小明");
    std::vector<std::int32_t> added;
    justify_line(made, {0, 3, false, false, false, false}, Setting::cell * 5, true, added);
    EXPECT_EQ(added, (std::vector<std::int32_t>{0, 655360, 655360}));
    // What belongs together stays solid; one character stands at the start.
    const Stream joined = setting.stream("甲——乙");
    justify_line(joined, {0, 3, false, false, false, false}, Setting::cell * 6, true, added);
    EXPECT_EQ(added[1] + added[2], 655360 * 2);
    const Stream one = setting.stream("王");
    justify_line(one, {0, 1, false, false, false, false}, Setting::cell * 5, true, added);
    EXPECT_EQ(added, (std::vector<std::int32_t>{0}));
}

TEST(Paragraph, CentresBodiesNotTheirBlankHalves_G10) {
    Setting setting;
    // The outer halves are no part of the line: both are three cells wide.
    EXPECT_DOUBLE_EQ(ems(width_of(setting.stream("（二）"))), 2.0);
    EXPECT_DOUBLE_EQ(ems(width_of(setting.stream("“好”。"))), 2.5);
}

}  // namespace
}  // namespace banxin::layout
