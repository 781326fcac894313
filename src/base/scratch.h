/// \file
/// Room for bytes in the making that memory should not hold: the first megabytes are kept, and what
/// is more goes into a file without a name, which is gone with the program however that ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace banxin {

/// Safe from several threads. Throws Failure W002 when the disk is full.
class Scratch {
public:
    /// Enough for most books.
    static constexpr std::size_t usually_kept = std::size_t{16} << 20U;

    explicit Scratch(std::size_t most_kept = usually_kept) : most_kept_(most_kept) {}
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    /// Returns where they begin.
    std::uint64_t append(std::string_view bytes);
    /// Over what is there already; what is left over goes behind it. `at` is not beyond the end.
    void write(std::uint64_t at, std::string_view bytes);

    [[nodiscard]] std::uint64_t size() const;
    /// Fewer than `size` where the end comes first.
    [[nodiscard]] std::string read(std::uint64_t at, std::size_t size) const;
    /// So many of them are in the file.
    [[nodiscard]] std::uint64_t on_disk() const;

private:
    void keep(std::string_view bytes);
    void flush();

    mutable std::mutex mutex_;
    std::size_t most_kept_;
    int file_ = -1;
    std::uint64_t in_file_ = 0;
    /// What comes behind the bytes in the file.
    std::string kept_;
};

}  // namespace banxin
