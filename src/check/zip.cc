#include "check/zip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace banxin::check {
namespace {

constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint32_t directory_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::size_t local_size = 30;
constexpr std::size_t directory_size = 46;
constexpr std::size_t end_size = 22;
constexpr std::size_t longest_comment = 0xFFFF;
constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;

/// Little-endian numbers; the caller has checked that they are inside.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool has(std::uint64_t at, std::uint64_t size) const {
        return at <= bytes_.size() && size <= bytes_.size() - at;
    }
    [[nodiscard]] std::uint16_t u16(std::uint64_t at) const {
        return static_cast<std::uint16_t>(number(at, 2));
    }
    [[nodiscard]] std::uint32_t u32(std::uint64_t at) const {
        return static_cast<std::uint32_t>(number(at, 4));
    }
    [[nodiscard]] std::uint64_t u64(std::uint64_t at) const { return number(at, 8); }
    [[nodiscard]] std::string text(std::uint64_t at, std::size_t size) const {
        return std::string(bytes_.substr(at, size));
    }
    [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }

private:
    [[nodiscard]] std::uint64_t number(std::uint64_t at, unsigned size) const {
        std::uint64_t value = 0;
        for (unsigned i = size; i > 0; --i)
            value = value << 8U | static_cast<unsigned char>(bytes_[at + i - 1]);
        return value;
    }

    std::string_view bytes_;
};

/// The end record is the last one whose comment reaches exactly to the end of the file.
std::optional<std::uint64_t> find_end(const Bytes& bytes) {
    if (!bytes.has(0, end_size)) return std::nullopt;
    const std::uint64_t last = bytes.size() - end_size;
    const std::uint64_t first = last > longest_comment ? last - longest_comment : 0;
    for (std::uint64_t at = last + 1; at > first; --at) {
        if (bytes.u32(at - 1) != end_signature) continue;
        if (at - 1 + end_size + bytes.u16(at - 1 + 20) == bytes.size()) return at - 1;
    }
    return std::nullopt;
}

/// APPNOTE, "Zip64 Extended Information Extra Field": only the numbers that did not fit.
void read_zip64(const Bytes& bytes, std::uint64_t at, std::uint16_t size, ZipEntry& entry) {
    const std::uint64_t end = at + size;
    while (at + 4 <= end) {
        const std::uint16_t id = bytes.u16(at);
        const std::uint64_t stop = at + 4 + bytes.u16(at + 2);
        at += 4;
        if (stop > end) return;
        if (id == 1) {
            for (std::uint64_t* field :
                 {&entry.directory.size, &entry.directory.packed_size, &entry.header_at}) {
                if (*field != in_zip64 || at + 8 > stop) continue;
                *field = bytes.u64(at);
                at += 8;
            }
        }
        at = stop;
    }
}

/// Length of the whole record, 0 when it is out of bounds.
std::uint64_t read_directory_header(const Bytes& bytes, std::uint64_t at, ZipEntry& entry) {
    if (!bytes.has(at, directory_size) || bytes.u32(at) != directory_signature) return 0;
    ZipFields& fields = entry.directory;
    fields.version_needed = bytes.u16(at + 6);
    fields.flags = bytes.u16(at + 8);
    fields.method = bytes.u16(at + 10);
    fields.crc = bytes.u32(at + 16);
    fields.packed_size = bytes.u32(at + 20);
    fields.size = bytes.u32(at + 24);
    const std::uint16_t name = bytes.u16(at + 28);
    fields.extra_size = bytes.u16(at + 30);
    const std::uint16_t comment = bytes.u16(at + 32);
    entry.header_at = bytes.u32(at + 42);
    const std::uint64_t all = directory_size + name + fields.extra_size + comment;
    if (!bytes.has(at, all)) return 0;
    fields.name = bytes.text(at + directory_size, name);
    read_zip64(bytes, at + directory_size + name, fields.extra_size, entry);
    return all;
}

