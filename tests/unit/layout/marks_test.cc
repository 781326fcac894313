// Marks and glyphs: widths that nothing changes, where ink stands, what belongs to one cluster.

#include "layout/line_maker.h"
#include "layout/short_text.h"
#include "setting.h"

#include <gtest/gtest.h>

#include <string_view>

namespace banxin::layout {
namespace {

constexpr std::int64_t em = 65536;

/// Ink of the first glyph of the cluster at `index`, in 1/65536 em from its cluster's origin.
text::Bounds ink(const Stream& stream, std::size_t index) {
    const StreamGlyph& glyph = stream.glyphs[stream.clusters[index].glyph];
    text::Bounds bounds = test_fonts().bounds(glyph.face, glyph.id);
    const auto shift = static_cast<std::int32_t>(glyph.x * em / 655360);
    bounds.left += shift;
    bounds.right += shift;
    return bounds;
}

TEST(Marks, KeepTheirWidthHoweverALineIsSet_P10) {
    Setting setting;
    const Stream made = setting.stream("甲·乙～丙／丁，戊（己）庚辛壬癸");
    std::vector<std::int32_t> added;
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), false, false, false, false};
    for (int points_more = -10; points_more <= 20; ++points_more) {
        justify_line(made, line, natural_width(made, line) + points(points_more), true, added);
        for (const std::size_t at : {1u, 3u, 5u}) {
            // Nothing is added at either side, so the mark's cell is what it was.
            EXPECT_EQ(added[at], 0) << points_more;
            EXPECT_EQ(added[at + 1], 0) << points_more;
        }
    }
    EXPECT_DOUBLE_EQ(ems(made.clusters[1].width), 0.5);
}

TEST(Marks, StandLongMarksInTheMiddleOfTheHan_P13) {
    for (const Language language : {"zh-Hans", "ja"}) {
        Setting setting(language);
        const Stream made = setting.stream("永——永……");
        const text::Bounds han = ink(made, 0);
        const std::int32_t middle = (han.top + han.bottom) / 2;
        for (const std::size_t mark : {1u, 3u}) {
            const text::Bounds bounds = ink(made, mark);
            EXPECT_NEAR((bounds.top + bounds.bottom) / 2, middle, em * 6 / 100) << language;
        }
    }
}

TEST(Marks, GiveSpaceOnTheFullWidthSideOnly_P17) {
    Setting setting;
    // The stop's blank half goes; the Latin bracket has none to give.
    EXPECT_EQ(glue_before(setting.stream("好。)"), ")"), 0);
    EXPECT_EQ(glue_before(setting.stream("好(《书"), "《"), 0);
    EXPECT_EQ(glue_before(setting.stream("好)《书"), "《"), 50);
}

TEST(Marks, StandWhereTheirTraditionHasThem_L10) {
    // GB faces put the colon's ink to the left of its cell, JIS and traditional ones centre it.
    const Stream simplified = Setting("zh-Hans").stream("字：字");
    const Stream japanese = Setting("ja").stream("字：字");
    const Stream traditional = Setting("zh-Hant").stream("字，字");
    EXPECT_LT(ink(simplified, 1).right, em * 45 / 100);
    EXPECT_NEAR((ink(japanese, 1).left + ink(japanese, 1).right) / 2, em / 2, em / 20);
    EXPECT_NEAR((ink(traditional, 1).left + ink(traditional, 1).right) / 2, em / 2, em / 20);
}

std::size_t glyphs_placed(std::string_view text, text::Family family) {
    style::RoleStyle look;
    look.family = family;
    look.size = points(10);
    std::vector<Item> items;
    ShortText(text, look, "zh-Hans", test_fonts(), LineRulesSet::usual())
        .place({}, NodeId::artifact, items);
    std::size_t count = 0;
    for (const Item& item : items) count += std::get<GlyphRun>(item).glyphs.size();
    return count;
}

TEST(Marks, KeepTheWidthOfTheirCharactersInFurniture_L03) {
    style::RoleStyle look;
    look.size = points(10);
    const auto width = [&](const std::string& text) {
        return ShortText(text, look, "zh-Hans", test_fonts(), LineRulesSet::usual()).width();
    };
    for (const char* wide : {"Ａ", "１", "，", "－", "　"})
        EXPECT_EQ(width(std::string("字") + wide + "字"), points(30)) << wide;
    EXPECT_EQ(width("ｶ"), points(5));
    EXPECT_LT(width("A"), points(8));
}

