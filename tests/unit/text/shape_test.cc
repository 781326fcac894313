// What text becomes as glyphs: the facts about the Debian faces that typesetting builds on.
#include "unit/text/book_fonts.h"

#include <gtest/gtest.h>

namespace banxin::text {
namespace {

FaceId serif(Language language = "zh-Hans") {
    return book_fonts().face(Family::serif, false, language);
}

TEST(Shaping, L01_GivesTheFullStopTheFormOfItsLanguage) {
    const std::uint32_t simplified = shaped(serif(), "。", {"zh-Hans"}).at(0).id;
    const std::uint32_t traditional = shaped(serif(), "。", {"zh-Hant"}).at(0).id;
    EXPECT_EQ(simplified, 1405U);
    EXPECT_EQ(traditional, 63028U);
    EXPECT_EQ(shaped(serif("zh-Hant"), "。", {"zh-Hant"}).at(0).id, 63028U);
}

TEST(Shaping, L01_LetsSharedMarksTakeTheScriptOfTheLanguage) {
    const Glyph han = shaped(serif(), "。", {"zh-Hant", Script::han}).at(0);
    const Glyph common = shaped(serif(), "。", {"zh-Hant", Script::common}).at(0);
    EXPECT_EQ(common.id, han.id);
}

TEST(Shaping, L02_SetsCurlyQuotesOneEmWideInChinese) {
    for (const char* const quote : {"“", "”", "‘", "’"}) {
        EXPECT_EQ(milli_em(shaped(serif(), quote, {"zh-Hans"}).at(0).advance), 1000) << quote;
    }
}

TEST(Shaping, L02_SetsProportionalQuotesWhenAsked) {
    const ShapeOptions latin = {"zh-Hans", Script::latin, false, true};
    EXPECT_EQ(milli_em(shaped(serif(), "“", latin).at(0).advance), 462);
    const auto word = shaped(serif(), "don’t", latin);
    ASSERT_EQ(word.size(), 5U);
    EXPECT_LT(milli_em(word[3].advance), 400);
}

TEST(Shaping, L03_JoinsTheDashIntoOneGlyphOfTwoEms) {
    const auto dash = shaped(serif(), "——", {"zh-Hans"});
    ASSERT_EQ(dash.size(), 1U);
    EXPECT_EQ(milli_em(dash[0].advance), 2000);
    EXPECT_EQ(dash[0].cluster, 0U);
    const auto in_text = shaped(serif(), "他——我", {"zh-Hans"});
    ASSERT_EQ(in_text.size(), 3U);
    EXPECT_EQ(in_text[1].cluster, 3U);
    EXPECT_EQ(in_text[2].cluster, 9U);
}

TEST(Shaping, L03_JoinsTheDashInEveryCjkLanguageAndMarkedAsCommon) {
    for (const Language language : {"zh-Hans", "zh-Hant", "zh-Hant-HK", "zh", "ja", "ko"}) {
        const auto dash = shaped(serif(language), "——", {language, Script::common});
        ASSERT_EQ(dash.size(), 1U) << language;
        EXPECT_EQ(milli_em(dash[0].advance), 2000) << language;
    }
}

TEST(Shaping, L03_KeepsTwoDashesInWenKaiWhoseInkMeets) {
    const FaceId kai = book_fonts().face(Family::kai, false, "zh-Hans");
    const auto dash = shaped(kai, "——", {"zh-Hans"});
    ASSERT_EQ(dash.size(), 2U);
    const Bounds ink = book_fonts().bounds(kai, dash[0].id);
    EXPECT_LE(milli_em(ink.left + dash[0].advance - ink.right), 10);
}

TEST(Shaping, L09_SetsHangulProportionally) {
    EXPECT_EQ(milli_em(shaped(serif("ko"), "가", {"ko", Script::hangul}).at(0).advance), 966);
}

TEST(Shaping, U09_UsesAVariationSelectorAndLeavesNoGlyphForIt) {
    std::string text;
    append_utf8(text, U'葛');
    append_utf8(text, 0xE0100);
    const auto varied = shaped(serif("ja"), text, {"ja"});
    ASSERT_EQ(varied.size(), 1U);
    EXPECT_NE(varied[0].id, shaped(serif("ja"), "葛", {"ja"}).at(0).id);
    text.clear();
    append_utf8(text, U'一');
    append_utf8(text, 0xE01EF);  // a sequence that nobody registered
    EXPECT_EQ(shaped(serif(), text, {"zh-Hans"}).size(), 1U);
}

TEST(Shaping, CountsClustersInBytesAndAppends) {
    std::vector<Glyph> glyphs(1);
    book_fonts().shape(serif(), "a字b", {"zh-Hans"}, glyphs);
    ASSERT_EQ(glyphs.size(), 4U);
    EXPECT_EQ(glyphs[1].cluster, 0U);
    EXPECT_EQ(glyphs[2].cluster, 1U);
    EXPECT_EQ(glyphs[3].cluster, 4U);
}

TEST(Shaping, MakesLigaturesInLatin) {
    const auto word = shaped(serif(), "fi", {"en", Script::latin});
    EXPECT_LE(word.size(), 2U);
    const auto kerned = shaped(serif(), "AV", {"en", Script::latin});
    const auto alone = shaped(serif(), "A", {"en", Script::latin});
    ASSERT_EQ(kerned.size(), 2U);
    EXPECT_LT(kerned[0].advance, alone.at(0).advance);
}

TEST(Shaping, TurnsPunctuationInVerticalText) {
    const ShapeOptions vertical = {"zh-Hans", Script::han, true, false};
    const auto across = shaped(serif(), "，", {"zh-Hans"});
    const auto down = shaped(serif(), "，", vertical);
    ASSERT_EQ(down.size(), 1U);
    EXPECT_NE(down[0].id, across[0].id);
    EXPECT_EQ(milli_em(down[0].advance), 1000) << "downward is positive";
}

TEST(Shaping, GivesAMarkForWhatTheFaceLacks) {
    for (const auto& [missing, mark] : {std::pair(0x20000, 0x25A1), std::pair(0xF0000, 0x3013)}) {
        std::string text;
        std::string shown;
        append_utf8(text, static_cast<char32_t>(missing));
        append_utf8(shown, static_cast<char32_t>(mark));
        const auto made = shaped(serif(), text, {"zh-Hans"});
        const auto wanted = shaped(serif(), shown, {"zh-Hans"});
        ASSERT_EQ(made.size(), 1U);
        EXPECT_EQ(made[0].id, wanted.at(0).id);
        EXPECT_EQ(made[0].advance, wanted.at(0).advance);
    }
}

TEST(Shaping, SurvivesWhatIsNotUtf8) {
    EXPECT_FALSE(shaped(serif(), "\xE5\xAD", {"zh-Hans"}).empty());
    EXPECT_TRUE(shaped(serif(), "", {"zh-Hans"}).empty());
}

TEST(ShapeIdeograph, EqualsShapingTheCharacterAlone) {
    for (const Language language : {"zh-Hans", "zh-Hant", "ja", "ko", "en"}) {
        for (const Family job : {Family::serif, Family::kai}) {
            const FaceId face = book_fonts().face(job, false, language);
            for (const char32_t c : U"直骨角画门戶径がアㄅ〇々𠮷\u4E00") {
                if (c == 0) continue;
                std::string text;
                append_utf8(text, c);
                const Glyph alone = shaped(face, text, {language, script_of(c)}).at(0);
                for (int time = 0; time < 2; ++time) {
                    const Glyph quick = book_fonts().shape_ideograph(face, c, language);
                    EXPECT_EQ(quick.id, alone.id) << text << language;
                    EXPECT_EQ(quick.advance, alone.advance) << text << language;
                    EXPECT_EQ(quick.dx, alone.dx) << text << language;
                }
            }
        }
    }
}

TEST(ShapeIdeograph, KeepsTheLanguagesOfOneFaceApart) {
    const Glyph simplified = book_fonts().shape_ideograph(serif(), U'骨', "zh-Hans");
    const Glyph traditional = book_fonts().shape_ideograph(serif(), U'骨', "zh-Hant");
    EXPECT_NE(simplified.id, traditional.id);
    EXPECT_EQ(book_fonts().shape_ideograph(serif(), U'骨', "zh-Hans").id, simplified.id);
    const std::string long_tag = "zh-Hant-x-a-very-long-private-use-tag-of-an-author";
    EXPECT_EQ(book_fonts().shape_ideograph(serif(), U'骨', long_tag.c_str()).id, traditional.id);
}

TEST(ShapeIdeograph, ForgetsWithItsFonts) {
    std::uint32_t last = 0;
    for (const char* const suffix : {"SC", "JP", "SC"}) {
        FontConfig config;
        config.lists = {list({}, suffix)};
        Diagnostics diagnostics;
        const auto fonts = std::make_unique<Fonts>(config, "zh-Hans", diagnostics);
        const FaceId face = fonts->face(Family::serif, false, "en");
        const std::uint32_t id = fonts->shape_ideograph(face, U'骨', "en").id;
        EXPECT_NE(id, last) << "the same id and language, perhaps the same address";
        std::vector<Glyph> word;
        fonts->shape(face, "骨", {"en", Script::han}, word);
        EXPECT_EQ(word.at(0).id, id);
        last = id;
    }
}

TEST(Bounds, MeasureTheInk) {
    const Glyph one = shaped(serif(), "一", {"zh-Hans"}).at(0);
    const Bounds ink = book_fonts().bounds(serif(), one.id);
    EXPECT_GT(ink.right - ink.left, 65536 * 8 / 10);
    EXPECT_LT(ink.top - ink.bottom, 65536 * 2 / 10);
    EXPECT_GT(ink.bottom, 0);
    const Bounds nothing = book_fonts().bounds(serif(), 999999);
    EXPECT_EQ(nothing.right, nothing.left);
}

}  // namespace
}  // namespace banxin::text
