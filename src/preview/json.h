/// \file
/// Values as JSON, for the page in the browser.
#pragma once

#include <string>
#include <string_view>

namespace banxin::preview {

/// A string with its quotes.
[[nodiscard]] std::string json_text(std::string_view text);

/// `"name":value` after what stands in `to` already; the value is JSON.
void add_member(std::string& to, std::string_view name, std::string_view value);

}  // namespace banxin::preview
