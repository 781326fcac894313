// EPUB.md, EPUB 59: raw HTML is kept where it is safe and known, reported where it is not.
#include "unit/markdown/reading.h"

#include "document/walk.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Html, InlineElementsBecomeStyles) {
    EXPECT_EQ(blocks_of("H<sub>2</sub>O<br>x<sup>2</sup>，<kbd>Ctrl</kbd> <u>下</u><b>粗</b>"),
              "paragraph\n  text \"H\"\n  subscript\n    text \"2\"\n  text \"O\"\n  line-break\n"
              "  text \"x\"\n  superscript\n    text \"2\"\n  text \"，\"\n  keyboard\n"
              "    text \"Ctrl\"\n  text \" \"\n  underline\n    text \"下\"\n  strong\n"
              "    text \"粗\"\n");
}

TEST(Html, RubyIsRead) {
    EXPECT_EQ(blocks_of("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>", "ja"),
              "paragraph\n  ruby \"漢\"|\"かん\" \"字\"|\"じ\"\n");
}

TEST(Html, ImagesSayWhetherTheyDecorate) {
    EXPECT_EQ(blocks_of("<img src=\"a.png\" alt=\"\" width=\"50%\">"),
              "figure image \"a.png\" decorative width 50%\n");
    EXPECT_EQ(blocks_of("甲<img src='b.png' alt='乙 &amp; 丙' width=120 onerror=x>"),
              "paragraph\n  text \"甲\"\n  image \"b.png\" alt \"乙 & 丙\" width 120px\n");
}

TEST(Html, LanguagesAndLinksAreKept) {
    EXPECT_EQ(blocks_of("<span lang=\"en\">Word</span> <a href=\"b.md#x\">乙</a>"),
              "paragraph\n  foreign en\n    text \"Word\"\n  text \" \"\n  link \"b.md#x\"\n"
              "    text \"乙\"\n");
}

TEST(Html, BlocksBecomeBlocks) {
    EXPECT_EQ(blocks_of("<div>\n<p>甲<br/>乙</p>\n<ul><li>丙<li>丁</ul>\n<hr>\n"
                        "<blockquote>戊</blockquote></div>"),
              "paragraph\n  text \"甲\"\n  line-break\n  text \"乙\"\nlist\n  item\n"
              "    paragraph\n      text \"丙\"\n  item\n    paragraph\n      text \"丁\"\n"
              "thematic-break\nquote\n  paragraph\n    text \"戊\"\n");
}

TEST(Html, DetailsAreABlockWithATitle) {
    EXPECT_EQ(blocks_of("<details>\n<summary>题</summary>\n\n**文**\n\n</details>"),
              "admonition\n  paragraph continuation\n    strong\n      text \"题\"\n"
              "  paragraph\n    strong\n      text \"文\"\n");
}

TEST(Html, WhatIsUnknownGivesItsTextAndIsReportedOnce) {
    const Reading reading("<blink>甲</blink>\n\n乙<font color=red>丙</font><font>丁</font>\n");
    EXPECT_EQ(reading.complaints(), "S008@1:1 S008@3:2");
    EXPECT_EQ(reading.diagnostics.items()[1].arguments[1], "2");
    EXPECT_EQ(reading.blocks(),
              "paragraph\n  text \"甲\"\nparagraph\n  text \"乙\"\n  text \"丙\"\n"
              "  text \"丁\"\n");
}

TEST(Html, ScriptsGoWithAllTheyHold) {
    const Reading reading(
        "<script>\nalert(1)\n</script>\n\n甲<script>alert(2)</script>乙\n\n"
        "<div onclick=\"x()\"><style>p{}</style><iframe src=x>z</iframe><p>丙</p></div>\n\n"
        "<!-- 注释 -->\n\n<?php x ?>\n\n丁<!-- 注释 -->戊<svg onload=x>己</svg>");
    const std::string blocks = reading.blocks();
    EXPECT_EQ(blocks,
              "paragraph\n  text \"甲\"\n  text \"乙\"\nparagraph\n  text \"丙\"\n"
              "paragraph\n  text \"丁\"\n  text \"戊\"\n");
    EXPECT_EQ(reading.complaints(), "S009@1:1 S009@7:20 S009@7:38 S009@13:14 S041@11:1");
}

