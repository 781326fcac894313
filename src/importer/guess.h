/// \file
/// What a text does not say and its characters tell: its language. A guess, which is told of as
/// such. Private to this room.
#pragma once

#include "base/language.h"

#include <string_view>

namespace banxin::importer {

/// By the characters alone.
[[nodiscard]] Language guess_language(std::string_view text);

/// The language that another program was told ("cn", "zh_TW", "en"); by the text when it was told
/// nothing, no script of Chinese, or another language than the text is in: templates say "en".
[[nodiscard]] Language settle_language(std::string_view declared, std::string_view text);

}  // namespace banxin::importer
