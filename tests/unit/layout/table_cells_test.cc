// Cells of a table: what they cover, the blocks in them, and rows that no page can hold.

#include "layout/line_maker.h"
#include "layout/table_columns.h"

#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"

#include <map>

namespace banxin::layout {
namespace {

TableCell covering(TableCell cell, std::uint32_t columns, std::uint32_t rows,
                   HeaderScope header = HeaderScope::none) {
    cell.columns = columns;
    cell.rows = rows;
    cell.header = header;
    return cell;
}

class TableCells : public Pagination {
protected:
    const Pages& laid(Table table) {
        book_.chapters.clear();
        chapter("a", "").blocks.push_back({std::move(table), {}, "", ""});
        made_ = laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, diagnostics_);
        return made_;
    }
    const Page& page_of(Table table) { return laid(std::move(table)).pages.back(); }

    static const GlyphRun& run_of(const Page& page, const std::string& text) {
        for (const GlyphRun* run : runs(page))
            if (run->text == text) return *run;
        ADD_FAILURE() << "nowhere: " << text;
        static const GlyphRun none;
        return none;
    }
    static Length middle_of(const GlyphRun& run) {
        return run.origin.x + (Length{run.glyphs.back().x} + run.size) / 2;
    }
    const StructureNode& node_of(const GlyphRun& run) const {
        return made_.structure[static_cast<std::size_t>(run.node)];
    }
    static std::vector<RuleItem> rules(const Page& page) {
        std::vector<RuleItem> found;
        for (const Item& item : page.items)
            if (const auto* rule = std::get_if<RuleItem>(&item)) found.push_back(*rule);
        return found;
    }

    /// How often each Han character stands in the text, repeated heads left out.
    [[nodiscard]] std::map<char32_t, int> printed() const {
        std::map<char32_t, int> count;
        // The first page is the title's.
        for (std::size_t i = 1; i < made_.pages.size(); ++i)
            for (const GlyphRun* run : runs(made_.pages[i]))
                if (run->node != NodeId::artifact)
                    for (const char32_t c : to_utf32(run->text)) ++count[c];
        return count;
    }
    void nothing_is_lost_or_leaves(const std::u32string& text) const {
        const auto count = printed();
        for (const char32_t c : text)
            EXPECT_EQ(count.contains(c) ? count.at(c) : 0, 1) << to_utf8(std::u32string(1, c));
        const Length foot = style_.page.head_margin + style_.page.height();
        for (const Page& page : made_.pages)
            for (const GlyphRun* run : runs(page))
                if (run->node != NodeId::artifact) {
                    EXPECT_LE(run->origin.y, foot) << run->text;
                }
    }
    /// So many different characters.
    std::string fresh(std::size_t count) {
        std::u32string text;
        for (; text.size() < count; ++next_) text += static_cast<char32_t>(U'丠' + next_);
        used_ += text;
        return to_utf8(text);
    }

