// The program's only contact with the process it is: arguments, environment, streams.
#include "cli/cli.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

/// Where jemalloc looks for how it is to work (jemalloc(3), "Tuning"): memory that nobody uses any
/// more goes back to the system after half a second, not ten. The boxes and pages of a long book
/// are most of what it takes, and another thread than theirs cannot use the room that they leave.
extern "C" {
[[gnu::visibility("default")]] const char* malloc_conf = "dirty_decay_ms:500";
}

int main(int argc, char** argv) {
    // A full disk under a size limit shall be an error of write(), not the end of the process;
    // a reader that closed the pipe likewise.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    const auto environment = [](const char* name) -> std::optional<std::string> {
        const char* value = std::getenv(name);
        if (value == nullptr) return std::nullopt;
        return value;
    };
    return banxin::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc}, environment,
                            {std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1});
}
