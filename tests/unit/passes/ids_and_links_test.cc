// Names, ids, and links that stay inside the book.
#include "unit/passes/book.h"

#include "base/ascii.h"
#include "passes/names.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

using namespace passes;

TEST(ChapterName, IsMadeOfTheFilesNameAlone) {
    EXPECT_EQ(chapter_slug("text/01-Essay One.md"), "01-essay-one");
    EXPECT_EQ(chapter_slug("第一章.md"), "c-" + short_hash("第一章"));
    EXPECT_EQ(chapter_slug("01-第一章.md"), "c-" + short_hash("01-第一章"));
    EXPECT_EQ(chapter_slug("v1.2_final.md"), "v1.2_final");
    EXPECT_LE(chapter_slug(std::string(300, 'a') + ".md").size(), 40u);
}

TEST(ChapterName, IsUniqueInTheBook) {
    TestBook test;
    test.add("a/x.md", "# 甲");
    test.add("b/x.md", "# 乙");
    assign_ids(test.book, test.diagnostics);
    EXPECT_EQ(test.book.chapters[0].name, "x");
    EXPECT_EQ(test.book.chapters[1].name, "x-2");
}

TEST(ChapterName, IsNeverThatOfAPageThatTheBookMakesItself) {
    TestBook test;
    test.add("part-1.md", "# 甲");
    test.add("part-2.md", "# 乙");
    std::vector<PartTitle> titles(2);
    titles[1].words.push_back({Text{"下编", {}}});
    test.book.chapters = add_parts(std::move(test.book.chapters), std::move(titles), "zh-Hans");
    assign_ids(test.book, test.diagnostics);
    ASSERT_EQ(test.book.chapters.size(), 3U);
    EXPECT_EQ(test.book.chapters[0].name, "part-1-2");
    EXPECT_EQ(test.book.chapters[1].name, "part-1");
    EXPECT_EQ(test.book.chapters[2].name, "part-2");
}

TEST(PercentCode, IsNotReadBeyondTheEndOfAnAddress) {
    const std::string_view longer = "a%41";
    EXPECT_EQ(ascii::percent_decoded(longer), "aA");
    EXPECT_EQ(ascii::percent_decoded(longer.substr(0, 3)), "a%4");
    EXPECT_EQ(ascii::percent_decoded(longer.substr(0, 2)), "a%");
    EXPECT_EQ(ascii::percent_decoded("%00%zz%4g"), "%00%zz%4g");
}

// EPUB 53.
TEST(HeadingId, IsAsciiAndStaysWhenAnotherIsInserted) {
    TestBook test;
    test.add("a.md", "## 一：起\n\n## 二\n");
    test.add("b.md", "## 零\n\n## 一：起\n\n## 二\n");
    assign_ids(test.book, test.diagnostics);
    const Blocks& a = test.book.chapters[0].blocks;
    const Blocks& b = test.book.chapters[1].blocks;
    EXPECT_EQ(a[0].id, b[1].id);
    EXPECT_EQ(a[1].id, b[2].id);
    EXPECT_TRUE(is_ascii_name(a[0].id));
    EXPECT_EQ(a[0].anchor, "一起");
}

// EPUB 54.
TEST(HeadingId, OfTheSameWordsIsAnotherOne) {
    TestBook test;
    test.add("a.md", "## 小结\n\n## 小结\n\n## 小结\n\n[甲](#小结)[乙](#小结-1)");
    assign_ids(test.book, test.diagnostics);
    resolve_links(test.book, test.diagnostics);
    const Blocks& blocks = test.book.chapters[0].blocks;
    EXPECT_EQ(blocks[1].id, blocks[0].id + "-2");
    EXPECT_EQ(blocks[2].anchor, "小结-2");
    const Inlines& run = std::get<Paragraph>(blocks[3].value).content;
    EXPECT_EQ(std::get<Link>(run[0].value).target, (Target{0, blocks[0].id}));
    EXPECT_EQ(std::get<Link>(run[1].value).target, (Target{0, blocks[1].id}));
    EXPECT_EQ(test.complaints(), "");
}

