// Pages: the grid, what stays together, what is cut, links that say their page, structure.

#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"

#include <map>
#include <set>

namespace banxin::layout {
namespace {

TEST_F(Pagination, StandsEveryBodyLineOnOneGrid_H01) {
    Chapter& one = chapter("a", "甲");
    one.blocks.push_back(paragraph(han(900)));
    one.blocks.push_back({Heading{2, plain("小节")}, {}, "s", "小节"});
    one.blocks.push_back({Heading{3, plain("小小节")}, {}, "t", "小小节"});
    one.blocks.push_back(paragraph(han(900)));
    const Pages made = pages();
    const Length size = style_[style::Role::body].size;
    const Length first = style_.page.head_margin + size.scaled(88, 100);
    int lines = 0;
    for (const Page& page : made.pages) {
        for (const GlyphRun* run : runs(page)) {
            if (run->size != size || run->node == NodeId::artifact || run->text.size() < 30)
                continue;
            EXPECT_EQ(((run->origin.y - first) % style_.page.pitch).sp, 0);
            ++lines;
        }
    }
    EXPECT_GT(lines, 60);
}

TEST_F(Pagination, KeepsThePitchWhateverStandsInALine_H07) {
    Chapter& one = chapter("a", "甲");
    const auto lines = [&one](const Inlines& inlines) {
        one.blocks.push_back({Paragraph{inlines, ParagraphRole::body, false}, {}, "", ""});
    };
    lines(plain("甲行"));
    lines({{Text{"乙行", {}}}, {Ruby{{{"汉字", "hàn zì"}}, {}}}});
    lines({{Text{"丙行", {}}}, {Styled{InlineStyle::emphasis_dots, plain("要紧")}}});
    lines({{Text{"丁行", {}}}, {Styled{InlineStyle::superscript, plain("2")}}});
    lines({{Text{"戊行", {}}}, {CodeSpan{"x = 1", {}}}});
    lines(plain("己行"));
    const Pages made = pages();
    const Page& page = made.pages[page_with(made, "甲行")];
    std::vector<Length> baselines;
    for (const GlyphRun* run : runs(page)) {
        if (run->text.find("行") != std::string::npos) baselines.push_back(run->origin.y);
    }
    ASSERT_EQ(baselines.size(), 6u);
    for (std::size_t i = 1; i < baselines.size(); ++i)
        EXPECT_EQ(baselines[i] - baselines[i - 1], style_.page.pitch) << i;
}

TEST_F(Pagination, FillsAPageToItsLastGridLine_W05) {
    chapter("a", "甲").blocks.push_back(paragraph(han(2000)));
    const Pages made = pages();
    const std::size_t body = page_with(made, han(20));
    Length lowest;
    for (const GlyphRun* run : runs(made.pages[body + 1])) {
        if (run->node != NodeId::artifact) lowest = std::max(lowest, run->origin.y);
    }
    // The last em box stands on the foot of the type area.
    const Length foot = style_.page.head_margin + style_.page.height();
    EXPECT_EQ(lowest, foot - style_.page.body_size + style_.page.body_size.scaled(88, 100));
}

TEST_F(Pagination, LeavesNoCodesOfLinksAloneOnAPage) {
    // As many lines as fill the page or nearly: the codes do not fit under them.
    for (std::int32_t lines = style_.page.lines - 9; lines < style_.page.lines; ++lines) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        one.blocks.push_back(paragraph(han(style_.page.characters * lines - 8)));
        one.link_codes.push_back({"https://example.org/", "", 1, {true}, {}});
        Diagnostics ignored;
        const Pages made = laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, ignored);
        std::set<std::int64_t> text;
        for (const GlyphRun* run : runs(made.pages[page_with(made, "example.org")]))
            if (run->node != NodeId::artifact && run->size == style_.page.body_size)
                text.insert(run->origin.y.sp);
        EXPECT_GE(text.size(), 2U) << lines;
    }
}

