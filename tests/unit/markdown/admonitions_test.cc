// Notes to the reader in the forms of five programs, lists of definitions, attributes.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

std::string admonition(const std::string& title, const std::string& rest) {
    return "admonition\n  paragraph continuation\n    strong\n      text \"" + title + "\"\n" +
           rest;
}
const std::string body = "  paragraph\n    text \"话。\"\n";

TEST(Admonition, OfGitHubIsAQuotationWithAMark) {
    EXPECT_EQ(blocks_of("> [!NOTE]\n> 话。\n"), admonition("说明", body));
    EXPECT_EQ(
        blocks_of("> [!tip]- **窍**门\n> 话。\n"),
        "admonition\n  paragraph continuation\n    strong\n      strong\n        text \"窍\"\n"
        "      text \"门\"\n" +
            body);
    EXPECT_EQ(blocks_of("> [!WARNING]\n>\n> 话。\n", "en"), admonition("Warning", body));
    // Of a type that we do not know, the type is the title.
    EXPECT_EQ(blocks_of("> [!unknown]\n> 话。\n"), admonition("Unknown", body));
    EXPECT_EQ(blocks_of("> [!自定|右]- 题\n> 话。\n"), admonition("题", body));
    EXPECT_EQ(blocks_of("> [!quote]\n> 话。\n"), "quote\n" + body);
    EXPECT_EQ(blocks_of("> [!quote] 题\n> 话。\n"), admonition("题", body));
    EXPECT_EQ(blocks_of("> [!x](y)\n> 话。\n").find("admonition"), std::string::npos);
}

TEST(Admonition, OfMkDocsHoldsWhatIsIndented) {
    EXPECT_EQ(
        blocks_of("!!! warning \"当心\"\n    话。\n\n    - 项\n\n后文。\n"),
        admonition("当心", body + "  list\n    item\n      paragraph\n        text \"项\"\n") +
            "paragraph\n  text \"后文。\"\n");
    EXPECT_EQ(blocks_of("??? note\n    话。\n"), admonition("说明", body));
    EXPECT_EQ(blocks_of("- 甲\n\n!!! note\n    话。\n\n- 乙\n"),
              "list loose\n  item\n    paragraph\n      text \"甲\"\n" + admonition("说明", body) +
                  "list loose\n  item\n    paragraph\n      text \"乙\"\n");
    EXPECT_EQ(blocks_of("真好!!! 是的\n"), "paragraph\n  text \"真好!!! 是的\"\n");
    EXPECT_EQ(blocks_of("```\n!!! note\n    x\n```\n"), "code-block \"!!! note\\n    x\"\n");
}

TEST(Admonition, InColonsMayHaveATitle) {
    EXPECT_EQ(blocks_of("::: tip\n话。\n:::\n"), admonition("提示", body));
    EXPECT_EQ(blocks_of(":::warning 当心\n话。\n:::\n"), admonition("当心", body));
    EXPECT_EQ(blocks_of(":::note[记着]\n话。\n:::\n"), admonition("记着", body));
    EXPECT_EQ(blocks_of("::: {.callout-important title=\"要 紧\" collapse=\"true\"}\n话。\n:::\n"),
              admonition("要 紧", body));
}

TEST(Admonition, OfMdBookAndGitBookIsReadAsMarkdown) {
    EXPECT_EQ(blocks_of("```admonish tip title=\"窍\"\n话。\n```\n"), admonition("窍", body));
    EXPECT_EQ(blocks_of("```admonish tip title=\"窍\n话。\n```\n"),
              blocks_of("```admonish tip\n话。\n```\n"));
    EXPECT_EQ(blocks_of("````admonish\n```\nx\n```\n````\n"),
              admonition("说明", "  code-block \"x\"\n"));
    EXPECT_EQ(blocks_of("{% hint style=\"danger\" %}\n话。\n{% endhint %}\n"),
              admonition("警告", body));
}

