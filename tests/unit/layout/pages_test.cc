// Pages: the grid, headings and tables that stay with what follows, contents, furniture,
// structure.

#include "unit/layout/pagination.h"

#include <map>

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

TEST_F(Pagination, GivesAHeadingWholeGridLines_H02) {
    for (const std::uint8_t level : {std::uint8_t{2}, std::uint8_t{3}}) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        one.blocks.push_back(paragraph("前文"));
        one.blocks.push_back({Heading{level, plain("小节")}, {}, "s", "小节"});
        one.blocks.push_back(paragraph("后文"));
        const Pages made = pages();
        const Page& page = made.pages[page_with(made, "前文")];
        std::map<std::string, Length> y;
        for (const GlyphRun* run : runs(page)) y.emplace(run->text, run->origin.y);
        const style::Role role = level == 2 ? style::Role::heading2 : style::Role::heading3;
        const Length between = y.at("后文") - y.at("前文");
        EXPECT_EQ(between, style_.page.pitch * (style_[role].grid_lines + 1)) << level;
        EXPECT_GT(y.at("小节"), y.at("前文"));
        EXPECT_LT(y.at("小节"), y.at("后文"));
    }
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

TEST_F(Pagination, StandsHeadAndFolioAtTheSamePlaceOnEveryPage_B01_B03) {
    chapter("a", "章名").blocks.push_back(paragraph(han(4000)));
    const Pages made = pages();
    std::map<bool, std::vector<Point>> heads;
    for (std::size_t i = 0; i < made.pages.size(); ++i) {
        const bool recto = i % 2 == 0;
        for (const GlyphRun* run : runs(made.pages[i])) {
            if (run->node != NodeId::artifact) continue;
            // Left the book, right the chapter.
            if (run->text == (recto ? "章名" : "书名")) heads[recto].push_back(run->origin);
            EXPECT_NE(run->text, recto ? "书名" : "章名");
        }
    }
    for (const bool recto : {true, false}) {
        ASSERT_GT(heads[recto].size(), 1u);
        for (const Point& at : heads[recto]) {
            EXPECT_EQ(at.x, heads[recto].front().x);
            EXPECT_EQ(at.y, heads[recto].front().y);
        }
    }
    EXPECT_EQ(heads[false].front().x, style_.page.fore_edge);
    EXPECT_LE(heads[true].front().y, style_.page.head_margin - style_.page.body_size);
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
    Table table;
    table.columns = {Alignment::left, Alignment::none, Alignment::right};
    table.header = {{plain("栏"), {}}, {plain("目"), {}}, {plain("数"), {}}};
    table.rows.push_back({{plain(text), {}}, {plain(text), {}}, {plain("一"), {}}});
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

TEST_F(Pagination, BeginsChaptersOnARectoWhenAsked_H09) {
    for (const char* name : {"a", "b", "c"})
        chapter(name, "题").blocks.push_back(paragraph(std::string("正文") + name));
    LayoutOptions options;
    options.chapters_on_recto = true;
    Diagnostics diagnostics;
    const Pages made = lay_out(book_, style_, test_fonts(), options, diagnostics);
    for (const char* name : {"正文a", "正文b", "正文c"}) {
        const std::size_t page = page_with(made, name);
        EXPECT_EQ(page % 2, 0u) << name;
        // The page before is blank, without head or folio, and the contents know of it.
        if (name[6] != 'a') {
            EXPECT_TRUE(made.pages[page - 1].items.empty()) << name;
        }
    }
    EXPECT_EQ(page_label(made, page_with(made, "正文c")), "5");
    EXPECT_NE(text_of(made.pages[page_with(made, "目录")]).find("题5"), std::string::npos);
}

TEST_F(Pagination, NeverLeavesAHeadingAtThePagesFoot_H05) {
    for (int filler = 10; filler <= 22; ++filler) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        for (int i = 0; i < filler; ++i) one.blocks.push_back(paragraph(han(20)));
        one.blocks.push_back({Heading{2, plain("小节标题")}, {}, "s", "小节标题"});
        one.blocks.push_back(paragraph("随后的正文" + han(100)));
        const Pages made = pages();
        const std::size_t body = page_with(made, "随后的正文");
        EXPECT_NE(text_of(made.pages[body]).find("小节标题"), std::string::npos) << filler;
    }
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
    Table table;
    table.columns = {Alignment::none, Alignment::right};
    table.header = {{plain("栏目"), {}}, {plain("数目"), {}}};
    for (int i = 0; i < 60; ++i) {
        table.rows.push_back({{plain("行" + std::to_string(i) + "。"), {}}, {plain("1"), {}}});
    }
    one.blocks.push_back({table, {}, "", ""});
    const Pages made = pages();
    const std::size_t first = page_with(made, "行0。");
    const std::size_t last = page_with(made, "行59。");
    EXPECT_GT(last, first);
    for (std::size_t i = first; i <= last; ++i) {
        EXPECT_NE(text_of(made.pages[i]).find("栏目"), std::string::npos);
    }
}

