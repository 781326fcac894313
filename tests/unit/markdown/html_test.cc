// EPUB.md, EPUB 59: raw HTML is kept where it is safe and known, reported where it is not.
#include "unit/markdown/reading.h"

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

TEST(Html, DetailsAreOpened) {
    EXPECT_EQ(blocks_of("<details>\n<summary>题</summary>\n\n**文**\n\n</details>"),
              "paragraph\n  strong\n    text \"题\"\nparagraph\n  strong\n    text \"文\"\n");
}

TEST(Html, WhatIsUnknownGivesItsTextAndIsReportedOnce) {
    const Reading reading("<center>甲</center>\n\n乙<font color=red>丙</font><font>丁</font>\n");
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

}  // namespace
}  // namespace banxin
