/// \file
/// Work on many independent things with a few threads. Results go into slots by index, so
/// the outcome does not depend on how many threads there were.
#pragma once

#include <cstddef>
#include <functional>

namespace banxin {

/// Calls `work(i)` for every i below `count`, on at most `jobs` threads (0: one for each
/// processor). The first exception, in order of index, is rethrown when all have stopped.
void for_each_parallel(std::size_t count, unsigned jobs,
                       const std::function<void(std::size_t)>& work);

}  // namespace banxin
