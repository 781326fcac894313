#include "epub/archive.h"

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
    explicit Reading(const StoredBytes& bytes) : bytes_(bytes) {}

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
            case ZIP_SOURCE_STAT: return tell_size(bytes_.size(), data);
            case ZIP_SOURCE_SUPPORTS:
                return zip_source_make_command_bitmap(
                    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                    ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
            default: return 0;
        }
    }

private:
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

/// An open archive; forgotten unless it is closed.
class Archive {
public:
    Archive(Source source, int flags) {
        zip_error_t error;
        zip_error_init(&error);
        archive_ = zip_open_from_source(source.get(), flags, &error);
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
        check(zip_set_file_compression(archive_, at, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                       stored ? 0 : level) == 0);
    }

    [[nodiscard]] bool close() {
        if (zip_close(archive_) != 0) return false;
        archive_ = nullptr;
        return true;
    }

private:
    zip_t* archive_ = nullptr;
};

/// Writes what `fill` adds to an empty archive.
template <typename Fill>
StoredBytes write_archive(const std::vector<Reading>& readings, Fill&& fill) {
    Writing writing;
    Archive archive(writing.source(), ZIP_CREATE | ZIP_TRUNCATE);
    fill(archive);
    if (!archive.close()) {
        // What was thrown says more than libzip's word for it.
        for (const Reading& reading : readings) reading.rethrow();
        writing.rethrow();
        archive.check(false);
    }
    return writing.bytes();
}

}  // namespace

Packed pack(std::string name, const StoredBytes& bytes) {
    std::vector<Reading> readings(1, Reading(bytes));
    StoredBytes archive = write_archive(readings, [&](Archive& to) {
        to.add(name, readings.front().source().release(), Packing::deflated);
    });
    return {std::move(name), Packing::deflated, std::move(archive)};
}

Packed store(std::string name, StoredBytes bytes) {
    return {std::move(name), Packing::stored, std::move(bytes)};
}

StoredBytes join(const std::vector<Packed>& entries) {
    std::vector<Reading> readings;
    readings.reserve(entries.size());
    for (const Packed& entry : entries) readings.emplace_back(entry.bytes);
    // They must stay open until the archive that they go into is closed.
    std::vector<std::unique_ptr<Archive>> parts;
    return write_archive(readings, [&](Archive& whole) {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const Packed& entry = entries[i];
            Source bytes = readings[i].source();
            if (entry.packing == Packing::stored) {
                whole.add(entry.name, bytes.release(), entry.packing);
                continue;
            }
            parts.push_back(std::make_unique<Archive>(std::move(bytes), ZIP_RDONLY));
            whole.add(entry.name,
                      zip_source_zip(whole.get(), parts.back()->get(), 0, ZIP_FL_COMPRESSED, 0, 0),
                      entry.packing);
        }
    });
}

}  // namespace banxin::epub
