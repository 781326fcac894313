#include "base/stored_bytes.h"

#include "base/files.h"

#include <utility>

namespace banxin {

StoredBytes::StoredBytes(std::string bytes)
    : kept_(std::make_shared<const std::string>(std::move(bytes))) {}

StoredBytes StoredBytes::in_file(std::filesystem::path path) {
    StoredBytes bytes;
    bytes.path_ = std::move(path);
    return bytes;
}

std::string StoredBytes::read() const {
    if (!path_.empty()) return read_file(path_);
    return kept_ == nullptr ? std::string() : *kept_;
}

bool StoredBytes::operator==(const StoredBytes& other) const {
    if (kept_ == other.kept_ && path_ == other.path_) return true;
    return read() == other.read();
}

}  // namespace banxin
