// What stands between neighbours: squeeze (P), gaps (M), justification (J), boxes (L, U03).

#include "unit/layout/setting.h"

namespace banxin::layout {
namespace {

TEST(Spacing, GivesALoneMarkOneEm_P01) {
    Setting setting;
    for (const char* mark : {"，", "。", "：", "；", "、", "）", "（", "”", "“", "》", "？"}) {
        const Stream made = setting.stream("中" + std::string(mark) + "中");
        EXPECT_DOUBLE_EQ(ems(width_of(made)), 3.0) << mark;
    }
}

TEST(Spacing, SqueezesNeighbouringMarks_P02_P03_P04) {
    Setting setting;
    const auto width = [&](const std::string& text) { return ems(width_of(setting.stream(text))); };
    EXPECT_DOUBLE_EQ(width("中。”中"), 3.5);   // P02: two bodies and one blank half
    EXPECT_DOUBLE_EQ(width("中），中"), 3.5);  // P02
    EXPECT_DOUBLE_EQ(width("中，“中"), 3.5);   // P03: the two blanks merge
    EXPECT_DOUBLE_EQ(width("中（《中"), 3.5);  // P04: solid
    EXPECT_DOUBLE_EQ(width("中”（中"), 3.5);   // P03
}

TEST(Spacing, DropsTheBlankHalfAtALinesEdges_P06_P08) {
    Setting setting;
    // Four bodies of Han, an opening and a closing half: five em, no blank outside.
    EXPECT_DOUBLE_EQ(ems(width_of(setting.stream("（中文字符）"))), 5.0);
    EXPECT_DOUBLE_EQ(ems(width_of(setting.stream("中文。"))), 2.5);
}

TEST(Spacing, PutsTheInkOfAnOpeningMarkIntoItsHalf_P05) {
    Setting setting;
    for (const char* mark : {"（", "“", "《", "「"}) {
        const Stream made = setting.stream(std::string(mark) + "中");
        const StreamGlyph& glyph = made.glyphs[0];
        const text::Bounds ink = test_fonts().bounds(glyph.face, glyph.id);
        EXPECT_GE(ems(glyph.x) + ink.left / 65536.0, -0.01) << mark;
        EXPECT_LE(ems(glyph.x) + ink.right / 65536.0, 0.51) << mark;
    }
}

TEST(Spacing, SetsTraditionalMarksInWholeCells_P09) {
    Setting setting("zh-Hant");
    EXPECT_DOUBLE_EQ(ems(width_of(setting.stream("中。」中"))), 4.0);
}

TEST(Spacing, SqueezesThroughMarkup_P15_M05) {
    Setting setting;
    const Inlines marked{{Text{"他说", {}}},
                         {Styled{InlineStyle::strong, {{Text{"好。", {}}}}}},
                         {Text{"”然后用", {}}},
                         {Link{"https://example.org", "", {{Text{"AI", {}}}}, {}, {}}},
                         {Text{"写", {}}}};
    EXPECT_EQ(width_of(setting.stream(marked)), width_of(setting.stream("他说好。”然后用AI写")));
}

TEST(Spacing, CentresTheInterpunctInHalfAnEm_P12) {
    Setting setting;
    const Stream made = setting.stream("诗经·秦风");
    EXPECT_DOUBLE_EQ(ems(width_of(made)), 4.5);
    const StreamGlyph& dot = made.glyphs[made.clusters[2].glyph];
    const text::Bounds ink = test_fonts().bounds(dot.face, dot.id);
    EXPECT_NEAR(ems(dot.x) + (ink.left + ink.right) / 2 / 65536.0, 0.25, 0.02);
}

TEST(Spacing, PutsAQuarterEmBetweenHanAndLatin_M01) {
    Setting setting;
    const Stream made = setting.stream("共10人");
    EXPECT_EQ(glue_before(made, "10"), 25);
    EXPECT_EQ(glue_before(made, "人"), 25);
}

TEST(Spacing, PutsNoGapBesideAFullWidthMark_M03) {
    Setting setting;
    const Stream made = setting.stream("用（Typst）写");
    EXPECT_EQ(glue_before(made, "Typst"), 0);
    EXPECT_EQ(glue_before(made, "（"), 50);
}

TEST(Spacing, ReplacesATypedSpaceByTheGap_M04) {
    Setting setting;
    EXPECT_EQ(width_of(setting.stream("中 A 中")), width_of(setting.stream("中A中")));
    EXPECT_EQ(width_of(setting.stream("中， A")), width_of(setting.stream("中，A")));
}

TEST(Spacing, KeepsASymbolWithItsNumber_M08) {
    Setting setting;
    const Stream made = setting.stream("气温25℃以上约50%的人");
    EXPECT_EQ(glue_before(made, "℃"), 0);
    EXPECT_EQ(glue_before(made, "%"), 0);
    EXPECT_EQ(glue_before(made, "的"), 25);
}

TEST(Spacing, SetsWordSpacesToAThird_M09) {
    Setting setting;
    EXPECT_EQ(glue_before(setting.stream("page break"), "break"), 33);
}

TEST(Spacing, MakesALongMarkExactlyTwoEm_U03) {
    Setting setting;
    EXPECT_DOUBLE_EQ(ems(width_of(setting.stream("中——中"))), 4.0);
    EXPECT_DOUBLE_EQ(ems(width_of(setting.stream("中……中"))), 4.0);
}

TEST(Spacing, SetsApostrophesNarrowAndQuotesWide_L02) {
    Setting setting;
    const Stream made = setting.stream("他说“don’t”");
    for (std::size_t i = 0; i < made.size(); ++i) {
        const std::string_view at = std::string_view(made.text).substr(made.clusters[i].text, 3);
        if (at == "’") {
            EXPECT_LT(ems(made.clusters[i].width), 0.4);
        }
        if (at == "“") {
            EXPECT_DOUBLE_EQ(ems(made.clusters[i].width), 0.5);
        }
    }
}

TEST(Spacing, GivesLocalFormsByLanguage_L01) {
    Setting simplified("zh-Hans");
    Setting traditional("zh-Hant");
    EXPECT_NE(simplified.stream("。").glyphs[0].id, traditional.stream("。").glyphs[0].id);
}

TEST(Spacing, SlantsLatinEmphasisButNeverHan_L07) {
    Setting setting;
    const auto face_of = [&](const std::string& text) {
        const Inlines emphasised{{Styled{InlineStyle::emphasis, plain(text)}}};
        const Stream made = setting.stream(emphasised);
        return test_fonts().family_name(made.glyphs[0].face);
    };
    EXPECT_EQ(face_of("Nature"), "EB Garamond 12");
    EXPECT_EQ(face_of("自然"), "LXGW WenKai");
    EXPECT_EQ(face_of("Nature杂志"), "LXGW WenKai");
}

TEST(Spacing, ReportsACharacterThatNoFaceHas_L06) {
    Setting setting;
    static_cast<void>(setting.stream("中" + to_utf8(U"\U000F0000") + "中"));
    ASSERT_EQ(setting.diagnostics.items().size(), 1u);
    EXPECT_EQ(setting.diagnostics.items()[0].code, Code::F003);
}

TEST(Justification, ClosesEveryLineExactlyAtTheMeasure_J01) {
    Setting setting;
    const Stream made = setting.stream(
        "排版是一门让人看不见的手艺，AI时代也是如此：读者只应注意到内容，而不会注意到《红楼梦》里每"
        "个标点所占的宽度。");
    std::vector<std::int32_t> added;
    for (int cells = 8; cells <= 27; ++cells) {
        for (const LineRange& line : break_lines(made, {Setting::cell * cells, {}, true})) {
            if (line.last || line.forced) continue;
            justify_line(made, line, Setting::cell * cells, true, added);
            Length width = natural_width(made, line);
            for (const std::int32_t more : added) width += Length{more};
            EXPECT_EQ(width, Setting::cell * cells);
        }
    }
}

TEST(Justification, SpendsAHigherTierBeforeALowerOne_J03) {
    // A bracket's blank (tier 3) goes before a comma's (4), and both before the gap (5).
    Setting setting;
    const Stream made = setting.stream("甲乙（丙丁）戊己，庚辛AI壬癸子丑");
    std::vector<std::int32_t> added;
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), false, false, false};
    const Length natural = natural_width(made, line);
    justify_line(made, line, natural - points(6), true, added);
    for (std::uint32_t i = 1; i < line.end; ++i) {
        if (made.clusters[i].shrink_tier != 3) {
            EXPECT_EQ(added[i], 0) << i;
        }
    }
    justify_line(made, line, natural - points(12), true, added);
    std::int64_t brackets = 0;
    std::int64_t commas = 0;
    for (std::uint32_t i = 1; i < line.end; ++i) {
        if (made.clusters[i].shrink_tier == 3) brackets += added[i];
        if (made.clusters[i].shrink_tier == 4) commas += added[i];
        if (made.clusters[i].shrink_tier == 5) {
            EXPECT_EQ(added[i], 0);
        }
    }
    EXPECT_EQ(brackets, -points(10).sp);
    EXPECT_EQ(commas, -points(2).sp);
}

