#include "epub/archive.h"

#include "base/deflate.h"
#include "base/diagnostics.h"

#include <zip.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
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

[[noreturn]] void refuse(const zip_error_t& error) {
    zip_error_t copy = error;
    throw Failure(Code::W004, {"libzip", zip_error_strerror(&copy)});
}

struct SourceRelease {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, SourceRelease>;

/// Bytes that libzip reads or writes through a function of ours, from which nothing may be thrown.
/// `Own` says what each command does, in `run`.
template <typename Own>
class Served {
public:
    /// Once; what is served must live as long.
    [[nodiscard]] Source source() {
        zip_error_t error;
        zip_error_init(&error);
        Source source(zip_source_function_create(&Served::call, static_cast<Own*>(this), &error));
        if (source == nullptr) refuse(error);
        return source;
    }
    void rethrow() const {
        if (failure_ != nullptr) std::rethrow_exception(failure_);
    }

protected:
    /// To where `data` says, in so many bytes.
    zip_int64_t seek(std::uint64_t all, void* data, zip_uint64_t size) {
        const zip_int64_t to = zip_source_seek_compute_offset(at_, all, data, size, &error_);
        if (to < 0) return -1;
        at_ = static_cast<std::uint64_t>(to);
        return 0;
    }
    static zip_int64_t tell_size(std::uint64_t all, void* data) {
        auto* stat = static_cast<zip_stat_t*>(data);
        zip_stat_init(stat);
        stat->size = all;
        stat->valid = ZIP_STAT_SIZE;
        return sizeof *stat;
    }

    std::uint64_t at_ = 0;

private:
    static zip_int64_t call(void* of, void* data, zip_uint64_t size, zip_source_cmd_t command) {
        auto& own = *static_cast<Own*>(of);
        Served& self = own;
        try {
            if (command == ZIP_SOURCE_ERROR) return zip_error_to_data(&self.error_, data, size);
            return own.run(data, size, command);
        } catch (...) {
            self.failure_ = std::current_exception();
            zip_error_set(&self.error_, ZIP_ER_INTERNAL, 0);
            return -1;
        }
    }

    zip_error_t error_{};
    std::exception_ptr failure_;
};

/// Asked for a few kilobytes at a time.
class Reading : public Served<Reading> {
public:
    explicit Reading(const Packed& entry) : entry_(entry), bytes_(entry.bytes) {}

    zip_int64_t run(void* data, zip_uint64_t size, zip_source_cmd_t command) {
        switch (command) {
            case ZIP_SOURCE_OPEN: at_ = 0; return 0;
            case ZIP_SOURCE_READ: {
                const std::string part = bytes_.read(at_, size);
                std::memcpy(data, part.data(), part.size());
                at_ += part.size();
                return static_cast<zip_int64_t>(part.size());
            }
            case ZIP_SOURCE_SEEK: return seek(bytes_.size(), data, size);
            case ZIP_SOURCE_TELL: return static_cast<zip_int64_t>(at_);
            case ZIP_SOURCE_STAT:
                return entry_.packing == Packing::stored ? tell_size(bytes_.size(), data)
                                                         : tell_deflated(data);
            case ZIP_SOURCE_SUPPORTS:
                return zip_source_make_command_bitmap(
                    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                    ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
            default: return 0;
        }
    }

private:
    /// libzip copies bytes that come by the method which the entry wants; so it does with those of
    /// another archive.
    zip_int64_t tell_deflated(void* data) {
        const zip_int64_t told = tell_size(entry_.unpacked_size, data);
        auto* stat = static_cast<zip_stat_t*>(data);
        stat->comp_size = bytes_.size();
        stat->comp_method = ZIP_CM_DEFLATE;
        stat->crc = entry_.unpacked_crc;
        stat->valid |= ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
        return told;
    }

    const Packed& entry_;
    const StoredBytes& bytes_;
};

/// Where an archive goes that was not there before: it begins empty, and is only written to.
class Writing : public Served<Writing> {
public:
    [[nodiscard]] StoredBytes bytes() const { return StoredBytes::in(room_); }

    zip_int64_t run(void* data, zip_uint64_t size, zip_source_cmd_t command) {
        switch (command) {
            case ZIP_SOURCE_WRITE:
                room_->write(at_, {static_cast<const char*>(data), size});
                at_ += size;
                return static_cast<zip_int64_t>(size);
            case ZIP_SOURCE_SEEK_WRITE: return seek(room_->size(), data, size);
            case ZIP_SOURCE_TELL_WRITE: return static_cast<zip_int64_t>(at_);
            case ZIP_SOURCE_STAT: return tell_size(0, data);
            case ZIP_SOURCE_SUPPORTS:
                return zip_source_make_command_bitmap(
                    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                    ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                    ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
                    ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE,
                    ZIP_SOURCE_REMOVE, -1);
            default: return 0;
        }
    }

private:
    std::shared_ptr<Scratch> room_ = std::make_shared<Scratch>();
};

/// An archive that begins empty; forgotten unless it is closed.
class Archive {
public:
    explicit Archive(Source source) {
        zip_error_t error;
        zip_error_init(&error);
        archive_ = zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, &error);
        if (archive_ == nullptr) refuse(error);
        // The archive owns it now.
        static_cast<void>(source.release());
    }
    ~Archive() {
        if (archive_ != nullptr) zip_discard(archive_);
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
        check(zip_set_file_compression(archive_, at, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) ==
              0);
    }

    [[nodiscard]] bool close() {
        if (zip_close(archive_) != 0) return false;
        archive_ = nullptr;
        return true;
    }

private:
    zip_t* archive_ = nullptr;
};

}  // namespace

Packed pack(std::string name, const StoredBytes& bytes) {
    const std::shared_ptr<const std::string> held = bytes.hold();
    return {std::move(name), Packing::deflated, deflated(*held, Wrapping::none), held->size(),
            crc32_of(*held)};
}

Packed store(std::string name, StoredBytes bytes) {
    return {std::move(name), Packing::stored, std::move(bytes)};
}

StoredBytes join(const std::vector<Packed>& entries) {
    // They must stay until the archive is closed.
    std::vector<Reading> readings(entries.begin(), entries.end());
    Writing writing;
    Archive archive(writing.source());
    for (std::size_t i = 0; i < entries.size(); ++i)
        archive.add(entries[i].name, readings[i].source().release(), entries[i].packing);
    if (!archive.close()) {
        // What was thrown says more than libzip's word for it.
        for (const Reading& reading : readings) reading.rethrow();
        writing.rethrow();
        archive.check(false);
    }
    return writing.bytes();
}

}  // namespace banxin::epub
