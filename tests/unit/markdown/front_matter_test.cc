// Where front matter is, and where none is.
#include "markdown/front_matter.h"
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

/// What stands between the fences; "-" where there is no front matter.
std::string fields_of(const std::string& text) {
    const FrontMatter front = find_front_matter(text);
    if (front.form == FrontMatter::Form::none) {
        EXPECT_EQ(front.text_begin, text.starts_with("\xEF\xBB\xBF") ? 3U : 0U);
        return "-";
    }
    return (front.closed ? "" : "open:") + text.substr(front.begin, front.end - front.begin);
}

TEST(FrontMatter, IsFoundWhateverItsFirstLineHolds) {
    for (const char* fields :
         {"title: 题\n", "tags: [甲, 乙]\ntitle: 题\n", "text: |\n  一\n\n  二\ntitle: 题\n",
          "# 注释\ntitle: 题\n", "\"title\": 题\n", "标题: 题\n作者: 甲\n", "title:\n",
          "tags [甲]\ntitle: 题\n", "author:\n- 甲\n- 乙\n", "{ title: 题 }\nlayout: x\n"}) {
        EXPECT_EQ(fields_of("---\n" + std::string(fields) + "---\n文\n"), fields);
        EXPECT_EQ(fields_of("\xEF\xBB\xBF--- \n" + std::string(fields) + "...\n文\n"), fields);
    }
    EXPECT_EQ(fields_of("---\r\ntitle: 题\r\n---\r\n文"), "title: 题\r\n");
    EXPECT_EQ(fields_of("---\n\ntitle: 题\n---\n"), "\ntitle: 题\n");
    EXPECT_EQ(fields_of("+++\ntitle = \"题\"\n[params]\n+++\n文\n"), "title = \"题\"\n[params]\n");
}

TEST(FrontMatter, IsNoTextBetweenTwoRules) {
    for (const char* text :
         {"---\n正文\n\n---\n", "---\n\nQ: 问\n\n---\n", "---\n雨。\n\nQ: 问\n\nA: 答\n\n---\n",
          "---\n", "---\n正文", "---\n---\n文\n", "----\ntitle: 题\n---\n",
          "文\n\n---\na: b\n---\n", "---\n# 章\n---\n", "+++\n正文\n+++\n",
          "---\n他说: 好\n就走了。\n\n---\n"})
        EXPECT_EQ(fields_of(text), "-") << text;
    EXPECT_EQ(blocks_of("---\n正文\n\n---\n"),
              "thematic-break\nparagraph\n  text \"正文\"\nthematic-break\n");
}

TEST(FrontMatter, ThatNothingClosesReachesToTheFirstBlankLine) {
    EXPECT_EQ(fields_of("---\ntitle: 题\nauthor: 甲\n\n文\n"), "open:title: 题\nauthor: 甲\n");
    EXPECT_EQ(fields_of("+++\ntitle = \"题\"\n"), "open:title = \"题\"\n");
    EXPECT_EQ(fields_of("---\n他说: 好\n\n文\n"), "-");
}

TEST(FrontMatter, IsNeverText) {
    EXPECT_EQ(blocks_of("---\ntags: [读]\ntitle: 题\n---\n文\n"), "paragraph\n  text \"文\"\n");
    EXPECT_EQ(blocks_of("+++\ntitle = \"题\"\n+++\n文\n"), "paragraph\n  text \"文\"\n");
}

TEST(Headings, StandUnderATitleThatIsGivenUnlessTheySayTheSame) {
    Sources sources;
    const auto read = [&](const char* text, const char* title) {
        Diagnostics diagnostics;
        const SourceId source = sources.add("a.md", text);
        const MarkdownChapter chapter =
            read_markdown(source, sources, "zh-Hans", diagnostics, Dialect::commonmark, title);
        std::string all = plain_text(chapter.title);
        for (const Block& block : chapter.blocks)
            if (const auto* heading = std::get_if<Heading>(&block.value))
                all += "|" + std::to_string(heading->level) + plain_text(heading->content);
        for (const Diagnostic& one : diagnostics.items()) {
            all += " " + std::string(name_of(one.code));
            for (const std::string& argument : one.arguments) all += "," + argument;
        }
        return all;
    };
    EXPECT_EQ(read("# 一\n\n## 甲\n\n# 二\n", "题"), "|2一|3甲|2二");
    EXPECT_EQ(read("# 题\n\n## 甲\n", "题"), "题|2甲");
    EXPECT_EQ(read("## 甲\n\n### 乙\n", "题"), "|2甲|3乙");
    EXPECT_EQ(read("# 一\n\n###### 甲\n", "题"), "|2一|3甲 S007,6,2");
    EXPECT_EQ(read("## 甲\n\n# 一\n", "题"), "|2甲|2一 S007,2,1");
    EXPECT_EQ(read("### 甲\n", ""), "|2甲 S007,3,2");
    EXPECT_EQ(read("# 一\n\n# 二\n", ""), "一|2二 S006");
}

}  // namespace
}  // namespace banxin
