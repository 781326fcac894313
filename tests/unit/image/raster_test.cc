// Raster pictures: decoded right, and every damage is a clean refusal.

#include "base/diagnostics.h"
#include "image/image.h"
#include "unit/image/samples.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace banxin::image {
namespace {

std::vector<std::pair<std::string, std::string>> all_samples() {
    using samples::PngKind;
    return {
        {"png grey", samples::png(PngKind::grey16)},
        {"png palette", samples::png(PngKind::palette)},
        {"png interlaced", samples::png(PngKind::interlaced_rgb)},
        {"png rgba", samples::png(PngKind::rgba)},
        {"jpeg grey", samples::jpeg(1)},
        {"jpeg", samples::jpeg(3)},
        {"jpeg cmyk", samples::jpeg(4)},
        {"gif", samples::gif(1, false)},
        {"gif animated", samples::gif(3, true)},
        {"webp", samples::webp(false, false)},
        {"webp alpha", samples::webp(true, false)},
        {"webp animated", samples::webp(true, true)},
    };
}

int byte_at(const std::string& bytes, std::size_t index) {
    return static_cast<unsigned char>(bytes.at(index));
}

TEST(Raster, EverySampleIsAccepted) {
    for (const auto& [name, bytes] : all_samples()) {
        const Checked checked = check(bytes);
        ASSERT_TRUE(checked.info) << name << ": " << checked.problem->detail;
        EXPECT_FALSE(checked.problem) << name;
        const Pixels pixels = decode(bytes);
        EXPECT_EQ(pixels.width, checked.info->width) << name;
        EXPECT_EQ(pixels.components, checked.info->components) << name;
        const std::size_t count = std::size_t{pixels.width} * pixels.height;
        EXPECT_EQ(pixels.colour.size(), count * static_cast<std::size_t>(pixels.components));
        EXPECT_TRUE(pixels.alpha.empty() || pixels.alpha.size() == count) << name;
    }
}

TEST(Raster, EveryPrefixFailsCleanlyOrDecodes) {
    for (const auto& [name, bytes] : all_samples()) {
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const std::string prefix = bytes.substr(0, size);
            const Checked checked = check(prefix);
            ASSERT_NE(checked.info.has_value(), checked.problem.has_value()) << name << size;
            if (checked.problem) {
                EXPECT_THROW(static_cast<void>(decode(prefix)), Failure) << name << size;
            }
        }
    }
}

TEST(Raster, CutShortIsBroken) {
    for (const auto& [name, bytes] : all_samples()) {
        const Checked checked = check(bytes.substr(0, bytes.size() * 3 / 4));
        ASSERT_TRUE(checked.problem) << name;
        EXPECT_EQ(checked.problem->kind, Problem::Kind::broken) << name;
        EXPECT_FALSE(checked.problem->detail.empty()) << name;
    }
}

TEST(Raster, EveryFlippedByteFailsCleanlyOrDecodes) {
    for (const auto& [name, bytes] : all_samples()) {
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            for (const unsigned flip : {0x01U, 0x20U}) {
                std::string damaged = bytes;
                damaged[i] = static_cast<char>(static_cast<unsigned char>(damaged[i]) ^ flip);
                const Checked checked = check(damaged);
                ASSERT_NE(checked.info.has_value(), checked.problem.has_value()) << name << i;
            }
        }
    }
}

TEST(Raster, PngComesOutOfItsOwnEncoderUnchanged) {
    for (const auto& [name, bytes] : all_samples()) {
        const Pixels pixels = decode(bytes);
        const std::string png = encode_png(pixels);
        EXPECT_EQ(png, encode_png(pixels)) << name;
        const Pixels again = decode(png);
        EXPECT_EQ(again.colour, pixels.colour) << name;
        EXPECT_EQ(again.alpha, pixels.alpha) << name;
        EXPECT_EQ(again.components, pixels.components) << name;
    }
}

