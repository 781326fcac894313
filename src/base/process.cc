#include "base/process.h"

#include "base/diagnostics.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <system_error>

namespace banxin {
namespace {

std::string reason(int error) {
    return std::generic_category().message(error);
}

/// What the new process does with its streams before the program starts.
class FileActions {
public:
    FileActions() { posix_spawn_file_actions_init(&actions_); }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    posix_spawn_file_actions_t* get() { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

/// How a program begins that is left to itself: it is not asked what became of the one that started
/// it, so that neither a signal of its terminal nor signals that it keeps back are the new one's.
class Attributes {
public:
    explicit Attributes(bool left_to_itself) {
        posix_spawnattr_init(&attributes_);
        if (!left_to_itself) return;
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    }
    ~Attributes() { posix_spawnattr_destroy(&attributes_); }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
    posix_spawnattr_t* get() { return &attributes_; }

private:
    posix_spawnattr_t attributes_{};
};

[[noreturn]] void refuse(const std::string& program, int error) {
    throw std::system_error(error, std::generic_category(), program);
}

pid_t start(const std::vector<std::string>& arguments, const std::filesystem::path& output,
            bool left_to_itself) {
    FileActions actions;
    Attributes attributes(left_to_itself);
    posix_spawn_file_actions_addopen(actions.get(), 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(actions.get(), 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
    posix_spawn_file_actions_adddup2(actions.get(), 1, 2);
    // A socket that another program holds too is not closed when this one ends.
    posix_spawn_file_actions_addclosefrom_np(actions.get(), 3);
    std::vector<std::string> copies = arguments;
    std::vector<char*> raw;
    for (std::string& one : copies) raw.push_back(one.data());
    raw.push_back(nullptr);
    pid_t child = 0;
    const int error =
        posix_spawnp(&child, raw[0], actions.get(), attributes.get(), raw.data(), environ);
    if (error != 0) refuse(arguments[0], error);
    return child;
}

}  // namespace

ScratchFolder::ScratchFolder() {
    const std::filesystem::path parent = std::filesystem::temp_directory_path();
    std::string name = (parent / "banxin-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw Failure(Code::W002, {name, reason(errno)});
    path_ = name;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

int run_program(const std::vector<std::string>& arguments, const std::filesystem::path& output) {
    const pid_t child = start(arguments, output, false);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) refuse(arguments[0], errno);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void start_program(const std::vector<std::string>& arguments) {
    static std::mutex mutex;
    static std::vector<pid_t> started;
    const std::lock_guard lock(mutex);
    // What has ended since is a line in the system's list until somebody asks for it.
    std::erase_if(started, [](pid_t child) { return ::waitpid(child, nullptr, WNOHANG) != 0; });
    started.push_back(start(arguments, "/dev/null", true));
}

}  // namespace banxin
