#include "base/in_order.h"
#include "base/parallel.h"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace banxin {
namespace {

TEST(InOrder, WaitsForWhatComesBefore) {
    std::string taken;
    InOrder<std::string> in_order(4, [&](std::size_t index, std::string made) {
        taken += std::to_string(index) + made + ' ';
    });
    in_order.put(2, "c");
    in_order.put(1, "b");
    EXPECT_EQ(taken, "");
    in_order.put(0, "a");
    EXPECT_EQ(taken, "0a 1b 2c ");
    in_order.put(3, "d");
    EXPECT_EQ(taken, "0a 1b 2c 3d ");
}

// T07
TEST(InOrder, T07IsTheSameWithAnyNumberOfThreads) {
    const auto joined = [](unsigned jobs) {
        std::string taken;
        InOrder<std::unique_ptr<int>> in_order(
            500, [&](std::size_t, std::unique_ptr<int> made) { taken += std::to_string(*made); });
        for_each_parallel(500, jobs, [&](std::size_t i) {
            in_order.put(i, std::make_unique<int>(static_cast<int>(i)));
        });
        return taken;
    };
    EXPECT_EQ(joined(1), joined(7));
}

TEST(InOrder, LetsAFailureThrough) {
    int taken = 0;
    InOrder<int> in_order(9, [&](std::size_t, int made) {
        ++taken;
        if (made == 3) throw std::runtime_error("full");
    });
    EXPECT_THROW(
        for_each_parallel(9, 2, [&](std::size_t i) { in_order.put(i, static_cast<int>(i)); }),
        std::runtime_error);
    EXPECT_EQ(taken, 9);
}

}  // namespace
}  // namespace banxin
