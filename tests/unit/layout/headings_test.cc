// Headings, titles and parts on the grid, and where they may stand.

#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"

#include <map>

namespace banxin::layout {
namespace {

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

TEST_F(Pagination, BeginsChaptersOnARectoWhenAsked_H09) {
    for (const char* name : {"a", "b", "c"})
        chapter(name, "题").blocks.push_back(paragraph(std::string("正文") + name));
    LayoutOptions options;
    options.chapters_on_recto = true;
    Diagnostics diagnostics;
    const Pages made = laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics);
    for (const char* name : {"正文a", "正文b", "正文c"}) {
        const std::size_t page = page_with(made, name);
        EXPECT_EQ(page % 2, 0u) << name;
        // The page before is blank, without head or folio, and the contents know of it.
        if (name[6] != 'a') {
            EXPECT_TRUE(made.pages[page - 1].items.empty()) << name;
        }
    }
    EXPECT_EQ(page_label(made.labels, page_with(made, "正文c")), "5");
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
    EXPECT_NE(contents.find("上编" + page_label(made.labels, part)), std::string::npos) << contents;
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

TEST_F(Pagination, LeavesAirAroundHeadingsOfSeveralLines_H03_H06) {
    Chapter& one = chapter("01", "章");
    const std::string long_words =
        "一个很长的小节标题长到一行排不下必须转到第二行去而且还要再长一点才行";
    one.blocks.push_back({Heading{2, plain(long_words)}, {}, "", ""});
    one.blocks.push_back({Heading{3, plain("下" + long_words)}, {}, "", ""});
    one.blocks.push_back(paragraph("正文"));
    const Pages made = pages();
    std::vector<Length> lines[2];
    Length text;
    for (const Page& page : made.pages)
        for (const GlyphRun* run : runs(page)) {
            if (run->node == NodeId::artifact) continue;
            const StructureType type = made.structure[static_cast<std::size_t>(run->node)].type;
            if (type == StructureType::H2) lines[0].push_back(run->origin.y);
            if (type == StructureType::H3) lines[1].push_back(run->origin.y);
            if (run->text == "正文") text = run->origin.y;
        }
    ASSERT_EQ(lines[0].size(), 2U);
    ASSERT_EQ(lines[1].size(), 2U);
    // From one heading to the next there is more than from line to line in either.
    const Length between = lines[1].front() - lines[0].back();
    EXPECT_GT(between, lines[0].back() - lines[0].front());
    EXPECT_GT(between, lines[1].back() - lines[1].front());
    EXPECT_GE(text - lines[1].back(), style_.page.pitch);
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

TEST_F(Pagination, PartsOnlyAHeadingOrCaptionThatNoPageHolds_H04) {
    std::string text;  // no character twice
    for (char32_t c = 0x7000; c < 0x7000 + 1500; ++c) append_utf8(text, c);
    Table table = table_of(row({"栏"}), {row({"值"})});
    table.caption = plain(text);
    Table inside = table_of(row({"栏"}), {});
    inside.sections[0].rows.push_back({cell(Blocks{{Heading{3, plain(text)}, {}, "s", "s"}})});
    Inlines noted = plain(text.substr(0, 3012));
    noted.push_back({NoteRef{0, 0, {}}});
    noted.push_back({Text{text.substr(3012), {}}});
    const std::vector<std::pair<std::string, Block>> cases = {
        {"heading", {Heading{2, plain(text)}, {}, "s", "s"}},
        {"noted heading", {Heading{2, noted}, {}, "s", "s"}},
        {"caption", {std::move(table), {}, "", ""}},
        {"heading in a cell", {std::move(inside), {}, "", ""}},
        {"caption of a figure", {Figure{{Inline{Image{}}}, plain(text), ""}, {}, "", ""}},
    };
    for (const auto& [name, block] : cases) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "");
        if (name == "noted heading") {
            one.notes.emplace_back();
            one.notes.back().blocks.push_back(paragraph("注文"));
            one.notes.back().references = 1;
        }
        one.blocks.push_back(paragraph("前文"));
        one.blocks.push_back(block);
        one.blocks.push_back(paragraph("后文"));
        const Pages made = pages();
        const Length foot = style_.page.head_margin + style_.page.height();
        std::string all;
        for (std::size_t i = page_with(made, "前文"); i <= page_with(made, "后文"); ++i) {
            for (const GlyphRun* run : runs(made.pages[i])) {
                if (run->node == NodeId::artifact) continue;
                EXPECT_LE(run->origin.y + run->size / 9, foot) << name << run->text;
                all += run->text;
            }
        }
        for (std::size_t at = 0; at < text.size(); at += 3) {
            const std::size_t found = all.find(text.substr(at, 3));
            ASSERT_NE(found, std::string::npos) << name << at;
            EXPECT_EQ(all.find(text.substr(at, 3), found + 3), std::string::npos) << name << at;
        }
        const bool is_noted = name == "noted heading";
        EXPECT_EQ(all.find("注文") != std::string::npos, is_noted);
        // The mark is read where it stands, whichever piece its line is in.
        const std::size_t before = all.find(text.substr(3009, 3));
        const std::size_t after = all.find(text.substr(3012, 3));
        EXPECT_EQ(after > before + 3, is_noted);
    }
}

TEST_F(Pagination, TellsWhereAHeadingIsCut) {
    Sources sources;
    const SourceId source = sources.add("a.md", "x");
    std::string text;
    for (int i = 0; i < 40; ++i) text += "é";
    for (int i = 0; i < 40; ++i) text += "wi";
    Chapter& one = chapter("a", "章");
    one.blocks.push_back({Heading{2, {{Text{text, {source, 3, 9}}}}}, {}, "s", "s"});
    Diagnostics diagnostics;
    const Pages made = laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, diagnostics);
    ASSERT_FALSE(made.pages.empty());
    ASSERT_FALSE(diagnostics.items().empty());
    EXPECT_EQ(diagnostics.items()[0].code, Code::L001);
    EXPECT_EQ(diagnostics.items()[0].span.begin, 3U);
    // Whole characters of it.
    const std::string& told = diagnostics.items()[0].arguments[0];
    EXPECT_TRUE(text.starts_with(told));
    EXPECT_LE(told.size(), 60U);
    EXPECT_EQ(told.size() % 2, 0U);
    EXPECT_GT(told.size(), 20U);
}

