// Tables as XHTML: what cells cover and head, and the blocks in them.
#include "unit/epub/support.h"

namespace banxin::epub::testing {
namespace {

using Strings = std::vector<std::string>;

pugi::xml_document page_of(const std::string& table) {
    const Made made = make(small_book("# 章\n\n<table>" + table + "</table>\n"));
    EXPECT_TRUE(made.diagnostics.empty());
    return made.xml("text/one.xhtml");
}

TEST(EpubTables, SayWhatCellsCoverAndHead) {
    const pugi::xml_document page = page_of(
        "<tr><th rowspan=2>甲</th><th colspan=2>乙</th></tr><tr><th>丙<th align=left>丁</tr>"
        "<tr><th rowspan=2>戊<td>1<td align=right>2</tr><tr><td colspan=2>3</tr>"
        "<tr><td>4<th>己<td></tr><tfoot><tr><td>8<td>9<td>0</tfoot>");
    EXPECT_EQ(markup(page, "//thead"),
              "<thead><tr><th scope=\"col\" rowspan=\"2\">甲</th><th scope=\"col\" "
              "colspan=\"2\">乙</th></tr><tr><th scope=\"col\">丙</th>"
              "<th scope=\"col\" class=\"left\">丁</th></tr></thead>");
    EXPECT_EQ(markup(page, "//tbody"),
              "<tbody><tr><th scope=\"row\" rowspan=\"2\">戊</th><td class=\"number\">1</td>"
              "<td class=\"right number\">2</td></tr><tr><td colspan=\"2\">3</td></tr>"
              "<tr class=\"group\"><td class=\"number\">4</td><th "
              "scope=\"row\">己</th><td/></tr></tbody>");
    EXPECT_EQ(markup(page, "//tfoot"),
              "<tfoot><tr><td class=\"number\">8</td><td class=\"number\">9</td>"
              "<td class=\"number\">0</td></tr></tfoot>");
}

TEST(EpubTables, HoldBlocksAsTheyAre) {
    const pugi::xml_document page = page_of(
        "<tr><td>一<br>行<td><p>段一</p><p>段<b>二</b></p><td><ul><li>甲</li><li>乙</li></ul>"
        "<blockquote>引</blockquote><pre>码</pre><td>外<table><tr><td>内</table>");
    EXPECT_EQ(markup(page, "//table/tbody/tr/td[1]"), "<td class=\"whole\">一<br/>行</td>");
    EXPECT_EQ(markup(page, "//table/tbody/tr/td[2]"),
              "<td><p>段一</p><p>段<strong>二</strong></p></td>");
    EXPECT_EQ(markup(page, "//td[3]"),
              "<td><ul><li>甲</li><li>乙</li></ul><blockquote><p>引</p></blockquote>"
              "<pre><code>码</code></pre></td>");
    EXPECT_EQ(markup(page, "//td[4]/table/tbody"), "<tbody><tr><td>内</td></tr></tbody>");
}

TEST(EpubTables, WithoutAHeadHaveNone) {
    const Made made = make(small_book("# 章\n\n| | |\n|--|--|\n| 1 | 2 |\n"));
    const pugi::xml_document page = made.xml("text/one.xhtml");
    EXPECT_TRUE(page.select_nodes("//thead").empty());
    EXPECT_EQ(all(page, "//tbody/tr/td"), (Strings{"1", "2"}));
}

// What is long only where it stands makes no table tight.
TEST(EpubTables, AreTightByTheWordsOfAllTheirBlocks) {
    const auto classes = [](const std::string& cell) {
        return all(page_of("<tr><td>" + cell + "<td>" + cell), "//table/@class");
    };
    EXPECT_EQ(classes("<p>a</p><ul><li>internationalisation</ul>"), Strings{"tight"});
    EXPECT_EQ(classes("<p>a</p><ul><li>international<li>words</ul>"), Strings{});
}

// B11; the text stays as it is.
TEST(EpubTables, StandNumbersOnTheirPoints) {
    const auto cells = [](const std::string& attributes, const std::vector<const char*>& texts) {
        std::string rows = "<tr><th>头</th></tr>";
        for (const char* text : texts) rows += "<tr><td" + attributes + ">" + text + "</td></tr>";
        const pugi::xml_document page = page_of(rows);
        return markup(page, "//tbody");
    };
    EXPECT_EQ(cells("", {"3.25", "120", "——"}),
              "<tbody><tr><td class=\"number\">3<span class=\"from-point\" style=\"width: "
              "1.50em\">.25</span></td></tr><tr><td class=\"number\">120<span "
              "class=\"from-point\" style=\"width: 1.50em\"/></td></tr><tr><td "
              "class=\"number\">——</td></tr></tbody>");
    // Whole numbers stand at the right edge by themselves.
    EXPECT_EQ(cells("", {"3", "120"}),
              "<tbody><tr><td class=\"number\">3</td></tr><tr><td "
              "class=\"number\">120</td></tr></tbody>");
    EXPECT_EQ(cells(" align=center", {"3%", "12%"}),
              "<tbody><tr><td class=\"center number\"><span class=\"before-point\" "
              "style=\"width: 1.20em\">3</span>%</td></tr><tr><td class=\"center "
              "number\"><span class=\"before-point\" style=\"width: "
              "1.20em\">12</span>%</td></tr></tbody>");
}

TEST(EpubTables, PartNoNumberAndNoShortText) {
    const std::string long_text = "一段很长的文字，在窄的栏里要分几行，所以不能不分。";
    const pugi::xml_document page =
        page_of("<tr><td>1921—1936<td>李清照<td>" + long_text + "</td></tr>");
    EXPECT_EQ(all(page, "//td[@class='whole']"), (Strings{"1921—1936", "李清照"}));
    // Where all of them do not fit beside each other only numbers stay whole.
    const pugi::xml_document narrow = page_of(
        "<tr><td>1921—1936<td>李清照<td>司马相如<td>欧阳询<td>白居易<td>王安石<td>苏东坡</tr>");
    EXPECT_EQ(all(narrow, "//td[@class='whole']"), Strings{"1921—1936"});
}

// EPUB 70
TEST(EpubTables, PartNumbersWhereNoPageHasRoomForThem) {
    std::string row = "|";
    std::string other = "|";
    std::string rule = "|";
    for (int i = 0; i < 13; ++i) {
        row += " 12.5 |";
        other += i == 0 ? " 1936年 |" : " 3.25 |";
        rule += "---|";
    }
    const Made made =
        make(small_book("# 章\n\n" + row + "\n" + rule + "\n" + row + "\n" + other + "\n"));
    const pugi::xml_document page = made.xml("text/one.xhtml");
    EXPECT_EQ(all(page, "//table/@class"), Strings{"tight"});
    EXPECT_EQ(all(page, "//td[contains(@class, 'whole')]"), Strings{});
    EXPECT_EQ(all(page, "//td/span"), Strings{});
}

TEST(EpubTables, HaveTheirNotesBehindThem) {
    const Made made =
        make(small_book("# 章\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n注：甲。\n\n后文。\n"));
    const pugi::xml_document page = made.xml("text/one.xhtml");
    EXPECT_EQ(markup(page, "//table/following-sibling::*[1]"),
              "<div class=\"table-note\"><p>注：甲。</p></div>");
    EXPECT_EQ(all(page, "//table/@class"), Strings{"noted"});
}

}  // namespace
}  // namespace banxin::epub::testing
