/// \file
/// Pictures that are written in their address: `data:image/png;base64,…` (RFC 2397).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace banxin::image {

[[nodiscard]] bool is_data_address(std::string_view address);

/// What it holds, in base64 or in percent signs. Empty: it is no data address, is damaged, or says
/// that it holds no picture.
[[nodiscard]] std::optional<std::string> data_of(std::string_view address);

}  // namespace banxin::image
