#include "image/data_address.h"

#include "base/ascii.h"

#include <cstdint>

namespace banxin::image {
namespace {

constexpr std::string_view base64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::optional<std::string> decode_base64(std::string_view text) {
    // The second pair of 62 and 63 is that of addresses (RFC 4648, "base64url").
    const std::string digits = std::string(base64) + "-_";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (ascii::is_space(c)) continue;
        if (c == '=') break;
        std::size_t digit = digits.find(c);
        if (digit == std::string::npos) return {};
        if (digit >= 64) digit -= 2;
        bits = (bits << 6U | static_cast<std::uint32_t>(digit)) & 0xFFFFFFU;
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU));
        }
    }
    return bytes;
}

}  // namespace

bool is_data_address(std::string_view address) {
    return ascii::to_lower(ascii::trimmed(address).substr(0, 5)) == "data:";
}

std::optional<std::string> data_of(std::string_view address) {
    address = ascii::trimmed(address);
    const std::size_t comma = address.find(',');
    if (!is_data_address(address) || comma == std::string_view::npos) return {};
    const std::string kind = ascii::to_lower(address.substr(5, comma - 5));
    if (!kind.starts_with("image/")) return {};
    const std::string data = ascii::percent_decoded(address.substr(comma + 1));
    if (kind.find(";base64") != std::string::npos) return decode_base64(data);
    return data;
}

}  // namespace banxin::image
