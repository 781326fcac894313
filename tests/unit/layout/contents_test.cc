// What stands in the contents and in the lists after them, and how it is fitted to its pages.

#include "layout/short_text.h"
#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"

namespace banxin::layout {
namespace {

class Contents : public Pagination {
protected:
    Chapter& written(const std::string& name, const std::string& title, const std::string& author) {
        Chapter& one = chapter(name, title);
        one.fields.author = author;
        one.blocks.push_back(paragraph("文"));
        return one;
    }

    Pages laid_out(const LayoutOptions& options) {
        Diagnostics diagnostics;
        Pages made = laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics);
        EXPECT_EQ(to_text(diagnostics, Sources(), Speech::english), "");
        return made;
    }

    static Original original(const std::string& title, const std::string& author) {
        Original made;
        made.title = title;
        made.author = author;
        return made;
    }

    std::string text_of_list(const std::string& title, const LayoutOptions& options = {1, 2}) {
        const Pages made = laid_out(options);
        return text_of(made.pages[page_with(made, title)]);
    }
};

TEST_F(Contents, NameAuthorsWhereTheyDiffer) {
    written("a", "河", "林可");
    written("b", "岸", "林可");
    written("c", "序", "周以宁").role = ChapterRole::preface;
    LayoutOptions options{1, 2};
    EXPECT_EQ(text_of_list("目录").find("林可"), std::string::npos);
    options.contents_authors = ContentsAuthors::always;
    EXPECT_NE(text_of_list("目录", options).find("岸林可2"), std::string::npos);
    written("d", "桥", "周以宁");
    const std::string text = text_of_list("目录");
    EXPECT_NE(text.find("河林可1"), std::string::npos) << text;
    EXPECT_NE(text.find("桥周以宁3"), std::string::npos) << text;
    EXPECT_NE(text.find("序周以宁ii"), std::string::npos) << text;
    options.contents_authors = ContentsAuthors::never;
    EXPECT_EQ(text_of_list("目录", options).find("林可"), std::string::npos);
}

TEST_F(Contents, NameTheAuthorOfATranslationAsTheBookSpellsIt) {
    Chapter& one = written("a", "河", "");
    one.kind = ChapterKind::translation;
    one.fields.original = original("River", "Ada Fenwick");
    Chapter& other = written("b", "岸", "艾达");
    other.kind = ChapterKind::translation;
    other.fields.original = original("Shore", "Ada");
    // Who tells what another wrote is the author of a digest.
    Chapter& digest = written("c", "桥", "");
    digest.kind = ChapterKind::digest;
    digest.fields.original = original("Bridge", "Nobody");
    const std::string text = text_of_list("目录");
    EXPECT_NE(text.find("河Ada Fenwick1"), std::string::npos) << text;
    EXPECT_NE(text.find("岸艾达2"), std::string::npos) << text;
    EXPECT_NE(text.find("桥3"), std::string::npos) << text;
}

TEST_F(Contents, EndNamesAtOnePlaceAndPutThoseWithoutRoomUnderTheTitle_B07) {
    written("a", "河", "林可");
    written("b", "岸", "欧阳明德");
    written("c", han(24), "周以宁");
    const Pages made = laid_out({1, 2});
    const Page& page = made.pages[page_with(made, "目录")];
    std::vector<Length> ends;
    Length title_line, name_line;
    for (const GlyphRun* run : runs(page)) {
        if (run->text.starts_with("一丁")) title_line = run->origin.y;
        for (const char* name : {"林可", "欧阳明德", "周以宁"}) {
            if (run->text != name) continue;
            if (name == std::string("周以宁")) name_line = run->origin.y;
            ends.push_back(run->origin.x + ShortText(name, style_[style::Role::contents_entry],
                                                     "zh-Hans", test_fonts(), LineRulesSet::usual())
                                               .width());
        }
    }
    ASSERT_EQ(ends.size(), 3U);
    EXPECT_EQ(ends[0], ends[1]);
    EXPECT_EQ(ends[0], ends[2]);
    EXPECT_EQ(name_line, title_line + style_.page.pitch);
    for (const GlyphRun* run : runs(page)) {
        if (!run->text.empty() || run->origin.y == name_line) continue;
        EXPECT_GE(run->glyphs.size(), 3U);
    }
}

TEST_F(Contents, LeaveOutNotesAndReadings) {
    Chapter& one = chapter("a", "");
    one.title = {{Text{"水", {}}}, {Ruby{{{"汉", "hàn"}}, {}}}, {NoteRef{}}};
    one.notes.emplace_back();
    one.notes.back().blocks.push_back(paragraph("注文"));
    one.notes.back().references = 1;
    one.blocks.push_back(paragraph(han(2000)));
    Heading heading;
    heading.content = {{Text{"节", {}}}, {Ruby{{{"字", "zì"}}, {}}}};
    one.blocks.push_back({std::move(heading), {}, "s", "s"});
    const Pages made = laid_out({1, 2});
    const std::string contents = text_of(made.pages[page_with(made, "目录")]);
    EXPECT_NE(contents.find("水汉1"), std::string::npos) << contents;
    EXPECT_NE(contents.find("节字"), std::string::npos) << contents;
    EXPECT_EQ(contents.find("hàn"), std::string::npos) << contents;
    EXPECT_EQ(contents.find("①"), std::string::npos) << contents;
    for (const OutlineEntry& entry : made.outline)
        EXPECT_TRUE(entry.title == "目录" || entry.title == "水汉" || entry.title == "节字")
            << entry.title;
    bool headed = false;
    for (const Page& page : made.pages)
        for (const GlyphRun* run : runs(page))
            headed = headed || (run->node == NodeId::artifact && run->text == "水汉");
    EXPECT_TRUE(headed);
}

TEST_F(Contents, KeepTheWholeTitleThatARunningHeadHasNot) {
    written("a", "河岸与渡口的三百年", "").fields.short_title = "河岸";
    EXPECT_NE(text_of_list("目录").find("河岸与渡口的三百年1"), std::string::npos);
}

TEST_F(Contents, LeaveNoFewLinesOnALastPage) {
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
            for (const GlyphRun* run : runs(page)) {
                if (!run->text.empty()) continue;
                ++leaders;
                EXPECT_LE(run->origin.y, style_.page.head_margin + style_.page.height());
            }
            if (leaders > 0) lines.push_back(leaders);
        }
        return lines;
    };
    using Lines = std::vector<std::size_t>;
    EXPECT_EQ(pages_of_contents(21), Lines({21}));
    // The title gives up two lines, then all move closer, but not by more than a tenth.
    EXPECT_EQ(pages_of_contents(23), Lines({23}));
    EXPECT_EQ(pages_of_contents(24), Lines({24}));
    EXPECT_EQ(pages_of_contents(25), Lines({21, 4}));
    EXPECT_EQ(pages_of_contents(30), Lines({21, 9}));
    for (int entries = 21; entries < 55; ++entries) {
        const Lines lines = pages_of_contents(entries);
        EXPECT_TRUE(lines.size() == 1 || lines.back() >= 4) << entries << " " << lines.back();
    }
}

