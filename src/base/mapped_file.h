/// \file
/// A file's bytes as a part of memory: the system brings in what is read, and takes it back when it
/// is told that it was read. For large files of which little is wanted at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

namespace banxin {

/// Safe from several threads. What others write into the file may show.
class MappedFile {
public:
    /// Null: it is missing, unreadable, empty, no regular file, or of a kind that cannot be mapped.
    [[nodiscard]] static std::unique_ptr<MappedFile> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    /// Stay where they are as long as this does.
    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    /// Takes no memory any more, until it is read again, which may be at once. The bytes are the
    /// same.
    void let_go() const;

private:
    explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}

    std::string_view bytes_;
};

}  // namespace banxin