TEST(Marks, InFurnitureStandAsTheyDoInTheText) {
    style::RoleStyle look;
    look.size = points(10);
    const auto width = [&](std::string_view text) {
        return ShortText(text, look, "zh-Hans", test_fonts(), LineRulesSet::usual()).width();
    };
    EXPECT_EQ(width("《字》"), points(20)) << "no blank at the ends";
    EXPECT_EQ(width("》《"), width("》") + width("《") + points(5))
        << "one blank between two marks";
    EXPECT_EQ(width("字A"), width("字") + width("A") + points(2.5)) << "a gap before Latin";
    EXPECT_EQ(width(""), Length{});
}

TEST(Marks, AreNotDrawnForWhatIsNeverSeen_L06) {
    Setting setting;
    // Selectors, joiners, marks of direction: alone, at the border of an element, behind an emoji.
    for (const char32_t hidden : {U'\uFE0F', U'\uFE0E', U'\u200D', U'\u200C', U'\u200E', U'\u202A',
                                  U'\u2066', U'\u2069', U'\u034F', U'\u061C', U'\U000E0100'}) {
        const std::string mark = to_utf8(std::u32string(1, hidden));
        const Inlines border{{CodeSpan{"d", {}}}, {Text{mark + "乙", {}}}};
        EXPECT_EQ(setting.stream(border).glyphs.size(), 2u) << code_point_name(hidden);
        EXPECT_EQ(setting.stream(mark + "乙" + mark).glyphs.size(), 1u) << code_point_name(hidden);
        EXPECT_EQ(glue_before(setting.stream("甲" + mark + "A"), "A"), 25)
            << code_point_name(hidden);
        for (const text::Family family : {text::Family::mono, text::Family::serif}) {
            EXPECT_EQ(glyphs_placed("\u2764" + mark, family), 1u) << code_point_name(hidden);
            EXPECT_EQ(glyphs_placed(mark + "甲" + mark, family), 1u) << code_point_name(hidden);
        }
    }
    EXPECT_TRUE(setting.diagnostics.items().empty());
}

TEST(Marks, FollowUnicodeWhereNoListNamesThem_K02_K03) {
    // 〘 〙 (white tortoise shell brackets) and German quotes „ “ in a German run.
    EXPECT_EQ(spacing_class(0x3018, Locale::zh_hans), SpacingClass::opening);
    EXPECT_EQ(spacing_class(0xFE37, Locale::zh_hans), SpacingClass::opening);
    EXPECT_EQ(spacing_class(0xFE38, Locale::zh_hans), SpacingClass::closing);
    EXPECT_EQ(spacing_class(0x201E, Locale::latin), SpacingClass::latin_opening);
    EXPECT_EQ(spacing_class(0x00A1, Locale::latin), SpacingClass::latin_opening);
    EXPECT_EQ(spacing_class(0xFE50, Locale::zh_hans), SpacingClass::closing);
}

TEST(Clusters, HoldABaseAndWhatCombinesWithIt_U09) {
    Setting setting;
    const std::string selected = "葛" + to_utf8(U"\U000E0100") + "城";
    const Stream made = setting.stream(selected);
    ASSERT_EQ(made.size(), 2u);
    EXPECT_EQ(made.clusters[1].text, selected.size() - 3);
    const Stream voiced = Setting("ja").stream("か" + to_utf8(U"\u3099") + "き");
    EXPECT_EQ(voiced.size(), 2u);
}

TEST(Clusters, KeepARaisedFigureAtItsBase_U09) {
    Setting setting;
    const Inlines inlines{{Text{"面积为十平方米", {}}},
                          {Styled{InlineStyle::superscript, plain("2")}},
                          {Text{"水", {}}},
                          {Styled{InlineStyle::subscript, plain("乙")}}};
    const Stream made = setting.stream(inlines);
    EXPECT_EQ(made.clusters[7].penalty, no_break);
    EXPECT_EQ(made.clusters[7].glue, 0);
    EXPECT_EQ(made.clusters[9].penalty, no_break);
}

TEST(Clusters, KeepFullWidthSymbolsWithTheirFigures_U07) {
    Setting setting;
    for (const char* text : {"共￥300元", "约50％的人", "在25℃时", "第№7号"}) {
        const Stream made = setting.stream(text);
        std::size_t places = 0;
        for (std::size_t i = 1; i < made.size(); ++i)
            places += made.clusters[i].penalty != no_break;
        const std::string_view shown(text);
        const std::size_t han = shown.find("的人") != std::string_view::npos ? 3u : 2u;
        // Only beside Han: before the figure's group and after it, and inside 的人.
        EXPECT_EQ(places, han) << text;
    }
}

