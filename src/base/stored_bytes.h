/// \file
/// Bytes that nobody need hold: kept, or read from their file or from scratch room each time that
/// they are asked for, so that a book of many pictures needs room for few of them.
#pragma once

#include "base/scratch.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace banxin {

/// Safe to read from several threads. Reading throws Failure W001 when the file is not to be read
/// any more.
class StoredBytes {
public:
    StoredBytes() = default;
    StoredBytes(std::string bytes);  // NOLINT(google-explicit-constructor): is what it holds
    StoredBytes(std::string_view bytes) : StoredBytes(std::string(bytes)) {}  // NOLINT
    StoredBytes(const char* bytes) : StoredBytes(std::string(bytes)) {}       // NOLINT
    [[nodiscard]] static StoredBytes in_file(std::filesystem::path path);
    /// All that is in `room` now.
    [[nodiscard]] static StoredBytes in(std::shared_ptr<const Scratch> room);
    /// Put there, unless they are so few that it is not worth the while.
    [[nodiscard]] static StoredBytes put_aside(std::string bytes,
                                               const std::shared_ptr<Scratch>& room);

    [[nodiscard]] std::uint64_t size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }
    /// A whole file: not over 256 MiB.
    [[nodiscard]] std::string read() const;
    /// Fewer than `size` where the end comes first.
    [[nodiscard]] std::string read(std::uint64_t at, std::size_t size) const;
    /// All, not copied where they are kept. Never null.
    [[nodiscard]] std::shared_ptr<const std::string> hold() const;
    /// In their order, a part at a time.
    void for_each_part(const std::function<void(std::string_view)>& take) const;

    /// Whether both give the same bytes: the same file, or equal ones.
    [[nodiscard]] bool operator==(const StoredBytes& other) const;

private:
    std::shared_ptr<const std::string> kept_;
    std::filesystem::path path_;
    std::shared_ptr<const Scratch> room_;
    std::uint64_t at_ = 0;
    std::uint64_t size_ = 0;
};

}  // namespace banxin