TEST_F(Pagination, StandsAHeadingInTheMiddleOfItsLines_H03) {
    Chapter& one = chapter("a", "甲");
    one.blocks.push_back(paragraph("前文"));
    one.blocks.push_back({Heading{2, plain("小节")}, {}, "s", "小节"});
    one.blocks.push_back(paragraph("后文"));
    const Pages made = pages();
    std::map<std::string, const GlyphRun*> set;
    for (const GlyphRun* run : runs(made.pages[page_with(made, "前文")]))
        set.emplace(run->text, run);
    const auto middle = [](const GlyphRun& run) {
        return run.origin.y - run.size.scaled(88, 100) + run.size / 2;
    };
    const Length above = middle(*set.at("小节")) - middle(*set.at("前文"));
    const Length below = middle(*set.at("后文")) - middle(*set.at("小节"));
    EXPECT_LE(std::abs((above - below).sp), points(0.1).sp);
}

TEST_F(Pagination, BeginsAPageWithAHeadingAsInTheMiddle_H03) {
    // Whole grid lines at the head of a page too; only the blank line before is left out.
    Chapter& one = chapter("a", "");
    one.blocks.push_back({Heading{2, plain("小节")}, {}, "s", "小节"});
    one.blocks.push_back(paragraph("后文"));
    const Pages made = pages();
    std::map<std::string, Length> y;
    for (const GlyphRun* run : runs(made.pages[page_with(made, "后文")]))
        y.emplace(run->text, run->origin.y);
    const Length first_line = style_.page.head_margin + style_.page.body_size.scaled(88, 100);
    EXPECT_EQ(y.at("后文") - first_line,
              style_.page.pitch * style_[style::Role::heading2].grid_lines);
}

