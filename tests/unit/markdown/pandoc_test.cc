// Pandoc's dialect, which Quarto and bookdown write too, and what of it other texts keep as it is.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

Reading pandoc(std::string text) {
    return Reading(std::move(text), "zh-Hans", Dialect::pandoc);
}
std::string read(std::string text) {
    return pandoc(std::move(text)).blocks();
}
/// A paragraph of one text: nothing in it meant anything.
std::string plain(const std::string& text) {
    return "paragraph\n  text \"" + text + "\"\n";
}

TEST(Pandoc, ScriptsStandBehindALetterOrFigure) {
    EXPECT_EQ(read("H~2~O\n"),
              "paragraph\n  text \"H\"\n  subscript\n    text \"2\"\n  text \"O\"\n");
    EXPECT_EQ(read("10^-3^\n"), "paragraph\n  text \"10\"\n  superscript\n    text \"-3\"\n");
    EXPECT_EQ(read("平方米^2^\n"), "paragraph\n  text \"平方米\"\n  superscript\n    text \"2\"\n");
    EXPECT_EQ(read("速度v~水~\n"), "paragraph\n  text \"速度v\"\n  subscript\n    text \"水\"\n");
    EXPECT_EQ(read("前人^[1]^说\n"),
              "paragraph\n  text \"前人\"\n  superscript\n    text \"[1]\"\n  text \"说\"\n");
    EXPECT_EQ(read("**x^2^**\n"),
              "paragraph\n  strong\n    text \"x\"\n    superscript\n      text \"2\"\n");
}

TEST(Pandoc, WavesAndFacesStayText) {
    for (const char* text : {"3~5天，6~8天", "3~5~7", "好~真好~", "「好~」「真~」", "约~5~", "^_^",
                             "笑^o^笑", "a^b c^d", "OK~好~", "A~~B", "2~3月和4~5月"}) {
        EXPECT_EQ(read(std::string(text) + "\n"), plain(text));
    }
    EXPECT_EQ(read("H\\~2\\~O\n").find("subscript"), std::string::npos);
    EXPECT_EQ(read("`H~2~O`\n"), "paragraph\n  code \"H~2~O\"\n");
    EXPECT_EQ(read("~~不~~\n"), "paragraph\n  strikethrough\n    text \"不\"\n");
    EXPECT_NE(read("https://example.org/~a~/\n").find("https://example.org/~a~/"),
              std::string::npos);
    EXPECT_EQ(read("https://example.org/x~a~/\n").find("subscript"), std::string::npos);
}

TEST(Pandoc, AnythingOfItIsTextElsewhere) {
    EXPECT_EQ(blocks_of("H~2~O，x^2^\n"), plain("H~2~O，x^2^"));
    EXPECT_EQ(blocks_of("话^[注]。见@fig-x，[@key]\n"), plain("话^[注]。见@fig-x，[@key]"));
    EXPECT_EQ(blocks_of("| 一\n"), plain("| 一"));
    EXPECT_EQ(blocks_of("\\(x\\)\n").find("formula"), std::string::npos);
    EXPECT_EQ(Reading("\\newpage\n").blocks(), plain("\\\\newpage"));
}

TEST(Pandoc, ANoteStandsWhereItsMarkIs) {
    const Reading reading = pandoc("一^[甲*乙*。]二[^2]三^[丙[^2]]。\n\n[^2]: 丁。\n");
    EXPECT_EQ(reading.blocks(),
              "paragraph\n  text \"一\"\n  note-ref 1\n  text \"二\"\n  note-ref 2\n  text \"三\"\n"
              "  note-ref 3\n  text \"。\"\n");
    EXPECT_EQ(
        reading.notes(),
        "note  marks 1\nparagraph\n  text \"甲\"\n  emphasis\n    text \"乙\"\n  text \"。\"\n"
        "note 2 marks 2\nparagraph\n  text \"丁。\"\n"
        "note  marks 1\nparagraph\n  text \"丙\"\n  note-ref 2 again 1\n");
    EXPECT_EQ(reading.complaints(), "");
    EXPECT_EQ(read("\\^[不是]\n"), plain("^[不是]"));
    EXPECT_EQ(read("没有完^[还没有\n"), plain("没有完^[还没有"));
}

