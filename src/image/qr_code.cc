#include "image/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace banxin::image {

std::optional<QrCode> qr_code(std::string_view text) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeData(static_cast<int>(text.size()),
                          static_cast<const unsigned char*>(static_cast<const void*>(text.data())),
                          0, QR_ECLEVEL_M),
        QRcode_free);
    if (code == nullptr) return std::nullopt;
    QrCode made;
    made.modules = static_cast<std::uint32_t>(code->width);
    const std::size_t count = std::size_t{made.modules} * made.modules;
    // The lowest bit of a module says that it is dark.
    for (std::size_t i = 0; i < count; ++i) made.dark.push_back((code->data[i] & 1U) != 0);
    return made;
}

}  // namespace banxin::image
