#include "base/files.h"

#include "base/diagnostics.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace fs = std::filesystem;

namespace banxin {
namespace {

constexpr std::size_t largest_file = std::size_t{256} << 20;

/// Why the system refuses, in the language of the message where there is a word for it.
Argument reason(int error) {
    switch (error) {
        case ENOENT: return WordId::no_such_file;
        case EACCES: return WordId::no_permission;
        case EISDIR: return WordId::is_a_folder;
        case ENOTDIR: return WordId::not_a_folder;
        case ENOSPC: return WordId::disk_full;
        case EDQUOT: return WordId::quota_full;
        case EROFS: return WordId::read_only;
        case EFBIG: return WordId::file_too_large;
        case EEXIST: return WordId::exists_already;
        case EIO: return WordId::io_error;
        case ENAMETOOLONG: return WordId::name_too_long;
        case ELOOP: return WordId::too_many_links;
        case EMFILE: return WordId::too_many_files;
        case EBUSY: return WordId::in_use;
        case EPERM: return WordId::not_permitted;
        case EINVAL: return WordId::no_regular_file;
        default: return std::generic_category().message(error);
    }
}

/// Both as `canonical` or `lexically_normal` writes them.
bool is_inside(const fs::path& path, const fs::path& folder) {
    const std::string& name = path.native();
    const std::string& outer = folder.native();
    return name.starts_with(outer) &&
           (name.size() == outer.size() || outer.ends_with('/') || name[outer.size()] == '/');
}

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    /// The close itself can report a full disk.
    [[nodiscard]] bool close() {
        const int result = ::close(fd_);
        fd_ = -1;
        return result == 0;
    }

private:
    int fd_;
};

/// Removes the temporary file unless it was renamed.
struct Temporary {
    fs::path path;
    Temporary() = default;
    explicit Temporary(fs::path p) : path(std::move(p)) {}
    Temporary(Temporary&& other) noexcept : path(std::move(other.path)) { other.path.clear(); }
    Temporary& operator=(Temporary&&) = delete;
    ~Temporary() {
        if (!path.empty()) ::unlink(path.c_str());
    }
};

[[noreturn]] void refuse_read(const fs::path& path, int error) {
    throw Failure(Code::W001, {path.string(), reason(error)});
}

struct OpenFile {
    int file;
    std::uint64_t size;
};

/// O_NONBLOCK: a named pipe must not hang the build before fstat can refuse it.
OpenFile open_regular(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) refuse_read(path, errno);
    struct stat status {};
    int error = ::fstat(file, &status) != 0 ? errno : 0;
    if (error == 0 && S_ISDIR(status.st_mode)) error = EISDIR;
    if (error == 0 && !S_ISREG(status.st_mode)) error = EINVAL;
    if (error != 0) {
        ::close(file);
        refuse_read(path, error);
    }
    return {file, static_cast<std::uint64_t>(status.st_size)};
}

void write_all(int file, const fs::path& path, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) refuse_write(path, written < 0 ? errno : EIO);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

Temporary write_beside(const fs::path& path, const StoredBytes& bytes) {
    std::error_code error;
    if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
    if (error) refuse_write(path, error.value());
    std::string name = path.string() + ".XXXXXX";
    Descriptor file(::mkstemp(name.data()));
    if (file.get() < 0) refuse_write(path, errno);
    Temporary temporary{fs::path(name)};
    bytes.for_each_part([&](std::string_view part) { write_all(file.get(), path, part); });
    // mkstemp makes the file private; a book is as readable as any new file.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(file.get(), 0666 & ~mask) != 0) refuse_write(path, errno);
    if (!file.close()) refuse_write(path, errno);
    return temporary;
}

}  // namespace

void refuse_write(const fs::path& path, int error) {
    throw Failure(
        Code::W002, {path.string(), reason(error)},
        error == ENOSPC ? std::optional<Hint>(Hint{HintId::free_space, {}}) : std::nullopt);
}

