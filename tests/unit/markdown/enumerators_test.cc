// Enumerators of Chinese lists: （一） 一、 （1） 1、 ① and their like.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Enumeration, IsLinesOfAParagraphThatCountOn_B17) {
    EXPECT_EQ(blocks_of("（一）甲\n（二）乙 *斜*\n"),
              "list ordered from 1\n  item \"（一）\"\n    paragraph\n      text \"甲\"\n"
              "  item \"（二）\"\n    paragraph\n      text \"乙 \"\n      emphasis\n"
              "        text \"斜\"\n");
    for (const char* text : {"一、甲\n二、乙\n", "1、甲\n2、乙\n", "（9）甲\n（10）乙\n",
                             "①甲\n②乙\n", "九、甲\n十、乙\n", "(1) 甲\n(2) 乙\n"})
        EXPECT_TRUE(blocks_of(text).starts_with("list ordered")) << text;
}

TEST(Enumeration, HasFiguresLettersAndNumeralsOfEveryForm) {
    for (const char* text :
         {"1）甲\n2）乙\n", "1．甲\n2．乙\n", "⑴ 甲\n⑵ 乙\n", "⒈甲\n⒉乙\n", "㈠甲\n㈡乙\n",
          "（a）甲\n（b）乙\n", "（A）甲\n（B）乙\n", "(a) 甲\n(b) 乙\n", "A. 甲\nB. 乙\n",
          "A、甲\nB、乙\n", "Ⅰ. 甲\nⅡ. 乙\n", "ⅰ）甲\nⅱ）乙\n", "a) 甲\nb) 乙\n",
          "题干：\nA．甲\nB．乙\nC．丙\n", "> A. 甲\n> B. 乙\n", "- 题\n  A. 甲\n  B. 乙\n"}) {
        const std::string blocks = blocks_of(text);
        EXPECT_NE(blocks.find("list ordered from 1"), std::string::npos) << text << blocks;
    }
}

TEST(Enumeration, IsNoNameAndNoSentence) {
    for (const char* text :
         {"A. Smith 写道\n", "A. Smith\nC. Jones\n", "B. Smith\nC. Jones\n", "a. 甲\nb. 乙\n",
          "（a）甲\n（B）乙\n", "A、甲\nB. 乙\n", "1．5倍\n2．5倍\n", "Ⅰ甲\nⅡ乙\n",
          "I. M. Pei\nJ. K. Rowling\n", "(a）甲\n(b）乙\n", "⑴甲\n②乙\n", "AB. 甲\nAC. 乙\n"})
        EXPECT_TRUE(blocks_of(text).starts_with("paragraph")) << text << blocks_of(text);
    EXPECT_TRUE(blocks_of("    A. 甲\n    B. 乙\n").starts_with("code-block"));
    EXPECT_TRUE(blocks_of("::: verse\nA. 甲\nB. 乙\n:::\n").starts_with("verse"));
}

TEST(Enumeration, MayBeIntroducedInTheSameParagraph) {
    EXPECT_EQ(blocks_of("共有\n两点：\n①甲\n②乙\n"),
              "paragraph\n  text \"共有\"\n  text \"两点：\"\n"
              "list ordered from 1\n  item \"①\"\n    paragraph\n      text \"甲\"\n"
              "  item \"②\"\n    paragraph\n      text \"乙\"\n");
}

TEST(Enumeration, IsNothingElse) {
    // One item, numbers that do not count on, two forms, paragraphs of their own, a text that goes
    // on.
    for (const char* text :
         {"（一）甲\n", "（一）甲\n（三）乙\n", "（一）甲\n①乙\n", "（一）甲\n\n（二）乙\n",
          "（一）甲\n（二）乙\n再说\n", "十月一日，甲\n十一月，乙\n", "（一）*甲\n（二）乙*\n"})
        EXPECT_TRUE(blocks_of(text).starts_with("paragraph")) << text << blocks_of(text);
}

TEST(Enumeration, LosesNoCharacterAndKeepsPlaces) {
    const Reading reading("说明：\n（一） 甲[^1]\n（二）乙\n\n[^1]: 注\n");
    const auto& list = std::get<List>(reading.chapter.blocks.at(1).value);
    const auto& first = std::get<Paragraph>(list.items.at(0).blocks.at(0).value);
    EXPECT_EQ(reading.at(std::get<Text>(first.content.at(0).value).span), "甲");
    EXPECT_TRUE(std::holds_alternative<NoteRef>(first.content.at(1).value));
    EXPECT_EQ(reading.complaints(), "");
}

TEST(Enumeration, KeepsItsLinesInVerse) {
    EXPECT_TRUE(blocks_of("::: verse\n一、甲\n二、乙\n:::\n").find("list") == std::string::npos);
}

}  // namespace
}  // namespace banxin