TEST(Clusters, NeverPartAReadingFromItsBase_U11) {
    Setting setting;
    const Inlines inlines{
        {Text{"甲", {}}},
        {Ruby{{{"漢", "かん"}, {"字", "じ"}}, {}}},
        {Ruby{{{"今日", "きょう"}}, {}}},
        {Text{"乙", {}}},
    };
    const Stream made = setting.stream(inlines);
    // One cluster a unit: a break is possible between 漢 and 字, never inside 今日.
    ASSERT_EQ(made.size(), 5u);
    EXPECT_NE(made.clusters[2].penalty, no_break);
    EXPECT_EQ(made.text.substr(made.clusters[3].text, 6), "今日");
}

TEST(Mixing, PutsNoGapAtALinesEdges_M02) {
    Setting setting;
    const Stream made = setting.stream("AI今天好");
    const LineRange first{0, 2, false, false, false, false};
    EXPECT_EQ(natural_width(made, first),
              Length{made.clusters[0].width} + Length{made.clusters[1].width});
    const Stream after = setting.stream("今天AI");
    const LineRange second{2, 4, true, false, false, false};
    EXPECT_EQ(natural_width(after, second),
              Length{after.clusters[2].width} + Length{after.clusters[3].width});
}

TEST(Mixing, AddsNoCharacterForAGap_M06) {
    Setting setting;
    const std::string text = "用Typst写，2024年10月AI时代";
    EXPECT_EQ(setting.stream(text).text, text);
}

TEST(Mixing, SetsFiguresNarrow_M10) {
    for (const Language language : {"zh-Hans", "zh-Hant", "ja"}) {
        const Stream made = Setting(language).stream("第7章");
        EXPECT_LT(ems(made.clusters[1].width), 0.7) << language;
    }
}

TEST(Mixing, SetsLatinInASizeAndOnABaselineOfItsOwn_M13) {
    Setting setting;
    const std::string text = "用Type写";
    const Stream plain_one = setting.stream(text);
    Typography typography;
    typography.latin_scale = 110;
    typography.latin_rise = 2;
    setting.use(typography);
    const Stream made = setting.stream(text);
    ASSERT_EQ(made.size(), plain_one.size());
    for (std::size_t i = 0; i < made.size(); ++i) {
        const RunStyle& run = made.styles[made.clusters[i].style];
        const bool latin = made.clusters[i].left == SpacingClass::latin;
        EXPECT_EQ(run.size, latin ? points(11) : points(10)) << i;
        EXPECT_EQ(run.rise, latin ? points(10).scaled(2, 100) : Length{}) << i;
        // The gap is the Han's: it does not grow.
        EXPECT_EQ(made.clusters[i].glue, plain_one.clusters[i].glue) << i;
        EXPECT_EQ(made.clusters[i].penalty, plain_one.clusters[i].penalty) << i;
    }
}

TEST(Mixing, NeverSpacesLettersOut_J14) {
    Setting setting;
    const Stream made = setting.stream("今天use typography再见");
    std::vector<std::int32_t> added;
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), false, false, false, false};
    justify_line(made, line, natural_width(made, line) + points(40), true, added);
    for (std::uint32_t i = 1; i < line.end; ++i) {
        const bool letters = made.clusters[i - 1].right == SpacingClass::latin &&
                             made.clusters[i].left == SpacingClass::latin;
        if (letters) {
            EXPECT_EQ(added[i], 0) << i;
        }
    }
}

TEST(Korean, KeepsItsOwnWidthsAndStretchesSpacesFirst_L09) {
    Setting setting("ko");
    const Stream made = setting.stream("한국어 조판 규칙");
    EXPECT_LT(ems(made.clusters[0].width), 1.0);
    std::vector<std::int32_t> added;
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), false, false, false, false};
    justify_line(made, line, natural_width(made, line) + points(2), true, added);
    for (std::uint32_t i = 1; i < line.end; ++i) {
        const bool at_space = made.clusters[i].left == SpacingClass::space ||
                              made.clusters[i - 1].right == SpacingClass::space;
        EXPECT_EQ(added[i] > 0, at_space && made.clusters[i].stretch_tier == 1) << i;
    }
}