TEST_F(Pagination, IndentsLeftSetHeadingsByWholeCharacters_H11) {
    for (const std::string& name : style::built_in_style_names()) {
        Sources sources;
        Diagnostics diagnostics;
        const style::Style look = style::read_style(style::built_in_style(name).value(),
                                                    std::nullopt, "zh-Hans", sources, diagnostics)
                                      .value();
        for (const style::Role role : {style::Role::heading2, style::Role::heading3,
                                       style::Role::heading4, style::Role::heading5})
            EXPECT_EQ(look[role].left % 100, 0) << name;
    }
}

TEST_F(Pagination, DrawsShortTitlesApart_H15) {
    const auto width = [&](const std::string& title) {
        book_.chapters.clear();
        chapter("a", title).blocks.push_back(paragraph("文"));
        const Pages made = pages();
        const Length size = style_[style::Role::chapter_title].size;
        for (const GlyphRun* run : runs(made.pages[page_with(made, "文")])) {
            if (run->size == size && run->text == title)
                return static_cast<double>(run->glyphs.back().x) / static_cast<double>(size.sp);
        }
        ADD_FAILURE() << title;
        return 0.0;
    };
    EXPECT_NEAR(width("前言"), 2, 0.01);
    EXPECT_NEAR(width("出版者"), 3, 0.01);
    EXPECT_NEAR(width("四个字长"), 3, 0.01);
    EXPECT_NEAR(width("AI"), 0.6, 0.3);
    style_.roles[static_cast<std::size_t>(style::Role::chapter_title)].spread = false;
    EXPECT_NEAR(width("前言"), 1, 0.01);
}

TEST_F(Pagination, EndsTheLinesOfAnOpeningAlikeAndWithAPhrase_H13) {
    Chapter& one = chapter("a", "甲");
    one.blocks.push_back(
        {Paragraph{plain("来源：" + han(20) + "，" + han(10)), ParagraphRole::source, false},
         {},
         "",
         ""});
    one.blocks.push_back(paragraph("正文"));
    const Pages made = pages();
    std::vector<std::string> lines;
    for (const GlyphRun* run : runs(made.pages[page_with(made, "来源")])) {
        if (run->size == style_[style::Role::source].size && run->node != NodeId::artifact)
            lines.push_back(run->text);
    }
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_TRUE(lines[0].ends_with("，")) << lines[0];
}

TEST_F(Pagination, SetsKickerAndDeckWithTheTitleInTheSameGridLines_H02) {
    const auto lines = [&](const char* kicker, const char* deck) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "主标题句");
        const auto with_title = [](const char* words, ParagraphRole role) -> Blocks {
            return {{Paragraph{plain(words), role, false}, {}, "", ""}};
        };
        one.over_title = with_title(kicker, ParagraphRole::kicker);
        one.under_title = with_title(deck, ParagraphRole::deck);
        one.blocks.push_back(paragraph("正文"));
        const Pages made = pages();
        std::map<std::string, Length> y;
        for (const GlyphRun* run : runs(made.pages[page_with(made, "正文")]))
            if (run->node != NodeId::artifact) y.emplace(run->text, run->origin.y);
        return y;
    };
    const auto plain_title = lines("", "");
    const auto with_both = lines("引题之句", "副题之句");
    ASSERT_TRUE(with_both.contains("引题之句") && with_both.contains("副题之句"));
    EXPECT_LT(with_both.at("引题之句"), with_both.at("主标题句"));
    EXPECT_LT(with_both.at("主标题句"), with_both.at("副题之句"));
    EXPECT_LT(with_both.at("副题之句"), with_both.at("正文"));
    // The text begins on the line on which it would begin under the title alone.
    EXPECT_EQ(with_both.at("正文"), plain_title.at("正文"));
}

