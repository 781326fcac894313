// Sizes as designers write them.

#include "document/size.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Size, A09TraditionalSizesFollowOneTable) {
    const std::pair<const char*, double> table[] = {
        {"初号", 42},  {"小初", 36},  {"一号", 26},  {"小一", 24}, {"二号", 22},   {"小二", 18},
        {"三号", 16},  {"小三", 15},  {"四号", 14},  {"小四", 12}, {"五号", 10.5}, {"小五", 9},
        {"六号", 7.5}, {"小六", 6.5}, {"七号", 5.5}, {"八号", 5},
    };
    for (const auto& [name, size] : table) EXPECT_EQ(points_of_hao(name), size) << name;
    EXPECT_FALSE(points_of_hao("九号"));
}

TEST(Size, IsPointsOrATraditionalNameOrAShare) {
    EXPECT_EQ(parse_size("9").value().value, 9);
    EXPECT_EQ(parse_size("10.5pt").value().value, 10.5);
    EXPECT_EQ(parse_size("小五").value().value, 9);
    EXPECT_EQ(parse_size("小五").value().unit, Size::Unit::points);
    EXPECT_EQ(parse_size("1.5em").value().value, 1.5);
    EXPECT_EQ(parse_size("1.5em").value().unit, Size::Unit::ems);
}

TEST(Size, RefusesEverythingElse) {
    for (const char* text : {"", "pt", "em", "9px", "-9", "0", "201", "21em", "0.05em", "nan",
                             "inf", "9 pt", "１２", "1e1", "0x9"})
        EXPECT_FALSE(parse_size(text)) << text;
}

}  // namespace
}  // namespace banxin
