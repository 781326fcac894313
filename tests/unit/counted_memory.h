/// \file
/// Work and room that are counted, not timed or guessed: how often memory is asked for, how much is
/// in use, and the most at once. The same on every machine. Tests only; in one file of a room,
/// since it replaces the operators of all of its tests.
#pragma once

#include <malloc.h>

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace banxin::counted {

inline std::atomic<std::size_t> allocations = 0;
/// Bytes in use, and the most of them since somebody began to watch.
inline std::atomic<std::size_t> in_use = 0;
inline std::atomic<std::size_t> most = 0;

/// How many bytes more than now are in use at once while `work` is done.
template <typename Work>
std::size_t most_during(Work&& work) {
    const std::size_t before = in_use;
    most = before;
    work();
    return most - before;
}

// A sanitizer has its own operators, and pairs each with its own: there nothing is counted.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool counts = false;
#else
inline constexpr bool counts = true;
#endif

}  // namespace banxin::counted

#ifndef __SANITIZE_ADDRESS__
void* operator new(std::size_t size) {
    using namespace banxin::counted;
    ++allocations;
    void* room = std::malloc(size == 0 ? 1 : size);  // NOLINT
    if (room == nullptr) throw std::bad_alloc();
    const std::size_t now = in_use += malloc_usable_size(room);
    std::size_t known = most;
    while (now > known && !most.compare_exchange_weak(known, now)) {
    }
    return room;
}
void operator delete(void* room) noexcept {
    banxin::counted::in_use -= malloc_usable_size(room);
    std::free(room);  // NOLINT
}
void operator delete(void* room, std::size_t) noexcept {
    operator delete(room);
}
#endif
