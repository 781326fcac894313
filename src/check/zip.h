/// \file
/// A ZIP archive as its bytes are: local headers beside the directory, flags, extra fields, the
/// place of the data. An EPUB is judged by exactly these, and libraries hide them. Trusts nothing:
/// every offset is checked, and nothing is unpacked beyond its limit. Knows nothing of EPUB.
///
/// Fields by their names in PKWARE's APPNOTE, "Local file header" and "Central directory header".
#pragma once

#include "base/stored_bytes.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::check {

/// What both headers say of an entry.
struct ZipFields {
    std::uint16_t version_needed = 0;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t crc = 0;
    std::uint64_t packed_size = 0;
    std::uint64_t size = 0;
    std::string name;
    std::uint16_t extra_size = 0;
};

namespace zip_flags {
inline constexpr std::uint16_t encrypted = 1U << 0U;
inline constexpr std::uint16_t sizes_after_data = 1U << 3U;
inline constexpr std::uint16_t utf8 = 1U << 11U;
}  // namespace zip_flags

struct ZipEntry {
    ZipFields directory;
    ZipFields local;
    std::uint64_t header_at = 0;
    std::uint64_t data_at = 0;

    [[nodiscard]] const std::string& name() const { return directory.name; }
};

struct ZipArchive {
    /// In the order of their local headers, which is the order in the file.
    std::vector<ZipEntry> entries;
    /// How many the directory promised, if too many to read.
    std::size_t promised = 0;
    /// The structure that is missing or out of bounds, by APPNOTE's name; empty: all is well.
    /// Entries before the damage are there.
    std::string damage;
    /// There is no directory at all.
    bool is_zip = false;
};

inline constexpr std::size_t most_entries = 20000;

[[nodiscard]] ZipArchive read_zip(const StoredBytes& bytes);

enum class Unpacking : std::uint8_t { fine, damaged, too_large };

/// The content of an entry, its checksum held against both headers' size and CRC. At most
/// `limit` bytes are ever allocated, whatever the headers promise.
[[nodiscard]] Unpacking unpack(const StoredBytes& bytes, const ZipEntry& entry, std::size_t limit,
                               std::string& to);

}  // namespace banxin::check
