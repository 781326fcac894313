#include "check/zip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

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

/// Little-endian numbers of a record; the caller has seen to it that they are inside.
class Record {
public:
    explicit Record(std::string bytes) : bytes_(std::move(bytes)) {}

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] std::uint16_t u16(std::size_t at) const {
        return static_cast<std::uint16_t>(number(at, 2));
    }
    [[nodiscard]] std::uint32_t u32(std::size_t at) const {
        return static_cast<std::uint32_t>(number(at, 4));
    }
    [[nodiscard]] std::uint64_t u64(std::size_t at) const { return number(at, 8); }
    [[nodiscard]] std::string text(std::size_t at, std::size_t size) const {
        return bytes_.substr(at, size);
    }

private:
    [[nodiscard]] std::uint64_t number(std::size_t at, unsigned size) const {
        std::uint64_t value = 0;
        for (unsigned i = size; i > 0; --i)
            value = value << 8U | static_cast<unsigned char>(bytes_[at + i - 1]);
        return value;
    }

    std::string bytes_;
};

bool has(const StoredBytes& bytes, std::uint64_t at, std::uint64_t size) {
    const std::uint64_t all = bytes.size();
    return at <= all && size <= all - at;
}

/// The end record is the last one whose comment reaches exactly to the end of the file.
std::optional<Record> find_end(const StoredBytes& bytes) {
    const std::uint64_t all = bytes.size();
    if (all < end_size) return std::nullopt;
    const std::size_t most = std::min<std::uint64_t>(all, end_size + longest_comment);
    const Record tail(bytes.read(all - most, most));
    if (tail.size() < most) return std::nullopt;
    for (std::size_t at = most - end_size + 1; at > 0; --at) {
        if (tail.u32(at - 1) != end_signature) continue;
        if (at - 1 + end_size + tail.u16(at - 1 + 20) == most)
            return Record(tail.text(at - 1, end_size));
    }
    return std::nullopt;
}

/// APPNOTE, "Zip64 Extended Information Extra Field": only the numbers that did not fit.
void read_zip64(const Record& bytes, std::size_t at, ZipEntry& entry) {
    const std::size_t end = bytes.size();
    while (at + 4 <= end) {
        const std::uint16_t id = bytes.u16(at);
        const std::size_t stop = at + 4 + bytes.u16(at + 2);
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

/// What both headers have, in the same order; length of the file's name.
std::uint16_t read_fields(const Record& head, std::size_t at, ZipFields& fields) {
    fields.version_needed = head.u16(at);
    fields.flags = head.u16(at + 2);
    fields.method = head.u16(at + 4);
    fields.crc = head.u32(at + 10);
    fields.packed_size = head.u32(at + 14);
    fields.size = head.u32(at + 18);
    fields.extra_size = head.u16(at + 24);
    return head.u16(at + 22);
}

/// Length of the whole record, 0 when it is out of bounds.
std::uint64_t read_directory_header(const StoredBytes& bytes, std::uint64_t at, ZipEntry& entry) {
    const Record head(bytes.read(at, directory_size));
    if (head.size() < directory_size || head.u32(0) != directory_signature) return 0;
    ZipFields& fields = entry.directory;
    const std::uint16_t name = read_fields(head, 6, fields);
    const std::uint16_t comment = head.u16(32);
    entry.header_at = head.u32(42);
    const std::uint64_t all = directory_size + name + fields.extra_size + comment;
    if (!has(bytes, at, all)) return 0;
    const Record rest(bytes.read(at + directory_size, std::size_t{name} + fields.extra_size));
    fields.name = rest.text(0, name);
    read_zip64(rest, name, entry);
    return all;
}

bool read_local_header(const StoredBytes& bytes, ZipEntry& entry) {
    const std::uint64_t at = entry.header_at;
    const Record head(bytes.read(at, local_size));
    if (head.size() < local_size || head.u32(0) != local_signature) return false;
    ZipFields& fields = entry.local;
    const std::uint16_t name = read_fields(head, 4, fields);
    const std::uint64_t all = local_size + name + fields.extra_size;
    if (!has(bytes, at, all)) return false;
    fields.name = bytes.read(at + local_size, name);
    entry.data_at = at + all;
    return has(bytes, entry.data_at, entry.directory.packed_size);
}

/// Packed bytes are read so many at once.
constexpr std::size_t piece = std::size_t{1} << 18U;

Unpacking inflate_all(const StoredBytes& bytes, const ZipEntry& entry, std::size_t limit,
                      std::string& to) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return Unpacking::damaged;
    to.resize(std::min<std::uint64_t>(entry.directory.size, limit));
    std::string packed;
    std::uint64_t taken = 0;
    std::size_t written = 0;
    int result = Z_OK;
    while (result == Z_OK) {
        if (stream.avail_in == 0) {
            packed =
                bytes.read(entry.data_at + taken,
                           std::min<std::uint64_t>(piece, entry.directory.packed_size - taken));
            taken += packed.size();
            stream.next_in = reinterpret_cast<Bytef*>(packed.data());
            stream.avail_in = static_cast<uInt>(packed.size());
        }
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

ZipArchive read_zip(const StoredBytes& bytes) {
    ZipArchive archive;
    const auto end = find_end(bytes);
    if (!end) {
        const Record start(bytes.read(0, 4));
        archive.is_zip = start.size() == 4 && start.u32(0) == local_signature;
        if (archive.is_zip) archive.damage = "end of central directory";
        return archive;
    }
    archive.is_zip = true;
    const std::size_t count = end->u16(10);
    if (count > most_entries) {
        archive.promised = count;
        return archive;
    }
    std::uint64_t at = end->u32(16);
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

Unpacking unpack(const StoredBytes& bytes, const ZipEntry& entry, std::size_t limit,
                 std::string& to) {
    const ZipFields& fields = entry.directory;
    // zlib counts in 32 bits.
    if (fields.packed_size > std::numeric_limits<uInt>::max() || fields.size > limit)
        return Unpacking::too_large;
    if (fields.method == 0) {
        if (fields.packed_size > limit) return Unpacking::too_large;
        to = bytes.read(entry.data_at, fields.packed_size);
    } else {
        const Unpacking result = inflate_all(bytes, entry, limit, to);
        if (result != Unpacking::fine) return result;
    }
    const uLong crc =
        crc32(0, reinterpret_cast<const Bytef*>(to.data()), static_cast<uInt>(to.size()));
    return crc == fields.crc && to.size() == fields.size ? Unpacking::fine : Unpacking::damaged;
}

}  // namespace banxin::check
