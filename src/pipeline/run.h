/// \file
/// What a run of the program shares, and the clock of its stages.
#pragma once

#include "base/diagnostics.h"

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace banxin {

struct Stage {
    std::string name;
    double seconds = 0;
};

/// What a run shares: sources, diagnostics, times.
struct Run {
    Sources sources;
    Diagnostics diagnostics;
    std::vector<Stage> stages;
    /// In the book that was loaded.
    std::size_t formulas = 0;
    unsigned jobs = 0;
    /// Called at the start of a stage, from the calling thread; may be empty.
    std::function<void(const std::string& stage)> on_stage;
};

/// Times a stage, from here to the end of the block, and tells who watches.
class StageClock {
public:
    StageClock(Run& run, std::string name) : run_(run), name_(std::move(name)) {
        if (run_.on_stage) run_.on_stage(name_);
    }
    ~StageClock() {
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start_;
        run_.stages.push_back({name_, taken.count()});
    }
    StageClock(const StageClock&) = delete;
    StageClock& operator=(const StageClock&) = delete;

private:
    Run& run_;
    std::string name_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace banxin
