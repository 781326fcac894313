/// \file
/// The bytes of a picture: kept, or read from its file each time that they are asked for, so that a
/// book of many pictures needs room for few of them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace banxin {

class StoredBytes {
public:
    StoredBytes() = default;
    StoredBytes(std::string bytes);  // NOLINT(google-explicit-constructor): is what it holds
    StoredBytes(const char* bytes) : StoredBytes(std::string(bytes)) {}  // NOLINT
    [[nodiscard]] static StoredBytes in_file(std::filesystem::path path);

    /// Throws Failure W001 when the file is not to be read any more.
    [[nodiscard]] std::string read() const;

    /// Whether both give the same bytes: the same file, or equal ones.
    [[nodiscard]] bool operator==(const StoredBytes& other) const;

private:
    std::shared_ptr<const std::string> kept_;
    std::filesystem::path path_;
};

}  // namespace banxin
