// One call of zlib.

#include "pdf/deflate.h"

#include "base/diagnostics.h"

#include <zlib.h>

namespace banxin::pdf {
namespace {

/// Measured on pages of Chinese: 6 saves 0.4 % more in 1.15 times the time, 9 nothing further.
constexpr int level = 5;

}  // namespace

std::string deflate(std::string_view bytes) {
    std::string result(compressBound(bytes.size()), '\0');
    uLongf size = result.size();
    auto* to = static_cast<Bytef*>(static_cast<void*>(result.data()));
    const auto* from = static_cast<const Bytef*>(static_cast<const void*>(bytes.data()));
    const int status = compress2(to, &size, from, bytes.size(), level);
    if (status != Z_OK) throw Failure(Code::W004, {"zlib", zError(status)});
    result.resize(size);
    return result;
}

}  // namespace banxin::pdf
