// Blocks: headings, lists, tables, figures, notes, front matter.
#include "document/table.h"
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Title, IsTheFirstHeadingOfTheFirstLevel) {
    const Reading reading("# 第一章[^a]\n\n正文\n\n[^a]: 注\n");
    EXPECT_EQ(plain_text(reading.chapter.title), "第一章");
    EXPECT_EQ(reading.blocks(), "paragraph\n  text \"正文\"\n");
    EXPECT_EQ(reading.notes(), "note a marks 1\nparagraph\n  text \"注\"\n");
}

TEST(Heading, OfTheFirstLevelComesOnce) {
    const Reading reading("# 一\n\n# 二\n\n# 三\n");
    EXPECT_EQ(reading.blocks(), "heading 2\n  text \"二\"\nheading 2\n  text \"三\"\n");
    EXPECT_EQ(reading.complaints(), "S006@3:1");
}

TEST(Heading, NeverSkipsALevel) {
    const Reading reading("## 甲\n#### 乙\n#### 丙\n### 丁\n##### 戊\n");
    EXPECT_EQ(reading.blocks(),
              "heading 2\n  text \"甲\"\nheading 3\n  text \"乙\"\nheading 3\n  text \"丙\"\n"
              "heading 3\n  text \"丁\"\nheading 4\n  text \"戊\"\n");
    EXPECT_EQ(reading.complaints(), "S007@2:1");
}

TEST(Heading, MayHaveAnIdOfItsOwn) {
    EXPECT_EQ(blocks_of("## 标题 一 {#own_id}"),
              "heading 2 anchor \"own_id\"\n  text \"标题 一\"\n");
}

TEST(List, KnowsItsKindStartAndBoxes) {
    EXPECT_EQ(blocks_of("3. 甲\n4. 乙\n\n- [x] 丙\n- [ ] 丁\n\n* 戊\n\n* 己\n"),
              "list ordered from 3\n  item\n    paragraph\n      text \"甲\"\n  item\n"
              "    paragraph\n      text \"乙\"\nlist\n  item [x]\n    paragraph\n"
              "      text \"丙\"\n  item [ ]\n    paragraph\n      text \"丁\"\nlist loose\n"
              "  item\n    paragraph\n      text \"戊\"\n  item\n    paragraph\n"
              "      text \"己\"\n");
}

TEST(Table, HasAlignmentsAndTheCaptionAboveIt) {
    const auto cell = [](const std::string& words, const std::string& about = "") {
        return "      cell" + about + "\n" +
               (words.empty() ? "" : "        paragraph\n          text \"" + words + "\"\n");
    };
    const std::string head = " heads column";
    const std::string expected = "table -lcr\n  caption\n    text \"各年产量\"\n  head\n    row\n" +
                                 cell("a", head) + cell("b", head) + cell("c", head) +
                                 cell("d", head) + "  body\n    row\n" + cell("1") + cell("2") +
                                 cell("") + cell("");
    EXPECT_EQ(blocks_of("表：各年产量\n\n|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|\n"), expected);
    EXPECT_EQ(blocks_of("Table: 各年产量\n|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|\n"), expected);
}

TEST(Table, CellsKnowTheirPlace) {
    const Reading reading("正文\n\n> 表：题\n> | 甲 | a\\|乙 |\n> |---|---|\n> | 丙 | 丁 |\n");
    const auto& quote = std::get<Quote>(reading.chapter.blocks.at(1).value);
    const auto& table = std::get<Table>(quote.blocks.at(0).value);
    const TableRow& head = table.sections[0].rows[0];
    const auto words = [](const TableCell& cell) { return lone_paragraph(cell.blocks)->content; };
    EXPECT_EQ(reading.at(head[0].span), "甲");
    EXPECT_EQ(reading.at(head[0].blocks[0].span), "甲");
    EXPECT_EQ(reading.at(std::get<Text>(words(head[1]).back().value).span), "|乙");
    const TableRow& row = table.sections[1].rows[0];
    EXPECT_EQ(reading.at(std::get<Text>(words(row[1])[0].value).span), "丁");
    EXPECT_EQ(reading.at(std::get<Text>(table.caption[0].value).span), "题");
}

TEST(Table, HasNoHeadWhereTheAuthorLeftItEmpty) {
    const std::string headless = blocks_of("| | |\n|-|-|\n|1|2|\n");
    EXPECT_TRUE(headless.starts_with("table --\n  body\n    row\n      cell\n"));
    EXPECT_EQ(headless.find("head"), std::string::npos);
    EXPECT_TRUE(blocks_of("|甲| |\n|-|-|\n")
                    .starts_with("table --\n  head\n    row\n      cell heads column\n"));
    // What is empty heads nothing.
    EXPECT_TRUE(blocks_of("|甲| |\n|-|-|\n").ends_with("text \"甲\"\n      cell\n"));
}

TEST(Table, OfTooManyColumnsIsAnError) {
    std::string head;
    std::string line;
    for (int i = 0; i < 1000; ++i) {
        head += "|a";
        line += "|-";
    }
    std::string rows;
    for (int i = 0; i < 1000; ++i) rows += "|\n";
    EXPECT_EQ(Reading(head + "|\n" + line + "|\n" + rows).complaints(), "S004@2:1");
}

