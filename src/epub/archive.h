/// \file
/// The container: a ZIP archive whose bytes depend on nothing but its entries. The only place
/// that knows libzip. Entries are compressed one by one, on any thread, and joined without
/// being compressed again. Knows nothing of EPUB but that its first entry is stored.
#pragma once

#include "base/stored_bytes.h"

#include <string>
#include <vector>

namespace banxin::epub {

/// stored: for what is compressed already, and for the container's first entry.
enum class Packing { stored, deflated };

/// One entry, compressed.
struct Packed {
    std::string name;
    Packing packing = Packing::deflated;
    /// An archive of this one entry; of one that is stored, its bytes alone.
    StoredBytes bytes;
};

/// Throws Failure W004. Safe from several threads.
[[nodiscard]] Packed pack(std::string name, const StoredBytes& bytes);
/// As they are. The bytes are asked for when the archive is written, a few at a time.
[[nodiscard]] Packed store(std::string name, StoredBytes bytes);

/// One archive of all entries, in their order. Throws Failure W004.
[[nodiscard]] StoredBytes join(const std::vector<Packed>& entries);

}  // namespace banxin::epub
