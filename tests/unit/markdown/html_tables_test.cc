// Tables of HTML: cells of blocks, what they cover and what they are the headers of.
#include "document/table.h"
#include "document/walk.h"
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

std::string words_of(const TableCell& cell) {
    std::string words;
    for_each_run(cell.blocks, [&](const Inlines& run) {
        if (!words.empty()) words += '/';
        words += plain_text(run);
    });
    return words;
}

/// "head: 甲>2 乙 | body: 丙v2! …": `>` columns and `v` rows covered, `^` heads a column, `<` a
/// row.
std::string sketch(const Table& table) {
    std::string shown;
    for (const TableSection& section : table.sections) {
        if (!shown.empty()) shown += " | ";
        shown += name_of(section.part) + std::string(":");
        for (const TableRow& cells : section.rows) {
            if (&cells != &section.rows.front()) shown += " /";
            for (const TableCell& cell : cells) {
                shown += " " + (cell.blocks.empty() ? "_" : words_of(cell));
                if (cell.header == HeaderScope::column) shown += '^';
                if (cell.header == HeaderScope::row) shown += '<';
                if (cell.columns != 1) shown += ">" + std::to_string(cell.columns);
                if (cell.rows != 1) shown += "v" + std::to_string(cell.rows);
                if (cell.alignment != Alignment::none)
                    shown += std::string("=") + "-lcr"[static_cast<int>(cell.alignment)];
            }
        }
    }
    return shown;
}

const Table& table_in(const Reading& reading) {
    return std::get<Table>(reading.chapter.blocks.at(0).value);
}
std::string sketch(const std::string& rows, const std::string& complaints = "") {
    const Reading reading("<table>" + rows + "</table>\n");
    EXPECT_EQ(reading.complaints(), complaints) << rows;
    return sketch(table_in(reading));
}

TEST(HtmlTables, HaveSectionsInTheOrderOfReading) {
    EXPECT_EQ(sketch("<tfoot><tr><td>丙</tfoot><thead><tr><th>甲</thead><tbody><tr><td>乙</tbody>"
                     "<tbody><tr><td>丁</tbody>"),
              "head: 甲^ | body: 乙 | body: 丁 | foot: 丙");
    EXPECT_EQ(sketch("<caption>题</caption><tr><th>甲<th>乙</tr><tr><td>丙"),
              "head: 甲^ 乙^ | body: 丙 _");
}

TEST(HtmlTables, HoldTogetherOverBlankLines) {
    const std::string whole = "head: 甲^ 乙^ | body: 丙/丁 戊/己";
    const auto shown = [](const std::string& text) {
        const Reading reading(text);
        EXPECT_EQ(reading.complaints(), "") << text;
        EXPECT_EQ(reading.chapter.blocks.size(), 1U) << text << reading.blocks();
        const auto* table = std::get_if<Table>(&reading.chapter.blocks.at(0).value);
        return table == nullptr ? reading.blocks() : sketch(*table);
    };
    const std::string head = "<table>\n<tr><th>甲</th><th>乙</th></tr>\n\n";
    // Paragraphs and items of HTML, of Markdown, so far in that they would be code.
    EXPECT_EQ(shown(head +
                    "<tr><td><p>丙</p>\n\n<p>丁</p></td>\n\n<td><ul><li>戊</li>\n\n<li>己</li></ul>"
                    "</td></tr>\n\n</table>\n"),
              whole);
    EXPECT_EQ(
        shown(head + "<tr><td>\n\n丙\n\n丁\n\n</td><td>\n\n- 戊\n- 己\n\n</td></tr>\n</table>\n"),
        whole);
    EXPECT_EQ(shown(head + "    <tr>\n      <td>丙<br>\n\n      丁</td>\n\n      <td>戊\n\n        "
                           "<p>己</p></td>\n"
                           "\n    </tr>\n\n</table>\n"),
              "head: 甲^ 乙^ | body: 丙 丁 戊/己");
    EXPECT_EQ(shown("<div><table><tr><td>\n\n**甲**\n\n</td></tr></table></div>\n"), "body: 甲");
}

