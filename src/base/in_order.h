/// \file
/// Results of `for_each_parallel` in their order while it goes on.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace banxin {

/// Hands on what threads make in any order: one by one, in the order of the index, as soon as
/// all before it is there. So what is done with it need not wait for the end, and is the same with
/// any number of threads.
template <typename Made>
class InOrder {
public:
    /// `take` gets each of `count`, on the thread that put in what it waited for.
    InOrder(std::size_t count, std::function<void(std::size_t, Made)> take)
        : take_(std::move(take)), waiting_(count) {}

    void put(std::size_t index, Made made) {
        const std::lock_guard lock(mutex_);
        waiting_[index] = std::move(made);
        while (next_ < waiting_.size() && waiting_[next_].has_value()) {
            const std::size_t at = next_++;
            Made next = std::move(*waiting_[at]);
            waiting_[at].reset();
            take_(at, std::move(next));
        }
    }

private:
    std::mutex mutex_;
    std::function<void(std::size_t, Made)> take_;
    std::vector<std::optional<Made>> waiting_;
    std::size_t next_ = 0;
};

}  // namespace banxin
