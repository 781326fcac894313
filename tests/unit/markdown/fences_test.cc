// Blocks of a kind of their own: verse, letters, epigraphs; who said what.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Fence, KeepsTheLinesOfVerse_B14) {
    const Reading reading("::: verse\n甲行\n乙行\n\n丙**行**\n:::\n正文\n接着\n");
    EXPECT_EQ(reading.blocks(),
              "verse\n  paragraph\n    text \"甲行\"\n    line-break\n    text \"乙行\"\n"
              "  paragraph\n    text \"丙\"\n    strong\n      text \"行\"\n"
              "paragraph\n  text \"正文\"\n  text \"接着\"\n");
    EXPECT_EQ(reading.complaints(), "");
}

TEST(Fence, MayBeWrittenAsPandocDoes) {
    for (const char* text : {":::{.verse}\n甲\n:::\n", "::::: verse :::::\n甲\n:::::\n",
                             "  ::: verse\n  甲\n  :::\n"}) {
        EXPECT_EQ(blocks_of(text), "verse\n  paragraph\n    text \"甲\"\n") << text;
    }
}

TEST(Fence, OfALetterSetsSalutationWishAndSignature_B15) {
    EXPECT_EQ(
        blocks_of(
            "::: letter\n老张：\n\n来信收到了。\n\n此致\n\n敬礼！\n\n李四\n\n十一月五日\n:::\n"),
        "letter\n  paragraph continuation\n    text \"老张：\"\n"
        "  paragraph\n    text \"来信收到了。\"\n  paragraph\n    text \"此致\"\n"
        "  paragraph continuation\n    text \"敬礼！\"\n"
        "  paragraph signature\n    text \"李四\"\n"
        "  paragraph signature\n    text \"十一月五日\"\n");
    // Without its mark the wish is no signature either.
    EXPECT_NE(blocks_of("::: letter\n老张：\n\n好。\n\n此致\n\n敬礼\n\n李四\n:::\n")
                  .find("  paragraph\n    text \"此致\"\n  paragraph continuation\n"
                        "    text \"敬礼\"\n  paragraph signature\n    text \"李四\"\n"),
              std::string::npos);
}

TEST(Quote, KnowsWhoSaidIt) {
    EXPECT_EQ(
        blocks_of("> 话\n>\n> ——《书》\n"),
        "quote\n  paragraph\n    text \"话\"\n  paragraph attribution\n    text \"——《书》\"\n");
    // A speech in a quotation is none.
    EXPECT_EQ(blocks_of("> ——你来了？\n"), "quote\n  paragraph\n    text \"——你来了？\"\n");
}

TEST(Fence, InCodeIsCode) {
    EXPECT_EQ(blocks_of("~~~\n::: verse\n:::\n~~~\n"), "code-block \"::: verse\\n:::\"\n");
    EXPECT_EQ(blocks_of("```\n~~~\n::: verse\n```\n"), "code-block \"~~~\\n::: verse\"\n");
}

TEST(Fence, ThatIsWrongIsToldOfAndNothingIsLost) {
    const Reading unknown("::: vers\n甲\n:::\n");
    EXPECT_EQ(unknown.blocks(), "paragraph\n  text \"甲\"\n");
    EXPECT_EQ(unknown.complaints(), "S023@1:1");
    const Reading open("甲\n::: letter\n乙\n");
    EXPECT_EQ(open.blocks(), "paragraph\n  text \"甲\"\nletter\n  paragraph\n    text \"乙\"\n");
    EXPECT_EQ(open.complaints(), "S024@2:1");
    const Reading stray("甲\n\n:::\n\n乙\n");
    EXPECT_EQ(stray.blocks(), "paragraph\n  text \"甲\"\nparagraph\n  text \"乙\"\n");
    EXPECT_EQ(stray.complaints(), "S025@3:1");
    // Verse ends with its block, also when that is one of those above.
    EXPECT_EQ(blocks_of("::: verse\n甲\n:::\n乙\n丙\n"),
              "verse\n  paragraph\n    text \"甲\"\nparagraph\n  text \"乙\"\n  text \"丙\"\n");
}

TEST(Fence, HoldsBlocksAndOtherFences) {
    EXPECT_EQ(blocks_of("::: letter\n甲：\n\n::: verse\n乙\n丙\n:::\n\n> 丁。\n:::\n"),
              "letter\n  paragraph continuation\n    text \"甲：\"\n"
              "  verse\n    paragraph\n      text \"乙\"\n      line-break\n      text \"丙\"\n"
              "  quote\n    paragraph\n      text \"丁。\"\n");
}

TEST(Paragraph, LosesAnIndentThatWasTyped) {
    EXPECT_EQ(blocks_of("　　甲　乙\n"), "paragraph\n  text \"甲　乙\"\n");
    EXPECT_EQ(blocks_of("::: verse\n甲\n　乙\n:::\n"),
              "verse\n  paragraph\n    text \"甲\"\n    line-break\n    text \"　乙\"\n");
}

}  // namespace
}  // namespace banxin
