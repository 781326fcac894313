#include "base/stored_bytes.h"

#include "base/files.h"

#include <algorithm>
#include <utility>

namespace banxin {
namespace {

/// Fewer take less room than it takes to find them again.
constexpr std::size_t always_kept = 4096;
constexpr std::size_t part = std::size_t{1} << 20U;

}  // namespace

StoredBytes::StoredBytes(std::string bytes)
    : kept_(std::make_shared<const std::string>(std::move(bytes))) {}

StoredBytes StoredBytes::in_file(std::filesystem::path path) {
    StoredBytes bytes;
    bytes.path_ = std::move(path);
    return bytes;
}

StoredBytes StoredBytes::in(std::shared_ptr<const Scratch> room) {
    StoredBytes bytes;
    bytes.size_ = room->size();
    bytes.room_ = std::move(room);
    return bytes;
}

StoredBytes StoredBytes::put_aside(std::string bytes, const std::shared_ptr<Scratch>& room) {
    if (bytes.size() <= always_kept) return {std::move(bytes)};
    StoredBytes stored;
    stored.at_ = room->append(bytes);
    stored.size_ = bytes.size();
    stored.room_ = room;
    return stored;
}

std::uint64_t StoredBytes::size() const {
    if (!path_.empty()) return banxin::file_size(path_);
    return kept_ == nullptr ? size_ : kept_->size();
}

std::string StoredBytes::read() const {
    if (!path_.empty()) return read_file(path_);
    return read(0, size());
}

std::string StoredBytes::read(std::uint64_t at, std::size_t size) const {
    if (!path_.empty()) return read_file(path_, at, size);
    if (room_ != nullptr) {
        if (at >= size_) return {};
        return room_->read(at_ + at, std::min<std::uint64_t>(size, size_ - at));
    }
    if (kept_ == nullptr || at >= kept_->size()) return {};
    return kept_->substr(at, size);
}

std::shared_ptr<const std::string> StoredBytes::hold() const {
    return kept_ != nullptr ? kept_ : std::make_shared<const std::string>(read());
}

void StoredBytes::for_each_part(const std::function<void(std::string_view)>& take) const {
    if (kept_ != nullptr) {
        take(*kept_);
        return;
    }
    for (std::uint64_t at = 0;;) {
        const std::string bytes = read(at, part);
        if (bytes.empty()) return;
        take(bytes);
        at += bytes.size();
    }
}

bool StoredBytes::operator==(const StoredBytes& other) const {
    if (kept_ == other.kept_ && path_ == other.path_ && room_ == other.room_ && at_ == other.at_ &&
        size_ == other.size_)
        return true;
    return read() == other.read();
}

}  // namespace banxin
