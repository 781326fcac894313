// Where figures stand: in the text, at the head or foot of a page, on pages of their own.
#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"
#include "unit/layout/random.h"

namespace banxin::layout {
namespace {

class FigurePlaces : public Pagination {
protected:
    FigurePlaces() {
        Asset picture;
        picture.width = 300;
        picture.height = 300;
        book_.assets.push_back(picture);
        options_.bleed = points(9);
    }

    static Block figure(const std::string& caption, FigurePlace place = FigurePlace::free) {
        Figure made;
        Image image;
        image.asset = AssetId{0};
        made.picture.push_back({image});
        made.caption = plain(caption);
        made.place = place;
        return {std::move(made), {}, "", ""};
    }

    Pages laid_out() {
        Diagnostics diagnostics;
        return laid_out_in_any_pieces(book_, style_, test_fonts(), options_, diagnostics);
    }

    /// So many lines of text, the figure, and text again.
    Pages around(FigurePlace place, int lines) {
        book_.chapters.clear();
        Chapter& made = chapter("c", "");
        for (int i = 0; i < lines; ++i) made.blocks.push_back(paragraph("前"));
        made.blocks.push_back(figure("图题", place));
        for (int i = 0; i < 60; ++i) made.blocks.push_back(paragraph("后"));
        return laid_out();
    }

    struct Found {
        std::size_t page = 0;
        Rect area;
    };
    static std::vector<Found> pictures(const Pages& made) {
        std::vector<Found> found;
        for (std::size_t i = 0; i < made.pages.size(); ++i)
            for (const Item& item : made.pages[i].items)
                if (const auto* image = std::get_if<ImageItem>(&item))
                    found.push_back({i, image->area});
        return found;
    }

    /// Baselines of the text's lines on a page.
    static std::vector<Length> lines_on(const Page& page) {
        std::vector<Length> found;
        for (const GlyphRun* run : runs(page))
            if (run->text == "前" || run->text == "后") found.push_back(run->origin.y);
        return found;
    }