TEST(HeadingId, MayBeTheAuthorsOwn) {
    TestBook test;
    test.add("a.md",
             "## 甲 {#first}\n\n## first\n\n## 乙 {#p12}\n\n## 丙 {#丙}\n\n## 丁 {#first}\n");
    assign_ids(test.book, test.diagnostics);
    const Blocks& blocks = test.book.chapters[0].blocks;
    EXPECT_EQ(blocks[0].id, "first");
    EXPECT_EQ(blocks[1].anchor, "first-1");
    EXPECT_EQ(blocks[2].id, "x-p12");
    EXPECT_TRUE(is_ascii_name(blocks[3].id));
    EXPECT_EQ(test.complaints(), "R004@9:1");
}

TEST(Ids, AreGivenToFiguresAndTables) {
    TestBook test;
    test.add("a.md", "![甲](图.png)\n\n|a|\n|-|\n|b|\n");
    assign_ids(test.book, test.diagnostics);
    EXPECT_EQ(test.book.chapters[0].blocks[0].id, "f-" + short_hash("图.png"));
    EXPECT_EQ(test.book.chapters[0].blocks[1].id.substr(0, 2), "t-");
}

TEST(Anchor, IsWhatGitHubMakes) {
    EXPECT_EQ(github_anchor("Hello, World! 你好，世界"), "hello-world-你好世界");
    EXPECT_EQ(github_anchor("a_b - c"), "a_b---c");
}

// EPUB 55.
TEST(Links, LeadToOtherChapters) {
    TestBook test;
    test.add("text/a.md", "[甲](../b.md) [乙](../b.md#%E6%A0%87%E9%A2%98) [丙](#) [丁](a.md)");
    test.add("b.md", "# 题\n\n## 标题\n");
    assign_ids(test.book, test.diagnostics);
    resolve_links(test.book, test.diagnostics);
    const Inlines& run = std::get<Paragraph>(test.book.chapters[0].blocks[0].value).content;
    EXPECT_EQ(std::get<Link>(run[0].value).target, (Target{1, ""}));
    EXPECT_EQ(std::get<Link>(run[2].value).target, (Target{1, test.book.chapters[1].blocks[0].id}));
    EXPECT_EQ(std::get<Link>(run[4].value).target, (Target{0, ""}));
    EXPECT_EQ(std::get<Link>(run[6].value).target, (Target{0, ""}));
    EXPECT_EQ(test.complaints(), "");
}

// EPUB 55.
TEST(Links, ThatAreBrokenAreErrorsWithTheNearestName) {
    TestBook test;
    test.add("a.md", "## 标题一\n\n[甲](bb.md)\n[乙](#标题二)\n");
    test.add("b.md", "# 题\n");
    assign_ids(test.book, test.diagnostics);
    resolve_links(test.book, test.diagnostics);
    EXPECT_EQ(test.complaints(), "R001@3:1 R002@4:1");
    EXPECT_EQ(test.hint(0), "b.md");
    EXPECT_EQ(test.hint(1), "标题一");
}

// EPUB 55: what other programs call the same places.
TEST(Links, FindTitlesNumberedHeadingsAndPagesOfAWebSite) {
    TestBook test;
    test.add("src/a.md",
             "[a](b.md#题) [b](b.md#own) [c](b.md#概述) [d](b.html) [e](深/) [f](/深/c.md) [g](深) "
             "[h](深/index.html)");
    test.add("src/b.md", "# 题 {#own}\n\n## 1.2 概述\n");
    test.add("src/深/README.md", "# 深\n");
    test.add("src/深/c.md", "# 丙\n");
    assign_ids(test.book, test.diagnostics);
    resolve_links(test.book, test.diagnostics);
    std::vector<Target> targets;
    for (const Inline& one : std::get<Paragraph>(test.book.chapters[0].blocks[0].value).content)
        if (const auto* link = std::get_if<Link>(&one.value))
            targets.push_back(link->target.value_or(Target{99, link->url}));
    const std::string id = test.book.chapters[1].blocks[0].id;
    EXPECT_EQ(targets,
              (std::vector<Target>{
                  {1, ""}, {1, ""}, {1, id}, {1, ""}, {2, ""}, {3, ""}, {2, ""}, {2, ""}}));
    EXPECT_EQ(test.complaints(), "");
}

