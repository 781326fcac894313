#include "base/scratch.h"

#include "base/files.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace fs = std::filesystem;

namespace banxin {
namespace {

/// Written at once, when there is a file.
constexpr std::size_t block = std::size_t{1} << 20U;

/// By the Filesystem Hierarchy Standard /var/tmp is on a disk; /tmp may be the very memory that is
/// to be saved.
fs::path scratch_folder() {
    if (const char* wanted = std::getenv("TMPDIR"); wanted != nullptr && *wanted != '\0')
        return wanted;
    return ::access("/var/tmp", W_OK | X_OK) == 0 ? "/var/tmp" : "/tmp";
}

int open_unnamed() {
    std::string name = (scratch_folder() / "banxin.XXXXXX").string();
    const int file = ::mkstemp(name.data());
    if (file < 0) refuse_write(name, errno);
    ::unlink(name.c_str());
    return file;
}

void write_all(int file, std::string_view bytes, std::uint64_t at) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) refuse_write(scratch_folder(), written < 0 ? errno : EIO);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        at += static_cast<std::uint64_t>(written);
    }
}

}  // namespace

Scratch::~Scratch() {
    if (file_ >= 0) ::close(file_);
}

void Scratch::flush() {
    if (file_ < 0) file_ = open_unnamed();
    write_all(file_, kept_, in_file_);
    in_file_ += kept_.size();
    kept_.clear();
    kept_.shrink_to_fit();
}

void Scratch::keep(std::string_view bytes) {
    kept_ += bytes;
    if (kept_.size() > (file_ < 0 ? most_kept_ : std::min(most_kept_, block))) flush();
}

std::uint64_t Scratch::append(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    const std::uint64_t at = in_file_ + kept_.size();
    keep(bytes);
    return at;
}

void Scratch::write(std::uint64_t at, std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    if (at < in_file_) {
        const std::size_t over = std::min<std::uint64_t>(in_file_ - at, bytes.size());
        write_all(file_, bytes.substr(0, over), at);
        bytes.remove_prefix(over);
        at += over;
    }
    if (bytes.empty()) return;
    const std::size_t begin = at - in_file_;
    const std::size_t over = std::min(kept_.size() - begin, bytes.size());
    kept_.replace(begin, over, bytes.substr(0, over));
    keep(bytes.substr(over));
}

std::uint64_t Scratch::size() const {
    const std::lock_guard lock(mutex_);
    return in_file_ + kept_.size();
}

std::uint64_t Scratch::on_disk() const {
    const std::lock_guard lock(mutex_);
    return in_file_;
}

std::string Scratch::read(std::uint64_t at, std::size_t size) const {
    const std::lock_guard lock(mutex_);
    const std::uint64_t all = in_file_ + kept_.size();
    if (at >= all) return {};
    size = std::min<std::uint64_t>(size, all - at);
    const std::size_t from_file = at < in_file_ ? std::min<std::uint64_t>(size, in_file_ - at) : 0;
    std::string bytes;
    if (from_file > 0) bytes = read_open_file(file_, scratch_folder(), at, from_file);
    if (bytes.size() == from_file && from_file < size)
        bytes += std::string_view(kept_).substr(at + from_file - in_file_, size - from_file);
    return bytes;
}

}  // namespace banxin
