/// \file
/// Numbers that look like chance and are the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>

namespace banxin::layout {

class Random {
public:
    explicit Random(std::uint32_t seed) : state_(seed) {}

    /// Less than `bound`.
    std::size_t operator()(std::size_t bound) {
        state_ = state_ * 1664525u + 1013904223u;
        return (state_ >> 8) % bound;
    }

private:
    std::uint32_t state_;
};

}  // namespace banxin::layout
