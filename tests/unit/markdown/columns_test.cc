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

TEST(Columns, OfHtml) {
    const std::string two =
        "columns 2\n  paragraph\n    text \"甲\"\n  paragraph\n    text \"乙\"\n";
    for (const char* tag :
         {"style=\"column-count: 2\"", "style=\"COLUMNS:2\"", "style=\"gap: 1em; columns: 12em 2\"",
          "style='-webkit-column-count:2;'", "class=\"x two-columns\""}) {
        const std::string open = "<div " + std::string(tag) + ">\n";
        EXPECT_EQ(blocks_of(open + "<p>甲</p><p>乙</p>\n</div>\n"), two) << tag;
        // With Markdown between blank lines.
        EXPECT_EQ(blocks_of(open + "\n甲\n\n乙\n\n</div>\n"), two) << tag;
    }
    for (const char* style : {"column-count: auto", "columns: 1", "columns: 99", "column-gap: 2em",
                              "columns: 12em", "x: columns"})
        EXPECT_EQ(blocks_of("<div style=\"" + std::string(style) + "\"><p>甲</p></div>\n"),
                  "paragraph\n  text \"甲\"\n")
            << style;
    EXPECT_EQ(blocks_of("<ul style=\"columns: 3\"><li>甲</li></ul>\n").substr(0, 9), "columns 3");
}

std::string kinds(const std::string& text) {
    std::string found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (text[at] != ' ')
            found += text.substr(at, text.find(' ', at) - at).substr(0, end - at) + " ";
        at = end + 1;
    }
    return found;
}

TEST(Panels, ArePicturesInRows) {
    const std::string pictures = "![](a.png)\n\n![](b.png)\n\n![](c.png)\n";
    EXPECT_EQ(kinds(blocks_of("::: {layout-ncol=2}\n" + pictures + ":::\n")), "figure-row figure ");
    EXPECT_EQ(kinds(blocks_of("::: {layout-nrow=1}\n" + pictures + ":::\n")), "figure-row ");
    EXPECT_EQ(kinds(blocks_of("::: {layout-ncol=3 #fig-a}\n" + pictures + "\n总说\n:::\n")),
              "figure-row paragraph ");
    EXPECT_EQ(kinds(blocks_of("::: {layout-ncol=1}\n" + pictures + ":::\n")),
              "figure figure figure ");
}

TEST(Panels, HaveTheirCaptionUnderThem) {
    const Reading reading("::: {layout-ncol=2 #fig-a}\n![](a.png)\n\n![](b.png)\n\n总说\n:::\n");
    const auto* caption = std::get_if<Paragraph>(&reading.chapter.blocks.back().value);
    ASSERT_NE(caption, nullptr);
    EXPECT_EQ(caption->role, ParagraphRole::caption);
    // All together are called by the first, which has a number.
    const auto* row = std::get_if<FigureRow>(&reading.chapter.blocks.front().value);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->figures.front().anchor, "fig-a");
}

TEST(Panels, AreColumnsOfOtherBlocks) {
    EXPECT_EQ(
        blocks_of("::: {layout-ncol=2}\n## 甲\n\n一\n\n二\n\n## 乙\n\n三\n:::\n"),
        "columns\n  column 0\n    heading 2\n      text \"甲\"\n    paragraph\n      text \"一\"\n"
        "    paragraph\n      text \"二\"\n  column 0\n    heading 2\n      text \"乙\"\n"
        "    paragraph\n      text \"三\"\n");
    EXPECT_EQ(kinds(blocks_of("::: {layout-ncol=2}\n甲\n\n乙\n\n丙\n:::\n")), "columns paragraph ");
    // A division in it is one of its cells.
    EXPECT_EQ(kinds(blocks_of(
                  ":::: {layout-ncol=2}\n::: {#a}\n甲\n\n乙\n:::\n\n::: {#b}\n丙\n:::\n::::\n")),
              "columns ");
    EXPECT_EQ(kinds(blocks_of("::: {layout-ncol=2}\n![](a.png)\n\n甲\n:::\n")), "columns ");
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
