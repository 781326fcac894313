/// \file
/// Deflate, for the streams of a PDF and the entries of a ZIP. Hides libdeflate.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banxin {

/// What stands around the deflated bytes: nothing, as a ZIP has them, or the header and the
/// checksum of the zlib format, as /FlateDecode of a PDF wants them.
enum class Wrapping : std::uint8_t { none, zlib };

/// `quick`: in half the time, for half as many bytes more.
enum class Effort : std::uint8_t { usual, quick };

/// Safe from several threads; the bytes depend on nothing but what is given. Throws Failure W004.
[[nodiscard]] std::string deflated(std::string_view bytes, Wrapping wrapping,
                                   Effort effort = Effort::usual);

/// The CRC-32 of ZIP.
[[nodiscard]] std::uint32_t crc32_of(std::string_view bytes);

}  // namespace banxin
