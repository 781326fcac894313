/// \file
/// A text as a QR code (ISO/IEC 18004), so that an address can be read from paper.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace banxin::image {

/// A square of modules, row by row; its quiet zone of four modules is not among them.
struct QrCode {
    std::uint32_t modules = 0;
    std::vector<bool> dark;
};

/// With error correction of level M, as print wants it. Empty: the text is longer than a code holds
/// (2,331 bytes), or empty.
[[nodiscard]] std::optional<QrCode> qr_code(std::string_view text);

}  // namespace banxin::image
