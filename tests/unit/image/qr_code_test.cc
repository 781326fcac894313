// QR codes.
#include "image/qr_code.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin::image {
namespace {

TEST(QrCode, IsASquareWithItsThreeFinders) {
    const QrCode code = qr_code("https://example.org/").value();
    ASSERT_EQ((code.modules - 17) % 4, 0u);
    ASSERT_EQ(code.dark.size(), std::size_t{code.modules} * code.modules);
    const auto dark = [&](std::uint32_t x, std::uint32_t y) {
        return code.dark[std::size_t{y} * code.modules + x];
    };
    const std::uint32_t far = code.modules - 7;
    for (const auto& [x, y] : {std::pair{0U, 0U}, {far, 0U}, {0U, far}}) {
        for (std::uint32_t i = 0; i < 7; ++i) {
            EXPECT_TRUE(dark(x + i, y) && dark(x, y + i));
            EXPECT_EQ(dark(x + 1, y + i), i == 0 || i == 6);
        }
        EXPECT_TRUE(dark(x + 3, y + 3));
    }
    EXPECT_FALSE(dark(code.modules - 1, code.modules - 1) && dark(far, far) &&
                 dark(code.modules - 4, code.modules - 4));
}

TEST(QrCode, GrowsWithItsTextUpToWhatACodeHolds) {
    EXPECT_LT(qr_code("a")->modules, qr_code(std::string(200, 'a'))->modules);
    EXPECT_TRUE(qr_code(std::string(2331, 'a')).has_value());
    EXPECT_FALSE(qr_code(std::string(2332, 'a')).has_value());
    EXPECT_FALSE(qr_code("").has_value());
}

}  // namespace
}  // namespace banxin::image
