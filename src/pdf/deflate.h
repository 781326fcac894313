/// \file
/// Deflate for streams. Done here and not by libharu, which works on one thread.
#pragma once

#include <string>
#include <string_view>

namespace banxin::pdf {

/// In the zlib format, as /FlateDecode wants it. Throws Failure W004.
[[nodiscard]] std::string deflate(std::string_view bytes);

}  // namespace banxin::pdf
