// Comments: what the author hid is nowhere, and what is no comment is not lost.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

/// Every place that text may stand in, with `inside` where it is.
std::vector<std::string> places(const std::string& inside) {
    return {
        "前" + inside + "后\n",
        "# 章" + inside + "题\n\n## 节" + inside + "题\n",
        "- 项" + inside + "目\n\n  1. 深" + inside + "处\n",
        "> 引" + inside + "文\n> > 再" + inside + "引\n",
        "| 甲" + inside + "乙 | 丙 |\n|---|---|\n| 丁 | 戊" + inside + "己 |\n",
        "**重" + inside + "点**，*强" + inside + "调*，~~删" + inside + "去~~\n",
        "[链" + inside + "接](u.md)，![图" + inside + "像](a.png)\n",
        "文[^1]。\n\n[^1]: 注" + inside + "释\n",
        "词\n: 释" + inside + "义\n",
        "::: letter\n信" + inside + "文\n:::\n",
        "::: verse\n诗" + inside + "句\n第二\n:::\n",
        "> [!NOTE]\n> 说" + inside + "明\n",
        "!!! note\n    说" + inside + "明\n",
        "表：题" + inside + "目\n\n| 甲 |\n|---|\n| 乙 |\n",
        "<div>块" + inside + "内</div>\n",
        "{汉字|hàn zì}" + inside + "<b>粗" + inside + "体</b>\n",
        "（一）甲" + inside + "乙\n（二）丙\n",
        "设$x$" + inside + "为正\n",
    };
}

TEST(Comments, AreNowhereWhateverTheyHold) {
    for (const std::string comment :
         {"<!-- 待查 -- 存疑 -->", "<!-- 待查 --- -->", "<!-->", "<!--->", "<!---->", "<!-- > -->",
          "<!--待查--->", "<!-- `待查 -->", "<!-- **待查 -->", "<!-- ] [待查 -->", "<!-- 待|查 -->",
          "<!-- 待 --><!-- 查 -->", "<!-- \\-->", "<!-- $待查 -->"}) {
        const auto with = places(comment);
        const auto without = places("");
        for (std::size_t i = 0; i < with.size(); ++i) {
            const Reading hidden(with[i]);
            const Reading plain(without[i]);
            const std::string joined =
                dump(hidden.chapter.blocks) + hidden.notes() + plain_text(hidden.chapter.title);
            EXPECT_EQ(joined.find("待"), std::string::npos) << with[i];
            EXPECT_EQ(joined.find("<!"), std::string::npos) << with[i];
            EXPECT_EQ(joined.find("->"), std::string::npos) << with[i];
            if (i == 0) {
                const auto& shown = std::get<Paragraph>(hidden.chapter.blocks.at(0).value);
                EXPECT_EQ(plain_text(shown.content), "前后") << with[i];
            }
            EXPECT_EQ(hidden.complaints(), plain.complaints()) << with[i];
        }
    }
}

TEST(Comments, BeginInNoValueOfATag) {
    for (const char* text :
         {"甲<img src=a.png alt=\"<!--\">乙\n\n丙<!-- 藏 -->丁\n",
          "<p><img src='a.png' alt='<!--'>乙</p>\n\n丙 <!-- 藏 -->丁\n",
          "甲<span title=\"<!--\"\nlang = 'en' >乙</span>\n\n丙丁<!-- 藏 -->\n"}) {
        const std::string blocks = blocks_of(text);
        for (const char* word : {"乙", "丙", "丁"})
            EXPECT_NE(blocks.find(word), std::string::npos) << text << blocks;
        EXPECT_EQ(blocks.find("藏"), std::string::npos) << text;
    }
    // No tags: comments.
    for (const char* text :
         {"a < b=\"<!-- 藏\">-->\n", "a <b c=<!-- 藏 -->\n", "a <b =\"<!-- 藏\" -->\n"})
        EXPECT_EQ(blocks_of(text).find("藏"), std::string::npos) << text << blocks_of(text);
}

TEST(Comments, MayHoldWhatBeginsABlock) {
    EXPECT_EQ(blocks_of("前<!-- 待查\n- 一\n# 二\n> 三 -->后\n"),
              "paragraph\n  text \"前\"\n  text \"后\"\n");
    EXPECT_EQ(blocks_of("> 前<!-- 待查\n> - 一 -->后\n"),
              "quote\n  paragraph\n    text \"前\"\n    text \"后\"\n");
    EXPECT_EQ(blocks_of("<!--\n::: verse\n\n$$\n```\n-->\n\n文\n\n$$\nx\n$$\n"),
              "paragraph\n  text \"文\"\nformula-block \"x\"\n");
}

TEST(Comments, LeaveOneBlankOfThoseAroundThem) {
    EXPECT_EQ(blocks_of("one <!-- x --> two <!-- y -->\n", "en"),
              "paragraph\n  text \"one \"\n  text \"two\"\n");
    EXPECT_EQ(blocks_of("甲\n    <!-- x -- y -->\n乙\n"),
              "paragraph\n  text \"甲\"\n  text \"乙\"\n");
    EXPECT_EQ(blocks_of("one<!-- x --> **two** <!-- y --> `three`\n", "en"),
              "paragraph\n  text \"one\"\n  text \" \"\n  strong\n    text \"two\"\n"
              "  text \" \"\n  code \"three\"\n");
}