/// PNG specification, "Cyclic Redundancy Code".
std::string crc(const std::string& bytes) {
    std::uint32_t value = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        value ^= static_cast<unsigned char>(byte);
        for (int i = 0; i < 8; ++i) value = value >> 1U ^ ((value & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    std::string result;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        result.push_back(static_cast<char>(~value >> shift & 0xFFU));
    }
    return result;
}

TEST(Raster, HugePngIsTooLargeBeforeItIsDecoded) {
    using namespace std::string_literals;
    std::string png = samples::png(samples::PngKind::rgba);
    png.replace(16, 8, "\0\0\xEA\x60\0\0\xEA\x60"s);  // 60000 by 60000
    png.replace(29, 4, crc(png.substr(12, 17)));
    const Checked checked = check(png);
    ASSERT_TRUE(checked.problem);
    EXPECT_EQ(checked.problem->kind, Problem::Kind::too_large) << checked.problem->detail;
}

TEST(Raster, HugeGifIsTooLarge) {
    using namespace std::string_literals;
    std::string gif = samples::gif(1, false);
    gif.replace(6, 4, "\xFF\xFF\xFF\xFF"s);
    const Checked checked = check(gif);
    ASSERT_TRUE(checked.problem);
    EXPECT_EQ(checked.problem->kind, Problem::Kind::too_large);
}

TEST(Raster, PaletteTransparencyBecomesAlpha) {
    const Pixels pixels = decode(samples::png(samples::PngKind::palette));
    ASSERT_EQ(pixels.components, 3);
    ASSERT_FALSE(pixels.alpha.empty());
    EXPECT_EQ(byte_at(pixels.alpha, 0), 255);
    EXPECT_EQ(byte_at(pixels.alpha, 1), 128);
    EXPECT_EQ(byte_at(pixels.colour, 3), 0);
    EXPECT_EQ(byte_at(pixels.colour, 4), 255);
}

TEST(Raster, SixteenBitGreyStaysGrey) {
    EXPECT_EQ(decode(samples::png(samples::PngKind::grey16)).components, 1);
}

TEST(Raster, GifFrameStandsOnItsCanvas) {
    for (const bool interlaced : {false, true}) {
        const Pixels pixels = decode(samples::gif(1, interlaced));
        ASSERT_EQ(pixels.width, 4u);
        ASSERT_FALSE(pixels.alpha.empty());
        EXPECT_EQ(byte_at(pixels.alpha, 0), 0) << "left of the frame";
        EXPECT_EQ(byte_at(pixels.alpha, 2), 255);
        EXPECT_EQ(byte_at(pixels.alpha, 3), 0) << "the transparent colour";
        EXPECT_EQ(byte_at(pixels.colour, 2 * 3), 255) << "red";
        EXPECT_EQ(byte_at(pixels.colour, (4 + 2) * 3 + 1), 255) << "green in row 1";
    }
}

TEST(Raster, AnimationIsSaid) {
    EXPECT_FALSE(check(samples::gif(1, false)).info->animated);
    EXPECT_TRUE(check(samples::gif(2, false)).info->animated);
    EXPECT_FALSE(check(samples::webp(true, false)).info->animated);
    EXPECT_TRUE(check(samples::webp(true, true)).info->animated);
}

TEST(Raster, CmykBecomesRgb) {
    const std::string cmyk = samples::jpeg(4);
    EXPECT_TRUE(check(cmyk).info->cmyk);
    const Pixels pixels = decode(cmyk);
    EXPECT_EQ(pixels.components, 3);
    EXPECT_GT(byte_at(pixels.colour, 0), 240) << "paper";
    EXPECT_LT(byte_at(pixels.colour, 15 * 3), 16) << "black ink";
}

TEST(Raster, JpegSaysHowItMayBeEmbedded) {
    EXPECT_TRUE(jpeg_info(samples::jpeg(3)).embeddable);
    EXPECT_EQ(jpeg_info(samples::jpeg(3)).components, 3);
    EXPECT_TRUE(jpeg_info(samples::jpeg(1)).embeddable);
    EXPECT_EQ(jpeg_info(samples::jpeg(1)).components, 1);
}

TEST(Raster, ExifOrientationIsReadInBothByteOrders) {
    for (const bool little : {false, true}) {
        EXPECT_EQ(check(samples::jpeg(3, samples::exif(6, little))).info->orientation, 6);
    }
    EXPECT_EQ(check(samples::jpeg(3, samples::exif(99, true))).info->orientation, 1);
    EXPECT_EQ(check(samples::jpeg(3, samples::exif(6, true).substr(0, 20))).info->orientation, 1);
    EXPECT_EQ(check(samples::jpeg(3)).info->orientation, 1);
}

// EPUB 35
TEST(Raster, AJpegIsTurnedAsItsExifSays) {
    // The sample is white on the left and black on the right; by its corners, clockwise from the
    // upper left.
    const std::pair<unsigned char, const char*> turns[] = {
        {2, "BWWB"}, {3, "BWWB"}, {4, "WBBW"}, {5, "WWBB"}, {6, "WWBB"}, {7, "BBWW"}, {8, "BBWW"}};
    for (const auto& [orientation, wanted] : turns) {
        for (const int components : {1, 3, 4}) {
            const std::string jpeg = samples::jpeg(components, samples::exif(orientation, true));
            const std::string upright = for_screen(jpeg, 0);
            const Info info = *check(upright).info;
            EXPECT_EQ(info.orientation, 1);
            EXPECT_FALSE(info.cmyk);
            EXPECT_EQ(info.width, orientation < 5 ? 16U : 8U);
            const Pixels pixels = decode(upright);
            const std::size_t right = pixels.width - 1;
            const std::size_t last = (pixels.height - 1) * pixels.width;
            std::string corners;
            for (const std::size_t pixel : {std::size_t{0}, right, last + right, last}) {
                const auto step = static_cast<std::size_t>(pixels.components);
                corners += byte_at(pixels.colour, pixel * step) > 127 ? 'W' : 'B';
            }
            EXPECT_EQ(corners, wanted) << int{orientation};
        }
    }
    EXPECT_EQ(for_screen(samples::jpeg(3), 0), "");
}

}  // namespace
}  // namespace banxin::image