TEST_F(Pagination, KeepsInkInsideTheTypeArea) {
    Chapter& one = chapter("a", "甲");
    for (int i = 0; i < 12; ++i)
        one.blocks.push_back(paragraph(han(137) + "，AI时代（" + han(40) + "）。"));
    const Pages made = pages();
    for (std::size_t i = 0; i < made.pages.size(); ++i) {
        const Length left = i % 2 == 0 ? style_.page.gutter : style_.page.fore_edge;
        for (const GlyphRun* run : runs(made.pages[i])) {
            if (run->node == NodeId::artifact || run->glyphs.empty()) continue;
            const text::Bounds ink = test_fonts().bounds(run->face, run->glyphs.back().glyph);
            const Length right =
                run->origin.x + Length{run->glyphs.back().x} + run->size.scaled(ink.right, 65536);
            EXPECT_LE(right, left + style_.page.measure() + points(0.1)) << run->text;
            EXPECT_GE(run->origin.x + run->size, left) << run->text;
        }
    }
}

TEST_F(Pagination, IndentsEveryBodyParagraphByTwoEm_G01_G02_G03) {
    Chapter& one = chapter("a", "甲");
    one.blocks.push_back({Heading{2, plain("小节")}, {}, "s", "小节"});
    one.blocks.push_back(paragraph("首段" + han(60)));
    one.blocks.push_back(paragraph("次段" + han(60)));
    one.blocks.push_back(
        {Paragraph{plain("续段" + han(60)), ParagraphRole::body, true}, {}, "", ""});
    const Pages made = pages();
    const std::size_t index = page_with(made, "首段");
    const Length left = index % 2 == 0 ? style_.page.gutter : style_.page.fore_edge;
    std::map<std::string, Point> starts;
    for (const GlyphRun* run : runs(made.pages[index]))
        starts.emplace(run->text.substr(0, 6), run->origin);
    const Length em = style_.page.body_size;
    EXPECT_EQ(starts.at("首段").x, left + em * 2);
    EXPECT_EQ(starts.at("次段").x, left + em * 2);
    EXPECT_EQ(starts.at("续段").x, left);
    // Three lines a paragraph, and no space between paragraphs.
    EXPECT_EQ(starts.at("次段").y - starts.at("首段").y, style_.page.pitch * 3);
}

TEST_F(Pagination, SetsQuotationsInKaiTwoEmIn_G07) {
    Chapter& one = chapter("a", "甲");
    one.blocks.push_back({Quote{{paragraph("引文" + han(60))}}, {}, "", ""});
    const Pages made = pages();
    const std::size_t index = page_with(made, "引文");
    const Length left = index % 2 == 0 ? style_.page.gutter : style_.page.fore_edge;
    for (const GlyphRun* run : runs(made.pages[index])) {
        if (run->size != style_.page.body_size || run->text.size() < 30) continue;
        EXPECT_EQ(test_fonts().family_name(run->face), "LXGW WenKai");
        EXPECT_GE(run->origin.x, left + style_.page.body_size * 2);
    }
}

TEST_F(Pagination, KeepsLineEdgesInCellsNotesAndCaptions_K18) {
    Chapter& one = chapter("a", "甲");
    std::string text;
    for (int i = 0; i < 12; ++i) text += "他说（“好。”），《书》又说：「" + han(i + 1) + "」；";
    Table table = table_of(row({"栏", "目", "数"}), {{cell(text), cell(text), cell("一")}});
    table.columns = {Alignment::left, Alignment::none, Alignment::right};
    table.caption = plain(text);
    one.blocks.push_back({table, {}, "", ""});
    Inlines marked = plain("正文");
    marked.push_back({NoteRef{0, 0, {}}});
    one.blocks.push_back({Paragraph{marked, ParagraphRole::body, false}, {}, "", ""});
    Note note;
    note.blocks.push_back(paragraph(text));
    one.notes.push_back(std::move(note));
    one.blocks.push_back({Heading{2, plain(text)}, {}, "s", "s"});
    one.blocks.push_back(paragraph(text));
    int lines = 0;
    for (const Page& page : pages().pages) {
        for (const GlyphRun* run : runs(page)) {
            const std::u32string shown = to_utf32(run->text);
            if (shown.size() < 3) continue;
            ++lines;
            EXPECT_EQ(std::u32string_view(U"。”），》」；：").find(shown.front()),
                      std::u32string_view::npos)
                << run->text;
            EXPECT_EQ(std::u32string_view(U"（“《「").find(shown.back()), std::u32string_view::npos)
                << run->text;
        }
    }
    EXPECT_GT(lines, 60);
}

