// Lines of words, English and Korean: what is left of a measure is shared by all of its spaces and
// by its neighbours (J07, J12, L09), and a measure too short for that is set ragged.

#include "setting.h"
#include "unit/layout/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace banxin::layout {
namespace {

/// Words of common lengths, always the same for a seed.
class Words {
public:
    explicit Words(std::uint32_t seed) : next_(seed) {}

    std::string english(std::size_t count) {
        constexpr std::array<std::string_view, 20> little{
            "the", "of", "and", "to", "in", "a",  "was", "his", "it",  "old",
            "for", "on", "by",  "or", "as", "at", "but", "not", "had", "be"};
        constexpr std::array<std::string_view, 32> other{
            "water",  "river",         "bridge",     "gauge",   "morning",  "keeps",
            "letter", "with",          "town",       "measure", "between",  "question",
            "paper",  "children",      "light",      "evening", "remember", "harbour",
            "never",  "considerable",  "window",     "small",   "engineer", "language",
            "winter", "watchman",      "government", "stone",   "common",   "year",
            "under",  "representation"};
        return text(count, [&] {
            return std::string(next_(2) == 0 ? little[next_(little.size())]
                                             : other[next_(other.size())]);
        });
    }

    std::string korean(std::size_t count) {
        constexpr std::array<std::size_t, 16> lengths{1, 2, 2, 2, 2, 3, 3, 3,
                                                      3, 3, 4, 4, 4, 5, 5, 6};
        return text(count, [&] {
            std::u32string word;
            for (std::size_t n = lengths[next_(lengths.size())]; n > 0; --n)
                word += static_cast<char32_t>(0xAC00 + 28 * next_(399));
            return to_utf8(word);
        });
    }

private:
    template <class Word>
    std::string text(std::size_t count, Word&& word) {
        std::string made;
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) made += next_(12) == 0 ? ", " : " ";
            made += word();
        }
        return made + ".";
    }
    Random next_;
};

/// The widest word space of a line, in thousandths of an em.
std::int64_t widest_space(const Stream& made, const LineRange& line, Length width) {
    std::vector<std::int32_t> added;
    justify_line(made, line, width, true, added);
    std::int64_t widest = 0;
    for (std::uint32_t i = line.begin + 1; i < line.end; ++i) {
        const Cluster& c = made.clusters[i];
        if (c.stretch_tier == 1)
            widest = std::max(widest, std::int64_t{c.glue} + added[i - line.begin]);
    }
    return widest * 1000 / Setting::cell.sp;
}

/// Whether the line could be squeezed so far that it takes in what follows up to the next blank.
bool takes_next_word(const Stream& made, const LineRange& line, Length width) {
    LineRange longer = line;
    longer.hyphen = false;
    do {
        ++longer.end;
    } while (longer.end < made.size() && made.clusters[longer.end].left != SpacingClass::space &&
             made.clusters[longer.end - 1].right != SpacingClass::space);
    std::int64_t room = (width - natural_width(made, longer)).sp;
    for (std::uint32_t i = longer.begin + 1; i < longer.end; ++i)
        room += made.clusters[i].glue_shrink;
    return room >= 0;
}

struct Looseness {
    int full = 0;
    int wide = 0;
    int needless = 0;
};

Looseness looseness_of(Setting& setting, const std::vector<std::string>& texts, int cells) {
    Looseness found;
    const Length indent = Setting::cell * 2;
    for (const std::string& text : texts) {
        const Stream made = setting.stream(text);
        for (const LineRange& line : break_lines(made, {Setting::cell * cells, indent, true})) {
            EXPECT_FALSE(line.ragged);
            if (line.last) continue;
            const Length width = Setting::cell * cells - (line.begin == 0 ? indent : Length{});
            ++found.full;
            if (widest_space(made, line, width) <= 600) continue;
            ++found.wide;
            found.needless += takes_next_word(made, line, width);
        }
    }
    return found;
}

TEST(LinesOfWords, ShareTheirSlackInEnglish_J07_J12) {
    Setting setting("en");
    Words words(1);
    std::vector<std::string> texts(60);
    for (std::string& text : texts) text = words.english(90);
    const Looseness found = looseness_of(setting, texts, 27);
    EXPECT_GT(found.full, 500);
    EXPECT_EQ(found.needless, 0);
    EXPECT_LE(found.wide * 50, found.full);
    // Of a large type, whose line is short for it.
    EXPECT_EQ(looseness_of(setting, texts, 20).needless, 0);
}

TEST(LinesOfWords, ShareTheirSlackInKorean_L09) {
    Setting setting("ko");
    Words words(2);
    std::vector<std::string> texts(60);
    for (std::string& text : texts) text = words.korean(60);
    const Looseness found = looseness_of(setting, texts, 27);
    EXPECT_GT(found.full, 400);
    EXPECT_EQ(found.needless, 0);
    EXPECT_LE(found.wide * 50, found.full);
}

