// Type areas: the arithmetic of characters and lines, and the margins around them.

#include "style/style.h"

#include <gtest/gtest.h>

#include <limits>

namespace banxin::style {
namespace {

Page type_area(double body, double pitch, std::int32_t characters, std::int32_t lines) {
    Page page;
    page.body_size = points(body);
    page.pitch = points(pitch);
    page.characters = characters;
    page.lines = lines;
    return page;
}

TEST(TypeArea, A01MeasureIsCharactersTimesTheBody) {
    EXPECT_EQ(type_area(9, 17, 35, 28).measure(), points(315));
    EXPECT_EQ(type_area(10.5, 17, 27, 26).measure(), points(283.5));
}

TEST(TypeArea, A02HeightIsLinesPlusTheGapsBetweenThem) {
    EXPECT_EQ(type_area(9, 17, 35, 28).height(), points(468));
    EXPECT_EQ(type_area(9, 17, 52, 18).height(), points(298));
    EXPECT_EQ(type_area(8, 12, 40, 40).height(), points(476));
}

TEST(TypeArea, A05MarginsAndTypeAreaAddUpToThePaperExactly) {
    std::vector<Page> pages;
    for (const std::string& name : page_preset_names()) pages.push_back(page_preset(name).value());
    pages.push_back(page_for_trim(127, 188).value());
    pages.push_back(page_for_trim(80, 500).value());
    for (const Page& page : pages) {
        SCOPED_TRACE(page.name);
        EXPECT_EQ(page.gutter + page.measure() + page.fore_edge, page.trim_width);
        EXPECT_EQ(page.head_margin + page.height() + page.foot_margin, page.trim_height);
        EXPECT_GT(page.gutter, page.fore_edge);
        EXPECT_GT(page.foot_margin, page.head_margin);
        EXPECT_GT(page.fore_edge, millimetres(8));
        EXPECT_GT(page.head_margin, millimetres(8));
    }
}

TEST(TypeArea, PresetsAreThoseOfTheDesignTable) {
    EXPECT_EQ(page_preset_names(),
              (std::vector<std::string>{"da32", "32k", "a5", "xiao16", "16k", "a4"}));
    const Page page = page_preset("da32").value();
    EXPECT_EQ(page.trim_width, millimetres(140));
    EXPECT_EQ(page.trim_height, millimetres(203));
    EXPECT_EQ(page.characters, 27);
    EXPECT_EQ(page.lines, 26);
    EXPECT_EQ(page.height(), points(435.5));
    EXPECT_EQ(page_preset("32k").value().height(), points(390));
    EXPECT_EQ(page_preset("a4").value().measure(), points(432));
    EXPECT_EQ(page_preset("a4").value().height(), points(692));
    EXPECT_FALSE(page_preset("folio"));
}

TEST(TypeArea, OwnPaperOfAPresetsSizeGetsThePresetsTypeArea) {
    const Page own = page_for_trim(140, 203).value();
    const Page preset = page_preset("da32").value();
    EXPECT_EQ(own.characters, preset.characters);
    EXPECT_EQ(own.lines, preset.lines);
    EXPECT_EQ(own.gutter, preset.gutter);
    EXPECT_EQ(own.name, "140x203");
}

TEST(TypeArea, OwnPaperNeverHasLinesOfMoreThanFortyCharacters) {
    for (double width = 80; width <= 500; width += 7) {
        const Page page = page_for_trim(width, 240).value();
        EXPECT_LE(page.characters, 40) << width;
        EXPECT_GE(page.characters, 15) << width;
    }
}

TEST(TypeArea, WidePaperTakesALargerBodyBeforeLongerLines) {
    const Page page = page_for_trim(210, 297).value();
    EXPECT_EQ(page.body_size, points(12));
    EXPECT_EQ(page.pitch, points(20));
}

TEST(TypeArea, IsAsManyCharactersAndLinesAsAskedFor_A01_A02) {
    const Page paper = page_preset("a5").value();
    const Page own = with_type_area(paper, {25, 0, {}, {}, {}, {}}).value();
    EXPECT_EQ(own.characters, 25);
    EXPECT_EQ(own.lines, paper.lines);
    EXPECT_EQ(own.gutter + own.measure() + own.fore_edge, own.trim_width);
    EXPECT_EQ(own.head_margin + own.height() + own.foot_margin, own.trim_height);
    EXPECT_FALSE(with_type_area(paper, {38, 0, {}, {}, {}, {}}));
    EXPECT_FALSE(with_type_area(paper, {0, 40, {}, {}, {}, {}}));
}

TEST(TypeArea, FitsWholeCharactersAndLinesBetweenGivenMargins_A01_A05) {
    const Page paper = page_preset("a5").value();
    const Length edge = millimetres(20);
    const Page own = with_type_area(paper, {0, 0, edge, edge, edge, edge}).value();
    // 108 mm hold 29 characters of 10.5 points, 170 mm hold 28 lines; the rest goes outward.
    EXPECT_EQ(own.characters, 29);
    EXPECT_EQ(own.lines, 28);
    EXPECT_EQ(own.gutter, edge);
    EXPECT_EQ(own.head_margin, edge);
    EXPECT_EQ(own.gutter + own.measure() + own.fore_edge, own.trim_width);
    EXPECT_EQ(own.head_margin + own.height() + own.foot_margin, own.trim_height);
    EXPECT_LT(own.fore_edge - edge, own.body_size);
    EXPECT_LT(own.foot_margin - edge, own.pitch);
}

TEST(TypeArea, TakesOneMarginAndLetsTheOtherFollow_A05) {
    const Page paper = page_preset("a5").value();
    const Page own = with_type_area(paper, {26, 0, {}, {}, {}, millimetres(25)}).value();
    EXPECT_EQ(own.fore_edge, millimetres(25));
    EXPECT_EQ(own.gutter, own.trim_width - own.measure() - own.fore_edge);
    EXPECT_FALSE(with_type_area(paper, {26, 0, {}, {}, {}, millimetres(60)}));
    EXPECT_FALSE(with_type_area(paper, {0, 0, {}, {}, millimetres(100), millimetres(100)}));
}

TEST(TypeArea, RefusesPaperThatNoBookHas) {
    EXPECT_FALSE(page_for_trim(79.9, 203));
    EXPECT_FALSE(page_for_trim(140, 501));
    EXPECT_FALSE(page_for_trim(-140, 203));
    EXPECT_FALSE(page_for_trim(std::numeric_limits<double>::quiet_NaN(), 203));
    EXPECT_FALSE(page_for_trim(140, std::numeric_limits<double>::infinity()));
}

TEST(TypeArea, GetsNarrowerForAColumnAtItsSideAndNoNarrowerThanItMust) {
    const Page page = page_preset("da32").value();
    const SideColumn side{page.body_size * 8, page.body_size};
    const Page narrow = with_side_column(page, side).value();
    EXPECT_EQ(narrow.gutter, page.gutter);
    EXPECT_GE(narrow.fore_edge, side.width + side.gap + millimetres(8));
    EXPECT_LT(narrow.fore_edge, side.width + side.gap + millimetres(8) + page.body_size);
    EXPECT_EQ(narrow.gutter + narrow.measure() + narrow.fore_edge, page.trim_width);
    EXPECT_EQ(narrow.lines, page.lines);
    // One with room stays.
    EXPECT_EQ(with_side_column(narrow, side)->characters, narrow.characters);
    EXPECT_FALSE(with_side_column(page, {page.body_size * 16, page.body_size}));
}

}  // namespace
}  // namespace banxin::style
