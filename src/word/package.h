/// \file
/// The parts of a zip archive, with limits. Private to this room.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace banxin::word {

class Package {
public:
    /// Thrown by `open` and `part`: the archive says that it is larger than `most`.
    struct TooLarge {};

    /// Empty: it is no archive. The bytes must outlive the package.
    [[nodiscard]] static std::optional<Package> open(const std::string& bytes, std::size_t most);
    Package(Package&& other) noexcept;
    Package& operator=(Package&&) = delete;
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;
    ~Package();

    [[nodiscard]] bool has(const std::string& name) const;
    /// Empty when it is not there or cannot be unpacked.
    [[nodiscard]] std::string part(const std::string& name);
    /// Names that begin with `prefix`, sorted.
    [[nodiscard]] std::map<std::string, std::uint64_t> names(std::string_view prefix) const;

private:
    Package(void* archive, std::size_t most) : archive_(archive), most_(most) {}

    /// A zip_t.
    void* archive_;
    std::size_t most_;
    std::uint64_t read_ = 0;
};

}  // namespace banxin::word