TEST_F(Pagination, NeverStartsAPageWithAParagraphsLastLine_W01) {
    for (int filler = 10; filler <= 20; ++filler) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        for (int i = 0; i < filler; ++i) one.blocks.push_back(paragraph(han(20)));
        one.blocks.push_back(paragraph(han(60) + "末行在此"));
        one.blocks.push_back(paragraph(han(20)));
        const Pages made = pages();
        const std::size_t last = page_with(made, "末行在此");
        const auto all = runs(made.pages[last]);
        std::map<std::int64_t, std::string> lines;
        for (const GlyphRun* run : all) {
            if (run->node != NodeId::artifact) lines[run->origin.y.sp] += run->text;
        }
        EXPECT_EQ(lines.begin()->second.find("末行在此"), std::string::npos) << filler;
    }
}

TEST_F(Pagination, EndsAChapterWithMoreThanOneLine_W07) {
    for (int lines = 15; lines <= 25; ++lines) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "题");
        for (int i = 0; i < lines; ++i) one.blocks.push_back(paragraph("短句"));
        const Page last = pages().pages.back();
        std::size_t found = 0;
        for (const GlyphRun* run : runs(last)) found += run->text == "短句";
        EXPECT_GT(found, 1u) << lines;
    }
}

TEST_F(Pagination, RepeatsTheHeaderOfATableThatGoesOn_B10) {
    Chapter& one = chapter("a", "甲");
    std::vector<TableRow> rows;
    for (int i = 0; i < 60; ++i) rows.push_back({cell("行" + std::to_string(i) + "。"), cell("1")});
    Table table = table_of(row({"栏目", "数目"}), std::move(rows));
    table.columns[1] = Alignment::right;
    one.blocks.push_back({table, {}, "", ""});
    const Pages made = pages();
    const std::size_t first = page_with(made, "行0。");
    const std::size_t last = page_with(made, "行59。");
    EXPECT_GT(last, first);
    for (std::size_t i = first; i <= last; ++i) {
        EXPECT_NE(text_of(made.pages[i]).find("栏目"), std::string::npos);
    }
}

TEST_F(Pagination, GivesEveryItemANodeThatExists) {
    Chapter& one = chapter("a", "甲");
    Inlines text = plain("正文");
    text.push_back({Ruby{{{"汉字", "hàn zì"}}, {}}});
    text.push_back({Styled{InlineStyle::emphasis_dots, plain("着重")}});
    one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    const Pages made = pages();
    for (std::size_t i = 1; i < made.structure.size(); ++i) {
        EXPECT_LT(static_cast<std::size_t>(made.structure[i].parent), i);
    }
    for (const Page& page : made.pages) {
        for (const Item& item : page.items) {
            const NodeId node = std::visit([](const auto& any) { return any.node; }, item);
            if (node != NodeId::artifact) {
                EXPECT_LT(static_cast<std::size_t>(node), made.structure.size());
            }
        }
    }
}

TEST_F(Pagination, DoesNotDependOnTheNumberOfThreads_T07) {
    for (int i = 0; i < 6; ++i)
        chapter("c" + std::to_string(i), "章").blocks.push_back(paragraph(han(500 + i * 99)));
    EXPECT_EQ(dump(pages(1), test_fonts()), dump(pages(3), test_fonts()));
}

