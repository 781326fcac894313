#include "base/process.h"

#include "base/files.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

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

TEST(Processes, HaveNoneOfOurFilesAndSignals) {
    const ScratchFolder scratch;
    const fs::path made = scratch.path() / "made";
    sigset_t kept;
    sigset_t before;
    sigemptyset(&kept);
    sigaddset(&kept, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &kept, &before);
    const int open_file = ::open("/dev/null", O_RDONLY);
    start_program({"sh", "-c",
                   "{ ls /proc/self/fd | wc -l; ps -o pgid= -p $$ | tr -d ' '; echo $$; "
                   "grep SigBlk /proc/self/status; } > '" +
                       made.string() + ".new'; mv '" + made.string() + ".new' '" + made.string() +
                       "'"});
    for (int tries = 0; tries < 1000 && !fs::exists(made); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    ::close(open_file);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    std::istringstream said(read_file(made));
    std::string files, group, own, name, blocked;
    said >> files >> group >> own >> name >> blocked;
    EXPECT_EQ(files, "4") << "three streams, and the folder that is listed";
    EXPECT_EQ(group, own) << "what a terminal sends to us is not for it";
    EXPECT_EQ(blocked, "0000000000000000");
}

}  // namespace
}  // namespace banxin::testing
