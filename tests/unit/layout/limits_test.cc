// Paragraphs that hold more of something than sixteen bits can count, and lengths that no paper
// has room for: nothing wraps.

#include "setting.h"

#include <gtest/gtest.h>

namespace banxin::layout {
namespace {

constexpr std::uint32_t many = 70'000;

/// A Han of its own for each number, over and over.
std::string letter(std::uint32_t i) {
    return to_utf8(std::u32string(1, U'\u4E00' + i % 5000));
}

TEST(Limits, SeventyThousandReadingsKeepTheirBases) {
    Inlines inlines;
    for (std::uint32_t i = 0; i < many; ++i)
        inlines.push_back({Ruby{{{letter(i), std::to_string(i)}}, {}}});
    Setting setting;
    const Stream made = setting.stream(inlines);
    ASSERT_EQ(made.size(), many);
    for (std::uint32_t i = 0; i < many; ++i) {
        const Cluster& cluster = made.clusters[i];
        ASSERT_EQ(std::get<GlyphRun>(made.boxes.at(cluster.box).items.at(0)).text,
                  std::to_string(i));
        ASSERT_EQ(made.text.substr(cluster.text, 3), letter(i));
    }
}

TEST(Limits, SeventyThousandMarksKeepTheirNotes) {
    Inlines inlines;
    for (std::uint32_t i = 0; i < many; ++i) {
        inlines.push_back({Text{letter(i), {}}});
        inlines.push_back({NoteRef{i, 0, {}}});
    }
    Setting setting;
    const Stream made = setting.stream(inlines);
    ASSERT_EQ(made.size(), 2 * many);
    for (std::uint32_t i = 0; i < many; ++i)
        ASSERT_EQ(made.boxes.at(made.clusters[2 * i + 1].box).slot->note, i);
}

TEST(Limits, SeventyThousandBoldWordsAreBoldAndNothingElseIs) {
    Inlines inlines;
    for (std::uint32_t i = 0; i < many; ++i) {
        inlines.push_back({Text{letter(i), {}}});
        inlines.push_back({Styled{InlineStyle::strong, plain(letter(i))}});
    }
    Setting setting;
    const Stream made = setting.stream(inlines);
    ASSERT_EQ(made.size(), 2 * many);
    for (std::uint32_t i = 0; i < 2 * many; ++i)
        ASSERT_EQ(made.styles.at(made.clusters[i].style).bold, i % 2 == 1) << i;
}

TEST(Limits, ALetterMayStandForAsMuchTextAsItWants) {
    // A Han with selectors of four bytes each is one glyph.
    std::string letters = "甲";
    for (std::uint32_t i = 0; i < many / 4; ++i) letters += "\U000E0100";
    Setting setting;
    const Stream made = setting.stream(letters + "乙");
    std::size_t bytes = 0;
    for (const StreamGlyph& glyph : made.glyphs) bytes += glyph.text_bytes;
    EXPECT_EQ(bytes, letters.size() + 3);
    EXPECT_EQ(made.size(), 2u);
}

TEST(Limits, LengthsBeyondAllPaperStayPositive) {
    Setting setting;
    const Inlines inlines[] = {
        {{Ruby{{{"字", std::string(20'000, 'x')}}, {}}}},
        {{Ruby{{{std::string(20'000, 'x'), "y"}}, {}}}},
        {{CodeSpan{"a" + std::string(20'000, ' ') + "b", {}}}},
    };
    for (const Inlines& one : inlines) {
        const Stream made = setting.stream(one);
        std::int64_t widest = 0;
        for (const Cluster& cluster : made.clusters) {
            EXPECT_GE(cluster.width, 0);
            EXPECT_GE(cluster.glue, 0);
            widest = std::max<std::int64_t>({widest, cluster.width, cluster.glue});
        }
        EXPECT_GT(widest, points(16'000).sp);
        for (const StreamGlyph& glyph : made.glyphs) EXPECT_GE(glyph.x, 0);
        EXPECT_FALSE(break_lines(made, {Setting::cell * 20, {}, true}).empty());
    }
}

TEST(Limits, PicturesInALineStayInTheTypeArea) {
    Setting setting;
    Asset wide;
    wide.width = 1'000'000;
    wide.height = 1;
    setting.book_.assets.push_back(wide);
    Image image;
    image.asset = AssetId{0};
    const Stream made = setting.stream(Inlines{{image}});
    EXPECT_EQ(made.clusters.front().width, setting.inputs().style.page.measure().sp);
}

}  // namespace
}  // namespace banxin::layout
