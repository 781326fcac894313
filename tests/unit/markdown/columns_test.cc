// Columns as Pandoc and others write them; pictures at the side of the text.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Columns, StandSideBySide) {
    const Reading reading(
        ":::: {.columns}\n::: {.column width=\"40%\"}\n左\n:::\n\n::: {.column width=\"60%\"}\n"
        "右\n\n又\n:::\n::::\n\n后文\n");
    EXPECT_EQ(reading.blocks(),
              "columns\n  column 40\n    paragraph\n      text \"左\"\n"
              "  column 60\n    paragraph\n      text \"右\"\n    paragraph\n      text \"又\"\n"
              "paragraph\n  text \"后文\"\n");
    EXPECT_EQ(reading.complaints(), "");
}

TEST(Columns, LoseNothingThatStandsBetweenThem) {
    EXPECT_EQ(blocks_of("::: columns\n前\n::: column\n左\n:::\n中\n::: column\n右\n:::\n后\n:::\n"),
              "paragraph\n  text \"前\"\n"
              "columns\n  column 0\n    paragraph\n      text \"左\"\n"
              "paragraph\n  text \"中\"\n"
              "columns\n  column 0\n    paragraph\n      text \"右\"\n"
              "paragraph\n  text \"后\"\n");
}

TEST(Columns, OfTextThatFlows) {
    const std::string two =
        "columns 2\n  paragraph\n    text \"甲\"\n  paragraph\n    text \"乙\"\n";
    for (const char* fence : {"{columns=2}", "{.two-columns}", "{.columns}", "columns",
                              "{.names column-count=2}", "{.columns-2}"}) {
        const Reading reading("::: " + std::string(fence) + "\n甲\n\n乙\n:::\n");
        EXPECT_EQ(reading.blocks(), two) << fence;
        EXPECT_EQ(reading.complaints(), "") << fence;
    }
    EXPECT_EQ(blocks_of("::: {columns=3 #list}\n甲\n:::\n").substr(0, 9), "columns 3");
}

TEST(Columns, AloneAreText) {
    EXPECT_EQ(blocks_of("::: {.column}\n甲\n:::\n"), "paragraph\n  text \"甲\"\n");
}

std::string first_line(const std::string& text) {
    const std::string all = blocks_of(text);
    return all.substr(0, all.find('\n'));
}

TEST(SidePicture, IsSaidInManyWays) {
    for (const char* text :
         {"![图](a.png){.left}\n", "![图](a.png){align=left}\n", "![图](a.png){.float-left}\n",
          "![图](a.png){style=\"float: left\"}\n",
          "<img src=\"a.png\" alt=\"图\" align=\"left\">\n",
          "<img class=\"alignleft wide\" src=\"a.png\" alt=\"图\">\n",
          "<p><img src=\"a.png\" alt=\"图\" style=\"FLOAT:left; margin: 0\"></p>\n",
          "<figure class=\"left\"><img src=\"a.png\" alt=\"图\"></figure>\n",
          "<figure><img align=\"left\" src=\"a.png\" alt=\"图\"></figure>\n"})
        EXPECT_TRUE(first_line(text).ends_with(" left")) << text << first_line(text);
    EXPECT_TRUE(first_line("![图](a.png){.right width=40%}\n").ends_with(" right"));
    EXPECT_FALSE(first_line("![图](a.png){.leftover}\n").ends_with("left"));
}

}  // namespace
}  // namespace banxin