TEST(Comments, InCodeAreCode) {
    EXPECT_EQ(blocks_of("用 `<!-- 甲 -- 乙 -->` 写\n"),
              "paragraph\n  text \"用 \"\n  code \"<!-- 甲 -- 乙 -->\"\n  text \" 写\"\n");
    EXPECT_EQ(blocks_of("以 `<!--` 始。\n\n以 `-->` 终。\n"),
              "paragraph\n  text \"以 \"\n  code \"<!--\"\n  text \" 始。\"\n"
              "paragraph\n  text \"以 \"\n  code \"-->\"\n  text \" 终。\"\n");
    const std::string code = "code-block \"甲<!-- 乙|\\n\\n丙 -- 丁 -->\"\n";
    EXPECT_EQ(blocks_of("```\n甲<!-- 乙|\n\n丙 -- 丁 -->\n```\n"), code);
    EXPECT_EQ(blocks_of("    甲<!-- 乙|\n\n    丙 -- 丁 -->\n"), code);
    EXPECT_EQ(blocks_of("> ```\n> 甲<!-- 乙|\n>\n> 丙 -- 丁 -->\n> ```\n"), "quote\n  " + code);
    EXPECT_EQ(blocks_of("- ```\n  甲<!-- 乙|\n\n  丙 -- 丁 -->\n  ```\n"),
              "list\n  item\n    " + code);
    EXPECT_EQ(blocks_of("\\<!-- 甲 -->\n"), "paragraph\n  text \"<!-- 甲 -->\"\n");
}

TEST(Comments, OfABlockEndWhereCommonMarkEndsThem) {
    EXPECT_EQ(blocks_of("<!-- 甲 --!> 乙 -->\n\n文\n"), "paragraph\n  text \"文\"\n");
    EXPECT_EQ(blocks_of("<div>\n甲<!-- 乙 --!> 丙\n\n丁 -->戊\n</div>\n"),
              "paragraph\n  text \"甲\"\n  text \"戊\"\n");
    EXPECT_EQ(blocks_of("甲\n<!-- 乙 -->\n丙\n"),
              "paragraph\n  text \"甲\"\nparagraph\n  text \"丙\"\n");
}

TEST(Comments, ThatHideMoreThanTheySeemToAreTold) {
    const Reading open("# 章\n\n前。\n\n<!-- 忘了关\n\n中。\n\n## 节\n\n后。\n");
    EXPECT_EQ(open.complaints(), "S044@5:1");
    EXPECT_EQ(open.diagnostics.items()[0].arguments[1], "4");
    EXPECT_EQ(open.blocks(), "paragraph\n  text \"前。\"\n");

    const Reading item("- 甲\n\n  <!-- 忘了关\n\n  乙\n\n丙\n");
    EXPECT_EQ(item.complaints(), "S044@3:3");
    EXPECT_EQ(item.diagnostics.items()[0].arguments[1], "2");
    EXPECT_NE(item.blocks().find("丙"), std::string::npos);

    const Reading nested("<!-- 甲 ->\n\n文\n\n<!-- 乙 -->\n\n后\n");
    EXPECT_EQ(nested.complaints(), "S044@1:1");
    EXPECT_EQ(nested.diagnostics.items()[0].arguments[1], "3");

    const Reading across("前<!-- 甲\n\n乙 -->后\n");
    EXPECT_EQ(across.complaints(), "S044@1:2");
    EXPECT_EQ(across.blocks(), "paragraph\n  text \"前\"\n  text \"后\"\n");
}

TEST(Comments, InsideALineThatNothingClosesAreText) {
    const Reading reading("前<!-- 甲 ->后\n\n文<!-- 乙 -->\n");
    EXPECT_EQ(reading.complaints(), "S045@1:2");
    EXPECT_EQ(reading.blocks(), "paragraph\n  text \"前<!-- 甲 ->后\"\nparagraph\n  text \"文\"\n");
}

TEST(Comments, InsideALineMayMarkPairs) {
    const Reading reading("前<!-- pair: 甲 -- 乙 -->后\n");
    ASSERT_EQ(reading.chapter.pair_marks.size(), 1U);
    EXPECT_EQ(reading.chapter.pair_marks[0].name, "甲 -- 乙");
}

TEST(Comments, AreNotAllThatIsLeftOut) {
    const Reading reading("甲<?php echo 1 > 0 ?>乙\n\n<?php\n\necho 1 > 0;\n?>\n\n丙\n");
    EXPECT_EQ(reading.complaints(), "S041@1:2");
    EXPECT_EQ(reading.diagnostics.items()[0].arguments[1], "2");
    EXPECT_EQ(reading.blocks(),
              "paragraph\n  text \"甲\"\n  text \"乙\"\nparagraph\n  text \"丙\"\n");
    EXPECT_EQ(Reading("<!DOCTYPE html>\n\n文\n").complaints(), "S041@1:1");
    EXPECT_EQ(Reading("<?php\n\n甲\n").complaints(), "S044@1:1 S015@1:1");
    EXPECT_EQ(Reading("<script>\n\n甲\n").complaints(), "S044@1:1 S009@1:1 S015@1:1");
    EXPECT_EQ(blocks_of("<![CDATA[ 甲 > 乙 ]]>\n\n丙<![CDATA[丁]]>\n"),
              "paragraph\n  text \"甲 > 乙\"\nparagraph\n  text \"丙\"\n  text \"丁\"\n");
}

}  // namespace
}  // namespace banxin