TEST(HtmlTables, HoldMarkdownOfEveryKind) {
    const Reading reading(
        "- <table><tr><td>\n\n  甲[^1]与 `a`\n\n  > 引\n\n  ```\n  <table>\n  ```\n\n  "
        "</td><td>\n\n"
        "  <table><tr><td>\n\n  内\n\n  </td></tr></table>\n\n  </td></tr></table>\n\n  "
        "后\n\n[^1]: 注\n");
    EXPECT_EQ(reading.complaints(), "");
    const std::string blocks = reading.blocks();
    for (const char* part :
         {"note-ref", "code \"a\"", "quote", "code-block \"<table>\"", "内", "后"})
        EXPECT_NE(blocks.find(part), std::string::npos) << part << "\n" << blocks;
    EXPECT_EQ(blocks.find("</"), std::string::npos) << blocks;
    const auto& list = std::get<List>(reading.chapter.blocks.at(0).value);
    EXPECT_EQ(list.items.at(0).blocks.size(), 2U) << blocks;
    // Where only lines have room.
    const Reading caption(
        "<table><caption>\n\n甲 **乙**\n\n    x\n\n</caption><tr><td>丙</td></tr></table>\n");
    EXPECT_EQ(plain_text(table_in(caption).caption), "甲 乙 x");
    // Without an end there is no table to hold together, and nothing is lost.
    const std::string open = blocks_of("<table><tr><td>甲\n\n乙\n\n丙</td>\n");
    for (const char* word : {"甲", "乙", "丙"})
        EXPECT_NE(open.find(word), std::string::npos) << open;
}

TEST(HtmlTables, HaveMarksOfNotesInTheirCells) {
    const Reading reading(
        "文[^a]\n\n<table><tr><td>甲[^1]，[^无]</td><td><code>[^1]</code><b>乙[^A]</b></td></tr></"
        "table>\n\n"
        "<p>丙[^2]</p>\n\n[^1]: 一\n[^a]: 二\n\n[^2]: 三\n\n[^3]: 四\n");
    EXPECT_EQ(reading.notes(),
              "note a marks 2\nparagraph\n  text \"二\"\n"
              "note 1 marks 1\nparagraph\n  text \"一\"\n"
              "note 2 marks 1\nparagraph\n  text \"三\"\n");
    EXPECT_EQ(reading.complaints(), "S011@12:1");
    EXPECT_NE(reading.blocks().find("code \"[^1]\""), std::string::npos) << reading.blocks();
    EXPECT_NE(reading.blocks().find("text \"，[^无]\""), std::string::npos) << reading.blocks();
    const auto& last = std::get<Paragraph>(reading.chapter.blocks.at(2).value);
    EXPECT_EQ(reading.at(std::get<NoteRef>(last.content.at(1).value).span), "[^2]");
}

TEST(HtmlTables, KeepWhatCellsCover) {
    EXPECT_EQ(sketch("<tr><th rowspan=2>甲</th><th colspan=\"2\">乙</th></tr><tr><th>丙<th>丁</tr>"
                     "<tr><td rowspan=2>1<td>2<td>3</tr><tr><td colspan=2>4</tr>"),
              "head: 甲^v2 乙^>2 / 丙^ 丁^ | body: 1v2 2 3 / 4>2");
}

