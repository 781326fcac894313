// A line break that the author typed, wherever one may stand, and the ends of lines that are
// structure.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

#include <regex>

namespace banxin {
namespace {

struct Place {
    const char* name;
    /// `@` is where the break is typed, between 甲 and 乙.
    std::string text;
    /// What the place writes before a line that goes on; none where a line end would end it.
    const char* goes_on = nullptr;
    Dialect dialect = Dialect::commonmark;
};

const std::vector<Place> break_places = {
    {"paragraph", "甲@乙\n", ""},
    {"item", "- 甲@乙\n- 丙\n", "  "},
    {"quotation", "> 甲@乙\n", "> "},
    {"heading", "# 题\n\n## 甲@乙\n"},
    {"cell", "| 甲@乙 | 丙 |\n|---|---|\n| 丁 | 戊 |\n"},
    {"term", "甲@乙\n: 丙\n", ""},
    {"term of a paragraph", "甲@乙\n\n: 丙\n", ""},
    {"definition", "丙\n: 甲@乙\n: 丁\n", "  "},
    {"last definition", "丙\n: 甲@乙\n", ""},
    {"definition below", "丙\n\n: 甲@乙\n", ""},
    {"enumeration", "①甲@乙\n②丙\n"},
    {"enumeration's end", "①丙\n②甲@乙\n"},
    {"enumeration's introduction", "甲@乙\n①丙\n②丁\n", ""},
    {"line block", "| 丙\n| 甲@乙\n| 丁\n", "  ", Dialect::pandoc},
    {"callout's title", "> [!note] 甲@乙\n> 丙\n"},
    {"callout's title alone", "> [!note] 甲@乙\n"},
    {"callout's body", "> [!note] 丙\n> 甲@乙\n", "> "},
    {"title behind marks", "!!! note \"甲@乙\"\n    丙\n"},
    {"body behind marks", "!!! note \"丙\"\n    甲@乙\n", "    "},
    {"title behind colons", "::: note 甲@乙\n丙\n:::\n"},
    {"title in brackets", ":::note[甲@乙]\n丙\n:::\n"},
    {"caption", "表：甲@乙\n\n| 丙 |\n|---|\n| 丁 |\n", ""},
    {"caption below", "| 丙 |\n|---|\n| 丁 |\n\n: 甲@乙\n", "", Dialect::pandoc},
    {"note", "文[^1]\n\n[^1]: 甲@乙\n", "    "},
};

std::string dump_of(const std::string& text, Dialect dialect) {
    const Reading reading(text, "zh-Hans", dialect);
    return reading.blocks() + reading.notes();
}

std::string with(const std::string& text, const std::string& what) {
    std::string made = text;
    return made.replace(made.find('@'), 1, what);
}

/// What the place is without the break, with the break put in.
std::string parted(const std::string& dump) {
    return std::regex_replace(dump, std::regex("( *)text \"甲@乙\"\n"),
                              "$1text \"甲\"\n$1line-break\n$1text \"乙\"\n");
}

TEST(TypedBreaks, StayBreaksWhereverTheyStand) {
    for (const Place& place : break_places) {
        const std::string wanted = parted(dump_of(place.text, place.dialect));
        ASSERT_NE(wanted.find("line-break"), std::string::npos) << place.name << "\n" << wanted;
        EXPECT_EQ(dump_of(with(place.text, "<br>"), place.dialect), wanted) << place.name;
        if (place.goes_on == nullptr) continue;
        for (const char* hard : {"\\\n", "  \n"})
            EXPECT_EQ(dump_of(with(place.text, hard + std::string(place.goes_on)), place.dialect),
                      wanted)
                << place.name << " with " << hard;
    }
}

TEST(TypedBreaks, AreNothingWhereALineEndsThatIsStructure) {
    for (const char* end : {"\\\n", "  \n"}) {
        EXPECT_EQ(blocks_of(std::string("茶") + end + ": 叶。" + end + ": 水。\n"),
                  blocks_of("茶\n: 叶。\n: 水。\n"));
        EXPECT_EQ(blocks_of(std::string("①甲") + end + "②乙\n"), blocks_of("①甲\n②乙\n"));
        EXPECT_EQ(blocks_of(std::string("> [!note] 题") + end + "> 话。\n"),
                  blocks_of("> [!note] 题\n> 话。\n"));
        EXPECT_EQ(dump_of(std::string("| 一") + end + "| 二\n", Dialect::pandoc),
                  dump_of("| 一\n| 二\n", Dialect::pandoc));
    }
}

TEST(LineBlocks, GoOnInALineWithoutABarAsTextDoes) {
    EXPECT_EQ(dump_of("| one\n  two\n", Dialect::pandoc),
              "verse\n  paragraph\n    text \"one\"\n    text \" \"\n    text \"two\"\n");
}

TEST(Enumerations, GoOnBehindAComment) {
    const std::string plain = blocks_of("（一）甲\n（二）乙\n");
    EXPECT_NE(plain.find("乙"), std::string::npos);
    EXPECT_EQ(blocks_of("（一）甲 <!-- 藏 -->\n（二）乙\n"), plain);
    EXPECT_EQ(blocks_of("（一）甲<!-- 藏 -->\n（二）乙\n"), plain);
}

TEST(LineBlocks, EndTheirLinesInAnyElement) {
    for (const auto& [open, close, element] :
         {std::tuple{"*", "*", "emphasis"}, {"**", "**", "strong"}, {"[", "](u)", "link \"u\""}}) {
        const std::string text = std::string("| 甲") + open + "乙\n|   丙" + close + "丁\n";
        const std::string in = std::string("    ") + element + "\n      text ";
        EXPECT_EQ(dump_of(text, Dialect::pandoc), "verse\n  paragraph\n    text \"甲\"\n" + in +
                                                      "\"乙\"\n    line-break\n" + in +
                                                      "\"丙\"\n    text \"丁\"\n");
    }
    EXPECT_EQ(
        dump_of("| 甲*乙\n  丙\n| 丁*[](u)\n", Dialect::pandoc),
        "verse\n  paragraph\n    text \"甲\"\n    emphasis\n      text \"乙\"\n    emphasis\n"
        "      text \"丙\"\n    line-break\n    emphasis\n      text \"丁\"\n    link \"u\"\n");
}

TEST(Definitions, MayHaveTypedParagraphsAndStayVerseInVerse) {
    EXPECT_EQ(blocks_of("茶\n: 叶。\n　　水。\n"),
              "list\n  item\n    term\n      text \"茶\"\n    paragraph\n      text \"叶。\"\n"
              "    paragraph\n      text \"水。\"\n");
    EXPECT_EQ(blocks_of("::: verse\n茶\n: 叶\n:::\n"),
              "verse\n  paragraph\n    text \"茶\"\n    line-break\n    text \": 叶\"\n");
    EXPECT_EQ(blocks_of("::: verse\n茶\n: 叶\n: **水**\n\n: 火\n:::\n"),
              "verse\n  paragraph\n    text \"茶\"\n    line-break\n    text \": 叶\"\n"
              "    line-break\n    text \": \"\n    strong\n      text \"水\"\n"
              "  paragraph\n    text \": 火\"\n");
    EXPECT_EQ(blocks_of("茶\\\\\n: 叶\n"),
              "list\n  item\n    term\n      text \"茶\"\n      text \"\\\\\"\n"
              "    paragraph\n      text \"叶\"\n");
}

}  // namespace
}  // namespace banxin