TEST(Admonition, OtherDivisionsAreToldOfAndSetAsTheyAre) {
    const Reading reading("::: {.wide}\n话。\n:::\n\n::: wide\n话。\n:::\n");
    EXPECT_EQ(reading.blocks(), "paragraph\n  text \"话。\"\nparagraph\n  text \"话。\"\n");
    EXPECT_EQ(reading.complaints(), "S023@1:1");
    // One that is only called something needs nothing more.
    const Reading named("::: {#here layout-ncol=2}\n话。\n:::\n");
    EXPECT_EQ(named.chapter.blocks[0].anchor, "here");
    EXPECT_EQ(named.complaints(), "");
}

TEST(Admonitions, KeepATitleThatNothingStandsUnder) {
    EXPECT_EQ(blocks_of("::: tip 题\n:::\n"),
              "admonition\n  paragraph continuation\n    strong\n      text \"题\"\n");
}

std::string paragraph(const std::string& text) {
    return "paragraph\n  text \"" + text + "\"\n";
}

TEST(Definitions, StandUnderTheirTerms) {
    const std::string first =
        "list\n  item\n    term\n      text \"茶\"\n    paragraph\n      text \"叶。\"\n"
        "    paragraph\n      text \"水。\"\n";
    EXPECT_EQ(blocks_of("茶\n: 叶。\n: 水。\n"), first);
    EXPECT_EQ(blocks_of("茶\n: 叶。\n: 水。\n\n酒\n\n: 粮。\n"),
              first + "  item\n    term\n      text \"酒\"\n    paragraph\n      text \"粮。\"\n");
    EXPECT_EQ(blocks_of("茶\n: **叶**\n"),
              "list\n  item\n    term\n      text \"茶\"\n    paragraph\n      strong\n"
              "        text \"叶\"\n");
    EXPECT_EQ(blocks_of("时间: 明天\n"), "paragraph\n  text \"时间: 明天\"\n");
    EXPECT_EQ(blocks_of("<dl><dt>茶</dt><dd>叶。</dd><dd>水。</dd></dl>\n"), first);
}

TEST(Definitions, HoldAllThatStandsAsDeepAsTheirFirstLine) {
    const std::string tea = "list\n  item\n    term\n      text \"茶\"\n";
    const std::string leaf = "    paragraph\n      text \"叶。\"\n";
    const std::string water = "    paragraph\n      text \"水。\"\n";
    EXPECT_EQ(blocks_of("茶\n:   叶。\n\n    水。\n"), tea + leaf + water);
    EXPECT_EQ(blocks_of("茶\n: 叶。\n\n  水。\n: 水。\n"), tea + leaf + water + water);
    EXPECT_EQ(blocks_of("茶\n:\t叶。\n\n\t水。\n"), tea + leaf + water);
    EXPECT_EQ(blocks_of("茶\n:   叶。\n\n    > 水\n\n    - 杯\n\n        码\n"),
              tea + leaf +
                  "    quote\n      paragraph\n        text \"水\"\n    list loose\n      item\n"
                  "        paragraph\n          text \"杯\"\n        paragraph\n"
                  "          text \"码\"\n");
    EXPECT_EQ(blocks_of("茶\n:   ```\n    码\n    ```\n"), tea + "    code-block \"码\"\n");
    // What stands less deep, behind a blank line, is no part of it.
    EXPECT_EQ(blocks_of("茶\n:   叶。\n\n水。\n"), tea + leaf + paragraph("水。"));
    EXPECT_EQ(blocks_of("茶\n:   叶。\n\n  水。\n"), tea + leaf + paragraph("水。"));
    const Reading marked("茶\n:   叶。\n\n    水[^a]。\n\n[^a]: 注\n");
    EXPECT_EQ(marked.chapter.notes.size(), 1u);
    EXPECT_EQ(marked.complaints(), "");
}

