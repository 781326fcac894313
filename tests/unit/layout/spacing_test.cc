// What stands between neighbours: squeeze (P), gaps (M), justification (J), boxes (L, U03).

#include "layout/short_text.h"
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
    // 楷 has no Latin of its own: it is that of the text, in words and in the spaces between.
    const Stream mixed =
        setting.stream({{Styled{InlineStyle::emphasis, plain("Nature and 杂志")}}});
    for (std::size_t i = 0; i < mixed.size(); ++i) {
        const bool han = mixed.clusters[i].left == SpacingClass::han;
        EXPECT_EQ(test_fonts().family_name(mixed.glyphs[mixed.clusters[i].glyph].face),
                  han ? "LXGW WenKai" : "Noto Serif CJK SC")
            << i;
    }
}

TEST(Spacing, TakesLettersAndFiguresFromTheBooksLatin) {
    Sources sources;
    Diagnostics diagnostics;
    auto config =
        style::read_fonts(style::built_in_fonts_toml(), "fonts.toml", sources, diagnostics).value();
    config.book.language = "zh-Hans";
    config.book.families[static_cast<std::size_t>(text::Family::latin)] = {"EB Garamond 12"};
    const text::Fonts fonts(config, "zh-Hans", diagnostics);
    style::RoleStyle look;
    look.size = points(10);
    const auto faces = [&](text::Family family, const char* text) {
        look.family = family;
        std::vector<Item> items;
        ShortText(text, look, "zh-Hans", fonts, LineRulesSet::usual())
            .place({}, NodeId::artifact, items);
        std::string names;
        for (const Item& item : items) {
            const auto& run = std::get<GlyphRun>(item);
            names += run.text + "=" + fonts.family_name(run.face) + " ";
        }
        return names;
    };
    EXPECT_EQ(faces(text::Family::serif, "潮Tide 7"),
              "潮=Noto Serif CJK SC Tide 7=EB Garamond 12 ");
    EXPECT_EQ(faces(text::Family::kai, "潮Tide"), "潮=LXGW WenKai Tide=EB Garamond 12 ");
    EXPECT_EQ(faces(text::Family::serif, "“潮”……"), "“潮”……=Noto Serif CJK SC ");
    EXPECT_EQ(faces(text::Family::sans, "潮Tide"), "潮Tide=Noto Sans CJK SC ") << "has its own";
}

TEST(Spacing, TakesMarksOfChineseTextFromTheFaceOfItsHan) {
    Setting setting;
    const Stream made =
        setting.stream({{Styled{InlineStyle::emphasis, plain("Nature……——Tides·”")}}});
    int marks = 0;
    for (std::size_t i = 0; i < made.size(); ++i) {
        const Cluster& c = made.clusters[i];
        const bool mark = c.left <= SpacingClass::connector;
        marks += mark;
        EXPECT_EQ(test_fonts().family_name(made.glyphs[c.glyph].face),
                  mark ? "Noto Serif CJK SC" : "EB Garamond 12")
            << i;
    }
    EXPECT_EQ(marks, 4);
}

TEST(Spacing, SetsFiguresAsHighAsCapitals) {
    Setting setting;
    const Stream made = setting.stream({{Styled{InlineStyle::emphasis, plain("H3")}}});
    const auto height = [&](std::size_t i) {
        const StreamGlyph& glyph = made.glyphs[made.clusters[i].glyph];
        const text::Bounds ink = test_fonts().bounds(glyph.face, glyph.id);
        return std::pair(ink.bottom, ink.top);
    };
    EXPECT_GT(height(1).first, -65536 / 20);
    EXPECT_NEAR(height(1).second, height(0).second, 65536 / 20);
}

TEST(Spacing, ReportsACharacterThatNoFaceHas_L06) {
    Setting setting;
    static_cast<void>(setting.stream("中" + to_utf8(U"\U000F0000") + "中"));
    ASSERT_EQ(setting.diagnostics.items().size(), 1u);
    EXPECT_EQ(setting.diagnostics.items()[0].code, Code::F003);
}

TEST(Spacing, SetsTwoDividingMarksInOneEm_P11) {
    Setting setting;
    EXPECT_DOUBLE_EQ(ems(width_of(setting.stream("什么？！"))), 3.0);
    EXPECT_DOUBLE_EQ(ems(width_of(setting.stream("什么！？"))), 3.0);
}

TEST(Spacing, GivesTheBlankHalfToTheMarkThatOwnsIt_P16) {
    Setting setting;
    const Inlines mixed{
        {Text{"中", {}}}, {Styled{InlineStyle::small, plain("（小）")}}, {Text{"中", {}}}};
    // Two Han, one small Han, two small bodies, two small blanks.
    EXPECT_NEAR(ems(width_of(setting.stream(mixed))), 2 + 0.85 * 3, 0.001);
}

TEST(Spacing, SqueezesNothingInCode_P19) {
    Setting setting;
    const Inlines code{{CodeSpan{"甲，“乙”。", {}}}};
    const Stream made = setting.stream(code);
    for (std::size_t i = 1; i < made.size(); ++i) EXPECT_EQ(made.clusters[i].glue, 0);
    EXPECT_NEAR(ems(width_of(made)), 6 * 0.92, 0.001);
}

TEST(Spacing, FollowsTheHouseStyleOfMarks_P18) {
    const auto width = [](PunctuationStyle style, const std::string& text) {
        Setting setting;
        Typography typography;
        typography.punctuation = style;
        setting.use(typography);
        return ems(width_of(setting.stream(text)));
    };
    const std::string text = "甲，乙。丙（丁）戊";
    EXPECT_DOUBLE_EQ(width(PunctuationStyle::quanjiao, text), 9.0);
    EXPECT_DOUBLE_EQ(width(PunctuationStyle::kaiming, text), 7.5);
    EXPECT_DOUBLE_EQ(width(PunctuationStyle::banjiao, text), 7.0);
    EXPECT_DOUBLE_EQ(width(PunctuationStyle::plain, "甲。”乙"), 4.0);
    EXPECT_DOUBLE_EQ(width(PunctuationStyle::plain, "甲。"), 2.0);
}

