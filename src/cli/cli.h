/// \file
/// The program behind `main`: reads the command line, runs one command, answers with an exit
/// code. Takes its world (arguments, environment, streams) from outside, so tests can run it.
#pragma once

#include "cli/options.h"
#include "cli/terminal.h"

#include <string>
#include <vector>

namespace banxin::cli {

enum ExitCode : int {
    exit_fine = 0,
    exit_book_has_errors = 1,
    exit_usage = 2,
    exit_world_refused = 3,
    exit_our_bug = 4,
};

/// Everything: never throws. `arguments` without the program's own name.
[[nodiscard]] int run(const std::vector<std::string>& arguments, const Environment& environment,
                      Terminal terminal) noexcept;

/// The commands, one a file. They throw Failure when the world refuses.
[[nodiscard]] int run_build(const Options& options, const Environment& environment,
                            Terminal& terminal);
/// Returns only if it cannot begin.
[[nodiscard]] int run_watch(const Options& options, const Environment& environment,
                            Terminal& terminal);
/// Until a signal ends it.
[[nodiscard]] int run_preview(const Options& options, Terminal& terminal);
[[nodiscard]] int run_check(const Options& options, const Environment& environment,
                            Terminal& terminal);
[[nodiscard]] int run_dump(const Options& options, Terminal& terminal);
[[nodiscard]] int run_new(const Options& options, Terminal& terminal);
[[nodiscard]] int run_style(const Options& options, Terminal& terminal);
[[nodiscard]] int run_fix(const Options& options, Terminal& terminal);
[[nodiscard]] int run_import(const Options& options, Terminal& terminal);

/// False when `folder` holds no banxin.toml; what to do then has been said.
[[nodiscard]] bool has_manifest(const std::filesystem::path& folder, Terminal& terminal);

}  // namespace banxin::cli