TEST_F(Contents, ListFiguresAndTablesWhenAsked) {
    Chapter& one = chapter("a", "章");
    one.blocks.push_back(paragraph(han(1500)));
    Table table = table_of(row({"甲"}), {row({"乙"})});
    table.caption = plain("表1　潮汐");
    one.blocks.push_back({table, {}, "t-1", ""});
    Quote quote;
    table.caption = {{Text{"表2　汛", {}}}, {Ruby{{{"期", "qī"}}, {}}}};
    quote.blocks.push_back({table, {}, "t-2", ""});
    one.blocks.push_back({std::move(quote), {}, "", ""});
    table.caption.clear();
    one.blocks.push_back({table, {}, "t-3", ""});
    LayoutOptions options{1, 2};
    options.list_of_figures = options.list_of_tables = true;
    const Pages made = laid_out(options);
    const std::size_t list = page_with(made, "表目录");
    EXPECT_EQ(list, page_with(made, "目录") + 1);
    const std::string text = text_of(made.pages[list]);
    const std::size_t there = [&] {
        for (std::size_t i = list + 1; i < made.pages.size(); ++i)
            if (text_of(made.pages[i]).find("潮汐") != std::string::npos) return i;
        return std::size_t{0};
    }();
    EXPECT_NE(text.find("表1　潮汐" + page_label(made.labels, there)), std::string::npos) << text;
    EXPECT_NE(text.find("表2　汛期"), std::string::npos) << text;
    EXPECT_EQ(text.find("表3"), std::string::npos) << text;
    ASSERT_EQ(made.pages[list].links.size(), 2U);
    EXPECT_EQ(made.pages[list].links[0].target, "a#t-1");
    EXPECT_EQ(made.outline[1].title, "表目录");
    // Without a figure there is no list of them.
    for (const OutlineEntry& entry : made.outline) EXPECT_NE(entry.title, "图目录");
    EXPECT_EQ(text_of_list("目录").find("潮汐"), std::string::npos);
}