TEST(Anchor, IsAlsoWhatPandocMakes) {
    EXPECT_EQ(pandoc_anchor("1.2 概述, a.B"), "概述-a.b");
    EXPECT_EQ(pandoc_anchor("3 Maps_of the-world!"), "maps_of-the-world");
    EXPECT_EQ(pandoc_anchor("12"), "");
}

TEST(Links, FindHeadingsByTheRuleOfAnyProgram) {
    for (const auto& [heading, anchor] : {std::pair{"0. 要点", "0-要点"},
                                          {"一、标题", "一-标题"},
                                          {"1.2 Some *Heading*!", "some-heading"},
                                          {"1.2 Some Heading", "_1-2-some-heading"},
                                          {"1.2 Some Heading", "12-some-heading"},
                                          {"🚀 Go 起步", "-go-起步"},
                                          {"A.B_C", "A.B_C"},
                                          {"第一章　雨", "第一章-雨"},
                                          {"雨 {#own .x}", "own"}}) {
        TestBook test;
        test.add("a.md", "# 题\n\n## " + std::string(heading) + "\n\n[甲](#" + anchor + ")\n");
        settle_heading_numbers(test.book);
        assign_ids(test.book, test.diagnostics);
        resolve_links(test.book, test.diagnostics);
        const Blocks& blocks = test.book.chapters[0].blocks;
        const Inlines& run = std::get<Paragraph>(blocks[1].value).content;
        EXPECT_EQ(std::get<Link>(run[0].value).target, (Target{0, blocks[0].id})) << anchor;
        EXPECT_EQ(test.complaints(), "") << anchor;
    }
    TestBook test;
    test.add("a.md", "# 题\n\n## 1 小结\n\n## 2 小结\n\n[甲](#小结-1) [乙](#结)\n");
    assign_ids(test.book, test.diagnostics);
    resolve_links(test.book, test.diagnostics);
    const Blocks& blocks = test.book.chapters[0].blocks;
    const Inlines& run = std::get<Paragraph>(blocks[2].value).content;
    EXPECT_EQ(std::get<Link>(run[0].value).target, (Target{0, blocks[1].id}));
    EXPECT_EQ(test.complaints(), "R002@7:12");
}

TEST(Links, LeadToIdsInsideOfText) {
    TestBook test;
    test.add("a.md",
             "# 题 {#t}\n\n[词]{#one} 与[链](https://e.com/){#two}，<a id=\"three\"></a>"
             "<span id=\"four\">字</span>`码`{#five}\n\n## 节 <a id=\"six\"></a> {#seven}\n");
    test.add("b.md",
             "# 乙\n\n[1](a.md#one)[2](a.md#two)[3](a.md#three)[4](#four)[5](#five)"
             "[6](a.md#six)[7](a.md#seven)[8](#t)\n");
    assign_ids(test.book, test.diagnostics);
    resolve_links(test.book, test.diagnostics);
    EXPECT_EQ(test.complaints(), "");
    const Blocks& a = test.book.chapters[0].blocks;
    const Inlines& run = std::get<Paragraph>(test.book.chapters[1].blocks[0].value).content;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U}) {
        const auto& target = std::get<Link>(run[i].value).target;
        EXPECT_EQ(target, (Target{0, a[i < 5 ? 0 : 1].id})) << i;
    }
    EXPECT_EQ(std::get<Link>(run[7].value).target, (Target{0, ""}));
}

