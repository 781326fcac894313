// Line ends, ruby, bare addresses, and what becomes of the author's bytes.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

std::string words(std::string text, Language language = "zh-Hans") {
    const Reading reading(std::move(text), language);
    std::string all;
    for (const Block& block : reading.chapter.blocks) {
        if (!all.empty()) all += "¶";
        if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
            all += plain_text(paragraph->content);
        }
    }
    return all;
}

// TYPOGRAPHY.md, M12.
TEST(LineEnd, VanishesBetweenHanAndItsPunctuation) {
    EXPECT_EQ(words("甲乙\n丙丁，\n戊"), "甲乙丙丁，戊");
    EXPECT_EQ(words("かな\nカナ", "ja"), "かなカナ");
    EXPECT_EQ(words("> 甲\n> 乙\n丙"), "");
}

TEST(LineEnd, IsASpaceBetweenLatinWordsAndHangul) {
    EXPECT_EQ(words("one\ntwo", "en"), "one two");
    EXPECT_EQ(words("one\ntwo"), "one two");
    EXPECT_EQ(words("하나\n둘", "ko"), "하나 둘");
    EXPECT_EQ(words("漢字\n한글", "ko"), "漢字 한글");
}

TEST(LineEnd, VanishesBetweenHanAndLatin) {
    EXPECT_EQ(words("版心\nbook\n工具"), "版心book工具");
}

TEST(LineEnd, LooksThroughElementBorders) {
    EXPECT_EQ(words("**甲**\n乙"), "甲乙");
    EXPECT_EQ(words("**one**\n*two*"), "one two");
    EXPECT_EQ(words("`a`\nb"), "a b");
    EXPECT_EQ(words("甲[^n]\n乙\n\n[^n]: x"), "甲乙");
}

TEST(LineEnd, AsksWhatSharedMarksEnclose) {
    EXPECT_EQ(words("say “foo”\nbar", "en"), "say “foo” bar");
    EXPECT_EQ(words("说“好”\nbar"), "说“好”bar");
    EXPECT_EQ(words("所以……\n后来"), "所以……后来");
}

TEST(LineEnd, StaysWhenItIsHard) {
    EXPECT_EQ(
        blocks_of("甲  \n乙\\\n丙"),
        "paragraph\n  text \"甲\"\n  line-break\n  text \"乙\"\n  line-break\n  text \"丙\"\n");
}

TEST(Ruby, HasOneReadingForTheWhole) {
    EXPECT_EQ(blocks_of("读{汉字|hàn zì}吧"),
              "paragraph\n  text \"读\"\n  ruby \"汉字\"|\"hàn zì\"\n  text \"吧\"\n");
}

TEST(Ruby, HasAReadingForEachCharacter) {
    EXPECT_EQ(blocks_of("{漢字|かん|じ}", "ja"),
              "paragraph\n  ruby \"漢\"|\"かん\" \"字\"|\"じ\"\n");
}

TEST(Ruby, FallsBackToTheWholeWhenTheNumbersDiffer) {
    const Reading reading("{漢字表|かん|じ}");
    EXPECT_EQ(reading.blocks(), "paragraph\n  ruby \"漢字表\"|\"かんじ\"\n");
    EXPECT_EQ(reading.complaints(), "S010@1:1");
}

TEST(Ruby, LeavesOtherBracesAlone) {
    EXPECT_EQ(words("集合{甲}与{}与{|}与a|b"), "集合{甲}与{}与{|}与a|b");
    EXPECT_EQ(words("\\{甲|乙} {甲\\|乙}"), "{甲|乙} {甲|乙}");
    EXPECT_EQ(words("&#123;甲|乙}"), "{甲|乙}");
    EXPECT_EQ(blocks_of("`{甲|乙}`"), "paragraph\n  code \"{甲|乙}\"\n");
}

TEST(Ruby, WantsPlainText) {
    const Reading reading("{**甲**|jiǎ}");
    EXPECT_EQ(reading.complaints(), "S016@1:1");
    EXPECT_EQ(words("{**甲**|jiǎ}"), "{甲|jiǎ}");
}

