/// \file
/// Tells when the files of a folder have other bytes than before: for programs that look on while a
/// book is written. Editors write in place, or beside and rename; version control writes hundreds
/// of files at once; some file systems tell of nothing. Hides inotify.
#pragma once

#include "watch/snapshot.h"

#include <chrono>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace banxin::watch {

class FolderWatch {
public:
    enum class Means {
        /// What the system tells of, as far as it does; else as `polling`.
        system,
        /// Everything is looked at several times a second.
        polling,
    };

    /// From here on changes are noticed, though nobody waits. Throws Failure W001 if there is no
    /// such folder.
    explicit FolderWatch(const std::filesystem::path& folder, Means means = Means::system);
    ~FolderWatch();
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;

    /// A file or folder that does not count: what the one who waits writes himself.
    void leave_out(const std::filesystem::path& path);

    /// Waits until files have come, gone or got other bytes than they had when this last returned,
    /// and until it is quiet again: what belongs together is told together, and a file that is
    /// written anew is never told as gone. Names relative to the folder, sorted; none if nothing
    /// has changed after `most`.
    [[nodiscard]] std::vector<std::string> wait(std::chrono::milliseconds most);

private:
    using Clock = std::chrono::steady_clock;

    bool listen(const std::vector<std::filesystem::path>& folders);
    [[nodiscard]] Snapshot look();
    [[nodiscard]] bool heard_within(std::chrono::milliseconds time) const;
    void await_quiet() const;

    std::filesystem::path folder_;
    LeftOut left_out_;
    Snapshot last_;
    /// The system's; -1: it tells of nothing.
    int events_ = -1;
    /// Its numbers of the folders that it tells of.
    std::set<int> heard_;
    bool polls_ = false;
};

}  // namespace banxin::watch