TEST_F(Pagination, PrintsTheRightNumbersInTheContents_B08) {
    for (int i = 1; i <= 4; ++i) {
        Chapter& one = chapter("c" + std::to_string(i), "第" + std::to_string(i) + "章");
        one.blocks.push_back(paragraph(han(700 * i)));
    }
    const Pages made = pages();
    const std::size_t contents = page_with(made, "目录");
    const std::string text = text_of(made.pages[contents]);
    for (int i = 2; i <= 4; ++i) {
        const std::string title = "第" + std::to_string(i) + "章";
        std::size_t page = contents + 1;
        while (text_of(made.pages[page]).find(title) == std::string::npos) ++page;
        EXPECT_NE(text.find(title + page_label(made, page)), std::string::npos) << text;
    }
}

TEST_F(Pagination, LeavesNoFewLinesOnALastPageOfContents) {
    // The contents' page begins with a title of five lines; 21 entries fill it.
    const auto pages_of_contents = [this](int entries) {
        book_.chapters.clear();
        for (int i = 0; i < entries; ++i) {
            Chapter& one = chapter("c" + std::to_string(i), "题" + han(i % 5 + 1));
            one.blocks.push_back(paragraph("字"));
        }
        std::vector<std::size_t> lines;
        for (const Page& page : pages().pages) {
            std::size_t leaders = 0;
            for (const GlyphRun* run : runs(page)) leaders += run->text.empty();
            if (leaders > 0) lines.push_back(leaders);
        }
        return lines;
    };
    using Lines = std::vector<std::size_t>;
    EXPECT_EQ(pages_of_contents(21), Lines({21}));
    EXPECT_EQ(pages_of_contents(23), Lines({23}));
    EXPECT_EQ(pages_of_contents(24), Lines({20, 4}));
    EXPECT_EQ(pages_of_contents(30), Lines({21, 9}));
}

TEST_F(Pagination, StandsLeadersOnOneGrid_B07) {
    chapter("a", "短").blocks.push_back(paragraph("字"));
    chapter("b", "长一些的标题").blocks.push_back(paragraph("字"));
    const Pages made = pages();
    const Page& page = made.pages[page_with(made, "目录")];
    std::vector<std::int64_t> rests;
    for (const GlyphRun* run : runs(page)) {
        if (!run->text.empty()) continue;
        for (const PlacedGlyph& dot : run->glyphs) {
            rests.push_back((run->origin.x.sp + dot.x) % (style_.page.body_size.sp / 2));
        }
    }
    ASSERT_GT(rests.size(), 20u);
    for (const std::int64_t rest : rests) EXPECT_EQ(rest, rests.front());
}

TEST_F(Pagination, StartsTheBodyOnARectoWithPageOne_B05) {
    chapter("a", "甲").blocks.push_back(paragraph("正文开始"));
    const Pages made = pages();
    const std::size_t body = page_with(made, "正文开始");
    EXPECT_EQ(body % 2, 0u);
    EXPECT_EQ(page_label(made, body), "1");
    EXPECT_EQ(page_label(made, 0), "i");
}