TEST(Links, FindTheOnlyChapterThatAnAddressOfASiteFits) {
    TestBook test;
    test.add("content/ch1.md",
             "# 一\n\n[甲](/ch2) [乙](/zh/ch2/) [丙](../ch3/README.md) [丁](ch2.html) "
             "[戊](ch2/index.html) [己](/ch3/) [庚](./ch2/)\n\n[辛](/ch4)[壬](../x/README.md)\n");
    test.add("content/ch2.md", "# 二\n");
    test.add("content/ch3/README.md", "# 三\n");
    test.add("content/x/ch4.md", "# 四\n");
    test.add("content/y/ch4.md", "# 五\n");
    assign_ids(test.book, test.diagnostics);
    resolve_links(test.book, test.diagnostics);
    const Inlines& run = std::get<Paragraph>(test.book.chapters[0].blocks[0].value).content;
    const std::vector<std::uint32_t> wanted = {1, 1, 2, 1, 1, 2, 1};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        EXPECT_EQ(std::get<Link>(run[2 * i].value).target, (Target{wanted[i], ""})) << i;
    // Two fit, or none.
    EXPECT_EQ(test.complaints(), "R003@5:1 R001@5:10");
}

TEST(Links, ToOtherFilesBecomeText) {
    TestBook test;
    test.add("a.md", "见**[附件](a.zip)**与[站](https://example.com/a.md)");
    resolve_links(test.book, test.diagnostics);
    EXPECT_EQ(dump(test.book.chapters[0].blocks),
              "paragraph\n  text \"见\"\n  strong\n    text \"附件\"\n  text \"与\"\n"
              "  link \"https://example.com/a.md\"\n    text \"站\"\n");
    EXPECT_EQ(test.complaints(), "R003@1:4");
}

std::string caption_of(const Block& block) {
    if (const auto* figure = std::get_if<Figure>(&block.value)) return plain_text(figure->caption);
    return plain_text(std::get<Table>(block.value).caption);
}

constexpr const char* three_captions =
    "![甲](a.svg \"一张图\")\n\n表：一张表\n\n| 甲 |\n|---|\n| 乙 |\n\n"
    "![乙](b.svg \"又一张\")\n\n![无题](c.svg)\n";

TEST(Numbering, PutsANumberAndAnEmBeforeACaption_B13) {
    TestBook test;
    test.add("a.md", three_captions);
    test.add("b.md", three_captions);
    test.add("c.md", "![甲](a.svg \"A figure\")\n", "en");
    number_figures(test.book, FigureNumbering::chapter);
    const Blocks& a = test.book.chapters[0].blocks;
    EXPECT_EQ(caption_of(a[0]), "图1　一张图");
    EXPECT_EQ(caption_of(a[1]), "表1　一张表");
    EXPECT_EQ(caption_of(a[2]), "图2　又一张");
    EXPECT_EQ(caption_of(a[3]), "");
    EXPECT_EQ(caption_of(test.book.chapters[1].blocks[0]), "图1　一张图");
    EXPECT_EQ(caption_of(test.book.chapters[2].blocks[0]), "Figure 1　A figure");
}

TEST(Numbering, GoesThroughTheBookIfAsked_B13) {
    TestBook test;
    test.add("a.md", three_captions);
    test.add("b.md", three_captions);
    number_figures(test.book, FigureNumbering::book);
    EXPECT_EQ(caption_of(test.book.chapters[1].blocks[0]), "图3　一张图");
    EXPECT_EQ(caption_of(test.book.chapters[1].blocks[1]), "表2　一张表");
}

TEST(Numbering, LeavesAnAuthorsOwnNumberAlone_B13) {
    TestBook test;
    test.add("a.md",
             "![甲](a.svg \"图一：题\")\n\n![乙](b.svg \"Fig. 2-1 title\")\n\n"
             "![丙](c.svg \"图书馆\")\n");
    number_figures(test.book, FigureNumbering::chapter);
    const Blocks& blocks = test.book.chapters[0].blocks;
    EXPECT_EQ(caption_of(blocks[0]), "图一：题");
    EXPECT_EQ(std::get<Figure>(blocks[0].value).label, "图一");
    EXPECT_EQ(caption_of(blocks[1]), "Fig. 2-1 title");
    EXPECT_EQ(caption_of(blocks[2]), "图1　图书馆");
}