TEST(Html, TagsWithoutPartnersAreReported) {
    const Reading reading("甲<sub>乙\n\n丙</sup>丁\n");
    EXPECT_EQ(reading.complaints(), "S014@1:2 S014@3:2");
}

TEST(Html, EntitiesAreText) {
    EXPECT_EQ(blocks_of("a&nbsp;b &lt;script&gt; &copy; &unknown;"),
              "paragraph\n  text \"a\"\n  text \"\u00A0\"\n  text \"b \"\n  text \"<\"\n"
              "  text \"script\"\n  text \">\"\n  text \" \"\n  text \"©\"\n"
              "  text \" &unknown;\"\n");
}

std::vector<std::string> foreign_words(const Reading& reading) {
    std::vector<std::string> words;
    for_each_inline(reading.chapter.blocks, [&](const Inline& one) {
        if (const Foreign* foreign = std::get_if<Foreign>(&one.value))
            words.push_back(foreign->language.tag() + " " + plain_text(foreign->children));
    });
    return words;
}

TEST(Html, LanguagesOfBlocksAreLaidOnTheirRuns) {
    using Words = std::vector<std::string>;
    const auto in = [](const std::string& text) { return foreign_words(Reading(text)); };
    EXPECT_EQ(in("<p lang=\"en\">a <b>b</b></p>\n"), Words({"en a b"}));
    EXPECT_EQ(in("<p xml:lang=\"EN-us\">a</p>\n"), Words({"en-US a"}));
    EXPECT_EQ(in("<div lang=en><p>a<br>b</p><blockquote>c</blockquote></div>\n"),
              Words({"en a b", "en c"}));
    EXPECT_EQ(in("<blockquote lang=ja><p>甲</p><p lang=en>b</p></blockquote>\n"),
              Words({"ja 甲", "en b"}));
    EXPECT_EQ(in("<ul lang=en><li>a</li><li lang=ja>乙</li></ul>\n"), Words({"en a", "ja 乙"}));
    EXPECT_EQ(in("<h2 lang=en>a</h2>\n"), Words({"en a"}));
    EXPECT_EQ(in("<dl><dt lang=en>a</dt><dd lang=ja>乙</dd></dl>\n"), Words({"en a", "ja 乙"}));
    EXPECT_EQ(in("<table lang=en><caption>a</caption><tr><td>b</td><td lang=ja>丙</td></tr>"
                 "</table>\n"),
              Words({"en a", "en b", "ja 丙"}));
    EXPECT_EQ(in("<table><tbody lang=en><tr><td>a<tr lang=ja><td>乙<td lang=ko>丙</table>\n"),
              Words({"en a", "ja 乙", "ko 丙"}));
    EXPECT_EQ(in("甲<em lang=en>b</em><i xml:lang=ja>丙</i>\n"), Words({"en b", "ja 丙"}));
    EXPECT_EQ(in("::: {lang=en}\na\n\n- b\n:::\n"), Words({"en a", "en b"}));
    EXPECT_EQ(in("::: {.verse lang=en}\na\nb\n:::\n"), Words({"en a b"}));
    EXPECT_EQ(in("甲<span lang=en>[b<br>c]{.underline}</span>\n"), Words({"en b c"}));
    EXPECT_EQ(in("## a ## {#x lang=en}\n"), Words({"en a"}));
    EXPECT_EQ(in("甲[b]{lang=en}\n"), Words({"en b"}));
    EXPECT_EQ(in("<p lang=\"\">a</p><p lang=cn>b</p><p lang='x\"y'>c</p>\n"), Words());
}

TEST(Html, AbbreviationsKeepWhatTheyAreShortFor) {
    EXPECT_EQ(
        blocks_of(
            "甲<abbr title=\"丙 &amp; 丁\">乙</abbr>\n\n<p><acronym title=b>a</acronym></p>\n"),
        "paragraph\n  text \"甲\"\n  abbreviation \"丙 & 丁\"\n    text \"乙\"\n"
        "paragraph\n  abbreviation \"b\"\n    text \"a\"\n");
    EXPECT_EQ(blocks_of("<abbr>乙</abbr>\n"), "paragraph\n  text \"乙\"\n");
}