TEST(Ruby, StandsInATableCellWithItsBarEscaped) {
    EXPECT_EQ(blocks_of("|甲|\n|-|\n|{汉\\|hàn}|\n"),
              "table -\n  head\n    row\n      cell heads column\n        paragraph\n"
              "          text \"甲\"\n  body\n    row\n      cell\n        paragraph\n"
              "          ruby \"汉\"|\"hàn\"\n");
}

TEST(EmphasisDots, MayHoldEmphasis) {
    EXPECT_EQ(blocks_of("{要紧**的**话|.}。"),
              "paragraph\n  emphasis-dots\n    text \"要紧\"\n    strong\n      text \"的\"\n"
              "    text \"话\"\n  text \"。\"\n");
}

TEST(Address, EndsWhereChineseBegins) {
    EXPECT_EQ(blocks_of("见 https://example.com/a_b?c=1，然后"),
              "paragraph\n  text \"见 \"\n  link \"https://example.com/a_b?c=1\"\n"
              "    text \"https://example.com/a_b?c=1\"\n  text \"，然后\"\n");
    EXPECT_EQ(blocks_of("（www.example.com）"),
              "paragraph\n  text \"（\"\n  link \"http://www.example.com\"\n"
              "    text \"www.example.com\"\n  text \"）\"\n");
    EXPECT_EQ(blocks_of("写信a@example.com。"),
              "paragraph\n  text \"写信\"\n  link \"mailto:a@example.com\"\n"
              "    text \"a@example.com\"\n  text \"。\"\n");
}

TEST(Address, IsNoLinkInsideALink) {
    EXPECT_EQ(blocks_of("[https://a.b/](c.md)"),
              "paragraph\n  link \"c.md\"\n    text \"https://a.b/\"\n");
}

TEST(Address, OfAnUnsafeSchemeBecomesText) {
    const Reading reading(
        "[甲](javascript:alert(1)) [乙](&#106;avascript:x) [丙](file:///etc)\n"
        "<a href=\"data:text/html,x\">丁</a> [戊](tel:1) [己](a/b:c)");
    EXPECT_EQ(reading.complaints(), "S013@1:1 S013@1:26 S013@1:49 S013@2:1");
    EXPECT_EQ(reading.blocks().find("javascript"), std::string::npos);
    EXPECT_EQ(reading.blocks().find("data:"), std::string::npos);
}

TEST(Bytes, OfEveryKindOfLineEndAndAMarkAreRead) {
    EXPECT_EQ(blocks_of("\xEF\xBB\xBF# 甲\r\n\r\n乙\r丙\r\r\n丁"),
              "paragraph\n  text \"乙\"\n  text \"丙\"\nparagraph\n  text \"丁\"\n");
}

TEST(Bytes, ThatAreNoUtf8AreReportedWithTheirPlace) {
    const Reading reading("甲\n乙\xFF丙");
    EXPECT_EQ(reading.complaints(), "S001@2:2");
    EXPECT_EQ(reading.blocks(), "paragraph\n  text \"甲\"\n  text \"乙\uFFFD\"\n  text \"丙\"\n");
}

TEST(Bytes, OfControlsAreDropped) {
    const Reading reading(std::string("甲\x01\x00乙\x1B[31m", 13));
    EXPECT_EQ(reading.complaints(), "S002@1:2");
    EXPECT_EQ(reading.blocks(), "paragraph\n  text \"甲\"\n  text \"乙\"\n  text \"[31m\"\n");
}

TEST(Chapter, ThatIsEmptyIsReported) {
    EXPECT_EQ(Reading("").complaints(), "S015@1:1");
    EXPECT_EQ(Reading("\n\n").complaints(), "S015@1:1");
    EXPECT_EQ(Reading("# 题").complaints(), "");
}

TEST(Notes, ThatNothingMarksAreToldWhereverTheyAreDefined) {
    EXPECT_EQ(Reading("甲\n\n[^1]: 一\n\n> [^2]: 二\n\n- [^3]: 三\n").complaints(),
              "S011@3:1 S011@5:3 S011@7:3");
    // The first of two counts.
    EXPECT_EQ(Reading("甲[^1]\n\n[^1]: 一\n\n[^1]: 二\n").complaints(), "S011@5:1");
}

}  // namespace
}  // namespace banxin