TEST(Numbering, GivesShortCaptionsTheSameNumber_B13) {
    TestBook test;
    test.add("a.md",
             "![甲](a.svg \"一张图\"){short=\"图\"}\n\n表：表二　一张表 {short=\"表\"}\n\n"
             "| 甲 |\n|---|\n| 乙 |\n\n![乙](b.svg \"又一张\"){short=\"图9　又\"}\n");
    number_figures(test.book, FigureNumbering::chapter);
    const Blocks& blocks = test.book.chapters[0].blocks;
    EXPECT_EQ(std::get<Figure>(blocks[0].value).short_caption, "图1　图");
    EXPECT_EQ(std::get<Table>(blocks[1].value).short_caption, "表二　表");
    EXPECT_EQ(std::get<Figure>(blocks[2].value).short_caption, "图9　又");
}

TEST(CrossReference, LeadsToAFigureATableAndAHeading) {
    TestBook test;
    test.add("a.md",
             "![甲](a.svg \"一张图\"){#fig}\n\n表：一张表 {#数据}\n\n| 甲 |\n|---|\n| 乙 |\n\n"
             "## 小结\n\n见[图一](#fig)、[](#fig)、[](#数据)、[](#小结)、[](b.md)。\n");
    test.add("b.md", "# 第二章\n");
    assign_ids(test.book, test.diagnostics);
    number_figures(test.book, FigureNumbering::chapter);
    resolve_links(test.book, test.diagnostics);
    const Blocks& blocks = test.book.chapters[0].blocks;
    EXPECT_EQ(blocks[0].id, "fig");
    EXPECT_TRUE(is_ascii_name(blocks[1].id));
    EXPECT_EQ(caption_of(blocks[1]), "表1　一张表");
    EXPECT_EQ(plain_text(std::get<Paragraph>(blocks[3].value).content),
              "见图一、图1、表1、小结、第二章。");
    EXPECT_EQ(test.complaints(), "");
}

TEST(CrossReference, ToNothingIsToldWithItsPlace) {
    TestBook test;
    test.add("a.md", "![甲](a.svg \"一张图\"){#tide}\n\n见[图一](#tido)。\n");
    assign_ids(test.book, test.diagnostics);
    resolve_links(test.book, test.diagnostics);
    EXPECT_EQ(test.complaints(), "R002@3:2");
    EXPECT_EQ(test.hint(0), "tide");
}

TEST(LinkCodes, LeaveOutWhatIsNotPrinted) {
    const auto linked = [](const char* words, const char* url) {
        Link link;
        link.url = url;
        link.children.push_back({Text{words, {}}});
        return Block{Paragraph{{{std::move(link)}}, ParagraphRole::body, false}, {}, "", ""};
    };
    Book book;
    Chapter& chapter = book.chapters.emplace_back();
    chapter.blocks.push_back(linked("一", "https://example.org/text"));
    std::get<Paragraph>(chapter.blocks[0].value).content.push_back({NoteRef{0, 0, {}}});
    ParallelText& parallel = chapter.parallel.emplace();
    parallel.pieces.push_back({linked("二", "https://example.org/original")});
    std::get<Paragraph>(parallel.pieces[0][0].value).content.push_back({NoteRef{1, 0, {}}});
    for (const char* url : {"https://example.org/note", "https://example.org/note-of-original"})
        chapter.notes.emplace_back().blocks.push_back(linked("注", url));
    const auto codes = [&](ParallelPrint print) {
        chapter.parallel->print = print;
        chapter.link_codes.clear();
        add_link_codes(book);
        return chapter.link_codes.size();
    };
    EXPECT_EQ(codes(ParallelPrint::columns), 4u);
    EXPECT_EQ(codes(ParallelPrint::none), 2u);
    EXPECT_EQ(chapter.link_codes[1].url, "https://example.org/note");
}

