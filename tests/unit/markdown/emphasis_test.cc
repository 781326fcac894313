// Emphasis beside Han text, where CommonMark's own rule fails.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Emphasis, ClosesBehindAChinesePunctuationMark) {
    EXPECT_EQ(blocks_of("**强调。**后文"),
              "paragraph\n  strong\n    text \"强调。\"\n  text \"后文\"\n");
    EXPECT_EQ(blocks_of("*强调。*后文"),
              "paragraph\n  emphasis\n    text \"强调。\"\n  text \"后文\"\n");
    EXPECT_EQ(blocks_of("~~强调。~~后文"),
              "paragraph\n  strikethrough\n    text \"强调。\"\n  text \"后文\"\n");
}

TEST(Emphasis, ClosesBehindAClosingQuotationMark) {
    EXPECT_EQ(blocks_of("**“引文”**后文"),
              "paragraph\n  strong\n    text \"“引文”\"\n  text \"后文\"\n");
}

TEST(Emphasis, OpensBeforeATitleMark) {
    EXPECT_EQ(blocks_of("前文**《书》**后"),
              "paragraph\n  text \"前文\"\n  strong\n    text \"《书》\"\n  text \"后\"\n");
}

TEST(Emphasis, ClosesBeforeLatinAsWell) {
    EXPECT_EQ(blocks_of("**注意：**see below"),
              "paragraph\n  strong\n    text \"注意：\"\n  text \"see below\"\n");
}

TEST(Emphasis, PairsFollowOnEachOther) {
    EXPECT_EQ(blocks_of("**甲。**乙**丙。**丁*戊！*己"),
              "paragraph\n  strong\n    text \"甲。\"\n  text \"乙\"\n  strong\n    text \"丙。\"\n"
              "  text \"丁\"\n  emphasis\n    text \"戊！\"\n  text \"己\"\n");
}

TEST(Emphasis, StandsInsideStrikethrough) {
    EXPECT_EQ(blocks_of("**~~删。~~**abc"),
              "paragraph\n  strong\n    strikethrough\n      text \"删。\"\n  text \"abc\"\n");
    EXPECT_EQ(blocks_of("***粗斜。***后"),
              "paragraph\n  emphasis\n    strong\n      text \"粗斜。\"\n  text \"后\"\n");
}

TEST(Emphasis, IsLeftAloneInCodeAddressesAndEscapes) {
    EXPECT_EQ(blocks_of("`**甲。**乙`"), "paragraph\n  code \"**甲。**乙\"\n");
    EXPECT_EQ(blocks_of("```甲**。**乙\n**甲。**乙\n```"),
              "code-block \"甲**。**乙\" \"**甲。**乙\"\n");
    EXPECT_EQ(blocks_of("[甲](x。**乙**.md \"题。**乙\")"),
              "paragraph\n  link \"x。**乙**.md\" title \"题。**乙\"\n    text \"甲\"\n");
    EXPECT_EQ(blocks_of("甲\\*\\*。乙"),
              "paragraph\n  text \"甲\"\n  text \"*\"\n  text \"*。乙\"\n");
}

TEST(Emphasis, KeepsAStarThatEmphasisesNothing) {
    EXPECT_EQ(blocks_of("3 * 4。* 5"), "paragraph\n  text \"3 * 4。* 5\"\n");
    EXPECT_EQ(blocks_of("约3~5天，7~9天"), "paragraph\n  text \"约3~5天，7~9天\"\n");
}

TEST(Emphasis, FollowsCommonMarkInLatinText) {
    EXPECT_EQ(blocks_of("a*\"b\"*c", "en"), "paragraph\n  text \"a*\\\"b\\\"*c\"\n");
    EXPECT_EQ(blocks_of("snake_case_name", "en"), "paragraph\n  text \"snake_case_name\"\n");
}

TEST(Emphasis, LeavesNoMarkBehind) {
    const Reading reading(
        "**“甲”**乙[**丙。**丁](u。**x \"t。**x\") <b title=\"。**x\">戊。**己</b>\n\n"
        "<div title=\"。**x\">。**庚</div>\n\n[^a]。**丙\n\n[^a]: 。**丁\n");
    EXPECT_EQ(reading.blocks().find('\x01'), std::string::npos);
    EXPECT_EQ(reading.notes().find('\x01'), std::string::npos);
}

}  // namespace
}  // namespace banxin
