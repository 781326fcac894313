// Columns for a part of the text: side by side, and flowing from column to column and page to page.
#include "layout/column_part.h"
#include "unit/layout/pagination.h"

#include <map>

namespace banxin::layout {
namespace {

class ColumnsOfText : public Pagination {
protected:
    static Block columns(std::vector<TextColumn> all, std::uint32_t flowing = 0) {
        return {TextColumns{std::move(all), flowing}, {}, "", ""};
    }

    /// Entries of one line, each its number and more.
    static Blocks entries(int count) {
        Blocks all;
        for (int i = 0; i < count; ++i) {
            std::string text;
            append_utf8(text, U'一' + static_cast<char32_t>(i));
            all.push_back(paragraph(text));
        }
        return all;
    }

    struct Found {
        std::size_t page = 0;
        Point at;
    };
    /// Where each entry stands, in order.
    std::vector<Found> found(const Pages& all, int count) const {
        std::map<std::string, Found> where;
        for (std::size_t i = 0; i < all.pages.size(); ++i)
            for (const GlyphRun* run : runs(all.pages[i]))
                if (run->node != NodeId::artifact) where[run->text] = {i, run->origin};
        std::vector<Found> places;
        for (int i = 0; i < count; ++i) {
            std::string text;
            append_utf8(text, U'一' + static_cast<char32_t>(i));
            EXPECT_TRUE(where.contains(text)) << i;
            places.push_back(where[text]);
        }
        return places;
    }
};

TEST_F(ColumnsOfText, AreBalanced_W10) {
    for (const int count : {6, 7, 8, 20}) {
        book_.chapters.clear();
        Chapter& made = chapter("c", "");
        made.blocks = {paragraph("前文"), columns({{entries(count)}}, 2), paragraph("后文")};
        const auto places = found(pages(), count);
        int left = 0;
        for (const Found& one : places) left += one.at.x == places.front().at.x;
        EXPECT_EQ(left, (count + 1) / 2);
        // Both begin on one line, and each line of the one on a line of the other.
        for (int i = left; i < count; ++i)
            EXPECT_EQ(places[static_cast<std::size_t>(i)].at.y,
                      places[static_cast<std::size_t>(i - left)].at.y);
    }
}

TEST_F(ColumnsOfText, FillPageAfterPageInTheOrderOfReading) {
    const int count = 200;
    Chapter& made = chapter("c", "");
    for (int i = 0; i < 9; ++i) made.blocks.push_back(paragraph("前文"));
    made.blocks.push_back(columns({{entries(count)}}, 3));
    made.blocks.push_back(paragraph("后文"));
    const Pages all = pages();
    const auto places = found(all, count);
    std::size_t columns_seen = 1;
    for (std::size_t i = 1; i < places.size(); ++i) {
        const Found& before = places[i - 1];
        const Found& now = places[i];
        if (now.page != before.page) {
            EXPECT_EQ(now.page, before.page + 1);
            EXPECT_EQ(columns_seen, 3U);
            columns_seen = 1;
        } else if (now.at.y < before.at.y) {
            EXPECT_GT(now.at.x, before.at.x);
            ++columns_seen;
        } else {
            EXPECT_EQ(now.at.x, before.at.x);
            EXPECT_GT(now.at.y, before.at.y);
        }
    }
    // A page whose text goes on is full: nothing is left blank at its foot.
    const Length foot = style_.page.head_margin + style_.page.height() - style_.page.pitch;
    EXPECT_GT(places.back().page, places.front().page);
    for (std::size_t i = 1; i < places.size(); ++i)
        if (places[i].page != places[i - 1].page) {
            EXPECT_GT(places[i - 1].at.y, foot);
        }
    // What follows stands under the highest of them.
    Length lowest;
    for (const Found& one : places)
        if (one.page == places.back().page) lowest = std::max(lowest, one.at.y);
    const std::size_t after = page_with(all, "后文");
    if (after == places.back().page)
        for (const GlyphRun* run : runs(all.pages[after]))
            if (run->text.find("后文") != std::string::npos) {
                EXPECT_GT(run->origin.y, lowest);
            }
}

TEST_F(ColumnsOfText, HoldWholeCharacters_A01) {
    Chapter& made = chapter("c", "");
    made.blocks = {columns({{{paragraph(han(300))}}}, 2)};
    const Pages all = pages();
    const Page& page = all.pages[page_with(all, "一丁")];
    const Length em = style_.page.body_size;
    std::map<Length, Length> widths;
    for (const GlyphRun* run : runs(page)) {
        if (run->node == NodeId::artifact) continue;
        Length& width = widths[run->origin.x];
        width = std::max(width, Length{run->glyphs.back().x} + em);
    }
    // The first line stands two characters in.
    ASSERT_EQ(widths.size(), 3U);
    const auto first = widths.begin();
    const auto last = std::prev(widths.end());
    EXPECT_EQ(first->second, last->second);
    EXPECT_EQ(first->second % em, Length{});
    EXPECT_EQ(last->first + last->second - first->first, style_.page.measure());
    EXPECT_GE(last->first - first->first - first->second, em * 2);
}

TEST_F(ColumnsOfText, KeepHeadingsWithTheirText_H05) {
    for (int before = 1; before < 12; ++before) {
        Blocks text = entries(before);
        Block heading;
        heading.value = Heading{3, plain("标题")};
        text.push_back(heading);
        for (int i = 0; i < 12; ++i) text.push_back(paragraph("下文"));
        book_.chapters.clear();
        chapter("c", "").blocks = {columns({{std::move(text)}}, 2)};
        const Pages all = pages();
        const Page& page = all.pages[page_with(all, "标题")];
        const GlyphRun* title = nullptr;
        bool under = false;
        for (const GlyphRun* run : runs(page)) {
            if (run->text.find("标题") != std::string::npos) title = run;
            if (title != nullptr && run->text == "下文" && run->origin.y > title->origin.y)
                under = under ||
                        abs((run->origin.x - title->origin.x).sp) < (style_.page.measure() / 3).sp;
        }
        EXPECT_TRUE(under) << before;
    }
}

TEST_F(ColumnsOfText, HoldListsWithTheirMarkers) {
    for (const std::uint32_t flowing : {0U, 3U}) {
        book_.chapters.clear();
        List list;
        for (const Block& one : entries(9)) list.items.push_back({{one}, {}, {}, {}, {}});
        const Blocks text{{std::move(list), {}, "", ""}};
        std::vector<TextColumn> all{{text}};
        if (flowing == 0) all.insert(all.end(), 2, {text});
        chapter("c", "").blocks = {columns(std::move(all), flowing)};
        for (const Page& page : pages().pages) {
            const GlyphRun* marker = nullptr;
            for (const GlyphRun* run : runs(page)) {
                if (run->text == "•") {
                    marker = run;
                } else if (marker != nullptr && run->node != NodeId::artifact) {
                    EXPECT_GE(run->origin.x, marker->origin.x + run->size / 2) << run->text;
                    EXPECT_EQ(run->origin.y, marker->origin.y);
                    marker = nullptr;
                }
            }
        }
    }
}

TEST_F(ColumnsOfText, StandSideBySideAsWideAsTheyAsk) {
    Chapter& made = chapter("c", "");
    made.blocks = {paragraph("前文"),
                   columns({{{paragraph(han(60))}, 40}, {{paragraph("二" + han(200))}, 60}}),
                   paragraph("后文")};
    const Pages all = pages();
    const Page& page = all.pages[page_with(all, "后文")];
    Length left = style_.page.trim_width;
    Length second = style_.page.trim_width;
    Length begin;
    Length end;
    for (const GlyphRun* run : runs(page)) {
        if (run->node == NodeId::artifact) continue;
        if (run->text.starts_with("前文")) begin = run->origin.y;
        if (run->text.starts_with("后文")) end = run->origin.y;
        if (run->text.starts_with("一丁")) {
            EXPECT_EQ(run->origin.y - begin, style_.page.pitch);
        }
        if (run->text.starts_with("二一")) {
            second = run->origin.x - style_.page.body_size * 2;
            EXPECT_EQ(run->origin.y - begin, style_.page.pitch);
        }
        left = std::min(left, run->origin.x);
    }
    const Length em = style_.page.body_size;
    const Length taken = second - left;
    EXPECT_GT(taken, style_.page.measure() * 35 / 100);
    EXPECT_LT(taken, style_.page.measure() * 50 / 100);
    EXPECT_GT(end - begin, em * 8);
}

}  // namespace
}  // namespace banxin::layout
