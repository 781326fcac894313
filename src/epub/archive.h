/// \file
/// The container: a ZIP archive whose bytes depend on nothing but its entries. The only place
/// that knows libzip. Entries are compressed one by one, on any thread, and joined without
/// being compressed again. Knows nothing of EPUB but that its first entry is stored.
#pragma once

#include "base/stored_bytes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace banxin::epub {

/// stored: for what is compressed already, and for the container's first entry.
enum class Packing { stored, deflated };

/// One entry, ready for the archive.
struct Packed {
    std::string name;
    Packing packing = Packing::deflated;
    /// As the archive will hold them.
    StoredBytes bytes;
    /// Of a deflated entry, what its header says of the bytes that it unpacks to.
    std::uint64_t unpacked_size = 0;
    std::uint32_t unpacked_crc = 0;
};

/// Throws Failure W004. Safe from several threads.
[[nodiscard]] Packed pack(std::string name, const StoredBytes& bytes);
/// As they are. The bytes are asked for when the archive is written, a few at a time.
[[nodiscard]] Packed store(std::string name, StoredBytes bytes);

/// One archive of all entries, in their order. Throws Failure W004.
[[nodiscard]] StoredBytes join(const std::vector<Packed>& entries);

}  // namespace banxin::epub