TEST(LinesOfWords, CostFromNothingUpWithEachSpace_J12) {
    Setting setting("en");
    const Stream made =
        setting.stream("one small town on the old river and one more word after it all");
    const auto cost_at = [&](const char* last, std::int64_t hundredths) {
        const auto end = static_cast<std::uint32_t>(made.text.find(last));
        std::uint32_t at = 0;
        while (made.clusters[at].text < end) ++at;
        const LineRange line{0, at, false, false, false, false};
        const Length width = natural_width(made, line);
        const auto spaces = std::count(made.text.begin(), made.text.begin() + end - 1, ' ');
        return cost_of(made, {width + Setting::cell * spaces * hundredths / 100, {}, true}, {line});
    };
    std::int64_t before = 0;
    for (const std::int64_t gap : {0, 5, 10, 16, 27, 50, 100}) {
        const std::int64_t cost = cost_at("after", gap);
        EXPECT_GT(cost, before) << gap;
        before = cost;
    }
    EXPECT_LT(cost_at("after", 5), 100);
    // As much at each of fewer spaces is as loose.
    EXPECT_NEAR(static_cast<double>(cost_at("after", 20)), static_cast<double>(cost_at("more", 20)),
                static_cast<double>(cost_at("after", 20)) / 50);
}

TEST(LinesOfWords, StandRaggedInAMeasureOfFewWords) {
    Words words(3);
    const auto is_ragged = [](Setting& setting, const std::string& text, int cells) {
        const Stream made = setting.stream(text);
        const auto lines = break_lines(made, {Setting::cell * cells, {}, true});
        std::vector<std::int32_t> added;
        std::int32_t most = 0;
        for (const LineRange& line : lines) {
            EXPECT_EQ(line.ragged, lines[0].ragged);
            justify_line(made, line, Setting::cell * cells, true, added);
            most = std::max(most, *std::max_element(added.begin(), added.end()));
        }
        if (lines[0].ragged) {
            EXPECT_EQ(most, 0);
        }
        return lines[0].ragged;
    };
    Setting english("en");
    EXPECT_TRUE(is_ragged(english, words.english(60), 19));
    EXPECT_FALSE(is_ragged(english, words.english(60), 20));
    Setting korean("ko");
    EXPECT_TRUE(is_ragged(korean, words.korean(40), 19));
    Typography typography;
    typography.hangul_by_syllable = true;
    korean.use(typography);
    EXPECT_FALSE(is_ragged(korean, words.korean(40), 15));
    // A few words among Han do not make a text of words.
    Setting chinese;
    EXPECT_FALSE(is_ragged(chinese, "天地玄黄宇宙洪荒the water日月盈昃辰宿列张寒来暑往", 15));
}

TEST(LinesOfWords, StandRaggedBesideAPictureOnly) {
    Words words(4);
    for (const char* language : {"en", "ko"}) {
        Setting setting(language);
        const Stream made =
            setting.stream(language[0] == 'e' ? words.english(60) : words.korean(60));
        LineShape shape{Setting::cell * 27, {}, true};
        shape.short_lines = 4;
        shape.shortened = Setting::cell * 8;
        const auto lines = break_lines(made, shape);
        ASSERT_GT(lines.size(), 5U);
        for (std::size_t i = 0; i < lines.size(); ++i)
            EXPECT_EQ(lines[i].ragged, i < 4) << language << i;
        // Where enough is left to them, all are filled out.
        shape.shortened = Setting::cell * 7;
        for (const LineRange& line : break_lines(made, shape)) EXPECT_FALSE(line.ragged);
    }
}

/// What each gap of a line gets, in thousandths of an em, by tier.
std::array<std::int64_t, 4> widths_by_tier(const Stream& made, Length more) {
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), false, false, false, false};
    std::vector<std::int32_t> added;
    justify_line(made, line, natural_width(made, line) + more, true, added);
    std::array<std::int64_t, 4> widest{};
    for (std::uint32_t i = 1; i < line.end; ++i) {
        std::int64_t& one = widest[made.clusters[i].stretch_tier];
        one = std::max(one,
                       (std::int64_t{added[i]} * 1000 + Setting::cell.sp / 2) / Setting::cell.sp);
    }
    return widest;
}

TEST(LinesOfWords, StretchTheirTiersInOrderAndThenAllAlike_J07) {
    Setting setting;
    // Four word spaces, two gaps, one place between Han.
    const Stream made = setting.stream("one two three four 山川 five six");
    ASSERT_EQ(widths_by_tier(made, Length{})[1], 0);
    using Widths = std::array<std::int64_t, 4>;
    EXPECT_EQ(widths_by_tier(made, Setting::cell / 2), (Widths{0, 125, 0, 0}));
    EXPECT_EQ(widths_by_tier(made, Setting::cell * 75 / 100), (Widths{0, 167, 42, 0}));
    EXPECT_EQ(widths_by_tier(made, Setting::cell), (Widths{0, 167, 83, 167}));
    EXPECT_EQ(widths_by_tier(made, Setting::cell * 2), (Widths{0, 298, 214, 381}));
}

TEST(LinesOfWords, DrawKoreanSyllablesApartAfterTheirSpaces_L09) {
    Setting setting("ko");
    // Two spaces, six places between syllables, one beside a Han.
    const Stream made = setting.stream("한국어는 아름다운 漢字");
    using Widths = std::array<std::int64_t, 4>;
    EXPECT_EQ(widths_by_tier(made, Setting::cell / 3), (Widths{0, 167, 0, 0}));
    EXPECT_EQ(widths_by_tier(made, Setting::cell / 2), (Widths{0, 167, 0, 28}));
    // Latin letters stay together (J14).
    const Stream latin = setting.stream("한국 Latin 한국");
    for (std::size_t i = 1; i < latin.size(); ++i) {
        if (latin.clusters[i].left == SpacingClass::latin &&
            latin.clusters[i - 1].right == SpacingClass::latin) {
            EXPECT_EQ(latin.clusters[i].stretch_tier, 0);
        }
    }
}

}  // namespace
}  // namespace banxin::layout