TEST(HtmlTables, KnowHeadersOfRowsWhereverTheyStand) {
    EXPECT_EQ(sketch("<tr><th>甲<td>1<th>乙<td>2"), "body: 甲< 1 乙< 2");
    EXPECT_EQ(sketch("<tr><td>1<th>甲<tr><th>丙<th>丁"), "body: 1 甲< / 丙^ 丁^");
    EXPECT_EQ(sketch("<thead><tr><th><td>1<th>甲</thead><tr><td>2<td>3<td>4"),
              "head: _ 1 甲^ | body: 2 3 4");
    // As the author says.
    EXPECT_EQ(sketch("<tr><th scope=col>甲<td>1<tr><th scope=rowgroup>乙<th scope=row>丙"),
              "body: 甲^ 1 / 乙< 丙<");
    // A title among the rows is no head.
    EXPECT_EQ(sketch("<tr><th>甲<th>乙<tr><th colspan=2>题<tr><td>1<td>2"),
              "head: 甲^ 乙^ | body: 题^>2 / 1 2");
}

TEST(HtmlTables, KeepTheBlocksOfACellApart) {
    EXPECT_EQ(sketch("<tr><td><p>一</p><p>二<b>三</b></p>四<td><ul><li>五<li>六</ul><td>七<br>八"),
              "body: 一/二三/四 五/六 七 八");
    const Reading reading(
        "<table><tr><td><h2>题</h2><pre>码</pre><blockquote>引</blockquote><hr><td>"
        "<img src=\"a.png\" alt=\"图\"><td>前<img src=\"b.png\" alt=\"图\"></table>\n");
    EXPECT_EQ(reading.blocks(),
              "table ---\n  body\n    row\n      cell\n        paragraph\n          strong\n"
              "            text \"题\"\n        code-block \"码\"\n        quote\n"
              "          paragraph\n            text \"引\"\n        thematic-break\n      cell\n"
              "        figure image \"a.png\" alt \"图\"\n      cell\n        paragraph\n"
              "          text \"前\"\n          image \"b.png\" alt \"图\"\n");
}

TEST(HtmlTables, KeepTheLinesOfACaptionApart) {
    const Reading reading("<table><caption><p>题</p>\n<p>二</p>三</caption><tr><td>甲</table>\n");
    EXPECT_EQ(plain_text(table_in(reading).caption), "题 二 三");
}

TEST(HtmlTables, AlignColumnsWhereAllTheirCellsAgree) {
    const Reading reading(
        "<table><tr><th>甲<th align=left>乙<th>丙<tr><td align=right>1<td style=\"color:red; "
        "text-align : center\">2<td align=right>3<tr align=right><td>4<td align=center>5<td "
        "align=left>6</table>\n");
    const Table& table = table_in(reading);
    EXPECT_EQ(table.columns, (std::vector{Alignment::right, Alignment::center, Alignment::none}));
    EXPECT_EQ(sketch(table), "head: 甲^ 乙^=l 丙^ | body: 1 2 3=r / 4 5 6=l");
    const Reading columns(
        "<table><colgroup><col align=right span=2><col></colgroup><tr><td>1<td>2"
        "<td>3</table>\n");
    EXPECT_EQ(table_in(columns).columns,
              (std::vector{Alignment::right, Alignment::right, Alignment::none}));
}

TEST(HtmlTables, CutCellsThatReachOverOthersOrOutOfTheTable) {
    // Onto the cell that comes down from above.
    EXPECT_EQ(sketch("<tr><td>1<td rowspan=2>2<tr><td colspan=2>3<td>4", "S047@1:36"),
              "body: 1 2v2 _ / 3 4");
    // Out of the section.
    EXPECT_EQ(sketch("<thead><tr><th rowspan=3>甲<th>乙</thead><tr><td>1<td>2", "S047@1:19"),
              "head: 甲^ 乙^ | body: 1 2");
    // Further right than any other.
    EXPECT_EQ(sketch("<tr><td>1<td>2<tr><td colspan=9>3", "S047@1:26"), "body: 1 2 / 3>2");
}

