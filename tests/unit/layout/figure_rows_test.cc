// Pictures beside each other: how wide each is, and in how many lines they stand.
#include "layout/figure_rows.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace banxin::layout {
namespace {

RowPicture of(std::int64_t wide, std::int64_t high) {
    return {wide, high, points(0.75) * wide, false};
}
RowPicture asking(std::int64_t wide, std::int64_t high, double width) {
    return {wide, high, points(width), true};
}

/// "100x50 100x50 / …" in points.
std::string sizes(const std::vector<RowPicture>& pictures) {
    std::string text;
    for (const RowLine& line : rows_of(pictures, {points(310), points(10), points(300)})) {
        if (!text.empty()) text += " /";
        for (const RowSize& size : line.sizes) {
            if (!text.empty()) text += " ";
            text += fmt::format("{:.0f}x{:.0f}", size.width.pt(), size.height.pt());
        }
    }
    return text;
}

TEST(FigureRows, FillTheMeasureAtOneHeight) {
    EXPECT_EQ(sizes({of(800, 400), of(800, 400)}), "150x75 150x75");
    EXPECT_EQ(sizes({of(800, 400), of(400, 400)}), "200x100 100x100");
}

TEST(FigureRows, EnlargeNoneOverItsOwnSize) {
    EXPECT_EQ(sizes({of(40, 20), of(40, 20)}), "30x15 30x15");
    EXPECT_EQ(sizes({of(40, 40), of(80, 20)}), "30x30 120x30");
}

TEST(FigureRows, TakeAnotherLineWherePicturesBecomeSmall) {
    EXPECT_EQ(
        sizes({of(800, 800), of(800, 800), of(800, 800), of(800, 800), of(800, 800), of(800, 800)}),
        "97x97 97x97 97x97 / 97x97 97x97 97x97");
    EXPECT_EQ(sizes({of(800, 800), of(800, 800), of(800, 800), of(800, 800), of(800, 800)}),
              "97x97 97x97 97x97 / 126x126 126x126");
}

TEST(FigureRows, ObeyWidthsAsFarAsTheMeasureGoes) {
    EXPECT_EQ(sizes({asking(4, 2, 93), asking(4, 2, 93), asking(4, 2, 93)}), "93x46 93x46 93x46");
    EXPECT_EQ(sizes({asking(4, 2, 155), asking(4, 2, 155)}), "150x75 150x75");
    EXPECT_EQ(sizes({asking(4, 2, 200), asking(4, 2, 200)}), "200x100 / 200x100");
    EXPECT_EQ(sizes({asking(4, 2, 999), of(40, 20)}), "310x155 / 30x15");
}

TEST(FigureRows, AreNoHigherThanTheyMay) {
    EXPECT_EQ(sizes({of(900, 9000), of(900, 9000)}), "30x300 30x300");
}

}  // namespace
}  // namespace banxin::layout
