// 对照 on paper: facing pages, two columns, one under the other; on one grid.
#include "layout/side_by_side.h"
#include "unit/layout/pagination.h"

#include <map>

namespace banxin::layout {
namespace {

class Parallel : public Pagination {
protected:
    /// A chapter whose paragraph i is `ours[i]`, from `theirs[i]`.
    Chapter& parallel(ParallelPrint print, const std::vector<std::string>& ours,
                      const std::vector<std::string>& theirs) {
        Chapter& one = chapter("one", "译文");
        one.kind = ChapterKind::translation;
        ParallelText& text = one.parallel.emplace();
        text.language = "en";
        text.title = plain("Title");
        text.print = print;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            one.blocks.push_back(paragraph(ours[i]));
            one.blocks.back().number = one.blocks.back().piece = static_cast<std::uint32_t>(i) + 1;
            text.pieces.push_back({paragraph(theirs[i])});
        }
        return one;
    }

    static std::string words(const std::string& first, int count) {
        std::string text = first;
        for (int i = 0; i < count; ++i) text += " word";
        return text;
    }

    /// The run that begins with a text, on any page.
    static std::pair<std::size_t, const GlyphRun*> run_of(const Pages& pages,
                                                          const std::string& text) {
        for (std::size_t i = 0; i < pages.pages.size(); ++i)
            for (const GlyphRun* run : runs(pages.pages[i]))
                if (run->node != NodeId::artifact && run->text.find(text) != std::string::npos)
                    return {i, run};
        ADD_FAILURE() << "nowhere: " << text;
        return {0, nullptr};
    }
};

TEST_F(Parallel, FacesItsOriginalOnTheSameLineOfTheGrid_H01) {
    std::vector<std::string> ours;
    std::vector<std::string> theirs;
    for (int i = 0; i < 20; ++i) {
        ours.push_back("甲" + std::to_string(i) + "乙" + han(30 + i * 17 % 90));
        theirs.push_back(words("Para" + std::to_string(i) + "graph", 20 + i * 31 % 60));
    }
    parallel(ParallelPrint::facing, ours, theirs);
    const Pages made = pages();
    for (int i = 0; i < 20; ++i) {
        const auto [left, original] = run_of(made, "Para" + std::to_string(i) + "graph");
        const auto [right, translation] = run_of(made, "甲" + std::to_string(i) + "乙");
        EXPECT_EQ(left % 2, 1U) << i;  // a verso
        EXPECT_EQ(right, left + 1) << i;
        // Different sizes stand on one baseline of the grid but for the middle of the smaller one.
        const Length pitch = style_.page.pitch;
        EXPECT_EQ((original->origin.y - style_.page.head_margin) / pitch,
                  (translation->origin.y - style_.page.head_margin) / pitch)
            << i;
    }
    // Every page of the one has its page of the other, also at the end.
    EXPECT_EQ(made.pages.size() % 2, 1U);
}

TEST_F(Parallel, RepeatsTheHeadsOfTablesOnEitherSide_B10) {
    const auto long_table = [](const char* head, const char* text, const char* caption) {
        Table table = table_of(row({head, head}), std::vector<TableRow>(80, row({text, text})));
        table.caption = plain(caption);
        return Block{std::move(table), {}, "", ""};
    };
    for (const ParallelPrint print : {ParallelPrint::facing, ParallelPrint::columns}) {
        book_.chapters.clear();
        Chapter& one = parallel(print, {}, {});
        one.blocks.push_back(long_table("题头", "天地", "题"));
        std::get<Table>(one.blocks[0].value).label = "表1";
        one.blocks[0].number = one.blocks[0].piece = 1;
        one.parallel->pieces.push_back({long_table("Head", "cell", "Caption")});
        const Pages made = pages();
        const bool facing = print == ParallelPrint::facing;
        const std::size_t first = page_with(made, "天地") + (facing ? 2 : 1);
        ASSERT_LT(first, made.pages.size());
        for (std::size_t i = first; i < made.pages.size(); ++i) {
            const std::string ours = text_of(made.pages[i]);
            if (ours.find("天地") == std::string::npos) continue;
            const std::string theirs = text_of(made.pages[facing ? i - 1 : i]);
            EXPECT_NE(ours.find("续表1题头题头"), std::string::npos) << i;
            EXPECT_NE(theirs.find("Table (continued)"), std::string::npos) << i;
            EXPECT_EQ(theirs.find("续表1") != std::string::npos, !facing) << i;
        }
    }
}

TEST_F(Parallel, BeginsOnTheLeftWhateverCameBefore) {
    for (const int before : {10, 700}) {
        book_.chapters.clear();
        chapter("zero", "前章").blocks.push_back(paragraph(han(before)));
        parallel(ParallelPrint::facing, {"甲乙" + han(40)}, {words("Para", 30)});
        const Pages made = pages();
        const std::size_t left = page_with(made, "Para word");
        EXPECT_EQ(left % 2, 1U);
        EXPECT_EQ(page_with(made, "甲乙"), left + 1);
        EXPECT_NE(text_of(made.pages[left]).find("Title"), std::string::npos);
        EXPECT_NE(text_of(made.pages[left + 1]).find("译文"), std::string::npos);
        // B02: no running head over a title, on either page; the folio stands alone.
        for (const std::size_t page : {left, left + 1}) {
            int furniture = 0;
            for (const GlyphRun* run : runs(made.pages[page]))
                if (run->node == NodeId::artifact) ++furniture;
            EXPECT_EQ(furniture, 1) << page;
        }
    }
}

TEST_F(Parallel, HasTheNotesOfEachTextOnItsOwnPage_F01) {
    Chapter& one = parallel(ParallelPrint::facing, {"甲乙" + han(40)}, {words("Para", 30)});
    std::get<Paragraph>(one.blocks[0].value).content.push_back({NoteRef{0, 0, {}}});
    std::get<Paragraph>(one.parallel->pieces[0][0].value).content.push_back({NoteRef{1, 0, {}}});
    Note ours;
    ours.blocks.push_back(paragraph("译注之文"));
    Note theirs;
    theirs.blocks.push_back(paragraph("Author's note"));
    theirs.language = "en";
    one.notes = {ours, theirs};
    const Pages made = pages();
    const std::size_t left = page_with(made, "Para word");
    EXPECT_EQ(page_with(made, "Author's note"), left);
    EXPECT_EQ(page_with(made, "译注之文"), left + 1);
    // F02: each page numbers its own.
    EXPECT_NE(text_of(made.pages[left]).find("①"), std::string::npos);
    EXPECT_NE(text_of(made.pages[left + 1]).find("①"), std::string::npos);
}

TEST_F(Parallel, StandsInTwoColumnsOfWholeCharacters_A01_W10) {
    std::vector<std::string> ours;
    std::vector<std::string> theirs;
    for (int i = 0; i < 12; ++i) {
        ours.push_back("甲" + std::to_string(i) + "乙" + han(60));
        theirs.push_back(words("Para" + std::to_string(i) + "graph", 40));
    }
    parallel(ParallelPrint::columns, ours, theirs);
    const Pages made = pages();
    const style::Page& page = style_.page;
    const std::int32_t gap = page.characters % 2 == 0 ? 2 : 3;
    const Length column = page.body_size * ((page.characters - gap) / 2);
    const Length second = column + page.body_size * gap;
    for (int i = 0; i < 12; ++i) {
        const auto [left, original] = run_of(made, "Para" + std::to_string(i) + "graph");
        const auto [right, translation] = run_of(made, "甲" + std::to_string(i) + "乙");
        EXPECT_EQ(left, right) << i;
        const Length edge = left % 2 == 0 ? page.gutter : page.fore_edge;
        EXPECT_LT(original->origin.x, edge + column) << i;
        EXPECT_GE(translation->origin.x, edge + second) << i;
        EXPECT_EQ((original->origin.y - page.head_margin) / page.pitch,
                  (translation->origin.y - page.head_margin) / page.pitch)
            << i;
        for (const GlyphRun* run : runs(made.pages[left])) {
            if (run->node == NodeId::artifact || run->glyphs.empty()) continue;
            if (run->text.find("word") == std::string::npos) continue;
            EXPECT_LE(run->origin.x + Length{run->glyphs.back().x}, edge + column) << run->text;
        }
    }
}

TEST_F(Parallel, AHeadingOnOneSideTakesNothingFromOneOnTheOther) {
    Chapter& one = parallel(ParallelPrint::columns, {"甲", "乙"}, {"", "Words"});
    Block heading{Heading{2, plain("小节")}, {}, "", ""};
    heading.piece = 1;
    one.blocks.insert(one.blocks.begin() + 1, heading);
    const auto distance = [&](Block original) {
        one.parallel->pieces[0] = {std::move(original)};
        const Pages made = pages();
        return run_of(made, "小节").second->origin.y - run_of(made, "甲").second->origin.y;
    };
    const Length beside_text = distance(paragraph("Section"));
    EXPECT_EQ(distance({Heading{2, plain("Section")}, {}, "", ""}), beside_text);
}

TEST_F(Parallel, StandsUnderItsTranslationWithHeadingsInOneBox) {
    Chapter& one = parallel(ParallelPrint::interleaved, {"甲" + han(20), "乙" + han(20)},
                            {"First words", "Second words"});
    Block heading{Heading{2, plain("小节")}, {}, "s", "小节"};
    heading.piece = 1;
    one.blocks[0].piece = 2;
    one.blocks[1].piece = 3;
    one.blocks.insert(one.blocks.begin(), heading);
    one.parallel->pieces.insert(one.parallel->pieces.begin(),
                                {{Heading{2, plain("Section")}, {}, "", ""}});
    const Pages made = pages();
    const auto y = [&](const std::string& text) { return run_of(made, text).second->origin.y; };
    const Length pitch = style_.page.pitch;
    EXPECT_LT(y("小节"), y("Section"));
    EXPECT_LT(y("Section") - y("小节"), pitch * 3);
    EXPECT_LT(y("甲"), y("First words"));
    EXPECT_LT(y("First words"), y("乙"));
    EXPECT_LT(y("乙"), y("Second words"));
}

TEST_F(Parallel, HasQuotationsAsSmallAsItsText) {
    Chapter& one = parallel(ParallelPrint::facing, {"甲乙"}, {"Original words"});
    Quote quote;
    quote.blocks.push_back(paragraph("Quoted words"));
    one.parallel->pieces[0].push_back({std::move(quote), {}, "", ""});
    const Pages made = pages();
    const GlyphRun* quoted = run_of(made, "Quoted words").second;
    const GlyphRun* text = run_of(made, "Original words").second;
    EXPECT_EQ(quoted->size, text->size);
    // 楷体 has no letters of its own.
    EXPECT_EQ(quoted->face, text->face);
}

TEST_F(Parallel, IsLeftOutOfPrintWhenAsked) {
    parallel(ParallelPrint::none, {"甲乙"}, {"Only on the screen"});
    for (const Page& page : pages().pages)
        EXPECT_EQ(text_of(page).find("screen"), std::string::npos);
}

TEST_F(Parallel, SaysItsLanguageInTheStructure) {
    parallel(ParallelPrint::facing, {"甲乙"}, {"Original words"});
    const Pages made = pages();
    const auto [page, run] = run_of(made, "Original words");
    Language language;
    for (NodeId node = run->node; node != NodeId::artifact;) {
        const StructureNode& one = made.structure[static_cast<std::size_t>(node)];
        if (language.empty()) language = one.language;
        if (static_cast<std::uint32_t>(node) == 0) break;
        node = one.parent;
    }
    EXPECT_EQ(language, "en");
}

TEST_F(Parallel, BeginsBothOfTwoFacingPagesAtOnePlaceOfTheText) {
    std::string text;  // no character twice
    for (char32_t c = U'一'; c < U'一' + 2000; ++c) append_utf8(text, c);
    parallel(ParallelPrint::facing, {text}, {words("Para", 1200)});
    const Pages made = pages();
    const std::vector<PageStart>& starts = made.starts.starts;
    ASSERT_GE(starts.size(), 6U);
    for (std::size_t i = 0; i + 1 < starts.size(); i += 2) {
        EXPECT_EQ(starts[i].place, starts[i + 1].place);
        // In the order of the paper: 2 and 3, 4 and 5 …
        EXPECT_EQ(std::stoi(starts[i].label), static_cast<int>(i) + 2);
        EXPECT_EQ(std::stoi(starts[i + 1].label), static_cast<int>(i) + 3);
    }
}

TEST_F(Parallel, LeavesNoPageWhereItsLinesNeverMeet) {
    std::string text;  // no character twice
    for (char32_t c = 0x7000; c < 0x7000 + 1200; ++c) append_utf8(text, c);
    for (const ParallelPrint print : {ParallelPrint::facing, ParallelPrint::columns}) {
        book_.chapters.clear();
        Chapter& one = parallel(print, {"甲乙"}, {words("Para", 600)});
        one.blocks[0].value = Heading{3, plain(text)};
        const Pages made = pages();
        const Length foot = style_.page.head_margin + style_.page.height();
        std::string all;
        int original = 0;
        for (const Page& page : made.pages) {
            for (const GlyphRun* run : runs(page)) {
                if (run->node == NodeId::artifact) continue;
                EXPECT_LE(run->origin.y + run->size / 9, foot) << run->text;
                if (!run->text.empty() && text.find(run->text) != std::string::npos)
                    all += run->text;
                for (std::size_t at = run->text.find("word"); at != std::string::npos;
                     at = run->text.find("word", at + 1))
                    ++original;
            }
        }
        EXPECT_EQ(original, 600);
        EXPECT_NE(all.find(text), std::string::npos);
    }
}

TEST(SideBySide, CutsLinesThatNeverMeetIntoRowsOfAPageAtMost) {
    style::Page page;
    page.body_size = points(10);
    page.pitch = points(16);
    page.lines = 20;
    const auto lines = [](int count, Length pitch) {
        std::vector<Box> boxes(static_cast<std::size_t>(count));
        for (Box& box : boxes) {
            box.height = box.ink_height = pitch;
            box.on_grid = false;
            box.items.emplace_back(RuleItem{});
        }
        return boxes;
    };
    for (const bool facing : {false, true}) {
        // A high one late in a row would make it higher than a page.
        std::vector<Box> right = lines(90, points(11.3));
        right[9].height = right[9].ink_height = page.height() - points(1);
        std::size_t left_items = 0;
        std::size_t right_items = 0;
        const std::vector<Box> rows =
            side_by_side(lines(100, points(17.7)), std::move(right), facing, page);
        // Short enough for pages to end near their foot.
        EXPECT_GE(rows.size(), 40U);
        for (const Box& row : rows) {
            EXPECT_LE(row.height, page.height());
            EXPECT_LE(row.ink_height, row.height);
            if (facing) left_items += row.facing.front().items.size();
            right_items += row.items.size();
        }
        EXPECT_EQ(left_items + right_items, 190U);
    }
}

TEST(SideBySide, CutsWhereBothSidesCanBeCut) {
    const style::Page page = style::page_preset("a5").value();
    const auto line = [&](int lines, Keep keep = Keep::no) {
        Box box;
        box.height = page.pitch * lines;
        box.ink_height = box.height - (page.pitch - page.body_size);
        box.keep_with_next = keep;
        return box;
    };
    const std::vector<Box> rows = side_by_side({line(3, Keep::must), line(1), line(1)},
                                               {line(1), line(1), line(1), line(1)}, false, page);
    // The three lines of the heading hold those beside it together.
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].height, page.pitch * 3);
    EXPECT_EQ(rows[0].keep_with_next, Keep::must);
    EXPECT_EQ(rows[1].height, page.pitch);
    EXPECT_EQ(rows[2].keep_with_next, Keep::no);
    EXPECT_TRUE(side_by_side({}, {}, true, page).empty());
    EXPECT_EQ(side_by_side({}, {line(1)}, true, page).size(), 1U);
    EXPECT_EQ(side_by_side({line(1)}, {}, true, page).front().facing.size(), 1U);
}

}  // namespace
}  // namespace banxin::layout
