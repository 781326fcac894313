/// \file
/// Language tags as far as fonts care: which list of families a text language belongs to.
/// Knows nothing of fonts.
#pragma once

#include <string>
#include <string_view>

namespace banxin::text {

/// A BCP 47 tag in its usual case ("zh-Hant-HK").
[[nodiscard]] std::string tidy_tag(std::string_view tag);

/// Tidy, and with the script that a Chinese tag implies: "zh" and "zh-CN" are "zh-Hans",
/// "zh-TW" is "zh-Hant-TW", "zh-HK" and Macao's and "yue" are "zh-Hant-HK".
[[nodiscard]] std::string full_tag(std::string_view tag);

/// Whether a list tagged `list` serves texts tagged `tag` (both tidy): equal, or `tag`
/// continues it after a hyphen. "*" and "" serve nothing here; they are the last resort.
[[nodiscard]] bool serves(std::string_view list, std::string_view tag);

}  // namespace banxin::text