TEST_F(Contents, GatherFiguresUnderTheirChaptersWhereNumbersAreRepeated) {
    const auto add = [&](const char* name, const char* title, const std::string& label) {
        Chapter& one = chapter(name, title);
        Table table = table_of(row({"甲"}), {row({"乙"})});
        table.label = label;
        table.caption = plain(label + "　潮汐，以及它怎样来去");
        table.short_caption = label + "　潮汐";
        one.blocks.push_back({table, {}, "t-1", ""});
    };
    add("a", "论河岸与渡口的三百年", "表1");
    book_.chapters[0].fields.short_title = "河岸";
    add("b", "渡口", "表2");
    LayoutOptions options{1, 2};
    options.list_of_tables = true;
    const auto list = [&] { return text_of_list("表目录", options); };
    // Each number is one table's.
    EXPECT_NE(list().find("表目录表1　潮汐1表2　潮汐2"), std::string::npos) << list();
    book_.chapters.pop_back();
    add("b", "渡口", "表1");
    EXPECT_NE(list().find("表目录河岸表1　潮汐1渡口表1　潮汐2"), std::string::npos) << list();
    // Tables without numbers are not told apart by them.
    for (Chapter& one : book_.chapters) {
        auto& table = std::get<Table>(one.blocks[0].value);
        table.label.clear();
        table.short_caption = "潮汐";
    }
    EXPECT_NE(list().find("表目录潮汐1潮汐2"), std::string::npos) << list();
}

TEST_F(Contents, LeaveNoChapterOfAListAtThePagesFoot) {
    LayoutOptions options{1, 1};
    options.list_of_tables = true;
    Table table = table_of(row({"甲"}), {row({"乙"})});
    for (int more = 0; more < 4; ++more) {
        book_.chapters.clear();
        for (int i = 0; i < 30; ++i) {
            Chapter& one = chapter("c" + std::to_string(i), "章" + std::to_string(i));
            for (int k = 0; k < (i == 0 ? 1 + more : 2); ++k) {
                table.label = "表" + std::to_string(k + 1);
                table.caption = plain(table.label + "　潮");
                one.blocks.push_back({table, {}, "t-" + std::to_string(k), ""});
            }
        }
        const Pages made = laid_out(options);
        std::size_t pages = 0;
        for (std::size_t i = page_with(made, "表目录"); !made.pages[i].links.empty();
             ++i, ++pages) {
            const std::vector<const GlyphRun*> all = runs(made.pages[i]);
            Length lowest;
            std::string last;
            for (const GlyphRun* run : all) {
                if (run->node == NodeId::artifact || run->text.empty()) continue;
                if (run->origin.y > lowest) last.clear();
                lowest = std::max(lowest, run->origin.y);
                if (run->origin.y == lowest) last += run->text;
            }
            EXPECT_NE(last.find("　潮"), std::string::npos) << last;
        }
        EXPECT_GT(pages, 2U);
    }
}

TEST_F(Contents, TellOfMoreThanTwentyPages) {
    Chapter& one = chapter("a", "章");
    for (int i = 0; i < 560; ++i) {
        Heading heading;
        heading.content = plain("节");
        one.blocks.push_back({std::move(heading), {}, "s" + std::to_string(i), ""});
    }
    Diagnostics diagnostics;
    (void)laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, diagnostics);
    ASSERT_EQ(diagnostics.items().size(), 1U);
    EXPECT_EQ(diagnostics.items()[0].code, Code::L012);
    const std::string told = to_text(diagnostics, Sources(), Speech::english);
    EXPECT_NE(told.find("contents_depth = 1"), std::string::npos) << told;
    // Fewer levels are not to be had.
    Diagnostics none;
    (void)laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 1}, none);
    EXPECT_TRUE(none.items().empty());
}

}  // namespace
}  // namespace banxin::layout