bool read_local_header(const Bytes& bytes, ZipEntry& entry) {
    const std::uint64_t at = entry.header_at;
    if (!bytes.has(at, local_size) || bytes.u32(at) != local_signature) return false;
    ZipFields& fields = entry.local;
    fields.version_needed = bytes.u16(at + 4);
    fields.flags = bytes.u16(at + 6);
    fields.method = bytes.u16(at + 8);
    fields.crc = bytes.u32(at + 14);
    fields.packed_size = bytes.u32(at + 18);
    fields.size = bytes.u32(at + 22);
    const std::uint16_t name = bytes.u16(at + 26);
    fields.extra_size = bytes.u16(at + 28);
    const std::uint64_t head = local_size + name + fields.extra_size;
    if (!bytes.has(at, head)) return false;
    fields.name = bytes.text(at + local_size, name);
    entry.data_at = at + head;
    return bytes.has(entry.data_at, entry.directory.packed_size);
}

Unpacking inflate_all(std::string_view packed, std::size_t limit, std::size_t expected,
                      std::string& to) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return Unpacking::damaged;
    // zlib does not write to its input; older headers do not say so.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    to.resize(std::min(expected, limit));
    std::size_t written = 0;
    int result = Z_OK;
    while (result == Z_OK) {
        if (written == to.size()) {
            // More than the header promised: a lie, or an empty tail that is still to be read.
            if (written >= limit) break;
            to.resize(std::min(limit, written + 65536));
        }
        const std::size_t room =
            std::min<std::size_t>(to.size() - written, std::numeric_limits<uInt>::max());
        stream.next_out = reinterpret_cast<Bytef*>(to.data() + written);
        stream.avail_out = static_cast<uInt>(room);
        result = inflate(&stream, Z_NO_FLUSH);
        written += room - stream.avail_out;
    }
    inflateEnd(&stream);
    to.resize(written);
    if (result == Z_STREAM_END) return Unpacking::fine;
    return result == Z_OK && written >= limit ? Unpacking::too_large : Unpacking::damaged;
}

}  // namespace

ZipArchive read_zip(std::string_view given) {
    const Bytes bytes(given);
    ZipArchive archive;
    const auto end = find_end(bytes);
    if (!end) {
        archive.is_zip = bytes.has(0, 4) && bytes.u32(0) == local_signature;
        if (archive.is_zip) archive.damage = "end of central directory";
        return archive;
    }
    archive.is_zip = true;
    const std::size_t count = bytes.u16(*end + 10);
    if (count > most_entries) {
        archive.promised = count;
        return archive;
    }
    std::uint64_t at = bytes.u32(*end + 16);
    for (std::size_t i = 0; i < count; ++i) {
        ZipEntry entry;
        const std::uint64_t length = read_directory_header(bytes, at, entry);
        if (length == 0) {
            archive.damage = "central directory header";
            break;
        }
        at += length;
        if (!read_local_header(bytes, entry)) {
            archive.damage = "local file header";
            continue;
        }
        archive.entries.push_back(std::move(entry));
    }
    std::stable_sort(
        archive.entries.begin(), archive.entries.end(),
        [](const ZipEntry& a, const ZipEntry& b) { return a.header_at < b.header_at; });
    return archive;
}

Unpacking unpack(std::string_view bytes, const ZipEntry& entry, std::size_t limit,
                 std::string& to) {
    const ZipFields& fields = entry.directory;
    const std::string_view packed = bytes.substr(entry.data_at, fields.packed_size);
    // zlib counts in 32 bits.
    if (packed.size() > std::numeric_limits<uInt>::max() || fields.size > limit)
        return Unpacking::too_large;
    if (fields.method == 0) {
        if (packed.size() > limit) return Unpacking::too_large;
        to = packed;
    } else {
        const Unpacking result = inflate_all(packed, limit, fields.size, to);
        if (result != Unpacking::fine) return result;
    }
    const uLong crc =
        crc32(0, reinterpret_cast<const Bytef*>(to.data()), static_cast<uInt>(to.size()));
    return crc == fields.crc && to.size() == fields.size ? Unpacking::fine : Unpacking::damaged;
}

}  // namespace banxin::check