    Diagnostics diagnostics_;
    Pages made_;
    std::u32string used_;
    std::uint32_t next_ = 0;
};

TEST_F(TableCells, StandInTheMiddleOfWhatHeadsCover) {
    Table table = table_of({}, {row({"一", "二", "三"}), row({"四", "五", "六"})});
    table.columns.assign(3, Alignment::none);
    constexpr auto head = HeaderScope::column;
    table.sections[0].rows = {
        {covering(cell("左左"), 1, 2, head), covering(cell("两栏合用"), 2, 1, head)},
        {covering(cell("甲甲"), 1, 1, head), covering(cell("乙乙"), 1, 1, head)}};
    const Page page = page_of(std::move(table));
    const Length middle = (middle_of(run_of(page, "甲甲")) + middle_of(run_of(page, "乙乙"))) / 2;
    EXPECT_LE(std::abs((middle_of(run_of(page, "两栏合用")) - middle).sp), points(0.1).sp);
    // Over two rows: between their lines.
    const Length between = (run_of(page, "两栏合用").origin.y + run_of(page, "甲甲").origin.y) / 2;
    EXPECT_LE(std::abs((run_of(page, "左左").origin.y - between).sp), points(0.1).sp);
    // A rule under the cell that names two columns, as wide as its words have room.
    int under = 0;
    for (const RuleItem& rule : rules(page))
        under += rule.area.x > run_of(page, "左左").origin.x && rule.area.y > points(0) &&
                         rule.area.y < run_of(page, "甲甲").origin.y
                     ? 1
                     : 0;
    EXPECT_EQ(under, 1);
}

TEST_F(TableCells, GiveTheirColumnsTheRoomThatTheyNeedTogether) {
    const std::vector<ColumnNeeds> needs =
        needs_of({{0, 1, {points(30), points(20), points(20)}},
                  {1, 1, {points(60), points(20), points(20)}},
                  {0, 2, {points(180), points(100), points(100)}}},
                 3, points(5));
    EXPECT_GE(needs[0].natural + needs[1].natural, points(179));
    EXPECT_GE(needs[0].least + needs[1].least, points(99));
    // In proportion to what they have; what it does not cover is as it was.
    EXPECT_GT(needs[1].natural, needs[0].natural);
    EXPECT_EQ(needs[2].natural, points(10));
}

TEST_F(TableCells, SayInTheStructureWhatTheyHeadAndCover) {
    Table table =
        table_of(row({"栏甲", "栏乙", "栏丙"}),
                 {{covering(cell("行头"), 1, 2, HeaderScope::row), cell("数一"), cell("数二")},
                  {covering(cell("合用"), 2, 1)}});
    const Page page = page_of(std::move(table));
    const auto is = [&](const char* text, StructureType type, std::uint32_t columns,
                        std::uint32_t rows, CellAttributes::Scope scope) {
        const StructureNode& node = node_of(run_of(page, text));
        EXPECT_EQ(node.type, type) << text;
        EXPECT_EQ(node.cell.columns, columns) << text;
        EXPECT_EQ(node.cell.rows, rows) << text;
        EXPECT_EQ(node.cell.scope, scope) << text;
        return made_
            .structure[static_cast<std::size_t>(
                made_.structure[static_cast<std::size_t>(node.parent)].parent)]
            .type;
    };
    using Scope = CellAttributes::Scope;
    // Short heads are drawn apart, heads of rows are not.
    EXPECT_EQ(is("栏甲", StructureType::TH, 1, 1, Scope::column), StructureType::THead);
    EXPECT_EQ(is("行头", StructureType::TH, 1, 2, Scope::row), StructureType::TBody);
    EXPECT_EQ(is("合用", StructureType::TD, 2, 1, Scope::column), StructureType::TBody);
    EXPECT_EQ(Length{run_of(page, "行头").glyphs.back().x}, run_of(page, "行头").size);
}

TEST_F(TableCells, SetBlocksUnderEachOtherInTheirColumn) {
    List list;
    for (const char* words : {"列一", "列二"}) {
        list.items.emplace_back();
        list.items.back().blocks.push_back(paragraph(words));
    }
    Quote quote;
    quote.blocks.push_back(paragraph("引文"));
    Blocks blocks = {paragraph("段一"),
                     paragraph("段二"),
                     {list, {}, "", ""},
                     {quote, {}, "", ""},
                     {CodeBlock{"", "code"}, {}, "", ""}};
    const Page page = page_of(
        table_of(row({"甲", "乙", "丙"}), {{cell("左边"), cell(std::move(blocks)), cell("右边")}}));
    const Length left = run_of(page, "左边").origin.x + run_of(page, "左边").size * 2;
    const Length right = run_of(page, "右边").origin.x;
    Length y;
    for (const char* text : {"段一", "段二", "列一", "列二", "引文", "code"}) {
        const GlyphRun& run = run_of(page, text);
        EXPECT_GT(run.origin.y, y) << text;
        EXPECT_GT(run.origin.x, left) << text;
        EXPECT_LT(run.origin.x + run.size * 2, right) << text;
        EXPECT_LE(run.size, style_[style::Role::table].size) << text;
        y = run.origin.y;
    }
    // Their own structure stands in the cell.
    const StructureNode& words = node_of(run_of(page, "段二"));
    EXPECT_EQ(words.type, StructureType::P);
    EXPECT_EQ(made_.structure[static_cast<std::size_t>(words.parent)].type, StructureType::TD);
    // Paragraphs stand further apart than the lines of one.
    EXPECT_GT(run_of(page, "段二").origin.y - run_of(page, "段一").origin.y,
              style_[style::Role::table].pitch);
    // Markers hang in the cell.
    EXPECT_GT(run_of(page, "•").origin.x, left);
    EXPECT_LT(run_of(page, "•").origin.x, run_of(page, "列一").origin.x);
}

TEST_F(TableCells, KeepHalfAnEmInNarrowColumns_B11) {
    const Page page = page_of(table_of(row({"甲", "乙"}), {row({"一", han(60).c_str()})}));
    const GlyphRun& narrow = run_of(page, "一");
    EXPECT_EQ(narrow.origin.x, rules(page).at(0).area.x + narrow.size / 2);
}

TEST_F(TableCells, KeepJoinedRowsOnOnePage) {
    std::vector<TableRow> rows;
    for (int i = 0; i < 40; ++i) {
        const std::string number = std::to_string(i + 100);
        rows.push_back({covering(cell("组" + number), 1, 3), cell("上" + number)});
        rows.push_back({cell("中" + number)});
        rows.push_back({cell("下" + number)});
    }
    laid(table_of(row({"组", "行"}), std::move(rows)));
    ASSERT_GT(made_.pages.size(), 4U);
    for (int i = 0; i < 40; ++i) {
        const std::string number = std::to_string(i + 100);
        const std::size_t page = page_with(made_, "上" + number);
        for (const char* part : {"组", "中", "下"})
            EXPECT_EQ(page_with(made_, part + number), page) << part << number;
    }
}

TEST_F(TableCells, ShowByRulesWhichRowsBelongTogether) {
    const auto count = [&](std::uint32_t joined, bool sections) {
        Table table = table_of({}, {{covering(cell("甲"), 1, joined), cell("一")}});
        table.columns.assign(2, Alignment::none);
        table.sections.erase(table.sections.begin());
        std::vector<TableRow>& rows = table.sections[0].rows;
        if (joined == 1) rows.push_back({cell("乙"), cell("二")});
        if (joined == 2) rows.push_back({cell("二")});
        if (sections) table.sections.push_back({TablePart::foot, {}});
        table.sections.back().rows.push_back({cell("丙"), cell("三")});
        return rules(page_of(std::move(table))).size();
    };
    EXPECT_EQ(count(1, false), 2U);
    EXPECT_EQ(count(2, false), 3U);
    EXPECT_EQ(count(1, true), 3U);
}

TEST_F(TableCells, GoOnOnTheNextPageWhenNoPageHoldsThem) {
    Blocks code = {{CodeBlock{"", ""}, {}, "", ""}};
    std::string& lines = std::get<CodeBlock>(code[0].value).text;
    for (int i = 0; i < 90; ++i) lines += (i > 0 ? "\n" : "") + fresh(4);
    Blocks words;
    for (int i = 0; i < 12; ++i) words.push_back(paragraph(fresh(120)));
    laid(table_of(row({"栏", "目"}), {{cell(std::move(words)), cell(std::move(code))},
                                      {cell(fresh(3)), cell(fresh(3))}}));
    EXPECT_GT(made_.pages.size(), 4U);
    nothing_is_lost_or_leaves(used_);
    // The head stands above each of its parts.
    const std::size_t first = page_with(made_, to_utf8(used_.substr(0, 4)));
    for (std::size_t i = first; i < made_.pages.size(); ++i)
        EXPECT_NE(text_of(made_.pages[i]).find("栏"), std::string::npos) << i;
}

TEST_F(TableCells, ArePartedWhenJoinedRowsFitNoPage) {
    std::vector<TableRow> rows;
    for (int i = 0; i < 80; ++i) rows.push_back({cell(fresh(4)), cell(fresh(20))});
    rows[0].insert(rows[0].begin(), covering(cell(fresh(300)), 1, 80));
    laid(table_of(row({"组", "行", "目"}), std::move(rows)));
    EXPECT_GT(made_.pages.size(), 4U);
    nothing_is_lost_or_leaves(used_);
}

TEST_F(TableCells, RepeatNoHeadThatFillsThePage_B10) {
    Table table = table_of({cell(fresh(4)), cell(fresh(900))}, {});
    for (int i = 0; i < 60; ++i) table.sections[1].rows.push_back({cell(fresh(2)), cell(fresh(2))});
    laid(std::move(table));
    nothing_is_lost_or_leaves(used_);
    for (const Page& page : made_.pages)
        for (const GlyphRun* run : runs(page))
            if (run->node == NodeId::artifact) {
                EXPECT_EQ(run->text.find(to_utf8(used_.substr(0, 4))), std::string::npos);
            }
}

TEST_F(TableCells, AreTurnedWithAllThatTheyHold) {
    std::vector<TableRow> rows;
    for (int i = 0; i < 12; ++i) {
        TableRow cells;
        for (int k = 0; k < 10; ++k)
            cells.push_back(cell({paragraph(fresh(4)), paragraph(fresh(4))}));
        if (i % 3 == 0) cells[0].rows = 3;
        if (i % 3 != 0) cells.erase(cells.begin());
        cells.back().columns = 2;
        cells.erase(cells.end() - 2);
        rows.push_back(std::move(cells));
    }
    // The words of what was left out.
    used_.clear();
    for (const TableRow& cells : rows)
        for (const TableCell& one : cells)
            for (const Block& block : one.blocks)
                used_ += to_utf32(plain_text(std::get<Paragraph>(block.value).content));
    laid(table_of(TableRow(10, cell("题头")), std::move(rows)));
    ASSERT_EQ(diagnostics_.items().size(), 1U);
    EXPECT_EQ(diagnostics_.items()[0].code, Code::L003);
    nothing_is_lost_or_leaves(used_);
    for (const Page& page : made_.pages)
        for (const GlyphRun* run : runs(page))
            if (run->direction == Direction::counterclockwise) {
                EXPECT_GE(run->origin.y - Length{run->glyphs.back().x}, style_.page.head_margin);
            }
}

TEST_F(TableCells, HoldTablesInTheirRoom) {
    Table inner = table_of(row({"内甲", "内乙"}), {row({"内丙", "内丁"})});
    inner.caption = plain("内题");
    const Page page = page_of(
        table_of(row({"外甲", "外乙"}),
                 {{cell("外丙"), cell({paragraph("外丁"), {std::move(inner), {}, "", ""}})}}));
    const Length edge = run_of(page, "外丁").origin.x;
    for (const char* text : {"内甲", "内乙", "内丙", "内丁", "内题"}) {
        EXPECT_GE(run_of(page, text).origin.x, edge) << text;
        EXPECT_GT(run_of(page, text).origin.y, run_of(page, "外丁").origin.y) << text;
    }
    EXPECT_TRUE(diagnostics_.items().empty());
}

TEST_F(TableCells, KnowWhereAPageBeginsInThem) {
    book_.chapters.clear();
    Chapter& one = chapter("a", "");
    Blocks words;
    for (std::uint32_t i = 0; i < 12; ++i) {
        words.push_back(paragraph(fresh(120)));
        words.back().number = i + 2;
    }
    one.blocks.push_back({table_of({cell("栏")}, {{cell(std::move(words))}}), {}, "", "", 1});
    made_ = laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, diagnostics_);
    ASSERT_GT(made_.starts.starts.size(), 1U);
    const TextPlace& second = made_.starts.starts[1].place;
    EXPECT_GT(second.block, 1U);
    const std::size_t from = (second.block - 2) * 120 + second.offset / 3;
    const std::size_t page = page_with(made_, to_utf8(used_.substr(from, 3)));
    EXPECT_EQ(page, made_.labels.back().first_page + 1);
}

}  // namespace
}  // namespace banxin::layout