TEST(HtmlTables, AreBoundedWhateverTheirCellsAskFor) {
    EXPECT_EQ(sketch("<tr><td colspan=1000000>1<tr><td colspan=99999999999999999999>2"),
              "body: 1 / 2");
    EXPECT_EQ(sketch("<tr><td rowspan=0>1<td>2<tr><td>3<tr><td>4"), "body: 1v3 2 / 3 / 4");
    EXPECT_EQ(sketch("<tr><td rowspan=-3 colspan=x>1<td colspan=0>2"), "body: 1 2");
    // Columns and rows in which no cell begins cannot be seen.
    EXPECT_EQ(sketch("<tr><td colspan=3>1<td>2<tr><td colspan=3>3<td>4"), "body: 1 2 / 3 4");
    EXPECT_EQ(sketch("<tr><td rowspan=2>1<td rowspan=2>2<tr></tr><tr><td>3<td>4"),
              "body: 1 2 / 3 4");
    std::string many = "<table><tr>";
    for (int i = 0; i < 300; ++i) many += "<td>1";
    EXPECT_EQ(Reading(many + "</table>\n").complaints(), "S004@1:1");
}

TEST(HtmlTables, InCellsAreTablesAndDeeperOnesParagraphs) {
    const Reading nested("<table><tr><td>外<table><tr><td>内<td>里</table></table>\n");
    EXPECT_EQ(nested.complaints(), "");
    const Table& outer = table_in(nested);
    EXPECT_EQ(sketch(std::get<Table>(outer.sections[0].rows[0][0].blocks.at(1).value)),
              "body: 内 里");
    const Reading deep(
        "<table><tr><td><table><tr><td><table><caption>题</caption><tr><td>甲<td>乙<tr><td>丙"
        "<ul><li>丁</ul></table></table></table>\n");
    EXPECT_EQ(deep.complaints(), "S048@1:31");
    EXPECT_EQ(sketch(std::get<Table>(table_in(deep).sections[0].rows[0][0].blocks.at(0).value)),
              "body: 题/甲\u3000乙/丙/丁");
}

TEST(HtmlTables, WithoutCellsAreTheirCaption) {
    EXPECT_EQ(blocks_of("<table><caption>题</caption></table>\n"),
              "paragraph caption\n  text \"题\"\n");
    EXPECT_EQ(blocks_of("<table><tr></tr></table>\n"), "");
}

TEST(HtmlTables, HoldEveryKindOfMarkInTheirCells) {
    const std::string text =
        "<table><tr><th>甲[^1]<td><b>粗</b><a href=\"b.md\">链</a><ruby>汉<rt>hàn</ruby>"
        "<code>x</code><sup>2</sup></table>\n\n[^1]: 注\n";
    EXPECT_NE(Reading(text).blocks().find("ruby \"汉\"|\"hàn\""), std::string::npos);
    const Reading marks(
        "| a | b |\n|--|--|\n| **粗[^1]** | [链[^1]](x.md)<br>`x` {汉\\|hàn} |\n\n"
        "[^1]: 注\n");
    int found = 0;
    for_each_mark(marks.chapter.blocks, [&](const NoteRef&) { ++found; });
    EXPECT_EQ(found, 2);
    EXPECT_NE(marks.blocks().find("line-break"), std::string::npos);
}

// The grid itself.

TEST(TableGrid, LetsNoCellCoverWhatAnotherCovers) {
    Table table;
    TableCell wide;
    wide.columns = 1'000'000;
    TableCell tall;
    tall.rows = 1'000'000;
    table.sections.push_back({TablePart::body, {{tall, {}, tall}, {wide, wide}, {wide, {}}}});
    const TableGrid grid = grid_of(table);
    ASSERT_EQ(grid.cells.size(), 7U);
    EXPECT_EQ(grid.cells[3].column, 1U);
    EXPECT_EQ(grid.cells[3].columns, 1U);
    EXPECT_TRUE(grid.cells[3].cut);
    EXPECT_EQ(grid.cells[0].rows, 3U);
    EXPECT_EQ(grid.cells[4].column, 3U);
    EXPECT_EQ(grid.end_of_group(0), 3U);
}

}  // namespace
}  // namespace banxin