TEST_F(Pagination, DrawsTheRuleOfAnOpeningBetweenTheLinesOfTheGrid_H01) {
    const auto laid_out = [&](ChapterKind kind, std::vector<Length>* rules) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        one.kind = kind;
        one.blocks.push_back({Paragraph{plain("某报"), ParagraphRole::source, false}, {}, "", ""});
        one.blocks.push_back(paragraph("正文"));
        const Pages made = pages();
        const Page& page = made.pages[page_with(made, "正文")];
        for (const Item& item : page.items) {
            const auto* rule = std::get_if<RuleItem>(&item);
            if (rule == nullptr) continue;
            EXPECT_EQ(rule->node, NodeId::artifact);
            EXPECT_EQ(rule->area.width, style_.page.measure());
            rules->push_back(rule->area.y);
        }
        std::map<std::string, Length> y;
        for (const GlyphRun* run : runs(page)) y.emplace(run->text, run->origin.y);
        return y;
    };
    std::vector<Length> none;
    std::vector<Length> drawn;
    const auto plain_chapter = laid_out(ChapterKind::plain, &none);
    const auto report = laid_out(ChapterKind::news, &drawn);
    EXPECT_TRUE(none.empty());
    ASSERT_EQ(drawn.size(), 1u);
    EXPECT_GT(drawn[0], report.at("某报"));
    EXPECT_LT(drawn[0], report.at("某报") + style_.page.pitch / 2);
    EXPECT_EQ(report.at("正文"), plain_chapter.at("正文"));
}

TEST_F(Pagination, SaysTheOriginalsTitleOnceWhereTheOriginalFaces) {
    for (const ParallelPrint print : {ParallelPrint::facing, ParallelPrint::none}) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        one.kind = ChapterKind::translation;
        one.under_title = {
            {Paragraph{plain("Rain"), ParagraphRole::original_title, false}, {}, "", ""}};
        one.blocks.push_back(paragraph("正文"));
        one.blocks.back().piece = 1;
        one.parallel.emplace();
        one.parallel->language = "en";
        one.parallel->title = plain("Rain");
        one.parallel->print = print;
        one.parallel->pieces = {{paragraph("Text")}};
        const Pages made = pages();
        int said = 0;
        for (const Page& page : made.pages)
            for (const GlyphRun* run : runs(page))
                if (run->text == "Rain" && run->node != NodeId::artifact) ++said;
        EXPECT_EQ(said, 1) << name_of(print);
    }
}

TEST_F(Pagination, SetsWhoSaidItNoLargerThanWhatIsSaid) {
    Chapter& one = chapter("a", "甲");
    Quote quote;
    quote.kind = QuoteKind::epigraph;
    quote.blocks.push_back(paragraph("题记之句"));
    quote.blocks.push_back(
        {Paragraph{plain("书之名"), ParagraphRole::attribution, false}, {}, "", ""});
    one.blocks.push_back({std::move(quote), {}, "", ""});
    const Pages made = pages();
    std::map<std::string, Length> sizes;
    for (const GlyphRun* run : runs(made.pages[page_with(made, "书之名")]))
        sizes.emplace(run->text, run->size);
    EXPECT_EQ(sizes.at("书之名"), sizes.at("题记之句"));
    EXPECT_LT(sizes.at("书之名"), style_.page.body_size);
}

TEST_F(Pagination, KeepsWhatClosesATextWithItsLastLine) {
    for (int filler = 14; filler <= 28; ++filler) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        for (int i = 0; i < filler; ++i) one.blocks.push_back(paragraph("行"));
        one.blocks.push_back(paragraph("末行"));
        one.blocks.push_back(
            {Paragraph{plain("某年某月"), ParagraphRole::closing, false}, {}, "", ""});
        const Pages made = pages();
        const Page& page = made.pages[page_with(made, "某年某月")];
        EXPECT_NE(text_of(page).find("末行"), std::string::npos) << filler;
        for (const GlyphRun* run : runs(page)) {
            if (run->text != "某年某月") continue;
            // 落款 ends two characters before the edge.
            const Length end = run->origin.x + run->size * 4;
            const Length edge = style_.page.measure() - style_.page.body_size * 2;
            EXPECT_EQ((end - edge) - (page_label(made.labels, page_with(made, "某年某月")) == "1"
                                          ? style_.page.gutter
                                          : style_.page.fore_edge),
                      Length{})
                << filler;
        }
    }
}

TEST_F(Pagination, StandsTheColophonAtTheFoot) {
    Chapter& one = chapter("colophon", "版权信息");
    one.role = ChapterRole::colophon;
    for (const char* entry : {"书名：书", "作者：人"})
        one.blocks.push_back(
            {Paragraph{plain(entry), ParagraphRole::colophon_entry, false}, {}, "", ""});
    chapter("a", "甲").blocks.push_back(paragraph("文"));
    const Pages made = pages();
    Length lowest;
    for (const GlyphRun* run : runs(made.pages[page_with(made, "作者：")]))
        lowest = std::max(lowest, run->origin.y);
    const Length foot = style_.page.head_margin + style_.page.height();
    EXPECT_LT(foot - lowest, style_.page.body_size / 4);
    EXPECT_LE(lowest, foot);
}