TEST(Justification, TreatsGlueOfOneTierAlike_J08) {
    Setting setting;
    const Stream made = setting.stream("一二三四五六七八九十");
    std::vector<std::int32_t> added;
    justify_line(made, {0, 10, false, false, false}, points(109), true, added);
    for (std::size_t i = 1; i < 10; ++i) EXPECT_EQ(added[i], points(1).sp);
}

TEST(Justification, StretchesNothingBeforeAMark_J09) {
    Setting setting;
    const Stream made = setting.stream("一二，三（四）五——六");
    std::vector<std::int32_t> added;
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), false, false, false};
    justify_line(made, line, natural_width(made, line) + points(9), true, added);
    for (std::uint32_t i = 1; i < line.end; ++i) {
        const SpacingClass right = made.clusters[i].left;
        const SpacingClass left = made.clusters[i - 1].right;
        if (right == SpacingClass::comma || right == SpacingClass::closing ||
            left == SpacingClass::opening) {
            EXPECT_EQ(added[i], 0) << i;
        }
    }
}

TEST(Justification, LeavesTheLastLineNatural_J10) {
    Setting setting;
    const Stream made = setting.stream("一二三");
    std::vector<std::int32_t> added;
    justify_line(made, {0, 3, true, false, false}, points(100), true, added);
    EXPECT_EQ(added, (std::vector<std::int32_t>{0, 0, 0}));
}

}  // namespace
}  // namespace banxin::layout