TEST(Definitions, ExplainParagraphsOnly) {
    EXPECT_EQ(blocks_of(": 叶\n"), paragraph(": 叶"));
    EXPECT_EQ(blocks_of("## 茶\n\n: 叶\n"), "heading 2\n  text \"茶\"\n" + paragraph(": 叶"));
    EXPECT_EQ(blocks_of("- 茶\n\n: 叶\n"),
              "list\n  item\n    paragraph\n      text \"茶\"\n" + paragraph(": 叶"));
    EXPECT_EQ(blocks_of("> 茶\n: 叶\n"),
              "quote\n  paragraph\n    text \"茶\"\n    text \": 叶\"\n");
    EXPECT_EQ(blocks_of("茶\n:叶\n"), "paragraph\n  text \"茶\"\n  text \":叶\"\n");
    EXPECT_EQ(blocks_of("茶\n:\n"), "paragraph\n  text \"茶\"\n  text \":\"\n");
    EXPECT_EQ(blocks_of("    茶\n\n: 叶\n"), "code-block \"茶\"\n" + paragraph(": 叶"));
    // A comment is no term, and no definition.
    EXPECT_EQ(blocks_of("<!-- 注 -->\n: 叶\n").find("list"), std::string::npos);
    EXPECT_EQ(blocks_of("茶\n: <!-- 注 -->\n"), "list\n  item\n    term\n      text \"茶\"\n");
}

TEST(Attributes, OfHeadingsGiveTheIdAndNothingElse) {
    const Reading reading(
        "# 题 {#top .unnumbered}\n\n## 节 {.a #b key=\"v w\"}\n\n## 款 {-}\n\n## 集{x}\n");
    EXPECT_EQ(reading.chapter.title_anchor, "top");
    EXPECT_EQ(reading.blocks(),
              "heading 2 anchor \"b\"\n  text \"节\"\nheading 2\n  text \"款\"\n"
              "heading 2\n  text \"集{x}\"\n");
}

TEST(Attributes, OfPicturesGiveTheirWidth) {
    EXPECT_EQ(blocks_of("![图](a.png){#f width=50%}\n"),
              "figure image \"a.png\" alt \"图\" width 50%\n");
    EXPECT_EQ(
        blocks_of("文![图](a.png){width=\"120px\"}文\n"),
        "paragraph\n  text \"文\"\n  image \"a.png\" alt \"图\" width 120px\n  text \"文\"\n");
    EXPECT_EQ(blocks_of("![图](a.png){: width=\"2.54cm\" }\n"),
              "figure image \"a.png\" alt \"图\" width 96px\n");
    EXPECT_EQ(blocks_of("<img src=\"a.png\" alt=\"图\" width=\"60%\">\n"),
              "figure image \"a.png\" alt \"图\" width 60%\n");
}

TEST(Attributes, SizesOfPicturesAreReadWhereverTheyAreWritten) {
    EXPECT_EQ(blocks_of("![图](a.png =120x80)\n"),
              "figure image \"a.png\" alt \"图\" width 120px\n");
    EXPECT_EQ(blocks_of("文![图](a.png =50%x \"题\")文\n"),
              "paragraph\n  text \"文\"\n  image \"a.png\" alt \"图\" title \"题\" width 50%\n"
              "  text \"文\"\n");
    EXPECT_EQ(blocks_of("![图|90](a.png)\n"), "figure image \"a.png\" alt \"图\" width 90px\n");
    EXPECT_EQ(blocks_of("`![图](a.png =1x2)`\n"), "paragraph\n  code \"![图](a.png =1x2)\"\n");
    EXPECT_EQ(blocks_of("![甲|乙](a.png)\n"), "figure image \"a.png\" alt \"甲|乙\"\n");
}

TEST(Attributes, OfLinksAreNotSet) {
    EXPECT_EQ(blocks_of("[链](https://a.org){target=_blank}，`x`{.c}，{汉|hàn}\n"),
              "paragraph\n  link \"https://a.org\"\n    text \"链\"\n  text \"，\"\n  code \"x\"\n"
              "  text \"，\"\n  ruby \"汉\"|\"hàn\"\n");
}