TEST_F(Pagination, SetsALongColophonSmallerAndOneThatIsTooLongOnTwoPages) {
    const auto lines_of_colophon = [this](int lines, Code* told) {
        book_.chapters.clear();
        Chapter& one = chapter("colophon", "版权信息");
        one.role = ChapterRole::colophon;
        for (int i = 0; i < lines; ++i)
            one.blocks.push_back({Paragraph{plain("条目" + std::to_string(100 + i)),
                                            ParagraphRole::colophon_entry, false},
                                  {},
                                  "",
                                  ""});
        chapter("a", "甲").blocks.push_back(paragraph("文"));
        Diagnostics diagnostics;
        const Pages made = laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, diagnostics);
        for (const Diagnostic& one_told : diagnostics.items()) *told = one_told.code;
        std::vector<std::size_t> counts;
        Length size;
        std::string text;
        for (const Page& page : made.pages) {
            std::size_t count = 0;
            for (const GlyphRun* run : runs(page)) {
                if (!run->text.starts_with("条目")) continue;
                ++count;
                size = run->size;
                text += run->text;
                EXPECT_LE(run->origin.y, style_.page.head_margin + style_.page.height());
            }
            if (count > 0) counts.push_back(count);
        }
        for (int i = 0; i < lines; ++i)
            EXPECT_NE(text.find("条目" + std::to_string(100 + i)), std::string::npos) << i;
        return std::pair(counts, size);
    };
    const Length usual = style_[style::Role::colophon_entry].size;
    using Counts = std::vector<std::size_t>;
    Code told = Code::L001;
    EXPECT_EQ(lines_of_colophon(20, &told), std::pair(Counts({20}), usual));
    EXPECT_EQ(lines_of_colophon(34, &told).first, Counts({34}));
    EXPECT_LT(lines_of_colophon(34, &told).second, usual);
    EXPECT_GE(lines_of_colophon(38, &told).second, usual.scaled(76, 100));
    EXPECT_EQ(told, Code::L001);
    const auto longest = lines_of_colophon(60, &told);
    EXPECT_EQ(longest.first.size(), 2U);
    EXPECT_EQ(longest.second, usual);
    EXPECT_EQ(told, Code::L013);
}

TEST_F(Pagination, TellsWhatOfAColophonIsLong) {
    Chapter& one = chapter("colophon", "版权信息");
    one.role = ChapterRole::colophon;
    one.blocks.resize(3);
    const auto hint = [&](int sources, int catalogue, int entries) {
        const auto lines = [](int count) {
            Inlines content;
            for (int i = 0; i <= count; ++i) {
                content.push_back({Text{"行", {}}});
                if (i < count) content.push_back({LineBreak{}});
            }
            return content;
        };
        const Span elsewhere{SourceId{0}, 1, 2};
        one.blocks[0] = {
            Paragraph{lines(catalogue), ParagraphRole::colophon_catalogue}, {}, "", ""};
        one.blocks[1] = {Paragraph{plain("版权所有" + han(entries * style_.page.characters)),
                                   ParagraphRole::colophon_entry},
                         {},
                         "",
                         ""};
        one.blocks[2] = {Paragraph{lines(sources), ParagraphRole::colophon_entry}, elsewhere, "",
                         ""};
        Diagnostics diagnostics;
        static_cast<void>(laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, diagnostics));
        EXPECT_EQ(diagnostics.items().size(), 1U);
        return to_text(diagnostics, Sources(), Speech::english);
    };
    EXPECT_NE(hint(60, 2, 2).find("sources = true"), std::string::npos);
    EXPECT_NE(hint(2, 60, 2).find("cip under [book] imprint has 60 lines"), std::string::npos);
    EXPECT_NE(
        hint(2, 2, 150).find("its 1 entries are from [book], the longest begins with '版权所有"),
        std::string::npos)
        << hint(2, 2, 150);
}

}  // namespace
}  // namespace banxin::layout
