/// \file
/// Other programs, started without a shell; and a folder for what they write.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace banxin {

/// A folder of its own that goes away with everything in it. Throws Failure W002.
class ScratchFolder {
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Runs `arguments[0]`, looked for as a shell does, its input empty, both outputs into `output`.
/// The exit code; 128 and more when a signal ended it. Throws std::system_error when it cannot
/// start.
[[nodiscard]] int run_program(const std::vector<std::string>& arguments,
                              const std::filesystem::path& output);

/// Starts `arguments[0]` in the same way and leaves it to itself, its outputs nowhere: what ends
/// this program does not end it. Safe to call from several threads. Throws the same.
void start_program(const std::vector<std::string>& arguments);

}  // namespace banxin