TEST_F(Pagination, LeavesBlankPagesBare_B02) {
    chapter("a", "甲").blocks.push_back(paragraph("正文"));
    for (const Page& page : pages().pages) {
        const bool only_furniture =
            !page.items.empty() &&
            std::all_of(page.items.begin(), page.items.end(), [](const Item& item) {
                return std::visit([](const auto& one) { return one.node == NodeId::artifact; },
                                  item);
            });
        EXPECT_FALSE(only_furniture);
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
    const std::string there = page_label(made, page_with(made, "回见"));
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
    const Pages made = lay_out(book_, style_, test_fonts(), options, diagnostics);
    EXPECT_EQ(text_of(made.pages[page_with(made, "远见")]).find("页）"), std::string::npos);
}

TEST_F(Pagination, SaysTheRightPageThoughSayingItMovesThePages_F12) {
    // The longer the references, the later the chapter that they lead to.
    Chapter& one = chapter("a", "甲");
    for (int i = 0; i < 400; ++i) one.blocks.push_back(reference(han(12 + i % 9), {1, ""}));
    chapter("b", "乙").blocks.push_back(paragraph("正文"));
    const Pages made = pages();
    const std::string label = page_label(made, page_with(made, "正文"));
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

TEST_F(Pagination, GivesAPartARectoAndABareVerso_H09_B02) {
    chapter("a", "甲").blocks.push_back(paragraph("甲文"));
    chapter("part-1", "上编").role = ChapterRole::part;
    chapter("b", "乙").blocks.push_back(paragraph("乙文"));
    const Pages made = pages();
    std::size_t part = 0;
    for (std::size_t i = 0; i < made.pages.size(); ++i) {
        if (text_of(made.pages[i]) == "上编") part = i;
    }
    ASSERT_GT(part, page_with(made, "甲文"));
    EXPECT_EQ(part % 2, 0u);
    EXPECT_TRUE(made.pages[part + 1].items.empty());
    EXPECT_EQ(page_with(made, "乙文"), part + 2);
    // In the contents on a line of its own, above its chapters; in the outline around them.
    const std::string contents = text_of(made.pages[page_with(made, "目录")]);
    EXPECT_NE(contents.find("上编" + page_label(made, part)), std::string::npos) << contents;
    std::string outline;
    for (const OutlineEntry& item : made.outline)
        outline += std::to_string(item.level) + item.title + " ";
    EXPECT_NE(outline.find("1甲 1上编 2乙 "), std::string::npos) << outline;
}

TEST_F(Pagination, SetsAHeadingUnderAnotherInALineLess_H06) {
    Chapter& one = chapter("a", "甲");
    one.blocks.push_back(paragraph("前文"));
    one.blocks.push_back({Heading{2, plain("小节")}, {}, "s", "小节"});
    one.blocks.push_back({Heading{3, plain("小小节")}, {}, "t", "小小节"});
    one.blocks.push_back(paragraph("后文"));
    const Pages made = pages();
    std::map<std::string, Length> y;
    for (const GlyphRun* run : runs(made.pages[page_with(made, "前文")]))
        y.emplace(run->text, run->origin.y);
    const std::int32_t sum =
        style_[style::Role::heading2].grid_lines + style_[style::Role::heading3].grid_lines;
    EXPECT_EQ(y.at("后文") - y.at("前文"), style_.page.pitch * sum);
}

TEST_F(Pagination, NeverPartsATitleOfSeveralLines_H04) {
    for (const int lines : {20, 21, 22, 23, 24, 25}) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        for (int i = 0; i < lines - 7; ++i) one.blocks.push_back(paragraph("行"));
        one.blocks.push_back({Heading{2, plain("头" + han(40) + "尾")}, {}, "s", "s"});
        one.blocks.push_back(paragraph(han(200)));
        const Pages made = pages();
        const std::size_t page = page_with(made, "头");
        EXPECT_NE(text_of(made.pages[page]).find("尾"), std::string::npos) << lines;
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