TEST(Spacing, TakesTheGapFromTheManifest_M01) {
    Setting setting;
    Typography typography;
    typography.gap = 12;
    setting.use(typography);
    EXPECT_EQ(glue_before(setting.stream("共10人"), "10"), 12);
}

TEST(Spacing, BoxesTheMarksOfEveryFaceAlike_L04_L05) {
    for (const text::Family family : {text::Family::serif, text::Family::sans, text::Family::kai}) {
        Setting setting;
        setting.look_.family = family;
        for (const char* mark :
             {"，", "。", "：", "；", "？", "！", "）", "”", "》", "（", "“", "《", "·"}) {
            const Stream made = setting.stream(std::string("中") + mark + "中");
            const Cluster& cluster = made.clusters[1];
            EXPECT_DOUBLE_EQ(ems(cluster.width), 0.5) << mark;
            const StreamGlyph& glyph = made.glyphs[cluster.glyph];
            const text::Bounds ink = test_fonts().bounds(glyph.face, glyph.id);
            EXPECT_GE(ems(glyph.x) + ink.left / 65536.0, -0.021) << mark;
            EXPECT_LE(ems(glyph.x) + ink.right / 65536.0, 0.521) << mark;
        }
    }
}

TEST(Spacing, JoinsTheHalvesOfADash_L03) {
    for (const text::Family family : {text::Family::serif, text::Family::sans, text::Family::kai}) {
        Setting setting;
        setting.look_.family = family;
        const Stream made = setting.stream("中——中");
        ASSERT_EQ(made.size(), 3u);
        const std::uint32_t end = made.clusters[2].glyph;
        double reached = -1;
        for (std::uint32_t g = made.clusters[1].glyph; g < end; ++g) {
            const StreamGlyph& glyph = made.glyphs[g];
            const text::Bounds ink = test_fonts().bounds(glyph.face, glyph.id);
            const double from = ems(glyph.x) + ink.left / 65536.0;
            if (reached >= 0) {
                EXPECT_LE(from - reached, 0.01);
            }
            reached = ems(glyph.x) + ink.right / 65536.0;
        }
    }
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
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), false, false, false, false};
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

TEST(Justification, NeverShrinksBelowItsFloor_J05) {
    Setting setting;
    const Stream made = setting.stream("甲乙（丙丁）戊己，庚辛AI壬癸the word。子丑");
    std::vector<std::int32_t> added;
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), false, false, false, false};
    justify_line(made, line, points(10), true, added);
    for (std::uint32_t i = 1; i < line.end; ++i) {
        const Cluster& c = made.clusters[i];
        const double left = ems(c.glue + added[i]);
        if (c.shrink_tier == 1) {
            EXPECT_NEAR(left, 0.25, 0.001);
        }
        if (c.shrink_tier == 5) {
            EXPECT_NEAR(left, 0.125, 0.001);
        }
        if (c.shrink_tier == 3 || c.shrink_tier == 4 || c.shrink_tier == 6) {
            EXPECT_NEAR(left, 0, 0.001);
        }
    }
}

TEST(Justification, NeverHalvesAJapaneseStop_J04_J06) {
    Setting setting("ja");
    const Stream made = setting.stream("今日は。明日も、また（来る）。");
    for (std::size_t i = 1; i < made.size(); ++i) {
        if (made.clusters[i - 1].right == SpacingClass::stop) {
            EXPECT_EQ(made.clusters[i].shrink_tier, 0);
            EXPECT_DOUBLE_EQ(ems(made.clusters[i].glue), 0.5);
        }
    }
}

TEST(Justification, StretchesGapsBeforeHan_J07) {
    Setting setting;
    const Stream made = setting.stream("甲乙AI丙丁the word戊");
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), false, false, false, false};
    const Length natural = natural_width(made, line);
    std::vector<std::int32_t> added;
    // A word space takes a sixth of an em before the gaps take anything.
    justify_line(made, line, natural + points(1), true, added);
    for (std::uint32_t i = 1; i < line.end; ++i) {
        EXPECT_EQ(added[i] != 0, made.clusters[i].stretch_tier == 1) << i;
    }
    // Gaps take a twelfth each before the places between Han do.
    justify_line(made, line, natural + points(3), true, added);
    for (std::uint32_t i = 1; i < line.end; ++i) {
        if (made.clusters[i].stretch_tier == 3) {
            EXPECT_EQ(added[i], 0) << i;
        }
    }
}

TEST(Justification, TreatsGlueOfOneTierAlike_J08) {
    Setting setting;
    const Stream made = setting.stream("一二三四五六七八九十");
    std::vector<std::int32_t> added;
    justify_line(made, {0, 10, false, false, false, false}, points(109), true, added);
    for (std::size_t i = 1; i < 10; ++i) EXPECT_EQ(added[i], points(1).sp);
}

TEST(Justification, StretchesNothingBeforeAMark_J09) {
    Setting setting;
    const Stream made = setting.stream("一二，三（四）五——六");
    std::vector<std::int32_t> added;
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), false, false, false, false};
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
    justify_line(made, {0, 3, true, false, false, false}, points(100), true, added);
    EXPECT_EQ(added, (std::vector<std::int32_t>{0, 0, 0}));
}

}  // namespace
}  // namespace banxin::layout
