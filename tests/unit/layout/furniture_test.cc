// What stands around the text: running heads, folios, front matter and its numbers, contents.

#include "layout/sides.h"
#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"

#include "layout/short_text.h"

#include <map>

namespace banxin::layout {
namespace {

Length width_of(const std::string& text, const style::RoleStyle& look) {
    return ShortText(text, look, "zh-Hans", test_fonts(), LineRulesSet::usual()).width();
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
    EXPECT_LE(heads[true].front().y, style_.page.head_margin - style_.page.body_size * 3 / 2);
}

TEST_F(Pagination, CutsARunningHeadAtAColonOrABlankAndInNoWord) {
    const auto head_of = [this](const std::string& title) {
        book_.chapters.clear();
        chapter("c", title).blocks.push_back(paragraph(han(3000)));
        Diagnostics diagnostics;  // a word that no line holds
        const Pages made = laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, diagnostics);
        for (std::size_t i = made.pages.size(); i-- > 1;) {
            if (side_of(i + 1) != Side::recto) continue;
            std::string head;
            for (const GlyphRun* run : runs(made.pages[i]))
                if (run->node == NodeId::artifact && run->origin.y < style_.page.head_margin)
                    head += run->text;
            if (!head.empty()) return head;
        }
        return std::string();
    };
    EXPECT_EQ(head_of("短题"), "短题");
    EXPECT_EQ(head_of("河边的房子：" + han(60)), "河边的房子");
    EXPECT_EQ(head_of("一：二：" + han(60)), "一：二");
    const std::string words = head_of(
        "Considerable Misunderstandings Concerning the Responsibilities "
        "of Committees and their Extraordinary Recommendations");
    EXPECT_TRUE(words.ends_with("…")) << words;
    EXPECT_TRUE(words.starts_with("Considerable Misunderstandings")) << words;
    const std::string last = words.substr(words.rfind(' ') + 1);
    EXPECT_TRUE(last == "the…" || last == "Concerning…" || last == "Responsibilities…" ||
                last == "of…" || last == "Committees…")
        << words;
    EXPECT_TRUE(head_of(han(90)).ends_with("…"));
    EXPECT_TRUE(head_of(std::string(200, 'x')).ends_with("x…"));
}

/// What stands over the type area of each page.
class RunningHeads : public Pagination {
protected:
    Block section(const std::string& title, const std::string& short_title, const char* id) {
        Heading heading;
        heading.content = plain(title);
        heading.short_title = short_title;
        return {std::move(heading), {}, id, ""};
    }

    void make_book() {
        book_.metadata.short_title = "短书名";
        Chapter& before = chapter("before", "前章");
        before.blocks.push_back(paragraph(han(2000)));
        Chapter& part = chapter("part", "上编");
        part.role = ChapterRole::part;
        Chapter& one = chapter("a", "章的长标题");
        one.fields.short_title = "短章名";
        one.blocks.push_back(paragraph(han(1800)));
        one.blocks.push_back(section("第一节的长标题", "一节", "s1"));
        one.blocks.push_back(paragraph(han(2300)));
        one.blocks.push_back(section("第二节", "", "s2"));
        one.blocks.push_back(section("小节", "", "s3"));
        std::get<Heading>(one.blocks.back().value).level = 3;
        one.blocks.push_back(paragraph("文"));
        one.blocks.push_back(section("第三节", "", "s4"));
        one.blocks.push_back(paragraph(han(2300)));
        Chapter& after = chapter("after", "后记");
        after.role = ChapterRole::afterword;
        after.blocks.push_back(paragraph(han(2000)));
    }

    [[nodiscard]] std::string head_on(const Page& page) const {
        std::string head;
        for (const GlyphRun* run : runs(page))
            if (run->node == NodeId::artifact && run->origin.y < style_.page.head_margin)
                head += run->text;
        return head;
    }