TEST(Html, DefinitionsAndTimesKeepWhatTheyMean) {
    EXPECT_EQ(blocks_of("<dfn title=\"丙\">乙</dfn><time datetime=2024-10-20>昨天</time>\n"),
              "paragraph\n  definition \"丙\"\n    text \"乙\"\n"
              "  time \"2024-10-20\"\n    text \"昨天\"\n");
    EXPECT_EQ(blocks_of("<p><dfn>乙</dfn><time>2024-10-20</time></p>\n"),
              "paragraph\n  emphasis\n    text \"乙\"\n  text \"2024-10-20\"\n");
    const auto keeps = [](const std::string& value) {
        return blocks_of("<time datetime=\"" + value + "\">乙</time>\n").find("time") !=
               std::string::npos;
    };
    for (const char* value : {"2024", "2024-10", "2024-10-20", "09:30", "09:30:05",
                              "2024-10-20T09:30", "2024-10-20 09:30:05Z", "2024-10-20T09:30+08:00"})
        EXPECT_TRUE(keeps(value)) << value;
    for (const char* value : {"", "now", "20240", "2024-13", "2024-1-2", "2024-10-32", "24:00",
                              "9:30", "2024-10-20T", "2024-10-20T09:30+8", "09:30Z", "2024-10-20x"})
        EXPECT_FALSE(keeps(value)) << value;
}

TEST(Html, EveryPhrasingElementKeepsItsText) {
    for (const char* name :
         {"abbr", "acronym", "dfn", "cite",    "time",    "bdo",       "bdi",  "kbd",    "samp",
          "var",  "data",    "q",   "code",    "tt",      "big",       "font", "label",  "output",
          "ruby", "rb",      "rtc", "details", "summary", "address",   "nobr", "center", "p",
          "div",  "li",      "td",  "dt",      "dd",      "figcaption"}) {
        const std::string tag = name;
        const std::string text = Reading("甲<" + tag + ">乙</" + tag + ">丙\n").blocks();
        EXPECT_NE(text.find("乙"), std::string::npos) << name;
        const std::string block = Reading("<div><" + tag + ">乙</" + tag + ">丙</div>\n").blocks();
        EXPECT_NE(block.find("乙"), std::string::npos) << name;
        EXPECT_NE(block.find("丙"), std::string::npos) << name;
    }
}

TEST(Html, QuotationsAndBreaksHaveTheirCharacters) {
    EXPECT_EQ(blocks_of("甲<q cite=u>乙</q>\n"),
              "paragraph\n  text \"甲\"\n  text \"“\"\n  text \"乙\"\n  text \"”\"\n");
    EXPECT_EQ(blocks_of("甲<q>乙</q>\n", "ja"),
              "paragraph\n  text \"甲\"\n  text \"「\"\n  text \"乙\"\n  text \"」\"\n");
    // One in another, whatever stands between them.
    const auto words = [](const std::string& text, Language language) {
        const Reading reading(text, language);
        return plain_text(std::get<Paragraph>(reading.chapter.blocks.at(0).value).content);
    };
    for (const char* text : {"<q>甲**<q>乙<q>丙</q></q>**<q>丁</q></q><q>戊</q>\n",
                             "<p><q>甲<b><q>乙<q>丙</q></q></b><q>丁</q></q><q>戊</q></p>\n"}) {
        EXPECT_EQ(words(text, "zh-Hans"), "“甲‘乙“丙”’‘丁’”“戊”");
        EXPECT_EQ(words(text, "zh-Hant"), "「甲『乙「丙」』『丁』」「戊」");
    }
    EXPECT_EQ(words("<q>甲 *乙* 丙\n\n<q>丁</q>\n", "zh-Hans"), "甲 乙 丙");
    EXPECT_EQ(blocks_of("<q>甲\n\n<q>丁</q>\n"),
              "paragraph\n  text \"甲\"\nparagraph\n  text \"“\"\n  text \"丁\"\n  text \"”\"\n");
    EXPECT_EQ(blocks_of("a<wbr>b\n"), "paragraph\n  text \"a\"\n  text \"\u200B\"\n  text \"b\"\n");
}

