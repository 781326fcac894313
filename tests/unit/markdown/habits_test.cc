// What people type where Markdown wants something else, and what is not touched for it.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

std::string paragraph(const std::string& text) {
    return "paragraph\n  text \"" + text + "\"\n";
}

TEST(TypedBlanks, BehindAMarkAreSpaces) {
    EXPECT_EQ(blocks_of("话。\n\n##　题\n"), paragraph("话。") + "heading 2\n  text \"题\"\n");
    EXPECT_EQ(blocks_of("-　甲\n"), "list\n  item\n    paragraph\n      text \"甲\"\n");
    EXPECT_EQ(blocks_of("1.　甲\n"),
              "list ordered from 1\n  item\n    paragraph\n      text \"甲\"\n");
    EXPECT_EQ(blocks_of("一\n\n*　*　*\n"), paragraph("一") + "thematic-break\n");
    EXPECT_EQ(blocks_of("```\n-　甲\n```\n"), "code-block \"-　甲\"\n");
    EXPECT_EQ(blocks_of("甲-　乙，2024.　完\n"), paragraph("甲-　乙，2024.　完"));
}

TEST(TypedIndents, BeginParagraphsWithoutBlankLines) {
    EXPECT_EQ(blocks_of("　　一，\n　　二，\n三。\n　　**四**\n"),
              paragraph("一，") + "paragraph\n  text \"二，\"\n  text \"三。\"\n" +
                  "paragraph\n  strong\n    text \"四\"\n");
    EXPECT_EQ(blocks_of("　一\n　二\n", "ja"), paragraph("一") + paragraph("二"));
    // One space in Chinese is no indent, and verse keeps its lines.
    EXPECT_EQ(blocks_of("一\n　二\n"), "paragraph\n  text \"一\"\n  text \"　二\"\n");
    EXPECT_EQ(blocks_of("::: verse\n一\n　　二\n:::\n"),
              "verse\n  paragraph\n    text \"一\"\n    line-break\n    text \"　　二\"\n");
}

TEST(SpacedAddresses, OfFilesNeedNoAngles) {
    const std::string figure = "figure image \"a b.png\" alt \"图\"\n";
    EXPECT_EQ(blocks_of("![图](a b.png)\n"), figure);
    EXPECT_EQ(blocks_of("![图](<a b.png>)\n"), figure);
    EXPECT_EQ(blocks_of("![图](a b.png \"题\")\n"), figure + "  caption\n    text \"题\"\n");
    EXPECT_EQ(blocks_of("[章](第 2 章.md#节)\n"),
              "paragraph\n  link \"第 2 章.md#节\"\n    text \"章\"\n");
    const Reading reading("![图](a b.png)\n");
    EXPECT_EQ(reading.at(std::get<Figure>(reading.chapter.blocks[0].value).image().span),
              "![图](a b.png)");
    EXPECT_EQ(blocks_of("[甲](乙 丙)\n"), paragraph("[甲](乙 丙)"));
    EXPECT_EQ(blocks_of("`[x](a b.png)`\n"), "paragraph\n  code \"[x](a b.png)\"\n");
    EXPECT_EQ(blocks_of("甲](a b.png)\n"), paragraph("甲](a b.png)"));
    EXPECT_EQ(blocks_of("<div>\n![x](a b.png)\n</div>\n"), paragraph("![x](a b.png)"));
    EXPECT_NE(blocks_of("- 甲\n\n  - 乙\n\n    ![图](a b.png)\n").find("a b.png\" alt"),
              std::string::npos);
    EXPECT_EQ(Reading("注[^1]\n\n[^1]: 一\n\n    ![图](a b.png)\n").notes(),
              "note 1 marks 1\nparagraph\n  text \"一\"\n" + figure);
    EXPECT_EQ(
        Reading("注[^1]\n\n[^1]: 一\n\n    ![图[1]](a b.png =30x)\n").notes(),
        "note 1 marks 1\nparagraph\n  text \"一\"\nfigure image \"a b.png\" alt \"图[1]\" width "
        "30px\n");
    // In code and raw HTML the author's blanks and figures stay.
    EXPECT_EQ(blocks_of("甲\n\n    ![x](a.png =30x)\n"),
              paragraph("甲") + "code-block \"![x](a.png =30x)\"\n");
    EXPECT_EQ(blocks_of("<div>\n![x](a.png =30x)\n</div>\n"), paragraph("![x](a.png =30x)"));
    EXPECT_EQ(blocks_of("`![x](a.png =30x)`\n"), "paragraph\n  code \"![x](a.png =30x)\"\n");
    EXPECT_EQ(blocks_of("[x](a.md =30x)\n"), paragraph("[x](a.md =30x)"));
    EXPECT_EQ(blocks_of("文![图](a.png =30x)[x](a.md =30x)\n"),
              "paragraph\n  text \"文\"\n  image \"a.png\" alt \"图\" width 30px\n"
              "  text \"[x](a.md =30x)\"\n");
    // What is no size.
    EXPECT_EQ(blocks_of("![图](a.png =30xq)\n"), paragraph("![图](a.png =30xq)"));
    EXPECT_EQ(blocks_of("![图](a.png =30)\n"), paragraph("![图](a.png =30)"));
    EXPECT_EQ(blocks_of("甲\n\n    [x](a b.png)\n"),
              paragraph("甲") + "code-block \"[x](a b.png)\"\n");
    EXPECT_EQ(blocks_of("- 甲\n\n      [x](a b.png)\n"),
              "list loose\n  item\n    paragraph\n      text \"甲\"\n    code-block \"[x](a "
              "b.png)\"\n");
}

TEST(Headings, MayCloseTheirMarksBeforeTheirOwnId) {
    const Reading reading("话。\n\n### C# 的题 ### {#c-sharp .a}\n\n## C# {#b}\n");
    EXPECT_EQ(plain_text(std::get<Heading>(reading.chapter.blocks[1].value).content), "C# 的题");
    EXPECT_EQ(reading.chapter.blocks[1].anchor, "c-sharp");
    EXPECT_EQ(plain_text(std::get<Heading>(reading.chapter.blocks[2].value).content), "C#");
}

TEST(Details, InsideALineKeepTheirHeadApart) {
    const Reading reading("- 甲 <details><summary>摘</summary>话</details>\n");
    EXPECT_EQ(reading.blocks(),
              "list\n  item\n    paragraph\n      text \"甲 \"\n      strong\n"
              "        text \"摘\"\n      line-break\n      text \"话\"\n");
    EXPECT_EQ(reading.complaints(), "");
}

}  // namespace
}  // namespace banxin
