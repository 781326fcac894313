/// \file
/// What the files of a folder hold, told by their hashes. Private to the watch room.
#pragma once

#include "base/files.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace banxin::watch {

/// Canonical paths of files and folders.
using LeftOut = std::set<std::filesystem::path>;

struct FileState {
    FileStamp stamp;
    /// Of the bytes. Of a large file: of the stamp.
    std::uint64_t hash = 0;
    /// While the disk says the same of it, it is: see FileStamp::is_settled.
    bool is_settled = false;
};

struct Snapshot {
    /// By name relative to the folder.
    std::map<std::string, FileState> files;
    /// The folder itself, if it is there, and those in it that count.
    std::vector<std::filesystem::path> folders;

    /// Of all regular files but hidden ones, those that editors keep beside what they edit, and
    /// `left_out`. Links to folders are not followed. `before` saves reading what has not changed.
    /// A file that goes away meanwhile is not there; a folder that cannot be read is empty.
    [[nodiscard]] static Snapshot of(const std::filesystem::path& folder, const LeftOut& left_out,
                                     const Snapshot& before);
};

struct Difference {
    std::vector<std::string> changed;
    /// They were there before.
    std::vector<std::string> gone;
};
/// Sorted.
[[nodiscard]] Difference difference(const Snapshot& before, const Snapshot& now);

}  // namespace banxin::watch