TEST(Pandoc, LinesWithBarsAreVerse) {
    EXPECT_EQ(read("| 一\n| 二\n  三\n|\n| *四*\n"),
              "verse\n  paragraph\n    text \"一\"\n    line-break\n    text \"二\"\n"
              "    text \"三\"\n  paragraph\n    emphasis\n      text \"四\"\n");
    // A row of a table without its head.
    EXPECT_EQ(read("| 一 | 二 |\n"), plain("| 一 | 二 |"));
    EXPECT_EQ(read("| 甲 |\n|----|\n| 一 |\n").substr(0, 5), "table");
    EXPECT_EQ(read("|一|\n"), plain("|一|"));
}

TEST(Pandoc, FormulasMayStandInTeXsBrackets) {
    EXPECT_EQ(read("设\\(x\\)与\\(a_1\\)。\n"),
              "paragraph\n  text \"设\"\n  formula \"x\"\n  text \"与\"\n  formula \"a_1\"\n"
              "  text \"。\"\n");
    EXPECT_EQ(read("\\[\ny = kx\n\\]\n"), "formula-block \"y = kx\"\n");
    EXPECT_EQ(read("\\begin{align}\na &= b \\\\\n\n&= c\n\\end{align}\n"),
              "formula-block \"\\\\begin{align}\\na &= b \\\\\\\\\\n\\n&= c\\n\\\\end{align}\"\n");
    EXPECT_EQ(read("\\(一\\)\\[注\\]\\[1\\]\n").find("formula"), std::string::npos);
    EXPECT_EQ(read("`\\(x\\)`\n"), "paragraph\n  code \"\\\\(x\\\\)\"\n");
    EXPECT_EQ(read("```\n\\(x\\)\n```\n"), "code-block \"\\\\(x\\\\)\"\n");
    EXPECT_EQ(read("话。\n\n    \\(x\\)\n"), plain("话。") + "code-block \"\\\\(x\\\\)\"\n");
    EXPECT_EQ(read("!!! note \"甲\"\n    话。\n\n    设\\(x\\)。\n").find("(x)"),
              std::string::npos);
    EXPECT_EQ(read("注[^a]。\n\n[^a]: 一。\n\n    设\\(x\\)。\n").find("(x)"), std::string::npos);
    // mdBook's, everywhere.
    EXPECT_EQ(
        blocks_of("设\\\\(x\\\\)。\n\n\\\\[ y = 1 \\\\]\n"),
        "paragraph\n  text \"设\"\n  formula \"x\"\n  text \"。\"\nformula-block \"y = 1\"\n");
}

TEST(Pandoc, NotesInALineAreReadLikeTheLine) {
    const Reading reading("文^[见[@sec-a]与H~2~O^[又@fig-b]\\index{甲}]。\n", "zh-Hans",
                          Dialect::pandoc);
    const std::string notes = reading.notes();
    EXPECT_NE(notes.find("link \"@sec-a\""), std::string::npos) << notes;
    EXPECT_NE(notes.find("link \"@fig-b\""), std::string::npos) << notes;
    EXPECT_EQ(notes.find_first_of("[]"), std::string::npos) << notes;
    EXPECT_NE(notes.find("subscript"), std::string::npos) << notes;
    EXPECT_EQ(reading.complaints(), "S029@1:29");
}

TEST(Brackets, WithAttributesDressTheirWords) {
    EXPECT_EQ(blocks_of("[划线]{.underline}，[**重**点]{.mark}\n"),
              "paragraph\n  underline\n    text \"划线\"\n  text \"，\"\n  mark\n    strong\n"
              "      text \"重\"\n    text \"点\"\n");
    EXPECT_EQ(blocks_of("[word]{lang=en}\n"), "paragraph\n  foreign en\n    text \"word\"\n");
    EXPECT_EQ(blocks_of("[a [b]{.ul}]{.small}\n"),
              "paragraph\n  small\n    text \"a \"\n    underline\n      text \"b\"\n");
    EXPECT_EQ(blocks_of("[a [b]{.kbd}](c.md)\n"),
              "paragraph\n  link \"c.md\"\n    text \"a \"\n    keyboard\n      text \"b\"\n");
    const Reading reading("[小]{.smallcaps}和[小]{.smallcaps}\n");
    EXPECT_EQ(reading.complaints(), "S040@1:1");
    for (const char* text : {"[划线]{ }", "[划线]", "[一]{二}"})
        EXPECT_EQ(blocks_of(std::string(text) + "\n"), plain(text));
}

