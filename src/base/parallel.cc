#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace banxin {
namespace {

/// One call: its indices are taken one after the other by whoever has time.
class Loop {
public:
    /// `depth`: how many other calls it is inside of.
    Loop(std::size_t count, std::size_t depth, const std::function<void(std::size_t)>& work)
        : depth(depth), count_(count), work_(work) {}

    /// Until no index is left.
    void run() {
        for (std::size_t i = next_++; i < count_; i = next_++) {
            try {
                work_(i);
            } catch (...) {
                const std::scoped_lock lock(mutex_);
                if (failure_ && failed_at_ < i) continue;
                failure_ = std::current_exception();
                failed_at_ = i;
            }
        }
    }
    [[nodiscard]] bool is_taken() const { return next_ >= count_; }
    [[nodiscard]] std::size_t count() const { return count_; }
    void rethrow() const {
        if (failure_) std::rethrow_exception(failure_);
    }

    const std::size_t depth;
    /// Others that are at work in it; the crew's.
    std::size_t helpers = 0;

private:
    const std::size_t count_;
    const std::function<void(std::size_t)>& work_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    std::exception_ptr failure_;
    std::size_t failed_at_ = 0;
};

/// The threads of an outermost call, and what there is for them to do.
class Crew {
public:
    explicit Crew(unsigned most) : most_(most) {}
    ~Crew() {
        {
            const std::scoped_lock lock(mutex_);
            closing_ = true;
        }
        changed_.notify_all();
    }
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    /// Returns when all of it is done. A caller that waits for others helps with what is inside of
    /// its own call, and with nothing else: that would go on for longer than it need wait.
    void run(Loop& loop);

    /// Of the thread that asks; none: it is not in a call.
    static thread_local Crew* own;
    static thread_local std::size_t depth;

private:
    using Lock = std::unique_lock<std::mutex>;

    void offer(Loop& loop);
    void work();
    bool help(Lock& lock, std::size_t least_depth);

    const unsigned most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Loop*> open_;
    std::size_t idle_ = 0;
    bool closing_ = false;
    // Last: they are joined before anything else goes.
    std::vector<std::jthread> threads_;
};

thread_local Crew* Crew::own = nullptr;
thread_local std::size_t Crew::depth = 0;

/// Tells the others, who are no more than there may be.
void Crew::offer(Loop& loop) {
    const Lock lock(mutex_);
    open_.push_back(&loop);
    changed_.notify_all();
    const std::size_t wanted = loop.count() - 1;
    try {
        for (std::size_t i = idle_; i < wanted && threads_.size() + 1 < most_; ++i)
            threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
        // The machine gives no more: it is done by those that there are.
    }
}

void Crew::run(Loop& loop) {
    if (loop.count() > 1 && most_ > 1) offer(loop);
    loop.run();
    Lock lock(mutex_);
    std::erase(open_, &loop);
    while (loop.helpers > 0)
        if (!help(lock, loop.depth + 1)) changed_.wait(lock);
}

/// With the innermost of what is open; false if nothing is.
bool Crew::help(Lock& lock, std::size_t least_depth) {
    Loop* chosen = nullptr;
    for (Loop* loop : open_)
        if (loop->depth >= least_depth && !loop->is_taken() &&
            (chosen == nullptr || loop->depth >= chosen->depth))
            chosen = loop;
    if (chosen == nullptr) return false;
    ++chosen->helpers;
    lock.unlock();
    const std::size_t before = std::exchange(depth, chosen->depth + 1);
    chosen->run();
    depth = before;
    lock.lock();
    --chosen->helpers;
    changed_.notify_all();
    return true;
}

void Crew::work() {
    own = this;
    Lock lock(mutex_);
    while (!closing_) {
        if (help(lock, 0)) continue;
        ++idle_;
        changed_.wait(lock);
        --idle_;
    }
}

}  // namespace

void for_each_parallel(std::size_t count, unsigned jobs,
                       const std::function<void(std::size_t)>& work) {
    if (count == 0) return;
    if (jobs == 0) jobs = std::max(1u, std::thread::hardware_concurrency());
    Loop loop(count, Crew::depth, work);
    if (Crew::own != nullptr && jobs > 1) {
        ++Crew::depth;
        Crew::own->run(loop);
        --Crew::depth;
    } else if (Crew::own != nullptr || jobs == 1) {
        loop.run();
    } else {
        Crew crew(jobs);
        Crew::own = &crew;
        ++Crew::depth;
        crew.run(loop);
        --Crew::depth;
        Crew::own = nullptr;
    }
    loop.rethrow();
}

}  // namespace banxin