TEST(Figure, IsAnImageAloneInItsParagraph) {
    EXPECT_EQ(blocks_of("![图中](a.png \"图一 *版*\")"),
              "figure image \"a.png\" alt \"图中\"\n  caption\n    text \"图一 *版*\"\n");
    EXPECT_EQ(blocks_of("见![图](a.png)。"),
              "paragraph\n  text \"见\"\n  image \"a.png\" alt \"图\"\n  text \"。\"\n");
}

// TYPOGRAPHY.md, G02.
TEST(Paragraph, ContinuesRightBelowAFigureOrCode) {
    EXPECT_EQ(blocks_of("前文\n![图](a.png)\n后文"),
              "paragraph\n  text \"前文\"\nfigure image \"a.png\" alt \"图\"\n"
              "paragraph continuation\n  text \"后文\"\n");
    EXPECT_EQ(blocks_of("```\nx\n```\n后文\n\n又一段"),
              "code-block \"x\"\nparagraph continuation\n  text \"后文\"\nparagraph\n"
              "  text \"又一段\"\n");
    EXPECT_EQ(blocks_of("![图](a.png)\n\n后文"),
              "figure image \"a.png\" alt \"图\"\nparagraph\n  text \"后文\"\n");
}

TEST(Note, IsNumberedByItsFirstMark) {
    const Reading reading(
        "甲[^b]乙[^a]丙[^b]\n\n[^a]: 注甲\n\n    第二段\n[^b]: 注乙[^c]\n[^c]: 注丙\n");
    EXPECT_EQ(reading.blocks(),
              "paragraph\n  text \"甲\"\n  note-ref 1\n  text \"乙\"\n  note-ref 2\n"
              "  text \"丙\"\n  note-ref 1 again 1\n");
    EXPECT_EQ(reading.notes(),
              "note b marks 2\nparagraph\n  text \"注乙\"\n  note-ref 3\n"
              "note a marks 1\nparagraph\n  text \"注甲\"\nparagraph\n  text \"第二段\"\n"
              "note c marks 1\nparagraph\n  text \"注丙\"\n");
    EXPECT_EQ(reading.complaints(), "");
}

TEST(Note, WithoutAMarkAndMarkWithoutANoteAreReported) {
    const Reading reading("甲[^x]\n\n[^y]: 注\n\n```\n[^z]: 码\n```\n");
    EXPECT_EQ(reading.complaints(), "S012@1:2 S011@3:1");
    EXPECT_EQ(reading.blocks(), "paragraph\n  text \"甲[^x]\"\ncode-block \"[^z]: 码\"\n");
}

TEST(Span, OfEveryTextShowsItsOwnBytes) {
    const Reading reading(
        "# 题 *目*\n\n> - 甲\\*乙&amp;丙 **强调。**丁\n>   第二行 `码` [链](u.md) x\n>\n"
        ">   ```\n>   码\n>   ```\n\n\t缩进\n\n[r]: "
        "/url\n末[段][r]落，<b>HTML</b>；{汉|hàn}\r\n再");
    std::size_t exact = 0;
    const std::function<void(const Inlines&)> check = [&](const Inlines& run) {
        for (const Inline& one : run) {
            if (const auto* text = std::get_if<Text>(&one.value)) {
                if (text->text != "&") {
                    EXPECT_EQ(reading.at(text->span), text->text);
                }
                ++exact;
            }
            if (const auto* styled = std::get_if<Styled>(&one.value)) check(styled->children);
            if (const auto* link = std::get_if<Link>(&one.value)) {
                EXPECT_TRUE(reading.at(link->span).starts_with('['));
                EXPECT_TRUE(reading.at(link->span).ends_with(link->url == "/url" ? ']' : ')'));
                check(link->children);
            }
            if (const auto* code = std::get_if<CodeSpan>(&one.value)) {
                EXPECT_EQ(reading.at(code->span), "码");
            }
            if (const auto* ruby = std::get_if<Ruby>(&one.value)) {
                EXPECT_EQ(reading.at(ruby->span), "{汉|hàn}");
            }
        }
    };
    const std::function<void(const Blocks&)> walk = [&](const Blocks& blocks) {
        for (const Block& block : blocks) {
            if (const auto* p = std::get_if<Paragraph>(&block.value)) check(p->content);
            if (const auto* q = std::get_if<Quote>(&block.value)) walk(q->blocks);
            if (const auto* l = std::get_if<List>(&block.value)) {
                for (const ListItem& item : l->items) walk(item.blocks);
            }
        }
    };
    check(reading.chapter.title);
    walk(reading.chapter.blocks);
    EXPECT_GE(exact, 12u);
    EXPECT_EQ(reading.complaints(), "");
}

TEST(Tasks, HaveTheirBoxesInOtherBlocksToo) {
    const std::string items = "item [x]\n";
    for (const char* text : {"- [x] 甲\n", "> - [x] 甲\n", "- - [X] 甲\n", "1. 乙\n   - [x] 甲\n"})
        EXPECT_NE(blocks_of(text).find(items), std::string::npos) << text;
    EXPECT_NE(blocks_of("> + [ ] 甲\n").find("item [ ]\n"), std::string::npos);
    for (const char* text : {"> - \\[x] 甲\n", "> - [x]甲\n", "> - 甲 [x] 乙\n"})
        EXPECT_EQ(blocks_of(text).find(items), std::string::npos) << text;
}

}  // namespace
}  // namespace banxin
