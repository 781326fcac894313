/// \file
/// Files: reading what belongs to a book and nothing else, and writing so that a failure
/// leaves the old file whole. Errors of the disk are `Failure`s.
#pragma once

#include "base/stored_bytes.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace banxin {

/// The whole file. Throws Failure W001 (missing, a folder, unreadable, over 256 MiB).
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
/// A part of it, of a file of any size: fewer bytes where the end comes first. Throws the same.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::uint64_t at,
                                    std::size_t size);
/// What the disk says of a file: while it says the same, so do the bytes, but for what was written
/// within a tick of its clock.
struct FileStamp {
    std::uint64_t size = 0;
    /// Of the last change, in nanoseconds since 1970.
    std::int64_t time = 0;
    /// The disk's number for it.
    std::uint64_t node = 0;
    bool operator==(const FileStamp&) const = default;

    /// Nothing can have been written within the tick of the last change that is not in the file by
    /// now.
    [[nodiscard]] bool is_settled() const;
};
/// None: it is no regular file.
[[nodiscard]] std::optional<FileStamp> file_stamp(const std::filesystem::path& path);
/// Throws the same.
[[nodiscard]] std::uint64_t file_size(const std::filesystem::path& path);
/// The same part of a file that is open; `path` is for the message.
[[nodiscard]] std::string read_open_file(int file, const std::filesystem::path& path,
                                         std::uint64_t at, std::size_t size);
/// Throws Failure W002: `error` is the system's.
[[noreturn]] void refuse_write(const std::filesystem::path& path, int error);

/// Writes beside `path` and renames; makes missing folders. On failure the old file is whole,
/// no stray file stays, and Failure W002 is thrown.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Files that appear together: all are written beside, then all are renamed, so that a full
/// disk never leaves a new EPUB next to an old PDF. Throws as `write_file`.
struct PendingFile {
    std::filesystem::path path;
    StoredBytes bytes;
};
void write_files(const std::vector<PendingFile>& files);

/// The folder of a book: the only place that a manuscript, which may come from a stranger,
/// can name files in.
class BookFolder {
public:
    /// Throws Failure W001 when `root` is no folder.
    explicit BookFolder(const std::filesystem::path& root);

    enum class Refusal {
        not_found,
        /// Absolute, climbs out with "..", or leads out through a symbolic link.
        outside,
        /// A folder, device or pipe.
        not_a_file,
    };

    /// A file named by the book, `name` relative to `base` (itself relative to the root; ""
    /// for the root), with '/' between parts. On success the canonical path.
    [[nodiscard]] std::variant<std::filesystem::path, Refusal> find(
        std::string_view name, std::string_view base = {}) const;
    /// Names of regular files in a folder inside the book, sorted bytewise; empty when there
    /// is no such folder. For "did you mean".
    [[nodiscard]] std::vector<std::string> list(std::string_view folder) const;
    /// The same of folders; links to folders are not followed, so that there is no way round.
    [[nodiscard]] std::vector<std::string> list_folders(std::string_view folder) const;

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    /// The root as it was given, for messages.
    [[nodiscard]] const std::filesystem::path& shown() const { return shown_; }
    /// A file in it as a person who stands where the program was called would write it.
    [[nodiscard]] std::string shown(std::string_view name) const;

private:
    enum class Wanted { files, folders };
    [[nodiscard]] std::vector<std::string> list(std::string_view folder, Wanted wanted) const;

    std::filesystem::path root_;
    std::filesystem::path shown_;
};

}  // namespace banxin
