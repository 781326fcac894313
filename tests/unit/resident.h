/// \file
/// How much of a mapped file is in memory. Tests only.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>

namespace banxin {

/// Bytes of `path` that this process holds, as Linux counts them: proc(5), "/proc/pid/smaps".
inline std::size_t resident_bytes(const std::filesystem::path& path) {
    const std::string name = " " + std::filesystem::canonical(path).string();
    const std::string key = "Rss:";
    std::ifstream smaps("/proc/self/smaps");
    std::size_t kilobytes = 0;
    bool is_it = false;
    for (std::string line; std::getline(smaps, line);) {
        // "address permissions offset device inode   path"; what is said of it follows.
        const bool is_head = line.find(':') > line.find(' ');
        if (is_head) is_it = line.ends_with(name);
        if (is_it && line.starts_with(key)) kilobytes += std::stoul(line.substr(key.size()));
    }
    return kilobytes * 1024;
}

}  // namespace banxin
