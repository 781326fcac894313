#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace banxin {
namespace {

using namespace std::chrono_literals;

/// Where so many threads must be at the same time; a while is enough on any machine.
class Meeting {
public:
    explicit Meeting(int expected) : expected_(expected) {}
    bool meet() {
        ++arrived_;
        const auto end = std::chrono::steady_clock::now() + 20s;
        while (arrived_ < expected_ && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(1ms);
        return arrived_ >= expected_;
    }

private:
    int expected_;
    std::atomic<int> arrived_{0};
};

TEST(Parallel, CallsForEveryIndexOnce) {
    for (const unsigned jobs : {0u, 1u, 2u, 7u}) {
        std::vector<std::atomic<int>> calls(1000);
        for_each_parallel(calls.size(), jobs, [&](std::size_t i) { ++calls[i]; });
        for (const auto& count : calls) EXPECT_EQ(count, 1);
        for_each_parallel(0, jobs, [&](std::size_t) { FAIL(); });
    }
}

TEST(Parallel, SharesTheThreadsOfTheOutermostCall) {
    constexpr unsigned jobs = 3;
    std::atomic<int> running{0};
    std::atomic<int> most{0};
    std::atomic<int> calls{0};
    for_each_parallel(5, jobs, [&](std::size_t) {
        for_each_parallel(4, jobs, [&](std::size_t) {
            for_each_parallel(3, jobs, [&](std::size_t) {
                const int now = ++running;
                for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
                }
                std::this_thread::sleep_for(1ms);
                ++calls;
                --running;
            });
        });
    });
    EXPECT_EQ(calls, 5 * 4 * 3);
    EXPECT_LE(most, static_cast<int>(jobs));
}

// One long chapter.
TEST(Parallel, HelpsInsideTheOnlyCall) {
    Meeting meeting(3);
    std::atomic<int> met{0};
    for_each_parallel(1, 3, [&](std::size_t) {
        for_each_parallel(3, 3, [&](std::size_t) { met += meeting.meet() ? 1 : 0; });
    });
    EXPECT_EQ(met, 3);
}

// The long chapter comes last: who called and has nothing more to do helps too.
TEST(Parallel, HelpsInsideTheLastCall) {
    Meeting apart(2);
    Meeting meeting(2);
    std::atomic<int> met{0};
    const std::thread::id caller = std::this_thread::get_id();
    for_each_parallel(2, 2, [&](std::size_t) {
        apart.meet();
        if (std::this_thread::get_id() == caller) return;
        for_each_parallel(2, 2, [&](std::size_t) { met += meeting.meet() ? 1 : 0; });
    });
    EXPECT_EQ(met, 2);
}

TEST(Parallel, UsesOneThreadWhereOneIsAskedFor) {
    std::set<std::thread::id> threads;
    for_each_parallel(4, 1, [&](std::size_t) {
        for_each_parallel(4, 1, [&](std::size_t) { threads.insert(std::this_thread::get_id()); });
    });
    EXPECT_EQ(threads.size(), 1U);
}

TEST(Parallel, ThrowsTheFirstFailureInOrderWhenAllHaveStopped) {
    for (const unsigned jobs : {1u, 4u}) {
        std::atomic<int> calls{0};
        try {
            for_each_parallel(8, jobs, [&](std::size_t i) {
                for_each_parallel(2, jobs, [&](std::size_t k) {
                    ++calls;
                    if (i == 2 || i == 6) throw std::runtime_error(std::to_string(i * 10 + k));
                });
            });
            FAIL();
        } catch (const std::runtime_error& failure) {
            EXPECT_STREQ(failure.what(), "20");
        }
        EXPECT_EQ(calls, 16);
        // Nothing of it is left behind.
        for_each_parallel(3, jobs, [&](std::size_t) { ++calls; });
        EXPECT_EQ(calls, 19);
    }
}

}  // namespace
}  // namespace banxin