    LayoutOptions options_{1, 2};
};

TEST_F(FigurePlaces, LeaveNoHoleWhereTheyCouldMove_W05) {
    for (int lines = 1; lines <= style_.page.lines * 2; ++lines) {
        const Pages made = around(FigurePlace::free, lines);
        const auto found = pictures(made);
        ASSERT_EQ(found.size(), 1U) << lines;
        const std::size_t page = found.front().page;
        std::size_t before = page;
        while (before > 0 && text_of(made.pages[before]).find("前") == std::string::npos) --before;
        EXPECT_LE(page - before, 1U) << lines;
        // The page before is full, and so is that of the figure.
        const Length foot = style_.page.head_margin + style_.page.height();
        for (std::size_t i = before; i <= page; ++i) {
            Length last = lines_on(made.pages[i]).back();
            if (i == page) last = std::max(last, found.front().area.bottom());
            EXPECT_GT(last, foot - style_.page.pitch * 3) << lines;
        }
        // What has moved stands above all text of its page.
        if (page == before) continue;
        EXPECT_LT(found.front().area.y, lines_on(made.pages[page]).front()) << lines;
    }
}

TEST_F(FigurePlaces, OfEachWish) {
    const Length head = style_.page.head_margin;
    const Length foot = head + style_.page.height();
    const auto here = [&](FigurePlace place) {
        const Pages made = around(place, 5);
        const auto found = pictures(made);
        EXPECT_EQ(found.size(), 1U);
        return std::make_pair(found.front().area, lines_on(made.pages[found.front().page]));
    };
    const auto [top, under] = here(FigurePlace::top);
    EXPECT_LT(top.bottom(), under.front());
    EXPECT_LT(top.y, head + style_.page.pitch * 2);
    const auto [bottom, over] = here(FigurePlace::bottom);
    EXPECT_GT(bottom.y, over.back());
    EXPECT_LT(bottom.bottom(), foot);
    EXPECT_GT(bottom.bottom(), foot - style_.page.pitch * 3);
    EXPECT_GT(over.size(), 5U);
    const auto [page, beside] = here(FigurePlace::page);
    EXPECT_TRUE(beside.empty());
    EXPECT_EQ(page.width, points(225));
    const auto [full, none] = here(FigurePlace::full);
    EXPECT_TRUE(none.empty());
    EXPECT_EQ(full.width, style_.page.measure());
    const auto [bleed, nothing] = here(FigurePlace::bleed);
    EXPECT_TRUE(nothing.empty());
    EXPECT_LE(bleed.x, Length{} - options_.bleed);
    EXPECT_GE(bleed.right(), style_.page.trim_width + options_.bleed);
    EXPECT_LE(bleed.y, Length{} - options_.bleed);
    EXPECT_GE(bleed.bottom(), style_.page.trim_height + options_.bleed);
}

TEST_F(FigurePlaces, ABottomFigureThatWaitsStandsAtTheFootOfTheNextPage) {
    const int lines = style_.page.lines - 2;
    const Pages made = around(FigurePlace::bottom, lines);
    const auto found = pictures(made);
    ASSERT_EQ(found.size(), 1U);
    const auto over = lines_on(made.pages[found.front().page]);
    ASSERT_FALSE(over.empty());
    EXPECT_GT(found.front().area.y, over.back());
}

TEST_F(FigurePlaces, ThoseThatNoTextFollowsShareAPage) {
    book_.chapters.clear();
    book_.assets.front().width = book_.assets.front().height = 230;
    Chapter& made = chapter("c", "");
    for (int i = 0; i < style_.page.lines - 2; ++i) made.blocks.push_back(paragraph("前"));
    made.blocks.push_back(figure("图题一"));
    made.blocks.push_back(figure("图题二"));
    const auto found = pictures(laid_out());
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].page, found[1].page);
    // With three lines under them they would not be.
    EXPECT_GT(found[1].area.bottom() + style_.page.pitch * 4,
              style_.page.head_margin + style_.page.height());
}

TEST_F(FigurePlaces, ABleedingPictureHasNothingAroundItAndItsWordsInTheText) {
    const Pages made = around(FigurePlace::bleed, 5);
    const std::size_t page = pictures(made).front().page;
    EXPECT_TRUE(runs(made.pages[page]).empty());
    bool said = false;
    for (const Page& one : made.pages)
        said = said || text_of(one).find("图题") != std::string::npos;
    EXPECT_TRUE(said);
}

TEST_F(FigurePlaces, KeepTheirOrderAndLoseNoText) {
    Random random(11);
    const FigurePlace places[] = {FigurePlace::free,   FigurePlace::free, FigurePlace::top,
                                  FigurePlace::bottom, FigurePlace::here, FigurePlace::page};
    for (int book = 0; book < 20; ++book) {
        book_.chapters.clear();
        Chapter& made = chapter("c", "");
        std::string text;
        std::vector<std::string> captions;
        for (unsigned i = 0; i < 30; ++i) {
            if (random(3) == 0) {
                std::string caption = "题" + std::string(1, static_cast<char>('A' + i));
                made.blocks.push_back(figure(caption, places[random(6)]));
                captions.push_back(std::move(caption));
                continue;
            }
            const std::string words = han(static_cast<int>(random(120)) + 1);
            made.blocks.push_back(paragraph(words));
            text += words;
        }
        std::string found;
        std::size_t said = 0;
        for (const Page& page : laid_out().pages)
            for (const GlyphRun* run : runs(page)) {
                if (run->node == NodeId::artifact) continue;
                if (run->text.starts_with("题"))
                    ++said;
                else
                    found += run->text;
            }
        EXPECT_NE(found.find(text), std::string::npos) << book;
        EXPECT_EQ(said, captions.size()) << book;
        EXPECT_EQ(pictures(laid_out()).size(), captions.size()) << book;
    }
}

}  // namespace
}  // namespace banxin::layout
