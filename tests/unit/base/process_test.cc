#include "base/process.h"

#include "base/files.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <system_error>
#include <thread>

namespace banxin::testing {
namespace {

namespace fs = std::filesystem;

TEST(Processes, AreStartedWithoutAShellAndLeaveTheirCode) {
    const ScratchFolder scratch;
    const fs::path output = scratch.path() / "output.txt";
    EXPECT_EQ(run_program({"printf", "%s", "$HOME; a b"}, output), 0);
    EXPECT_EQ(read_file(output), "$HOME; a b");
    EXPECT_EQ(run_program({"false"}, output), 1);
    EXPECT_THROW(static_cast<void>(run_program({"/nonexistent/program"}, output)),
                 std::system_error);
}

TEST(Processes, LeaveNoScratchBehind) {
    fs::path gone;
    {
        const ScratchFolder scratch;
        gone = scratch.path();
        std::ofstream(gone / "x") << "x";
    }
    EXPECT_FALSE(fs::exists(gone));
}

TEST(Processes, AreLeftToThemselves) {
    const ScratchFolder scratch;
    const fs::path made = scratch.path() / "made";
    start_program({"touch", made.string()});
    for (int tries = 0; tries < 1000 && !fs::exists(made); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_TRUE(fs::exists(made));
    EXPECT_THROW(start_program({"/nonexistent/program"}), std::system_error);
}

}  // namespace
}  // namespace banxin::testing
