// Pictures made fit: fewer pixels, colours and kinds that every reader knows, and their addresses.
#include "image/data_address.h"
#include "image/image.h"
#include "unit/image/samples.h"

#include <gtest/gtest.h>

namespace banxin::image {
namespace {

int at(const std::string& bytes, std::size_t index) {
    return static_cast<unsigned char>(bytes.at(index));
}

/// Black on the left, white on the right.
Pixels halves(std::uint32_t width, std::uint32_t height) {
    Pixels pixels{width, height, 1, std::string(std::size_t{width} * height, '\0'), ""};
    for (std::uint32_t y = 0; y < height; ++y)
        for (std::uint32_t x = width / 2; x < width; ++x) pixels.colour[y * width + x] = '\xFF';
    return pixels;
}

TEST(Shrunk, KeepsEdgesAndFlatColours) {
    const Pixels small = shrunk(halves(40, 30), 10, 6);
    ASSERT_EQ(small.width, 10U);
    ASSERT_EQ(small.height, 6U);
    for (std::size_t y = 0; y < 6; ++y) {
        EXPECT_EQ(at(small.colour, y * 10 + 1), 0);
        EXPECT_LT(at(small.colour, y * 10 + 4), 30);
        EXPECT_GT(at(small.colour, y * 10 + 5), 225);
        EXPECT_EQ(at(small.colour, y * 10 + 8), 255);
    }
}

TEST(Shrunk, NeverMakesMorePixels) {
    const Pixels same = shrunk(halves(8, 4), 100, 100);
    EXPECT_EQ(same.width, 8U);
    EXPECT_EQ(same.height, 4U);
    EXPECT_EQ(same.colour, halves(8, 4).colour);
}

TEST(Shrunk, LeavesWhatIsSeenThroughOutOfTheColours) {
    // Red that is seen beside green that is not.
    Pixels pixels{4, 1, 3, std::string("\xFF\0\0\xFF\0\0\0\xFF\0\0\xFF\0", 12),
                  std::string("\xFF\xFF\0\0", 4)};
    const Pixels small = shrunk(std::move(pixels), 1, 1);
    EXPECT_EQ(at(small.colour, 0), 255);
    EXPECT_EQ(at(small.colour, 1), 0);
    EXPECT_EQ(at(small.alpha, 0), 128);
}

TEST(ForScreen, BringsTheLongerSideToTheLimit) {
    const std::string wide = encode_png(halves(60, 20));
    EXPECT_EQ(for_screen(wide, 60), "");
    EXPECT_EQ(for_screen(wide, 0), "");
    const Info info = *check(for_screen(wide, 30)).info;
    EXPECT_EQ(info.width, 30U);
    EXPECT_EQ(info.height, 10U);
    EXPECT_EQ(info.format, Format::png);
    const Info photo = *check(for_screen(samples::jpeg(3, samples::exif(6, true)), 10)).info;
    EXPECT_EQ(photo.width, 5U);
    EXPECT_EQ(photo.height, 10U);
    EXPECT_EQ(photo.format, Format::jpeg);
}

TEST(ForScreen, HasNoInksAndNoWebp) {
    EXPECT_FALSE(check(for_screen(samples::jpeg(4), 0)).info->cmyk);
    EXPECT_EQ(check(for_screen(samples::webp(true, false), 0)).info->format, Format::png);
    EXPECT_EQ(for_screen(samples::jpeg(1), 0), "");
}

TEST(ForScreen, LeavesWhatMoves) {
    EXPECT_EQ(for_screen(samples::gif(2, false), 1), "");
}

TEST(Decoding, GivesNoMorePixelsThanAreAskedFor) {
    EXPECT_EQ(decode(samples::jpeg(3), {4, 4}).width, 4U);
    EXPECT_EQ(decode(samples::jpeg(3), {4, 4}).height, 2U);
    EXPECT_EQ(decode(samples::jpeg(3), {0, 4}).width, 8U);
    EXPECT_EQ(decode(samples::jpeg(3), {400, 400}).width, 16U);
    EXPECT_EQ(jpeg_info(smaller_jpeg(samples::jpeg(1), {8, 8})).width, 8U);
}

TEST(DataAddress, IsReadInBothForms) {
    EXPECT_EQ(data_of("data:image/png;base64,QUJD"), "ABC");
    EXPECT_EQ(data_of(" DATA:image/png;charset=x;BASE64,QU%4AD"), "ABC");
    EXPECT_EQ(data_of("data:image/svg+xml,%3Csvg%3E"), "<svg>");
    EXPECT_EQ(data_of("data:image/svg+xml;utf8,<svg>"), "<svg>");
    EXPECT_EQ(data_of("data:image/png;base64,-_-_"), "\xFB\xFF\xBF");
    EXPECT_EQ(data_of("data:image/png;base64,Q!"), std::nullopt);
    EXPECT_EQ(data_of("data:text/plain,x"), std::nullopt);
    EXPECT_EQ(data_of("data:image/png"), std::nullopt);
    EXPECT_FALSE(is_data_address("date:x"));
}

TEST(Strangers, AreKnownByTheirFirstBytes) {
    EXPECT_STREQ(recognise_stranger("BM123").name, "BMP");
    EXPECT_STREQ(recognise_stranger(std::string("II*\0", 4)).name, "TIFF");
    EXPECT_STREQ(recognise_stranger(std::string("\0\0\0\x1C", 4) + "ftypavif").name, "AVIF");
    EXPECT_STREQ(recognise_stranger("%PDF-1.5").instead, "SVG");
    EXPECT_STREQ(recognise_stranger("  <HTML>").name, "HTML");
    EXPECT_STREQ(recognise_stranger("words").name, "");
    EXPECT_STREQ(recognise_stranger("").name, "");
}

}  // namespace
}  // namespace banxin::image
