// Tables: widths of columns, numbers on their points, tables that are too wide.

#include "layout/line_maker.h"
#include "layout/table_columns.h"

#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"

#include <map>

namespace banxin::layout {
namespace {

Table wide_table(std::size_t columns, std::size_t rows, const std::string& text) {
    Table table = table_of(TableRow(columns, cell("题头")),
                           std::vector<TableRow>(rows, TableRow(columns, cell(text))));
    table.caption = plain("表题");
    return table;
}

class Tables : public Pagination {
protected:
    Page page_of(Table table) {
        book_.chapters.clear();
        chapter("a", "").blocks.push_back({std::move(table), {}, "", ""});
        return pages().pages.back();
    }

    /// Left and right edge of a text's run.
    static std::pair<Length, Length> edges(const Page& page, const std::string& text) {
        for (const GlyphRun* run : runs(page)) {
            if (run->text != text) continue;
            const Length last{run->glyphs.back().x};
            const std::int32_t advance =
                test_fonts().bounds(run->face, run->glyphs.back().glyph).right;
            return {run->origin.x, run->origin.x + last + run->size.scaled(advance, 65536)};
        }
        ADD_FAILURE() << "nowhere: " << text;
        return {};
    }
};

TEST_F(Tables, StandNumbersOnTheirPoints_B11) {
    Table table = table_of(row({"项", "数"}), {row({"甲", "3.25"}), row({"乙", "120.5"}),
                                               row({"丙", "7"}), row({"丁", "——"})});
    table.columns[1] = Alignment::right;
    const Page page = page_of(table);
    std::map<std::string, Length> point;
    for (const GlyphRun* run : runs(page)) {
        const std::size_t at = run->text.find('.');
        if (at == std::string::npos || at >= run->glyphs.size()) continue;
        point[run->text] = run->origin.x + Length{run->glyphs[at].x};
    }
    ASSERT_EQ(point.size(), 2u);
    EXPECT_LE(std::abs((point.at("3.25") - point.at("120.5")).sp), points(0.02).sp);
    // A whole number ends where the others have their point.
    EXPECT_LE(edges(page, "7").second, point.at("3.25"));
    EXPECT_GT(edges(page, "7").second, point.at("3.25") - points(2));
}

TEST_F(Tables, TakeNoColumnForNumbersThatHoldsWords_B11) {
    const Page page = page_of(table_of(
        row({"项", "数"}), {row({"甲", "3.25"}), row({"乙", "120.5 左右"}), row({"丙", "7"})}));
    EXPECT_EQ(edges(page, "3.25").first, edges(page, "7").first);
}

TEST_F(Tables, KeepHalfAnEmBesideEveryCell_B11) {
    Table table = wide_table(3, 2, han(30));
    const Page page = page_of(table);
    const Length left = style_.page.gutter;
    const Length padding = style_[style::Role::table].size / 2;
    for (const GlyphRun* run : runs(page)) {
        if (run->node == NodeId::artifact || run->size != style_[style::Role::table].size) continue;
        EXPECT_GE(run->origin.x, left + padding);
        const Length end = run->origin.x + Length{run->glyphs.back().x} + run->size;
        EXPECT_LE(end, left + style_.page.measure() - padding + points(0.1)) << run->text;
    }
}

TEST_F(Tables, DrawShortHeadersApart_B11) {
    Table table = wide_table(2, 2, "一段话");
    const Page page = page_of(table);
    for (const GlyphRun* run : runs(page)) {
        if (run->text != "题头") continue;
        EXPECT_EQ(Length{run->glyphs.back().x}, run->size * 2);
    }
}

std::vector<Length> shared(std::vector<std::pair<int, int>> needs, int room) {
    std::vector<ColumnNeeds> columns;
    for (const auto& [natural, least] : needs)
        columns.push_back(
            {points(natural), points(natural), points(least), points(least), points(natural)});
    return share_widths(columns, points(room));
}

/// A column of numbers under a long head beside one of text.
std::vector<Length> with_long_head(int room) {
    return share_widths({{points(90), points(50), points(50), points(20), points(40)},
                         {points(300), points(300), points(60), points(40), points(900)}},
                        points(room));
}

TEST(ColumnWidths, GiveEveryColumnItsNeedWhenThereIsRoom) {
    EXPECT_EQ(shared({{30, 20}, {50, 20}}, 100), (std::vector<Length>{points(40), points(60)}));
}

TEST(ColumnWidths, LetTheLongColumnsShareWhatTheShortOnesLeave) {
    const std::vector<Length> widths = shared({{20, 20}, {300, 30}, {100, 30}}, 150);
    EXPECT_EQ(widths[0], points(20));
    EXPECT_GT(widths[1], widths[2]);
    EXPECT_GE(widths[2], points(30));
    EXPECT_EQ(widths[0] + widths[1] + widths[2], points(150));
}

TEST(ColumnWidths, NeverGoBelowALongWordWhileThereIsRoom) {
    const std::vector<Length> widths = shared({{80, 80}, {400, 20}, {45, 20}}, 140);
    EXPECT_GE(widths[0], points(80));
    EXPECT_GE(widths[1], points(20));
    EXPECT_GE(widths[2], points(20));
    EXPECT_EQ(widths[0] + widths[1] + widths[2], points(140));
}

TEST(ColumnWidths, CloseAtTheMeasureEvenWhenNothingFits) {
    const std::vector<Length> widths = shared({{80, 80}, {60, 60}, {40, 40}}, 90);
    EXPECT_EQ(widths[0] + widths[1] + widths[2], points(90));
    for (const Length width : widths) EXPECT_GT(width, Length{});
}

TEST(ColumnWidths, LetHeadsGiveWayBeforeText) {
    EXPECT_EQ(with_long_head(400), (std::vector<Length>{points(95), points(305)}));
    EXPECT_EQ(with_long_head(360), (std::vector<Length>{points(55), points(305)}));
    EXPECT_EQ(with_long_head(200), (std::vector<Length>{points(50), points(150)}));
    EXPECT_EQ(with_long_head(110), (std::vector<Length>{points(50), points(60)}));
    // Only then do they give way further than to two lines.
    EXPECT_LT(with_long_head(90)[0], points(50));
    EXPECT_GE(with_long_head(90)[0], points(20));
}

TEST(ColumnWidths, CountTheTextOfAColumnAndNotItsLongestCellAlone) {
    std::vector<CellNeeds> cells;
    for (int i = 0; i < 9; ++i) {
        const Length first = points(i == 0 ? 400 : 60);
        cells.push_back({0, 1, {first, points(60), points(40)}});
        cells.push_back({1, 1, {points(300), points(60), points(40)}});
    }
    const std::vector<ColumnNeeds> needs = needs_of(cells, 2, points(9));
    EXPECT_GT(needs[0].natural, needs[1].natural);
    EXPECT_LT(needs[0].amount, needs[1].amount);
    const std::vector<Length> widths = share_widths(needs, points(300));
    EXPECT_LT(widths[0], widths[1]);
}

TEST_F(Tables, KeepShortCellsWholeBesideText) {
    const Page page = page_of(
        table_of(row({"名", "说明"}), {row({"司马相如传", han(200).c_str()}), row({"乙", "丙"})}));
    edges(page, "司马相如传");
}

TEST_F(Tables, DrawNoHeadApartWhereOneWouldBeParted_H15) {
    // Eight columns of three characters leave no room for heads of an em more.
    const TableRow heads(8, cell("题头"));
    const std::vector<TableRow> rows(3, TableRow(8, cell("天地")));
    const Page page = page_of(table_of(heads, rows));
    for (const GlyphRun* run : runs(page)) {
        if (run->text != "题头") continue;
        EXPECT_EQ(Length{run->glyphs.back().x}, run->size);
    }
}

TEST_F(Tables, CloseTheirPartsAndSayOnEachWhatGoesOn_B10) {
    for (const bool head : {true, false}) {
        book_.chapters.clear();
        Table table = wide_table(2, 90, "一二三四");
        table.caption = plain("表1　题");
        table.label = "表1";
        if (!head) table.sections.erase(table.sections.begin());
        chapter("a", "").blocks.push_back({std::move(table), {}, "", ""});
        const Pages made = pages();
        const std::size_t first = page_with(made, "表1　题");
        ASSERT_GT(made.pages.size(), first + 2);
        for (std::size_t i = first; i < made.pages.size(); ++i) {
            const bool goes_on = i > first;
            EXPECT_EQ(text_of(made.pages[i]).find("续表1") != std::string::npos, goes_on) << i;
            Length text;
            for (const GlyphRun* run : runs(made.pages[i])) {
                if (run->text == "续表1") {
                    EXPECT_EQ(run->node, NodeId::artifact);
                }
                if (run->text == "一二三四") text = std::max(text, run->origin.y);
            }
            // A rule over the first row and one under the last one.
            std::vector<Length> rules;
            for (const Item& item : made.pages[i].items)
                if (const auto* rule = std::get_if<RuleItem>(&item)) rules.push_back(rule->area.y);
            EXPECT_EQ(rules.size(), head ? 3U : 2U) << i;
            EXPECT_GT(*std::max_element(rules.begin(), rules.end()), text) << i;
        }
    }
}

TEST_F(Tables, HaveTheirNotesSmallUnderThem) {
    for (std::size_t rows = 18; rows < 32; ++rows) {
        book_.chapters.clear();
        Table table = wide_table(2, rows, "一二三四");
        table.notes.push_back(paragraph("注：表的注"));
        Chapter& one = chapter("a", "");
        one.blocks.push_back({std::move(table), {}, "", ""});
        one.blocks.push_back(paragraph("后文"));
        const Pages made = pages();
        const std::size_t at = page_with(made, "注：表的注");
        Length last_row;
        for (const GlyphRun* run : runs(made.pages[at])) {
            if (run->text == "一二三四") last_row = std::max(last_row, run->origin.y);
            if (run->text == "注：表的注") {
                EXPECT_EQ(run->size, style_[style::Role::table_note].size);
                EXPECT_GT(run->origin.y, last_row);
            }
        }
        // Never alone.
        EXPECT_GT(last_row, Length{});
    }
}

class TableLooks : public Tables {
protected:
    std::vector<RuleItem> drawn(style::TableLook look) {
        style_.table = look;
        const Page page = page_of(
            table_of(row({"甲", "乙", "丙"}),
                     {row({"一", "二", "三"}), row({"四", "五", "六"}), row({"七", "八", "九"})}));
        std::vector<RuleItem> found;
        for (const Item& item : page.items)
            if (const auto* rule = std::get_if<RuleItem>(&item)) found.push_back(*rule);
        return found;
    }
};

TEST_F(TableLooks, AreThoseOfTheStyle) {
    using style::TableRules;
    const auto count = [&](TableRules rules, bool upright) {
        const std::vector<RuleItem> all = drawn({rules, {}, {}, {}});
        return std::count_if(all.begin(), all.end(), [&](const RuleItem& rule) {
            return (rule.area.height > rule.area.width) == upright;
        });
    };
    EXPECT_EQ(count(TableRules::none, false) + count(TableRules::none, true), 0);
    EXPECT_EQ(count(TableRules::three, false), 3);
    // Each cell has its own piece.
    EXPECT_EQ(count(TableRules::rows, false), 3 + 12);
    EXPECT_EQ(count(TableRules::rows, true), 0);
    EXPECT_EQ(count(TableRules::grid, false), 3 + 12);
    // Between three columns and at either edge, in four rows.
    EXPECT_EQ(count(TableRules::grid, true), 16);
}

// Rows that a cell joins have the rule that they have anyway, once.
TEST_F(TableLooks, RuleNoRowTwice) {
    Table table = table_of(row({"甲", "乙"}), {row({"一", "二"}), {cell("三")}, row({"四", "五"})});
    table.sections[1].rows[0][0].rows = 2;
    style_.table.rules = style::TableRules::rows;
    const Page page = page_of(std::move(table));
    std::vector<Length> feet;
    for (const Item& item : page.items)
        if (const auto* rule = std::get_if<RuleItem>(&item))
            if (rule->area.width == style_.page.measure()) feet.push_back(rule->area.y);
    EXPECT_EQ(feet.size(), 3U);
}

// Under the last row of a section stands the rule of the next one, which is stronger.
TEST_F(TableLooks, HaveOneRuleBetweenSections) {
    for (const auto rules : {style::TableRules::rows, style::TableRules::grid}) {
        Table table = table_of(row({"甲", "乙"}), {row({"一", "二"})});
        table.sections.push_back({TablePart::body, {row({"三", "四"})}});
        style_.table.rules = rules;
        const Page page = page_of(std::move(table));
        Length above;
        Length below;
        for (const GlyphRun* run : runs(page)) {
            if (run->text == "一") above = run->origin.y;
            if (run->text == "三") below = run->origin.y;
        }
        std::vector<Length> between;
        for (const Item& item : page.items)
            if (const auto* rule = std::get_if<RuleItem>(&item))
                if (rule->area.y > above && rule->area.y < below &&
                    rule->area.height < rule->area.width)
                    between.push_back(rule->area.height);
        EXPECT_EQ(between, std::vector<Length>{points(0.4)});
    }
}

TEST_F(TableLooks, HaveTheirColours) {
    const Colour rule(1, 2, 3);
    const Colour head(4, 5, 6);
    const Colour stripe(7, 8, 9);
    const std::vector<RuleItem> all = drawn({style::TableRules::three, rule, head, stripe});
    const auto of = [&](Colour colour) {
        return std::count_if(all.begin(), all.end(),
                             [&](const RuleItem& one) { return one.colour == colour; });
    };
    EXPECT_EQ(of(rule), 3);
    EXPECT_EQ(of(head), 1);
    // The second of three rows.
    EXPECT_EQ(of(stripe), 1);
}

class WideTables : public Tables {
protected:
    Pages laid_out(Diagnostics& diagnostics) {
        return laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, diagnostics);
    }
    static int turned_runs(const Page& page) {
        int count = 0;
        for (const GlyphRun* run : runs(page))
            count += run->direction == Direction::counterclockwise ? 1 : 0;
        return count;
    }
};

TEST_F(WideTables, AreSetALittleSmallerIfThatHelps) {
    // Seven columns of four characters: 35 em of nine points are more than the measure.
    chapter("a", "甲").blocks.push_back({wide_table(7, 2, "一二三四"), {}, "", ""});
    Diagnostics diagnostics;
    const Pages made = laid_out(diagnostics);
    ASSERT_EQ(diagnostics.items().size(), 1u);
    EXPECT_EQ(diagnostics.items()[0].code, Code::L002);
    const Length size = style_[style::Role::table].size.scaled(85, 100);
    int found = 0;
    for (const GlyphRun* run : runs(made.pages[page_with(made, "题头")]))
        found += run->size == size ? 1 : 0;
    EXPECT_GE(found, 7);
}

TEST_F(WideTables, AreTurnedOnAPageOfTheirOwnAndTheTextGoesOn) {
    Chapter& one = chapter("a", "甲");
    one.blocks.push_back(paragraph("前文" + han(100)));
    one.blocks.push_back({wide_table(9, 4, "一二三四"), {}, "t", ""});
    one.blocks.push_back(paragraph("后文" + han(3000)));
    Diagnostics diagnostics;
    const Pages made = laid_out(diagnostics);
    ASSERT_EQ(diagnostics.items().size(), 1u);
    EXPECT_EQ(diagnostics.items()[0].code, Code::L003);
    const std::size_t before = page_with(made, "前文");
    // No hole: what follows the table begins on the page before it.
    EXPECT_EQ(page_with(made, "后文"), before);
    const Page& page = made.pages[before + 1];
    EXPECT_GE(turned_runs(page), 45);
    EXPECT_EQ(turned_runs(made.pages[before]) + turned_runs(made.pages[before + 2]), 0);
    // Its head and folio stand upright; it does not leave the type area.
    EXPECT_NE(text_of(page).find(page_label(made.labels, before + 1)), std::string::npos);
    const Length top = style_.page.head_margin;
    for (const GlyphRun* run : runs(page)) {
        if (run->direction != Direction::counterclockwise) continue;
        EXPECT_LE(run->origin.y, top + style_.page.height());
        EXPECT_GE(run->origin.y - Length{run->glyphs.back().x}, top);
        EXPECT_GE(run->origin.x, style_.page.fore_edge);
        EXPECT_LE(run->origin.x, style_.page.fore_edge + style_.page.measure());
    }
    bool anchored = false;
    for (const Anchor& anchor : page.anchors) anchored = anchored || anchor.name == "a#t";
    EXPECT_TRUE(anchored);
}

TEST_F(WideTables, LeaveALongCaptionInTheText) {
    for (const int characters : {20, 1200}) {
        book_.chapters.clear();
        Table table = wide_table(9, 4, "一二三四");
        std::string caption;
        for (int i = 0; i < characters; ++i)
            append_utf8(caption, 0x7000 + static_cast<char32_t>(i));
        table.caption = plain(caption);
        chapter("a", "甲").blocks.push_back({std::move(table), {}, "t", ""});
        Diagnostics diagnostics;
        const Pages made = laid_out(diagnostics);
        std::string all;
        int cells = 0;
        for (const Page& page : made.pages) {
            for (const GlyphRun* run : runs(page)) {
                cells += run->text == "一二三四" ? 1 : 0;
                const bool of_caption =
                    !run->text.empty() && caption.find(run->text) != std::string::npos;
                if (!of_caption) continue;
                EXPECT_EQ(run->direction == Direction::counterclockwise, characters == 20)
                    << run->text;
                all += run->text;
            }
        }
        EXPECT_EQ(all, caption);
        EXPECT_EQ(cells, 36);
    }
}

TEST_F(WideTables, RepeatTheirHeaderOnEveryTurnedPage_B10) {
    chapter("a", "甲").blocks.push_back({wide_table(9, 60, "一二三四"), {}, "", ""});
    Diagnostics diagnostics;
    const Pages made = laid_out(diagnostics);
    int turned_pages = 0;
    int rows = 0;
    for (const Page& page : made.pages) {
        if (turned_runs(page) == 0) continue;
        ++turned_pages;
        int headers = 0;
        for (const GlyphRun* run : runs(page)) {
            headers += run->text == "题头" ? 1 : 0;
            // Said once to who listens; on the next pages it only stands there.
            if (run->text == "题头") {
                EXPECT_EQ(run->node == NodeId::artifact, turned_pages > 1);
            }
            rows += run->text == "一二三四" ? 1 : 0;
        }
        EXPECT_EQ(headers, 9);
    }
    EXPECT_GT(turned_pages, 2);
    EXPECT_EQ(rows, 540);
}

TEST_F(WideTables, SayOnEveryTurnedPageWhatGoesOn_B10) {
    Table table = wide_table(9, 60, "一二三四");
    table.label = "表1";
    table.notes.push_back(paragraph("注：表的注"));
    chapter("a", "甲").blocks.push_back({std::move(table), {}, "", ""});
    Diagnostics diagnostics;
    const Pages made = laid_out(diagnostics);
    int turned_pages = 0;
    for (const Page& page : made.pages) {
        if (turned_runs(page) == 0) continue;
        const bool goes_on = turned_pages++ > 0;
        EXPECT_EQ(text_of(page).find("续表1") != std::string::npos, goes_on);
        int rules = 0;
        for (const Item& item : page.items) rules += std::holds_alternative<RuleItem>(item) ? 1 : 0;
        EXPECT_EQ(rules, 3);
    }
    const std::size_t at = page_with(made, "注：表的注");
    EXPECT_GT(turned_runs(made.pages[at]), 0);
    EXPECT_EQ(at, page_with(made, "注：表的注"));
    EXPECT_EQ(turned_runs(made.pages.back()) > 0 ? made.pages.size() - 1 : at, at);
}

TEST_F(WideTables, AreTurnedWithTheirMarksAndNotedOnThePageAfter_F01) {
    Chapter& one = chapter("a", "甲");
    Table table = wide_table(9, 2, "一二三四");
    auto& words = std::get<Paragraph>(table.sections[1].rows[0][0].blocks[0].value);
    words.content.push_back({NoteRef{0, 0, {}}});
    one.blocks.push_back({std::move(table), {}, "", ""});
    Note note;
    note.blocks.push_back(paragraph("注文"));
    one.notes.push_back(std::move(note));
    Diagnostics diagnostics;
    const Pages made = laid_out(diagnostics);
    const std::size_t at = page_with(made, "题头");
    EXPECT_GT(turned_runs(made.pages[at]), 0);
    EXPECT_EQ(page_with(made, "注文"), at + 1);
    EXPECT_EQ(turned_runs(made.pages[at + 1]), 0);
}

}  // namespace
}  // namespace banxin::layout