TEST(LinkCodes, AreForLinksThatPaperCannotFollow) {
    TestBook test;
    const std::string longest = "https://example.org/" + std::string(60, 'x');
    const Chapter& chapter = test.add(
        "a.md",
        "[甲](https://example.org/a)，[又](https://example.org/a)，<https://example.org/b>，" +
            longest +
            "，[丙](#x)，[信](mailto:a@example.org)[^1]\n\n[^1]: "
            "[丁](http://example.org/d)\n");
    add_link_codes(test.book);
    std::string codes;
    for (const LinkCode& code : chapter.link_codes) {
        codes += code.words.substr(0, 3) + " " + code.url + "\n";
        EXPECT_EQ(code.dark.size(), std::size_t{code.modules} * code.modules);
    }
    EXPECT_EQ(codes, "甲 https://example.org/a\nhtt " + longest + "\n丁 http://example.org/d\n");
}

/// "图1 -> 0#tide": what a paragraph's links say and where they lead.
std::string references_of(const Block& block) {
    std::string all;
    for (const Inline& one : std::get<Paragraph>(block.value).content) {
        const Link* link = std::get_if<Link>(&one.value);
        if (link == nullptr || !link->target) continue;
        if (!all.empty()) all += ", ";
        all += plain_text(link->children) + " -> " + std::to_string(link->target->chapter) + "#" +
               link->target->id;
    }
    return all;
}

TEST(CrossReference, LeadsAnywhereInTheBookAndSaysANumberOrATitle) {
    TestBook test;
    test.dialect = Dialect::pandoc;
    test.add("a.md", "# 甲 {#sec-a}\n\n@fig-b、@Fig-b、@sec-a、@sec-c、@fig-x、@eq-d。\n");
    test.add("b.md",
             "# 乙\n\n图\\@ref(fig-b)、\\@ref(fig:e)、\\@ref(sec-c)\n\n![图](b.png){#fig-b}\n\n"
             "![又](e.png){#fig:e}\n\n## 丙 {#sec-c}\n\n$$\nx\n$$ {#eq-d}\n");
    assign_ids(test.book, test.diagnostics);
    number_figures(test.book, FigureNumbering::chapter);
    resolve_links(test.book, test.diagnostics);
    EXPECT_EQ(references_of(test.book.chapters[0].blocks[0]),
              "图1 -> 1#fig-b, 图1 -> 1#fig-b, 甲 -> 0#, 丙 -> 1#sec-c, 公式 -> 1#eq-d");
    EXPECT_EQ(plain_text(std::get<Paragraph>(test.book.chapters[0].blocks[0].value).content),
              "图1、图1、甲、丙、@fig-x、公式。");
    EXPECT_EQ(references_of(test.book.chapters[1].blocks[0]).substr(0, 6), "图1 -");
    EXPECT_NE(references_of(test.book.chapters[1].blocks[0]).find("丙 -> 1#sec-c"),
              std::string::npos);
    EXPECT_NE(references_of(test.book.chapters[1].blocks[0]).find(", 2 -> 1#"), std::string::npos);
    EXPECT_EQ(test.complaints(), "S043@3:29");
}

TEST(CrossReference, SaysTheNumberThatAStyleGives) {
    TestBook test;
    test.dialect = Dialect::pandoc;
    test.add("a.md",
             "# 甲 {#sec-a}\n\n@sec-a、[](#sec-b)、[](b.md)、[话](#sec-b)。\n\n## 丙 {#sec-b}\n");
    test.add("b.md", "# 乙\n\n文。\n");
    assign_ids(test.book, test.diagnostics);
    resolve_links(test.book, test.diagnostics);
    number_headings(test.book, {HeadingSeries::chapter, HeadingSeries::decimal});
    EXPECT_EQ(plain_text(std::get<Paragraph>(test.book.chapters[0].blocks[0].value).content),
              "第一章、1、第二章、话。");
}

}  // namespace
}  // namespace banxin
