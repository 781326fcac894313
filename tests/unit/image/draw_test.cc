// Drawings in pixels: what is covered, how edges are mixed, and pictures in their places.

#include "image/draw.h"
#include "base/diagnostics.h"
#include "image/coverage.h"
#include "image/formats.h"
#include "unit/image/samples.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::image {
namespace {

using Kind = OutlineStep::Kind;

StoredBytes none(std::uint32_t) {
    ADD_FAILURE() << "a picture was asked for";
    return {};
}

/// A sheet of 8 by 6 points in as many pixels.
Drawing sheet(std::vector<Drawing::Mark> marks) {
    return {points(8), points(6), std::move(marks)};
}

/// Of an em of one point, so that 65536 is a pixel; the origin is the lower left corner.
Drawing::Shape shape(Outline outline) {
    return {std::move(outline), {{}, points(6)}, points(1), Colour(0)};
}

OutlineStep step(Kind kind, const std::vector<double>& pixels) {
    OutlineStep made{kind, {}};
    for (std::size_t i = 0; i < pixels.size(); ++i)
        made.points[i] = static_cast<std::int32_t>(pixels[i] * 65536);
    return made;
}

Outline polygon(const std::vector<std::pair<double, double>>& corners) {
    Outline outline;
    for (const auto& [x, y] : corners)
        outline.push_back(step(outline.empty() ? Kind::move : Kind::line, {x, y}));
    outline.push_back(step(Kind::close, {}));
    return outline;
}

/// A character for each pixel's red: '#' for none of it, '.' for all, else tenths of ink.
std::string seen(const Pixels& pixels) {
    std::string text;
    for (std::uint32_t y = 0; y < pixels.height; ++y) {
        for (std::uint32_t x = 0; x < pixels.width; ++x) {
            const int red =
                static_cast<unsigned char>(pixels.colour[(std::size_t{y} * pixels.width + x) * 3]);
            text += red == 0 ? '#' : red == 255 ? '.' : static_cast<char>('0' + (255 - red) / 26);
        }
        text += '\n';
    }
    return text;
}

std::string seen(const Outline& outline) {
    return seen(draw(sheet({shape(outline)}), 8, 6, none));
}

TEST(Drawings, OutlinesCoverPixelsByTheirArea) {
    EXPECT_EQ(seen(polygon({{1, 1}, {5, 1}, {5, 4}, {1, 4}})),
              "........\n"
              "........\n"
              ".####...\n"
              ".####...\n"
              ".####...\n"
              "........\n");
    EXPECT_EQ(seen(polygon({{1.5, 1}, {5.25, 1}, {5.25, 3.5}, {1.5, 3.5}})),
              "........\n"
              "........\n"
              ".24441..\n"
              ".4###2..\n"
              ".4###2..\n"
              "........\n");
    // Half of the pixels on the diagonal.
    EXPECT_EQ(seen(polygon({{1, 1}, {5, 1}, {5, 5}})),
              "........\n"
              "....4...\n"
              "...4#...\n"
              "..4##...\n"
              ".4###...\n"
              "........\n");
}

TEST(Drawings, ContoursWindEitherWayAndHolesAgainst) {
    const Outline outer = polygon({{1, 1}, {6, 1}, {6, 5}, {1, 5}});
    Outline reversed = polygon({{1, 5}, {6, 5}, {6, 1}, {1, 1}});
    EXPECT_EQ(seen(outer), seen(reversed));
    const Outline hole = polygon({{2, 2}, {2, 4}, {5, 4}, {5, 2}});
    Outline ring = outer;
    ring.insert(ring.end(), hole.begin(), hole.end());
    EXPECT_EQ(seen(ring),
              "........\n"
              ".#####..\n"
              ".#...#..\n"
              ".#...#..\n"
              ".#####..\n"
              "........\n");
    // The same way once more: still covered, and not closed by hand.
    Outline twice = outer;
    const Outline inner = polygon({{2, 2}, {5, 2}, {5, 4}, {2, 4}});
    twice.insert(twice.end(), inner.begin(), inner.end() - 1);
    EXPECT_EQ(seen(twice), seen(outer));
}

TEST(Drawings, CurvesAreCoveredAsTheirAreaIs) {
    const auto area = [](const Outline& outline) {
        const Coverage coverage = coverage_of(shape(outline), {8, 6, points(8), points(6)});
        double sum = 0;
        for (const std::uint8_t part : coverage.parts) sum += part;
        return sum / 255;
    };
    // A parabola over its chord: two thirds of the triangle's height; a cubic of the same curve.
    EXPECT_NEAR(area({step(Kind::move, {1, 1}), step(Kind::quadratic, {3, 5, 5, 1})}), 16.0 / 3,
                0.03);
    EXPECT_NEAR(
        area({step(Kind::move, {1, 1}),
              step(Kind::cubic, {1 + 4.0 / 3, 1 + 8.0 / 3, 5 - 4.0 / 3, 1 + 8.0 / 3, 5, 1})}),
        16.0 / 3, 0.03);
    // A circle of radius two.
    const double c = 2 * 0.5523;
    EXPECT_NEAR(area({step(Kind::move, {5, 3}), step(Kind::cubic, {5, 3 + c, 3 + c, 5, 3, 5}),
                      step(Kind::cubic, {3 - c, 5, 1, 3 + c, 1, 3}),
                      step(Kind::cubic, {1, 3 - c, 3 - c, 1, 3, 1}),
                      step(Kind::cubic, {3 + c, 1, 5, 3 - c, 5, 3})}),
                3.14159 * 4, 0.05);
}

TEST(Drawings, WhatReachesBeyondTheCanvasIsCutOff) {
    EXPECT_EQ(seen(polygon({{-3, 2}, {3, 2}, {3, 9}, {-3, 9}})),
              "###.....\n"
              "###.....\n"
              "###.....\n"
              "###.....\n"
              "........\n"
              "........\n");
    EXPECT_EQ(seen(polygon({{5, -4}, {30, -4}, {30, 3}, {5, 3}})),
              "........\n"
              "........\n"
              "........\n"
              ".....###\n"
              ".....###\n"
              ".....###\n");
    // A line that comes in from the left and goes out at the right.
    EXPECT_EQ(seen(polygon({{-8, -8}, {16, 16}, {16, -8}})),
              ".....4##\n"
              "....4###\n"
              "...4####\n"
              "..4#####\n"
              ".4######\n"
              "4#######\n");
    EXPECT_EQ(seen(polygon({{-9, 1}, {-4, 1}, {-4, 4}})), seen(Outline{}));
    const std::int32_t most = std::numeric_limits<std::int32_t>::max();
    Outline endless = polygon({{0, 0}, {0, 0}, {0, 0}, {0, 0}});
    endless[0].points = {-most, -most};
    endless[1].points = {most, -most};
    endless[2].points = {most, most};
    endless[3].points = {-most, most};
    Drawing::Shape large = shape(endless);
    large.size = points(10000);
    const Pixels covered = draw(sheet({large}), 8, 6, none);
    EXPECT_EQ(covered.colour, std::string(8 * 6 * 3, '\0'));
}

TEST(Drawings, FieldsEndAtWholePixelsAndMeet) {
    const auto field = [](double x, double y, double width, double height) {
        return Drawing::Field{{points(x), points(y), points(width), points(height)}, Colour(0)};
    };
    EXPECT_EQ(seen(draw(sheet({field(1.4, 1.6, 2.2, 1.8), field(3.6, 1.6, 1, 1.8)}), 8, 6, none)),
              "........\n"
              "........\n"
              ".####...\n"
              "........\n"
              "........\n"
              "........\n");
    // However thin it is, and wherever it begins.
    EXPECT_EQ(seen(draw(sheet({field(-2, 3.1, 20, 0.1)}), 8, 6, none)),
              "........\n"
              "........\n"
              "........\n"
              "########\n"
              "........\n"
              "........\n");
    EXPECT_EQ(seen(draw(sheet({field(-5, -5, 3, 3), field(9, 1, 1, 1)}), 8, 6, none)),
              seen(draw(sheet({}), 8, 6, none)));
    // Stretched to other pixels.
    EXPECT_EQ(seen(draw(sheet({field(0, 0, 4, 6)}), 4, 2, none)), "##..\n##..\n");
}

TEST(Drawings, EdgesAreMixedWithWhatIsUnderThem) {
    const Drawing::Field red{{{}, {}, points(8), points(6)}, Colour(255, 0, 0)};
    Drawing::Shape half = shape(polygon({{0, 5.5}, {1, 5.5}, {1, 6}, {0, 6}}));
    half.colour = Colour(0, 0, 255);
    const Pixels pixels = draw(sheet({red, half}), 8, 6, none);
    EXPECT_EQ(pixels.colour.substr(0, 6), std::string("\x80\0\x80\xFF\0\0", 6));
}

TEST(Drawings, HoldPicturesInTheirPlaces) {
    // Its left half red, its right half seen through.
    Pixels flag{4, 1, 3, std::string("\xFF\0\0\xFF\0\0\0\0\xFF\0\0\xFF", 12), {}};
    flag.alpha = std::string("\xFF\xFF\0\0", 4);
    const std::string png = encode_png(flag);
    std::vector<std::uint32_t> asked;
    const auto give = [&](std::uint32_t number) {
        asked.push_back(number);
        return StoredBytes(png);
    };
    const Drawing::Field grey{{{}, {}, points(8), points(6)}, Colour(0x80)};
    const auto shown = [&](const Rect& area) {
        return draw(sheet({grey, Drawing::Picture{area, 7}}), 8, 6, give);
    };
    const Pixels small = shown({points(2), points(1), points(4), points(1)});
    EXPECT_EQ(asked, std::vector<std::uint32_t>{7});
    EXPECT_EQ(small.colour.substr((8 + 1) * 3, 15),
              std::string("\x80\x80\x80\xFF\0\0\xFF\0\0\x80\x80\x80\x80\x80\x80", 15));
    // Larger than the sheet, which shows the end of it.
    const Pixels cut = shown({points(-56), {}, points(64), points(6)});
    EXPECT_EQ(cut.colour, std::string(8 * 6 * 3, '\x80'));
    const Pixels whole = shown({{}, {}, points(32), points(6)});
    EXPECT_EQ(whole.colour.substr(0, 3), std::string("\xFF\0\0", 3));
    EXPECT_EQ(whole.colour.substr(whole.colour.size() - 3), std::string("\xFF\0\0", 3));
    (void)shown({points(8), {}, points(8), points(6)});
    EXPECT_EQ(asked.size(), 4U);
}

TEST(Drawings, TurnPicturesUprightAndPaintSvgs) {
    const auto shown = [](const std::string& file) {
        const Drawing drawing{
            points(8), points(16), {Drawing::Picture{{{}, {}, points(8), points(16)}, 0}}};
        return draw(drawing, 8, 16, [&](std::uint32_t) { return StoredBytes(file); });
    };
    const std::string plain = samples::jpeg(3);
    const std::string on_its_side = samples::jpeg(3, samples::exif(6, true));
    EXPECT_EQ(shown(on_its_side).colour, decode_upright(on_its_side).colour);
    EXPECT_NE(shown(plain).colour, shown(on_its_side).colour);
    const std::string svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\" width=\"2\" height=\"2\" "
        "preserveAspectRatio=\"none\"><rect width=\"2\" height=\"1\" fill=\"#f00\"/></svg>";
    const Pixels half = shown(svg);
    EXPECT_EQ(half.colour.substr(0, 3), std::string("\xFF\0\0", 3));
    EXPECT_EQ(half.colour.substr(7 * 8 * 3, 6), std::string("\xFF\0\0\xFF\0\0", 6));
    EXPECT_EQ(half.colour.substr(8 * 8 * 3), std::string(8 * 8 * 3, '\xFF'));
}

TEST(Resizing, EnlargesSmoothlyAndMakesAPartOfIt) {
    const Pixels two{2, 1, 1, std::string("\0\xFF", 2), {}};
    const auto enlarged = [&](std::uint32_t first, std::uint32_t count) {
        return resized(Pixels(two), {8, first, count}, {3, 0, 3});
    };
    const Pixels all = enlarged(0, 8);
    EXPECT_EQ(all.width, 8U);
    EXPECT_EQ(all.height, 3U);
    for (std::size_t x = 1; x < 8; ++x)
        EXPECT_LE(static_cast<unsigned char>(all.colour[x - 1]),
                  static_cast<unsigned char>(all.colour[x]));
    EXPECT_EQ(all.colour.substr(0, 8), all.colour.substr(16, 8));
    EXPECT_EQ(static_cast<unsigned char>(all.colour[3]) + static_cast<unsigned char>(all.colour[4]),
              255);
    const Pixels part = enlarged(3, 2);
    EXPECT_EQ(part.width, 2U);
    EXPECT_EQ(part.colour.substr(0, 2), all.colour.substr(3, 2));
}

TEST(Png, OfFewColoursHasAPalette) {
    std::string colour;
    for (int i = 0; i < 300; ++i)
        for (int row = 0; row < 3; ++row) colour += static_cast<char>(i * (row + 1) / 2);
    for (const std::uint32_t width : {256U, 300U}) {
        Pixels pixels{width, 2, 3, colour.substr(0, std::size_t{width} * 3), {}};
        pixels.colour += pixels.colour;
        const std::string png = encode_png(pixels);
        // IHDR: colour type.
        EXPECT_EQ(png[25], width == 256 ? '\x03' : '\x02');
        EXPECT_EQ(png, encode_png(pixels));
        EXPECT_TRUE(check(png).info);
        EXPECT_EQ(decode(png).colour, pixels.colour);
    }
}

TEST(Png, RowsAreFilteredByWhatTheyDifferLeastBy) {
    // Its rows: noise, the same again, the same and one more, a ramp, and means of left and up.
    std::string rows;
    unsigned noise = 1;
    for (int x = 0; x < 64; ++x)
        rows += static_cast<char>((noise = noise * 16807U % 65521U) & 0xFF);
    rows += rows;
    for (int x = 0; x < 64; ++x) rows += static_cast<char>(rows[static_cast<std::size_t>(x)] + 1);
    for (int x = 0; x < 64; ++x) rows += static_cast<char>(4 * x);
    const Pixels pixels{64, 4, 1, rows, {}};
    EXPECT_EQ(decode(encode_png(pixels)).colour, rows);
    // Steps across and down: beside one, what is upper left of a pixel is nearest.
    Pixels bars{64, 16, 1, {}, {}};
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 64; ++x) bars.colour += static_cast<char>(x / 22 * 80 + y % 2 * 60);
    EXPECT_EQ(decode(encode_png(bars)).colour, bars.colour);
    // A photograph's worth of shades takes far less than its samples.
    Pixels shades{256, 256, 3, {}, {}};
    for (int y = 0; y < 256; ++y)
        for (int x = 0; x < 256; ++x)
            for (const int sample : {x, y, (x + y) / 2}) shades.colour += static_cast<char>(sample);
    const std::string png = encode_png(shades);
    EXPECT_LT(png.size(), 4000U);
    EXPECT_EQ(decode(png).colour, shades.colour);
}

