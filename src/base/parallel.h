/// \file
/// Work on many independent things with a few threads. Results go into slots by index, so
/// the outcome does not depend on how many threads there were.
#pragma once

#include <cstddef>
#include <functional>

namespace banxin {

/// Calls `work(i)` for every i below `count`, on at most `jobs` threads (0: one for each
/// processor). The first exception, in order of index, is rethrown when all have stopped.
///
/// `work` may call it again. All such calls inside one another share the threads of the outermost:
/// whoever has nothing left to do there helps with what is inside. So a caller must hold no lock
/// that `work` needs.
void for_each_parallel(std::size_t count, unsigned jobs,
                       const std::function<void(std::size_t)>& work);

}  // namespace banxin