TEST(Html, StarsBesideHanAreNothingButStars) {
    EXPECT_EQ(blocks_of("<p>甲*乙*丙**“重”**~~丁~~</p>\n"),
              "paragraph\n  text \"甲*乙*丙**“重”**~~丁~~\"\n");
    EXPECT_EQ(blocks_of("<p><img src=a.png alt=\"甲*乙*丙\"></p>\n<pre>甲*乙*丙</pre>\n"),
              "figure image \"a.png\" alt \"甲*乙*丙\"\ncode-block \"甲*乙*丙\"\n");
    const Reading reading("<p>甲*乙*丙<b>丁</b></p>\n");
    const auto& content = std::get<Paragraph>(reading.chapter.blocks.at(0).value).content;
    EXPECT_EQ(reading.at(std::get<Text>(content.at(0).value).span), "甲*乙*丙");
}

TEST(Html, NoTextFallsBetweenTheBlocks) {
    EXPECT_EQ(blocks_of("<ul>甲<li>乙</li><b>丙</b></ul>\n"),
              "list\n  item\n    paragraph\n      text \"甲\"\n  item\n    paragraph\n"
              "      text \"乙\"\n  item\n    paragraph\n      strong\n        text \"丙\"\n");
    EXPECT_EQ(
        blocks_of("<dl><dd>甲</dd><div><dt>乙</dt><dd>丙</dd></div><dt></dt><dd>丁</dd>戊</dl>\n"),
        "paragraph\n  text \"甲\"\nlist\n  item\n    term\n      text \"乙\"\n"
        "    paragraph\n      text \"丙\"\n    paragraph\n      text \"丁\"\n"
        "    paragraph\n      text \"戊\"\n");
    EXPECT_EQ(
        blocks_of("<figure><p>甲</p><table><tr><td>乙</td></tr></table>"
                  "<figcaption>丙</figcaption><figcaption>丁</figcaption></figure>\n"),
        "paragraph\n  text \"甲\"\ntable -\n  caption\n    text \"丙\"\n    line-break\n"
        "    text \"丁\"\n  body\n    row\n      cell\n        paragraph\n          text \"乙\"\n");
    EXPECT_EQ(blocks_of("<div><b><p>甲</p><p>乙</p>丙</b></div>\n"),
              "paragraph\n  strong\n    text \"甲\"\n    line-break\n    text \"乙\"\n"
              "    line-break\n    text \"丙\"\n");
    const Reading code("<pre>甲<br>乙<img src=a.png><template>丙</template></pre>\n");
    EXPECT_EQ(code.blocks(), "code-block \"甲\\n乙\"\n");
    EXPECT_EQ(code.complaints(), "S009@1:12 S009@1:27");
}

TEST(Html, NoMarkOfANoteFallsOutOfCodeOrRuby) {
    const auto marks = [](const std::string& text) {
        const Reading reading(text + "\n\n[^1]: 注\n");
        std::size_t count = 0;
        for_each_inline(reading.chapter.blocks, [&](const Inline& one) {
            count += std::holds_alternative<NoteRef>(one.value) ? 1U : 0U;
        });
        return count;
    };
    EXPECT_EQ(marks("<code>a[^1]b</code>"), 1U);
    EXPECT_EQ(marks("<code>a<b>b[^1]</b></code>"), 1U);
    EXPECT_EQ(marks("<ruby>漢[^1]<rt>kan</rt></ruby>"), 1U);
    EXPECT_EQ(marks("<ruby>漢<rt>kan[^1]</rt></ruby>"), 1U);
    EXPECT_EQ(blocks_of("<code>a<b>b</b></code>\n"),
              "paragraph\n  code \"a\"\n  strong\n    code \"b\"\n");
}

TEST(Html, NoReadingOfRubyIsLost) {
    EXPECT_EQ(blocks_of("<ruby>漢<rt>kan</rt><rtc><rt>han</rt></rtc></ruby>\n"),
              "paragraph\n  ruby \"漢\"|\"kan han\"\n");
    EXPECT_EQ(blocks_of("<ruby><rt>kan</rt></ruby>\n"), "paragraph\n  text \"kan\"\n");
}

}  // namespace
}  // namespace banxin