TEST_F(Pagination, ShowsEveryCharacterOnceAndInOrder) {
    Chapter& one = chapter("a", "甲");
    const std::string text = han(499);
    one.blocks.push_back(paragraph(text));
    std::string found;
    for (const Page& page : pages().pages) {
        for (const GlyphRun* run : runs(page)) {
            if (run->node != NodeId::artifact) found += run->text;
        }
    }
    EXPECT_NE(found.find(text), std::string::npos);
}

Block reference(const std::string& before, Target target) {
    Inlines text = plain(before);
    text.push_back({Link{"", "", plain("那里"), {}, std::move(target)}});
    return {Paragraph{std::move(text), ParagraphRole::body, false}, {}, "", ""};
}

TEST_F(Pagination, SaysInPrintOnWhichPageALinkLeads) {
    Chapter& one = chapter("a", "甲");
    one.blocks.push_back(reference("远见", {1, ""}));
    one.blocks.push_back(reference("近见", {0, "s"}));
    one.blocks.push_back({Heading{2, plain("小节")}, {}, "s", "小节"});
    one.blocks.push_back(paragraph(han(3000)));
    chapter("b", "乙").blocks.push_back(reference("回见", {0, "s"}));
    const Pages made = pages();
    const std::string there = page_label(made.labels, page_with(made, "回见"));
    const std::string first = text_of(made.pages[page_with(made, "远见")]);
    EXPECT_GT(std::stoi(there), 3);
    EXPECT_NE(first.find("远见那里（第" + there + "页）"), std::string::npos) << first;
    // It stands on the same page: nobody has to be told.
    EXPECT_EQ(first.find("近见那里（"), std::string::npos);
    EXPECT_NE(text_of(made.pages[page_with(made, "回见")]).find("那里（第1页）"),
              std::string::npos);
}

TEST_F(Pagination, SaysNoPageOfALinkIfNotAsked) {
    chapter("a", "甲").blocks.push_back(reference("远见", {1, ""}));
    chapter("b", "乙").blocks.push_back(paragraph("正文"));
    Diagnostics diagnostics;
    LayoutOptions options{1, 2};
    options.typography.page_references = false;
    const Pages made = laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics);
    EXPECT_EQ(text_of(made.pages[page_with(made, "远见")]).find("页）"), std::string::npos);
}

TEST_F(Pagination, SaysTheRightPageThoughSayingItMovesThePages_F12) {
    // The longer the references, the later the chapter that they lead to.
    Chapter& one = chapter("a", "甲");
    for (int i = 0; i < 400; ++i) one.blocks.push_back(reference(han(12 + i % 9), {1, ""}));
    chapter("b", "乙").blocks.push_back(paragraph("正文"));
    const Pages made = pages();
    const std::string label = page_label(made.labels, page_with(made, "正文"));
    EXPECT_GT(std::stoi(label), 10);
    for (const Page& page : made.pages) {
        const std::string text = text_of(page);
        for (std::size_t at = text.find("（第"); at != std::string::npos;
             at = text.find("（第", at + 1)) {
            const std::string said = text.substr(at + std::string("（第").size());
            EXPECT_TRUE(said.starts_with(label)) << said.substr(0, 12);
        }
    }
}

TEST_F(Pagination, LetsReadingsOfTheFirstLineStandOutOfTheTypeArea_H08) {
    std::vector<Length> baselines;
    for (const bool ruby : {false, true}) {
        book_.chapters.clear();
        Inlines text = plain("行首");
        if (ruby) text.push_back({Ruby{{{"汉字", "hàn zì"}}, {}}});
        // No title: the paragraph stands at the head of the page.
        chapter("a", "").blocks.push_back(
            {Paragraph{std::move(text), ParagraphRole::body, false}, {}, "", ""});
        const Pages made = pages();
        for (const GlyphRun* run : runs(made.pages[page_with(made, "行首")])) {
            if (run->text.find("行首") != std::string::npos) baselines.push_back(run->origin.y);
        }
    }
    ASSERT_EQ(baselines.size(), 2u);
    EXPECT_EQ(baselines[0], baselines[1]);
}

}  // namespace
}  // namespace banxin::layout
