#include "watch/folder_watch.h"

#include "base/files.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace fs = std::filesystem;
using std::chrono::milliseconds;

namespace banxin::watch {
namespace {

/// Between two looks where the system tells of nothing.
constexpr milliseconds interval{150};
/// Files that are written one after the other come closer than that …
constexpr milliseconds quiet{8};
/// … but nobody waits longer for them to end.
constexpr milliseconds longest_burst{500};
/// A file that an editor, or version control, puts in another's place is there again by then.
constexpr milliseconds return_time{200};

/// A whole text, one that was renamed to its name, one that came or went. Never a text that is
/// being written.
constexpr std::uint32_t events_wanted = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE |
                                        IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB |
                                        IN_ONLYDIR;

}  // namespace

FolderWatch::FolderWatch(const fs::path& folder, Means means)
    : folder_(BookFolder(folder).root()), polls_(means == Means::polling) {
    if (!polls_) events_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    last_ = look();
}

FolderWatch::~FolderWatch() {
    if (events_ >= 0) ::close(events_);
}

void FolderWatch::leave_out(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    if (error || real == folder_) return;
    left_out_.insert(real);
    // What was seen of it already has not gone.
    const std::string name = real.lexically_relative(folder_).generic_string();
    std::erase_if(last_.files, [&](const auto& file) {
        return file.first == name || file.first.starts_with(name + '/');
    });
}

/// To all folders; a folder that is listened to already stays so. What cannot be listened to is
/// polled, with all the others. Whether there was a new one among them.
bool FolderWatch::listen(const std::vector<fs::path>& folders) {
    bool found_new = false;
    polls_ = polls_ || events_ < 0;
    for (const fs::path& folder : folders) {
        if (polls_) return false;
        const int one = ::inotify_add_watch(events_, folder.c_str(), events_wanted);
        if (one >= 0)
            found_new = heard_.insert(one).second || found_new;
        else if (errno != ENOENT && errno != ENOTDIR)
            polls_ = true;
    }
    return found_new;
}

/// What came into a new folder before it was listened to is seen by another look.
Snapshot FolderWatch::look() {
    Snapshot now = Snapshot::of(folder_, left_out_, last_);
    while (listen(now.folders)) now = Snapshot::of(folder_, left_out_, now);
    return now;
}

/// Whether the system told of something; what it was is not asked, for everything is looked at.
bool FolderWatch::heard_within(milliseconds time) const {
    if (polls_) {
        std::this_thread::sleep_for(std::min(time, interval));
        return true;
    }
    pollfd waiting{events_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(time.count())) <= 0) return false;
    std::array<char, 16384> told{};
    while (::read(events_, told.data(), told.size()) > 0) {
    }
    return true;
}

void FolderWatch::await_quiet() const {
    if (polls_) return;
    const auto end = Clock::now() + longest_burst;
    while (Clock::now() < end && heard_within(quiet)) {
    }
}

std::vector<std::string> FolderWatch::wait(milliseconds most) {
    const Clock::time_point end = Clock::now() + most;
    /// Until when what is gone may return.
    std::optional<Clock::time_point> return_by;
    for (;;) {
        auto time = std::chrono::ceil<milliseconds>(return_by.value_or(end) - Clock::now());
        time = std::max(time, milliseconds{0});
        // A folder that is gone cannot tell that it is there again.
        if (last_.folders.empty()) time = std::min(time, interval);
        if (heard_within(time)) await_quiet();
        Snapshot now = look();
        Difference found = difference(last_, now);
        if (!found.gone.empty() && Clock::now() < return_by.value_or(Clock::time_point::max())) {
            if (!return_by) return_by = Clock::now() + return_time;
            continue;
        }
        return_by.reset();
        last_ = std::move(now);
        std::vector<std::string> names = std::move(found.changed);
        names.insert(names.end(), found.gone.begin(), found.gone.end());
        std::sort(names.begin(), names.end());
        if (!names.empty() || Clock::now() >= end) return names;
    }
}

}  // namespace banxin::watch