TEST(Directives, OfOtherProgramsAreToldOfOnceForEachKind) {
    const Reading reading(
        "{{#include a.rs}} 和 {{#include b.rs}}\n\n{{< video x >}} `{% raw %}`\n");
    EXPECT_EQ(reading.complaints(), "S029@1:1 S029@3:1");
    EXPECT_NE(reading.blocks().find("{{#include b.rs}}"), std::string::npos);
}

TEST(HtmlAnchors, NameTheBlockThatTheyStandInOrBefore) {
    const auto anchors = [](const std::string& text) {
        std::string all;
        for (const Block& block : Reading(text).chapter.blocks) all += block.anchor + ";";
        return all;
    };
    EXPECT_EQ(anchors("一\n\n<a id=\"x\"></a>\n\n## 节\n\n二\n"), ";x;;");
    EXPECT_EQ(anchors("一\n\n## <a name=\"y\">节</a>\n\n文<span id=\"z\">字</span>\n"), ";y;z;");
    EXPECT_EQ(anchors("一\n\n<div id=\"d\">文</div>\n\n## 节 {#own}<a id=\"e\"></a>\n"),
              ";d;own e;");
    EXPECT_EQ(Reading("# <a id=\"t\"></a>题\n").chapter.title_anchor, "t");
}

TEST(Admonitions, HaveTitlesOfWordsWithAllThatWordsMayHave) {
    for (const char* opening :
         {":::tip 甲**乙**[^1]\n文\n:::\n", "!!! tip \"甲**乙**[^1]\"\n    文\n",
          "```admonish tip \"甲**乙**[^1]\"\n文\n```\n",
          "::: {.callout-tip title=\"甲**乙**[^1]\"}\n文\n:::\n", "> [!TIP] 甲**乙**[^1]\n> 文\n"})
        EXPECT_EQ(blocks_of(std::string(opening) + "\n[^1]: 注。\n"),
                  "admonition\n"
                  "  paragraph continuation\n"
                  "    strong\n"
                  "      text \"甲\"\n"
                  "      strong\n"
                  "        text \"乙\"\n"
                  "      note-ref 1\n"
                  "  paragraph\n"
                  "    text \"文\"\n")
            << opening;
}

TEST(Admonitions, TitlesAreReadAsMarkdownInEveryForm) {
    const std::string words =
        "    strong\n      text \"题\"\n      strong\n        text \"粗\"\n"
        "      note-ref 1\n      link \"u.md\"\n        text \"链\"\n"
        "      formula \"x_1\"\n";
    const std::string title = "题**粗**[^1][链](u.md)$x_1$";
    for (const std::string& text : {
             "> [!NOTE] " + title + "\n> 话。\n",
             "!!! note \"" + title + "\"\n    话。\n",
             "??? note \"" + title + "\"\n\n    话。\n",
             "::: note " + title + "\n话。\n:::\n",
             "::: {.callout-note title=\"" + title + "\"}\n话。\n:::\n",
             "```admonish note \"" + title + "\"\n话。\n```\n",
         }) {
        const Reading reading("前\n\n" + text + "\n[^1]: 注\n");
        EXPECT_NE(reading.blocks().find(words), std::string::npos) << text << reading.blocks();
        EXPECT_EQ(reading.complaints(), "") << text;
        ASSERT_EQ(reading.chapter.notes.size(), 1U) << text;
        EXPECT_EQ(reading.chapter.notes[0].references, 1U);
    }
}

TEST(Admonitions, TitlesWithoutMarksAndWithoutABodyAreNotLost) {
    EXPECT_EQ(blocks_of("!!! note 题目\n    话。\n"), admonition("题目", body));
    EXPECT_EQ(blocks_of("!!! note inline end \"题目\"\n    话。\n"), admonition("题目", body));
    EXPECT_EQ(blocks_of("!!! note inline\n    话。\n"), admonition("说明", body));
    EXPECT_EQ(blocks_of("::: tip 题目\n:::\n"), admonition("题目", ""));
}

}  // namespace
}  // namespace banxin