TEST(Png, IsTakenAsItIsPackedUnlessItsPixelsWouldBeOthers) {
    using samples::PngKind;
    const Pixels pixels{300, 1, 3, std::string(300, 'a') + std::string(600, 'b'), {}};
    const std::string png = encode_png(pixels);
    const auto packed = packed_png(png);
    ASSERT_TRUE(packed);
    EXPECT_EQ(packed->width, 300U);
    EXPECT_EQ(packed->height, 1U);
    EXPECT_EQ(packed->palette, "aaabbb");
    for (const PngKind kind :
         {PngKind::grey16, PngKind::palette, PngKind::interlaced_rgb, PngKind::rgba})
        EXPECT_FALSE(packed_png(samples::png(kind)));
    EXPECT_FALSE(packed_png(samples::jpeg(3)));
    EXPECT_THROW((void)packed_png(png.substr(0, png.size() - 1)), Failure);
    // IHDR ends at 33.
    const auto with_gamma = [&](std::string_view gamma) {
        return png.substr(0, 33) + std::string("\0\0\0\4gAMA", 8) + std::string(gamma) + "sum." +
               png.substr(33);
    };
    EXPECT_TRUE(packed_png(with_gamma(std::string_view("\0\0\xB1\x8F", 4))));
    EXPECT_FALSE(packed_png(with_gamma(std::string_view("\0\1\x86\xA0", 4))));
}

}  // namespace
}  // namespace banxin::image