    /// On the pages of one side, in their order; the same only once.
    std::vector<std::string> heads(HeadText verso, HeadText recto, Side side) {
        book_.chapters.clear();
        make_book();
        style_.furniture.verso_head = verso;
        style_.furniture.recto_head = recto;
        std::vector<std::string> all;
        const Pages made = pages();
        for (std::size_t i = made.labels.back().first_page; i < made.pages.size(); ++i) {
            if (side_of(i + 1) != side) continue;
            const std::string head = head_on(made.pages[i]);
            if (!head.empty() && (all.empty() || all.back() != head)) all.push_back(head);
        }
        return all;
    }
};

using Heads = std::vector<std::string>;

TEST_F(RunningHeads, AreTheShortTitlesOfBookAndChapter_B01) {
    EXPECT_EQ(heads(HeadText::book, HeadText::chapter, Side::verso), Heads({"短书名"}));
    EXPECT_EQ(heads(HeadText::book, HeadText::chapter, Side::recto),
              Heads({"前章", "短章名", "后记"}));
}

TEST_F(RunningHeads, AreOfThePartWhereThereIsOne_B01) {
    EXPECT_EQ(heads(HeadText::part, HeadText::none, Side::verso),
              Heads({"短书名", "上编", "短书名"}));
    EXPECT_EQ(heads(HeadText::part, HeadText::none, Side::recto), Heads());
}

TEST_F(RunningHeads, AreOfTheFirstSectionThatBeginsOnThePageOrOfTheOneThatGoesOn_B01) {
    for (const Side side : {Side::verso, Side::recto})
        EXPECT_EQ(heads(HeadText::section, HeadText::section, side).front(), "前章");
    const Pages made = pages();
    const std::size_t first = page_with(made, "第一节的长标题");
    // The first title is in the contents too.
    const auto page_of = [&](const std::string& title) {
        for (std::size_t i = made.pages.size(); i-- > 0;)
            if (text_of(made.pages[i]).find(title) != std::string::npos &&
                head_on(made.pages[i]) != title)
                return i;
        return first;
    };
    const std::size_t one = page_of("第一节的长标题");
    EXPECT_EQ(head_on(made.pages[one - 1]), "短章名");
    EXPECT_EQ(head_on(made.pages[one]), "一节");
    EXPECT_EQ(head_on(made.pages[one + 1]), "一节");
    std::size_t both = 0;
    for (std::size_t i = one; i < made.pages.size(); ++i) {
        const std::string text = text_of(made.pages[i]);
        if (text.find("小节") != std::string::npos) both = i;
    }
    ASSERT_GT(both, one);
    EXPECT_NE(text_of(made.pages[both]).find("第三节"), std::string::npos);
    EXPECT_EQ(head_on(made.pages[both]), "第二节");
    EXPECT_EQ(head_on(made.pages[both + 1]), "第三节");
}

TEST_F(RunningHeads, HaveNoRuleWithoutAHead) {
    chapter("a", "章").blocks.push_back(paragraph(han(3000)));
    style_.furniture.head_rule = true;
    style_.furniture.recto_head = HeadText::none;
    const Pages made = pages();
    for (std::size_t i = made.labels.back().first_page + 1; i < made.pages.size(); ++i) {
        std::size_t rules = 0;
        for (const Item& item : made.pages[i].items)
            rules += std::holds_alternative<RuleItem>(item);
        EXPECT_EQ(rules, side_of(i + 1) == Side::verso ? 1U : 0U) << i;
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
        EXPECT_NE(text.find(title + page_label(made.labels, page)), std::string::npos) << text;
    }
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
    EXPECT_EQ(page_label(made.labels, body), "1");
    EXPECT_EQ(page_label(made.labels, 0), "i");
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

TEST_F(Pagination, StandsHeadAndFolioOnOneLineTwoEmApart_B04) {
    style_.furniture.folio = style::FolioPlace::head_outer;
    chapter("a", "章名").blocks.push_back(paragraph(han(2000)));
    const Pages made = pages();
    const style::RoleStyle& look = style_[style::Role::running_head];
    int seen = 0;
    for (std::size_t i = page_with(made, han(30)) + 1; i < made.pages.size(); ++i) {
        const bool recto = i % 2 == 0;
        const GlyphRun *head = nullptr, *folio = nullptr;
        for (const GlyphRun* run : runs(made.pages[i])) {
            if (run->text == (recto ? "章名" : "书名")) head = run;
            if (run->text == page_label(made.labels, i)) folio = run;
        }
        ASSERT_TRUE(head != nullptr && folio != nullptr) << i;
        EXPECT_EQ(head->origin.y, folio->origin.y);
        const Length width = width_of(folio->text, look);
        const Length outer =
            recto ? style_.page.gutter + style_.page.measure() : style_.page.fore_edge;
        EXPECT_EQ(folio->origin.x, recto ? outer - width : outer);
        const Length gap = recto ? folio->origin.x - head->origin.x - look.size * 2
                                 : head->origin.x - folio->origin.x - width;
        EXPECT_EQ(gap, look.size * 2);
        ++seen;
    }
    EXPECT_GT(seen, 1);
}

TEST_F(Pagination, DropsTheFolioToTheFootWhereAChapterOpens_B02_B04) {
    style_.furniture.folio = style::FolioPlace::head_outer;
    chapter("a", "章名").blocks.push_back(paragraph("文"));
    const Pages made = pages();
    const std::size_t opening = page_with(made, "文");
    for (const GlyphRun* run : runs(made.pages[opening])) {
        if (run->node != NodeId::artifact) continue;
        EXPECT_EQ(run->text, "1");
        EXPECT_GT(run->origin.y, style_.page.head_margin + style_.page.height());
    }
}

TEST_F(Pagination, CentresTheFolioAndRulesTheHeadWhenTheStyleSays) {
    style_.furniture = {style::FolioPlace::foot_center, true};
    chapter("a", "章名").blocks.push_back(paragraph(han(900)));
    const Pages made = pages();
    const std::size_t second = page_with(made, han(30)) + 1;
    int rules = 0;
    for (const Item& item : made.pages[second].items) {
        if (const auto* rule = std::get_if<RuleItem>(&item)) {
            ++rules;
            EXPECT_EQ(rule->area.width, style_.page.measure());
            EXPECT_LT(rule->area.y, style_.page.head_margin);
        }
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr || run->text != "2") continue;
        const Length width = width_of(run->text, style_[style::Role::folio]);
        EXPECT_EQ(run->origin.x, style_.page.fore_edge + (style_.page.measure() - width) / 2);
    }
    EXPECT_EQ(rules, 1);
}

TEST_F(Pagination, CentresLeaderDotsOnTheHan_B09) {
    chapter("a", "章名").blocks.push_back(paragraph("文"));
    const Pages made = pages();
    const Page& contents = made.pages[page_with(made, "目录")];
    const GlyphRun *dots = nullptr, *title = nullptr;
    for (const GlyphRun* run : runs(contents)) {
        if (run->text.empty() && run->glyphs.size() >= 3) dots = run;
        if (run->text == "章名") title = run;
    }
    ASSERT_TRUE(dots != nullptr && title != nullptr);
    const text::Bounds ink = test_fonts().bounds(dots->face, dots->glyphs.front().glyph);
    const Length centre = dots->origin.y - dots->size.scaled((ink.top + ink.bottom) / 2, 65536);
    const Length han_centre = title->origin.y - title->size.scaled(38, 100);
    EXPECT_LE(std::abs((centre - han_centre).sp), (title->size / 10).sp);
}

TEST_F(Pagination, BeginsWithTheCoverOnALeafOfItsOwnWhenAsked) {
    chapter("a", "章名").blocks.push_back(paragraph("文"));
    LayoutOptions options{1, 2};
    options.cover = true;
    Diagnostics diagnostics;
    const Pages set = laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics);
    EXPECT_NE(text_of(set.pages[0]).find("书名"), std::string::npos);
    EXPECT_TRUE(set.pages[1].items.empty());
    // Not counted: the title page is i, as ever, and the body begins on a recto with 1.
    EXPECT_EQ(page_label(set.labels, 0), "");
    EXPECT_EQ(page_label(set.labels, 2), "i");
    EXPECT_EQ(page_with(set, "文") % 2, 0u);
    EXPECT_EQ(page_label(set.labels, page_with(set, "文")), "1");

    // A picture of another shape fills the page and loses its edges.
    book_.assets.push_back({"c.png", MediaType::png, "", 1000, 1000});
    book_.cover = static_cast<AssetId>(0);
    const Pages pictured =
        laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics);
    const auto& image = std::get<ImageItem>(pictured.pages[0].items.at(0));
    EXPECT_EQ(image.area.height, style_.page.trim_height);
    EXPECT_EQ(image.area.width, style_.page.trim_height);
    EXPECT_LT(image.area.x, Length{});
    // A06: it reaches over the edge that is cut off.
    options.bleed = millimetres(3);
    const Pages bled = laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics);
    EXPECT_EQ(bled.bleed, millimetres(3));
    const auto& wider = std::get<ImageItem>(bled.pages[0].items.at(0));
    EXPECT_EQ(wider.area.y, Length{} - millimetres(3));
    EXPECT_EQ(wider.area.height, style_.page.trim_height + millimetres(3) * 2);
    EXPECT_EQ(pictured.structure[static_cast<std::size_t>(image.node)].alt, "书名");
}

}  // namespace
}  // namespace banxin::layout
