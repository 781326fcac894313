#include "epub/archive.h"

#include "base/diagnostics.h"

#include <zip.h>

#include <cstddef>
#include <memory>
#include <utility>

namespace banxin::epub {
namespace {

/// 1980-01-01 00:00, the first moment that a ZIP can name. Given as DOS words, because libzip
/// turns a time_t into local time, and the bytes would then depend on the time zone.
constexpr zip_uint16_t dos_time = 0;
constexpr zip_uint16_t dos_date = 0x21;
/// A plain file that its owner may write and everyone may read; else the umask would show.
constexpr zip_uint32_t file_mode = 0100644U << 16U;
/// Measured on 4 MB of Chinese XHTML and 2.8 MB of subset fonts: 6 takes 0.2 s of one core and
/// comes within 0.1 % of 9; 4 would save a third of the time for 2 % more bytes.
constexpr zip_uint32_t level = 6;

[[noreturn]] void refuse(const zip_error_t& error) {
    zip_error_t copy = error;
    throw Failure(Code::W004, {"libzip", zip_error_strerror(&copy)});
}

struct SourceRelease {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, SourceRelease>;

Source source_of(const void* bytes, std::size_t size) {
    zip_error_t error;
    zip_error_init(&error);
    Source source(zip_source_buffer_create(bytes, size, 0, &error));
    if (source == nullptr) refuse(error);
    return source;
}

/// An open archive in memory; forgotten unless it is closed.
class Archive {
public:
    Archive(Source source, int flags) {
        zip_error_t error;
        zip_error_init(&error);
        archive_ = zip_open_from_source(source.get(), flags, &error);
        if (archive_ == nullptr) refuse(error);
        source_ = source.release();
        // The archive owns the source; one more hold lets the bytes be read after closing.
        zip_source_keep(source_);
    }
    ~Archive() {
        if (archive_ != nullptr) zip_discard(archive_);
        zip_source_free(source_);
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    [[nodiscard]] zip_t* get() const { return archive_; }

    void check(bool fine) const {
        if (!fine) refuse(*zip_get_error(archive_));
    }

    /// Takes the source over.
    void add(const std::string& name, zip_source_t* source, Packing packing) {
        if (source == nullptr) refuse(*zip_get_error(archive_));
        const zip_int64_t index = zip_file_add(archive_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            refuse(*zip_get_error(archive_));
        }
        const auto at = static_cast<zip_uint64_t>(index);
        check(zip_file_set_dostime(archive_, at, dos_time, dos_date, 0) == 0);
        check(zip_file_set_external_attributes(archive_, at, 0, ZIP_OPSYS_UNIX, file_mode) == 0);
        const bool stored = packing == Packing::stored;
        check(zip_set_file_compression(archive_, at, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                       stored ? 0 : level) == 0);
    }

    void close() {
        check(zip_close(archive_) == 0);
        archive_ = nullptr;
    }

    /// After it was closed.
    [[nodiscard]] std::string bytes() const {
        zip_stat_t stat;
        if (zip_source_open(source_) != 0) refuse(*zip_source_error(source_));
        zip_stat_init(&stat);
        if (zip_source_stat(source_, &stat) != 0) refuse(*zip_source_error(source_));
        std::string bytes(stat.size, '\0');
        const zip_int64_t got = zip_source_read(source_, bytes.data(), bytes.size());
        if (got < 0 || static_cast<std::size_t>(got) != bytes.size()) {
            refuse(*zip_source_error(source_));
        }
        zip_source_close(source_);
        return bytes;
    }

private:
    zip_t* archive_ = nullptr;
    zip_source_t* source_ = nullptr;
};

}  // namespace

Packed pack(std::string name, std::string_view bytes, Packing packing) {
    Archive archive(source_of(nullptr, 0), ZIP_TRUNCATE);
    archive.add(name, source_of(bytes.data(), bytes.size()).release(), packing);
    archive.close();
    return {std::move(name), packing, archive.bytes()};
}

std::string join(std::vector<Packed>&& entries) {
    // Sources must stay open until the archive that they go into is closed.
    std::vector<std::unique_ptr<Archive>> parts;
    Archive whole(source_of(nullptr, 0), ZIP_TRUNCATE);
    for (const Packed& entry : entries) {
        parts.push_back(std::make_unique<Archive>(
            source_of(entry.archive.data(), entry.archive.size()), ZIP_RDONLY));
        whole.add(entry.name,
                  zip_source_zip(whole.get(), parts.back()->get(), 0, ZIP_FL_COMPRESSED, 0, 0),
                  entry.packing);
    }
    whole.close();
    parts.clear();
    entries = {};
    return whole.bytes();
}

}  // namespace banxin::epub