TEST(Pandoc, ReferencesAreLinksWithoutATextAndCitationsAreToldOf) {
    const Reading reading = pandoc("见@fig-a，[@tbl-b]，[-@sec-c]。人@a 说[@b; @c]。\n");
    EXPECT_EQ(reading.blocks(),
              "paragraph\n  text \"见\"\n  link \"@fig-a\"\n  text \"，\"\n  link \"@tbl-b\"\n"
              "  text \"，\"\n  link \"-@sec-c\"\n  text \"。人@a 说[@b; @c]。\"\n");
    EXPECT_EQ(reading.complaints(), "S042@1:29");
    EXPECT_EQ(read("图\\@ref(fig:a)。第 \\@ref(b) 章\n"),
              "paragraph\n  text \"图\"\n  link \"@ref(fig:a)\"\n  text \"。\"\n  text \"“\"\n"
              "  link \"@ref(b)\"\n  text \"”\"\n");
    EXPECT_EQ(read("\\@fig-x\n"), plain("@fig-x"));
}

TEST(Pandoc, CodeThatIsRunIsToldOfAndLeftOutIfItIsNotShown) {
    const Reading reading = pandoc(
        "```{r}\nx\n```\n\n```{r, echo=FALSE}\ny\n```\n\n```{python}\n#| echo: false\nz\n```\n\n"
        "```{.c .numberLines}\nw\n```\n\n```{=html}\n<b>\n```\n\n\\newpage\n\n数`r n`\n");
    EXPECT_EQ(reading.blocks(),
              "code-block \"r\" \"x\"\ncode-block \"c\" \"w\"\nparagraph\n  text \"数\"\n"
              "  code \"r n\"\n");
    EXPECT_EQ(reading.complaints(), "S029@1:1 S029@24:3 S041@5:1");
}

/// "tbl-a: 题": what the first block is called, and its caption.
std::string captioned(const std::string& text) {
    const Reading reading = pandoc(text);
    const Block& block = reading.chapter.blocks.front();
    const auto* table = std::get_if<Table>(&block.value);
    const auto* figure = std::get_if<Figure>(&block.value);
    return block.anchor + ": " + plain_text(table != nullptr ? table->caption : figure->caption) +
           (figure != nullptr ? " (" + figure->image().alt + ")" : "") +
           (reading.chapter.blocks.size() > 1 ? " and more" : "");
}

TEST(Pandoc, CaptionsMayStandUnderTables) {
    const std::string table = "| 甲 |\n|----|\n| 一 |\n\n";
    EXPECT_EQ(captioned(table + ": 题 {#tbl-a}\n"), "tbl-a: 题");
    EXPECT_EQ(captioned("Table: (\\#tab:a) 题\n\n" + table), "tab:a: 题");
    EXPECT_EQ(captioned("::: {#tbl-b}\n" + table + "题\n:::\n"), "tbl-b: 题");
    EXPECT_EQ(blocks_of(table + ": 题\n").find("caption"), std::string::npos);
    // Between two it is the first one's, unless something parts them.
    EXPECT_EQ(captioned(table + "表：题\n\n" + table), ": 题 and more");
    EXPECT_EQ(captioned(table + "<!-- 注 -->\n\n表：题\n\n" + table), ":  and more");
}

TEST(Pandoc, WordsOfAPictureAreItsCaption) {
    EXPECT_EQ(captioned("![图](a.png){#fig-a fig-alt=\"样子\"}\n"), "fig-a: 图 (样子)");
    EXPECT_EQ(captioned("![(\\#fig:b) 图](a.png)\n"), "fig:b: 图 (图)");
    EXPECT_EQ(blocks_of("![图](a.png)\n"), "figure image \"a.png\" alt \"图\"\n");
}

TEST(Pandoc, BookdownsPartsBeginChapters) {
    const Reading reading = pandoc("# (PART) 上编 {-}\n\n# 一 {#one}\n\n话。\n");
    EXPECT_EQ(plain_text(reading.chapter.part.words), "上编");
    EXPECT_EQ(plain_text(reading.chapter.title), "一");
    EXPECT_EQ(reading.complaints(), "");
    EXPECT_EQ(plain_text(pandoc("# (PART\\*) 下编\n\n# 二\n").chapter.part.words), "下编");
}

TEST(Pandoc, ACalloutMayHaveAHeadingForItsTitle) {
    EXPECT_EQ(blocks_of("::: {.callout-tip}\n## 题\n话。\n:::\n"),
              "admonition\n  paragraph continuation\n    strong\n      text \"题\"\n"
              "  paragraph\n    text \"话。\"\n");
}

}  // namespace
}  // namespace banxin