std::string read_open_file(int file, const fs::path& path, std::uint64_t at, std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got =
            ::pread(file, bytes.data() + done, size - done, static_cast<off_t>(at + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) refuse_read(path, errno);
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

std::string read_file(const fs::path& path) {
    const OpenFile open = open_regular(path);
    const Descriptor file(open.file);
    if (open.size > largest_file) refuse_read(path, EFBIG);
    return read_open_file(file.get(), path, 0, open.size);
}

std::string read_file(const fs::path& path, std::uint64_t at, std::size_t size) {
    const OpenFile open = open_regular(path);
    const Descriptor file(open.file);
    if (at >= open.size) return {};
    return read_open_file(file.get(), path, at, std::min<std::uint64_t>(size, open.size - at));
}

std::optional<FileStamp> file_stamp(const fs::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return FileStamp{static_cast<std::uint64_t>(status.st_size),
                     std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec,
                     status.st_ino};
}

bool FileStamp::is_settled() const {
    // FAT counts in two seconds; other disks in milliseconds at most.
    constexpr std::int64_t tick = 2'000'000'000;
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return time < std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec - tick;
}

std::uint64_t file_size(const fs::path& path) {
    const OpenFile open = open_regular(path);
    const Descriptor file(open.file);
    return open.size;
}

void write_file(const fs::path& path, std::string_view bytes) {
    write_files({{path, bytes}});
}

void write_files(const std::vector<PendingFile>& files) {
    std::vector<Temporary> temporaries;
    temporaries.reserve(files.size());
    for (const PendingFile& file : files)
        temporaries.push_back(write_beside(file.path, file.bytes));
    // Point of no return: from here on only renames, which need no space.
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (::rename(temporaries[i].path.c_str(), files[i].path.c_str()) != 0)
            refuse_write(files[i].path, errno);
        temporaries[i].path.clear();
    }
}

BookFolder::BookFolder(const fs::path& root) : shown_(root) {
    std::error_code error;
    root_ = fs::canonical(root.empty() ? fs::path(".") : root, error);
    if (error) throw Failure(Code::W001, {root.string(), reason(error.value())});
    if (!fs::is_directory(root_, error))
        throw Failure(Code::W001, {root.string(), reason(ENOTDIR)});
}

std::string BookFolder::shown(std::string_view name) const {
    return (shown_ / name).lexically_normal().generic_string();
}

std::variant<fs::path, BookFolder::Refusal> BookFolder::find(std::string_view name,
                                                             std::string_view base) const {
    if (name.empty() || name.find('\0') != std::string_view::npos) return Refusal::not_found;
    const fs::path relative{std::string(name)};
    if (relative.is_absolute()) return Refusal::outside;
    const fs::path wanted = (root_ / fs::path(std::string(base)) / relative).lexically_normal();
    if (!is_inside(wanted, root_)) return Refusal::outside;
    std::error_code error;
    const fs::path real = fs::canonical(wanted, error);
    if (error) return Refusal::not_found;
    if (!is_inside(real, root_)) return Refusal::outside;
    if (!fs::is_regular_file(real, error)) return Refusal::not_a_file;
    return real;
}

std::vector<std::string> BookFolder::list(std::string_view folder) const {
    return list(folder, Wanted::files);
}

std::vector<std::string> BookFolder::list_folders(std::string_view folder) const {
    return list(folder, Wanted::folders);
}

std::vector<std::string> BookFolder::list(std::string_view folder, Wanted wanted_kind) const {
    std::vector<std::string> names;
    const fs::path wanted = (root_ / fs::path(std::string(folder))).lexically_normal();
    std::error_code error;
    const fs::path real = fs::canonical(wanted, error);
    if (error || !is_inside(real, root_)) return names;
    for (fs::directory_iterator it(real, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        const bool fits = wanted_kind == Wanted::files
                              ? it->is_regular_file(ignored)
                              : it->is_directory(ignored) && !it->is_symlink(ignored);
        if (fits) names.push_back(it->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace banxin
