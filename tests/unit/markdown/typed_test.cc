// Small syntax that people type from habit, and plain text that looks like it.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

/// Blocks in short: "2甲" for a heading, words for anything else.
std::string shape_of(const std::string& text, Language language = "zh-Hans") {
    const Reading read(text, language);
    std::string all = "[" + plain_text(read.chapter.title) + "]";
    for (const Block& block : read.chapter.blocks) {
        all += "|";
        if (const auto* heading = std::get_if<Heading>(&block.value))
            all += std::to_string(heading->level) + plain_text(heading->content);
        else if (const auto* paragraph = std::get_if<Paragraph>(&block.value))
            all += plain_text(paragraph->content);
        else
            all += "…";
    }
    const std::string complaints = read.complaints();
    return complaints.empty() ? all : all + " " + complaints;
}

TEST(TightHeadings, AreHeadings) {
    EXPECT_EQ(shape_of("#标题\n\n文\n"), "[标题]|文 S090@1:1");
    EXPECT_EQ(shape_of("##甲\n文\n###乙##\n文\n文\n"), "[]|2甲|文|3乙|文文 S090@1:1");
    EXPECT_EQ(shape_of("##**甲**乙 {#x}\n\n文\n"), "[]|2甲乙|文 S090@1:1");
    EXPECT_EQ(shape_of("#Chapter One\n\n文\n\n#1.1 概念\n\n文\n"),
              "[Chapter One]|文|21.1 概念|文 S006@5:1 S090@1:1");
    EXPECT_EQ(shape_of("#\xC2\xA0甲\n\n##　乙\n\n＃＃＃ 丙\n\n### 　丁\n"), "[甲]|2乙|3丙|3丁");
    EXPECT_EQ(
        Reading("文\n\n##甲\n\n文\n").at(Reading("文\n\n##甲\n\n文\n").chapter.blocks[1].span),
        "##甲");
}

TEST(TightHeadings, AreNotWhatTagsAre) {
    for (const char* line : {"#读书 #笔记", "#话题#", "#1", "#1 楼", "#tag", "#todo later",
                             "#读书/小说", "#雨停了。", "#include <x>", "#!/bin/sh", "#ff0000",
                             "##", "##1", "#{x}", "\\#标题", "＃话题", "####### 七"})
        EXPECT_EQ(shape_of(std::string(line) + "\n\n文\n").find("[]|"), 0U) << line;
    // Whoever writes headings with a blank writes tags without.
    EXPECT_EQ(shape_of("# 题\n\n#读书\n\n文\n"), "[题]|#读书|文");
    EXPECT_EQ(shape_of("文\n\n#读书\n"), "[]|文|#读书");
    EXPECT_EQ(shape_of("#读书\n文\n"), "[]|#读书文");
    EXPECT_EQ(shape_of("- ##甲\n"), "[]|…");
    EXPECT_EQ(blocks_of("```\n##甲\n```\n"), "code-block \"##甲\"\n");
}

TEST(TypedRuby, IsThatOfJapaneseTexts) {
    const auto read = [](const char* text, Language language = "ja") {
        // What stands in the paragraph.
        std::string all;
        const std::string whole = Reading(text, language).blocks();
        for (std::size_t at = whole.find('\n') + 1; at < whole.size();) {
            const std::size_t end = whole.find('\n', at) + 1;
            all += whole.substr(at + 2, end - at - 2);
            at = end;
        }
        return all;
    };
    EXPECT_EQ(read("この漢字《かんじ》と"),
              "text \"この\"\nruby \"漢字\"|\"かんじ\"\ntext \"と\"\n");
    EXPECT_EQ(read("ある｜お茶《ティー》の佐々木《ささき》"),
              "text \"ある\"\nruby \"お茶\"|\"ティー\"\ntext \"の\"\nruby \"佐々木\"|\"ささき\"\n");
    for (const char* text : {"かな《かな》", "書《書名》", "《かんじ》", "漢字《》", "漢字《かんじ",
                             "《《強調》》", "甲｜乙"})
        EXPECT_EQ(read(text), "text \"" + std::string(text) + "\"\n") << text;
    EXPECT_EQ(read("`漢字《かんじ》`"), "code \"漢字《かんじ》\"\n");
    EXPECT_EQ(read("漢字《かんじ》", "zh-Hans"), "text \"漢字《かんじ》\"\n");
    EXPECT_EQ(Reading("文［＃改ページ］\n\n文［＃地付き］", "ja").complaints(), "S091@1:2");
    EXPECT_EQ(Reading("文［＃改ページ］").complaints(), "");
}

TEST(Definitions, DoNotBeginInWrappedProse) {
    EXPECT_EQ(shape_of("他说，\n: 好\n"), "[]|他说，: 好");
    EXPECT_EQ(shape_of("It was raining; he said\nto her,\n: well\n", "en"),
              "[]|It was raining; he said to her, : well");
    EXPECT_EQ(
        shape_of("One line of English prose that is wrapped where long lines mostly are\n: well\n",
                 "en"),
        "[]|One line of English prose that is wrapped where long lines mostly are : well");
    EXPECT_EQ(shape_of("词\n乙\n: 释\n"), "[]|…");
}

TEST(Dollars, AreMoneyAndNamesOfVariablesToo) {
    for (const char* text : {"$5 和 $10", "US$5–$6", "$HOME/$USER", "$HOME:$PATH", "$foo_$bar",
                             "A$ 和 B$", "值 $5，$6"})
        EXPECT_EQ(blocks_of(text), "paragraph\n  text \"" + std::string(text) + "\"\n") << text;
    EXPECT_EQ(blocks_of("$x/y$轴"), "paragraph\n  formula \"x/y\"\n  text \"轴\"\n");
    EXPECT_EQ(blocks_of("[US$5–$6](u)"), "paragraph\n  link \"u\"\n    text \"US$5–$6\"\n");
}

}  // namespace
}  // namespace banxin