TEST(Korean, EmphasisIsSeen_L07) {
    Setting setting("ko");
    const Inlines inlines{{Styled{InlineStyle::emphasis, plain("강조")}},
                          {Styled{InlineStyle::emphasis_dots, plain("방점")}}};
    const Stream made = setting.stream(inlines);
    EXPECT_EQ(made.styles[made.clusters[0].style].family, text::Family::sans);
    // A dot over each syllable (E01).
    const LineRange line{0, static_cast<std::uint32_t>(made.size()), true, false, false, false};
    Box box;
    place_line(made, line, {Length{}, points(100), points(50)}, test_fonts(), box);
    int dots = 0;
    for (const Item& item : box.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr || !run->text.empty()) continue;
        ++dots;
        EXPECT_LT(run->origin.y, points(50) - points(8));
    }
    EXPECT_EQ(dots, 2);
}

TEST(Korean, HasNoGapsInAnyStyleOfPunctuation_M01) {
    for (const PunctuationStyle style : {PunctuationStyle::quanjiao, PunctuationStyle::plain}) {
        Setting setting("ko");
        Typography typography;
        typography.punctuation = style;
        setting.use(typography);
        const Stream made = setting.stream("세종ABC가 2024년에");
        for (std::size_t i = 1; i < made.size(); ++i) {
            const bool space = made.clusters[i - 1].right == SpacingClass::space;
            EXPECT_EQ(made.clusters[i].glue != 0, space) << i;
        }
    }
}

const std::string joiner = "\xE2\x80\x8D";
const std::string family = "👨" + joiner + "👩" + joiner + "👧";

TEST(Sequences, AreOneClusterAndNeverParted) {
    for (const std::string& one :
         {family, std::string("👍🏽"), std::string("🇨🇳"),
          std::string("1\xEF\xB8\x8F\xE2\x83\xA3"), std::string("e\xCC\x81"),
          std::string("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB")}) {
        Setting setting;
        const Stream made = setting.stream("甲" + one + "乙");
        EXPECT_EQ(made.size(), 3u) << one;
        EXPECT_FALSE(setting.diagnostics.has_errors()) << one;
        for (const StreamGlyph& glyph : made.glyphs) EXPECT_NE(glyph.id, 0u) << one;
    }
    Setting setting;
    const std::string two = family + family;
    EXPECT_EQ(setting.lines("甲" + two + two, 4),
              (std::vector{"甲" + family, family, family, family}));
}

TEST(Sequences, WithoutAGlyphOfTheirOwnAreToldOfOnceAndSetInParts) {
    Setting setting;
    const Stream made = setting.stream(family + "与" + family);
    ASSERT_EQ(setting.diagnostics.items().size(), 1u);
    const Diagnostic& told = setting.diagnostics.items()[0];
    EXPECT_EQ(told.code, Code::F040);
    EXPECT_EQ(told.arguments, (Arguments{family, "U+1F468 U+200D U+1F469 U+200D U+1F467", "👨👩👧"}));
    // Each part stands for its own characters, the joiner behind it included.
    EXPECT_EQ(made.clusters[1].glyph - made.clusters[0].glyph, 3u);
    EXPECT_EQ(made.glyphs[0].text_bytes, 7);
    EXPECT_EQ(made.glyphs[2].text_bytes, 4);
}

TEST(Sequences, AColourThatNoFontHasIsLeftToTheText) {
    Setting setting;
    const Stream made = setting.stream("👍🏽");
    ASSERT_EQ(made.glyphs.size(), 1u);
    EXPECT_EQ(made.glyphs[0].text_bytes, 8);
    ASSERT_EQ(setting.diagnostics.items().size(), 1u);
    EXPECT_EQ(setting.diagnostics.items()[0].arguments[2], "👍");
}

TEST(Sequences, AMarkThatNoFontPutsOnItsLetterIsReportedWithIt) {
    Setting setting;
    // U+1E130, a tone of Nyiakeng Puachue Hmong.
    static_cast<void>(setting.stream("x\xF0\x9E\x84\xB0"));
    ASSERT_EQ(setting.diagnostics.items().size(), 1u);
    EXPECT_EQ(setting.diagnostics.items()[0].code, Code::F003);
    EXPECT_EQ(setting.diagnostics.items()[0].arguments[1], "U+0078 U+1E130");
}

}  // namespace
}  // namespace banxin::layout
