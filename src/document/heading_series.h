/// \file
/// What headings are counted with.
#pragma once

#include <array>
#include <cstdint>

namespace banxin {

/// Not at all; 1, 1.1; 第一章; 第一节; 一、; （一）.
enum class HeadingSeries : std::uint8_t { none, decimal, chapter, section, han, brackets };

/// By level, from the titles of chapters on.
using HeadingSeriesByLevel = std::array<HeadingSeries, 6>;

}  // namespace banxin
