/// \file
/// The container: a ZIP archive whose bytes depend on nothing but its entries. The only place
/// that knows libzip. Entries are compressed one by one, on any thread, and joined without
/// being compressed again. Knows nothing of EPUB but that its first entry is stored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace banxin::epub {

/// stored: for what is compressed already, and for the container's first entry.
enum class Packing { stored, deflated };

/// One entry, compressed.
struct Packed {
    std::string name;
    Packing packing = Packing::deflated;
    /// An archive of this one entry.
    std::string archive;
};

/// Throws Failure W004. Safe from several threads.
[[nodiscard]] Packed pack(std::string name, std::string_view bytes, Packing packing);

/// One archive of all entries, in their order, which are forgotten as soon as they are in it: a
/// book of many pictures need not be in memory three times. Throws Failure W004.
[[nodiscard]] std::string join(std::vector<Packed>&& entries);

}  // namespace banxin::epub
