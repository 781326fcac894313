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

TEST(FrontMatter, IsFoundInTheFormsOfOtherPrograms) {
    // Nothing in it; a list; names in Chinese, one with a sentence.
    EXPECT_EQ(fields_of("---\n---\n文\n"), "");
    EXPECT_EQ(fields_of("---\n- 甲\n- 乙\n---\n文\n"), "- 甲\n- 乙\n");
    EXPECT_EQ(fields_of("---\n标题: 题\n简介: 雨停了。\n---\n文\n"), "标题: 题\n简介: 雨停了。\n");
    EXPECT_EQ(fields_of("---\n\n标题: 题\n---\n文\n"), "\n标题: 题\n");
    EXPECT_EQ(fields_of("\n \n---\ntitle: 题\n---\n文\n"), "title: 题\n");
    // Hexo's without its first fence, and in JSON without braces; Hugo's in JSON.
    EXPECT_EQ(fields_of("title: 题\ntags:\n- 甲\n---\n文\n"), "title: 题\ntags:\n- 甲\n");
    EXPECT_EQ(fields_of("\"title\": \"题\",\n\"x\": 1\n;;;\n文\n"),
              "\"title\": \"题\",\n\"x\": 1\n");
    EXPECT_EQ(fields_of(";;;\n\"title\": \"题\"\n;;;\n文\n"), "\"title\": \"题\"\n");
    EXPECT_EQ(fields_of("{\n  \"title\": \"题\",\n  \"a\": {\n  }\n}\n文\n"),
              "{\n  \"title\": \"题\",\n  \"a\": {\n  }\n}");
    EXPECT_EQ(fields_of("{\"title\": \"题\"}\n文\n"), "{\"title\": \"题\"}");
    for (const char* text :
         {"{汉字|hàn zì}\n", "{\n雨\n}\n", "{{< x >}}\n", "{\"题\"}\n}\n", "雨: 停\n---\n",
          "title: 题\n文\n---\n", "title: 题\n\n文\n\n---\n", "title: 题\n", "\n---\n雨: 停\n---\n",
          "\n文\n\n---\n", ";;;\n文\n;;;\n"})
        EXPECT_EQ(fields_of(text), "-") << text;
}

TEST(FrontMatter, IsNoTextBetweenTwoRules) {
    for (const char* text :
         {"---\n正文\n\n---\n", "---\n\nQ: 问\n\n---\n", "---\n雨。\n\nQ: 问\n\nA: 答\n\n---\n",
          "---\n", "---\n正文", "----\ntitle: 题\n---\n", "---\n甲: 好。\n乙: 走！\n---\n",
          "---\n- 他说。\n---\n", "文\n\n---\na: b\n---\n", "---\n# 章\n---\n", "+++\n正文\n+++\n",
          "---\n他说: 好\n就走了。\n\n---\n"})
        EXPECT_EQ(fields_of(text), "-") << text;
    // Told where it might have been meant for fields.
    for (const auto& [text, prose] : {std::pair{"---\n正文\n---\n", true},
                                      {"+++\n正文\n+++\n", true},
                                      {"---\n\n正文\n\n---\n", false},
                                      {"---\n正文\n", false},
                                      {"---\na: b\n---\n", false}})
        EXPECT_EQ(find_front_matter(text).prose, prose) << text;
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
        const MarkdownChapter chapter = read_markdown(source, sources, "zh-Hans", diagnostics,
                                                      Dialect::commonmark, {title, false});
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
    EXPECT_EQ(read("# 一\n\n###### 甲\n\n# 二\n", "题"), "|2一|3甲|2二 S007,6,2");
    EXPECT_EQ(read("## 甲\n\n# 一\n\n# 二\n", "题"), "|2甲|2一|2二 S007,2,1");
    // One that stands alone claims to be the title as well.
    EXPECT_EQ(read("文\n\n# 一\n\n## 甲\n", "题"), "|2一|3甲 S086,题");
    EXPECT_EQ(read("文\n\n# 第一章　雨\n\n## 甲\n", "第一章 雨"), "第一章　雨|2甲");
    EXPECT_EQ(read("### 甲\n", ""), "|2甲 S007,3,2");
    EXPECT_EQ(read("# 一\n\n# 二\n", ""), "一|2二 S006");
}

TEST(Headings, OfTheFirstLevelAreTheTitleWhereverTheyStand) {
    const auto read = [&](const char* text, const char* manifest = "") {
        Sources sources;
        Diagnostics diagnostics;
        const SourceId source = sources.add("a.md", text);
        const MarkdownChapter chapter = read_markdown(source, sources, "zh-Hans", diagnostics,
                                                      Dialect::commonmark, {manifest, true});
        return "title " + plain_text(chapter.title) + "\n" + dump(chapter.blocks);
    };
    const std::string text = "paragraph\n  text \"文\"\n";
    const auto under = [](const char* words) {
        return "heading 2\n  text \"" + std::string(words) + "\"\n";
    };
    for (const char* heading : {"# 题\n", "题\n===\n", "<h1>题</h1>\n",
                                "<div align=\"center\">\n"
                                "<h1 align=\"center\">题</h1>\n</div>\n"}) {
        EXPECT_EQ(read(("文\n\n" + std::string(heading) + "\n文\n").c_str()),
                  "title 题\n" + text + text);
        // In place of it or not, nothing of what stands before goes.
        EXPECT_EQ(read(("文\n\n" + std::string(heading)).c_str(), "名"),
                  "title \n" + text + under("题"));
    }
    EXPECT_EQ(read("## 甲\n\n文\n\n# 题\n"), "title 题\n" + under("甲") + text);
    // Sections of what the text begins with.
    EXPECT_EQ(read("## 题\n\n# 一\n\n# 二\n"),
              "title \n" + under("题") + under("一") + under("二"));
    EXPECT_EQ(read("> # 引\n\n# 题\n"), "title 题\nquote\n  heading 2\n    text \"引\"\n");
    // A picture is no name.
    EXPECT_EQ(read("# ![](a.svg)\n\n# 题\n"), "title 题\nheading 2\n  image \"a.svg\" alt \"\"\n");
}

}  // namespace
}  // namespace banxin
