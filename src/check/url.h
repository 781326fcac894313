/// \file
/// Addresses in a book, resolved inside the container (EPUB 3.3, "URLs in the OCF abstract
/// container"; URL standard for the syntax). Knows nothing of what stands there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banxin::check {

struct Address {
    enum class Kind : std::uint8_t {
        inside,     ///< a path of the container
        empty,      ///< ""
        outside,    ///< climbs out, or starts from the root
        remote,     ///< http, https
        elsewhere,  ///< mailto, tel …: fine for links
        file,       ///< file:
        data,       ///< data:
        malformed,
    } kind = Kind::inside;
    /// Percent signs decoded; of the file itself when only a fragment was given.
    std::string path;
    std::string fragment;
    bool has_fragment = false;
    bool has_query = false;
};

/// `from`: the container's path of the file in which the address stands.
[[nodiscard]] Address resolve(std::string_view from, std::string_view address);

}  // namespace banxin::check
